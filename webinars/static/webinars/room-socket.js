// @ts-check
/**
 * The control socket of a room. Comes back by itself after a cut line and asks for exactly the events that it missed.
 *
 * Each message of the server is dispatched as an event named by its type (`chat.sent`, `webinar.ended`, `room.counted` ...)
 * with the message as `detail`. What a feature shows it rather makes of its state: `room.follow(name, reducer, draw)`, see
 * webinars/room-state.js. Beside these: `line` with `detail.online`, and `closed` with `detail.code` when the server
 * refused for good.
 */
import { Backoff } from "media/backoff.js";
import { everySecond } from "ui/ticker.js";
import { RoomState } from "webinars/room-state.js";

/** Close codes after which coming back is of no use. See webinars/live/close_codes.py. */
const FINAL_CODES = new Set([4400, 4401, 4403, 4404, 4410]);
/** Back within 3 s of the line's return. The waits are drawn at random: pages that lost the same server do not come all at once. */
const WAITS = { firstMs: 500, longestMs: 3000 };
/** After so long without a word from the server it is asked; after so much longer the line is dead, whatever the browser thinks. */
const ASK_AFTER_MS = 12_000;
const DEAD_AFTER_MS = 18_000;

/** Half of a sign (an emoji that a field cut in two) is no text: the server would take the whole message for garbage. @param {string} _name @param {unknown} value */
const wellFormed = (_name, value) => (typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\uFFFD") : value);

export class RoomSocket extends EventTarget {
  /** @param {string} path e.g. /ws/room/abc/ */
  constructor(path) {
    super();
    this.url = new URL(path, location.href);
    this.url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    /** The last stored event that this page has seen. */
    this.lastSeq = 0;
    this.state = new RoomState();
    /** The moment of the broadcast that this page records, in ms; null when it records nothing. The studio says it. @type {() => number | null} */
    this.moment = () => null;
    /** Server's clock minus ours, in ms; for showing times only. */
    this.clockOffsetMs = 0;
    this.online = false;
    this.stopped = false;
    this.backoff = new Backoff(WAITS);
    this.heardAt = 0;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    everySecond(() => this.#listenForLife());
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
    this.heardAt = performance.now();
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
    this.socket.send(JSON.stringify(message, wellFormed));
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
    this.heardAt = performance.now();
    if (message.type === "room.joined") {
      this.clockOffsetMs = message.now - Date.now();
      this.backoff.reset();
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
    this.socket = null;
    this.#setOnline(false);
    if (FINAL_CODES.has(code)) {
      this.stopped = true;
      this.#emit("closed", { code });
      return;
    }
    if (this.stopped) return;
    this.timer = setTimeout(() => this.connect(), this.backoff.next());
  }

  /** A line that is dead without having been closed: the network changed, a router forgot it. */
  #listenForLife() {
    if (this.stopped || !this.socket) return;
    const silentMs = performance.now() - this.heardAt;
    if (silentMs > DEAD_AFTER_MS) {
      const dead = this.socket;
      this.heardAt = performance.now();
      dead.close(); // its own "close" may take a minute
      this.#lost(dead, 1006);
    } else if (silentMs > ASK_AFTER_MS) {
      this.send({ type: "room.ping" });
    }
  }

  #retryNow() {
    if (this.stopped || this.socket?.readyState === WebSocket.OPEN) return;
    this.backoff.reset();
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
