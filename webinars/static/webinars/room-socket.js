// @ts-check
/**
 * The control socket of a room. Comes back by itself after a cut line and asks for exactly the events that it missed.
 *
 * Each message of the server is dispatched as an event named by its type (`chat.sent`, `webinar.ended`, `room.counted` ...)
 * with the message as `detail`. What a feature shows it rather makes of its state: `room.follow(name, reducer, draw)`, see
 * webinars/room-state.js. Beside these: `line` with `detail.online`, and `closed` with `detail.code` when the server
 * refused for good.
 */
import { RoomState } from "webinars/room-state.js";

/** Close codes after which coming back is of no use. See webinars/live/close_codes.py. */
const FINAL_CODES = new Set([4400, 4401, 4403, 4404, 4410]);
const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 5000;

export class RoomSocket extends EventTarget {
  /** @param {string} path e.g. /ws/room/abc/ */
  constructor(path) {
    super();
    this.url = new URL(path, location.href);
    this.url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    /** The last stored event that this page has seen. */
    this.lastSeq = 0;
    this.state = new RoomState();
    /** Server's clock minus ours, in ms; for showing times only. */
    this.clockOffsetMs = 0;
    this.online = false;
    this.stopped = false;
    this.retryMs = FIRST_RETRY_MS;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    addEventListener("online", () => this.#retryNow());
    // A page that goes away says goodbye, so that its presence ends to the moment and not at the last beat.
    addEventListener("pagehide", () => this.close());
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.connect();
    });
  }

  connect() {
    this.stopped = false;
    clearTimeout(this.timer);
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.addEventListener("open", () => {
      this.send({ type: "room.join", since: this.lastSeq });
    });
    socket.addEventListener("message", (event) => this.#receive(JSON.parse(event.data)));
    socket.addEventListener("close", (event) => this.#lost(socket, event.code));
    return this;
  }

  close() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.socket?.close(1000);
  }

  /**
   * Sends a message when the line is there; what must survive a cut line is sent again by who sent it.
   * @param {Record<string, unknown>} message
   * @returns {boolean} whether it went out
   */
  send(message) {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /**
   * Calls `draw` with the state of a part whenever it changed, and with the events that did it (null: made anew).
   * @param {string} name @param {import("./room-state.js").Reducer<any>} reducer @param {import("./room-state.js").Draw} draw
   */
  follow(name, reducer, draw) {
    if (this.state.follow(name, reducer, draw)) this.send({ type: "room.join", since: 0 });
  }

  /** The server's time in ms since 1970, as well as this page knows it. */
  now() {
    return Date.now() + this.clockOffsetMs;
  }

  /** @param {any} message */
  #receive(message) {
    if (message.type === "room.joined") {
      this.clockOffsetMs = message.now - Date.now();
      this.retryMs = FIRST_RETRY_MS;
      this.#setOnline(true);
      if (message.parts || !message.events) {
        this.lastSeq = message.last_seq;
        this.state.begin(message.parts ?? {});
      }
      this.#emit(message.type, message);
      if (message.events) this.#tell(message.events);
      this.lastSeq = Math.max(this.lastSeq, message.last_seq);
      return;
    }
    if (message.type === "room.told") this.#tell(message.events);
    else if (typeof message.seq === "number") this.#tell([message]);
    else this.#emit(message.type, message);
  }

  /** Stored events; those that were seen before are dropped. @param {any[]} events */
  #tell(events) {
    const news = events.filter((event) => event.seq > this.lastSeq);
    if (news.length === 0) return;
    this.lastSeq = news[news.length - 1].seq;
    this.state.apply(news);
    for (const event of news) this.#emit(event.type, event);
  }

  /** @param {WebSocket} socket @param {number} code */
  #lost(socket, code) {
    if (socket !== this.socket) return;
    this.#setOnline(false);
    if (FINAL_CODES.has(code)) {
      this.stopped = true;
      this.#emit("closed", { code });
      return;
    }
    if (this.stopped) return;
    // Jitter: 200 pages that lost the same server must not come back in the same instant.
    this.timer = setTimeout(() => this.connect(), this.retryMs * (0.5 + Math.random()));
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }

  #retryNow() {
    if (this.stopped || this.socket?.readyState === WebSocket.OPEN) return;
    this.retryMs = FIRST_RETRY_MS;
    this.connect();
  }

  /** @param {boolean} online */
  #setOnline(online) {
    if (this.online === online) return;
    this.online = online;
    this.#emit("line", { online });
  }

  /** @param {string} type @param {unknown} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
