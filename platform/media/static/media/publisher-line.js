// @ts-check
// The socket to the server: comes back by itself after a cut, as long as that makes sense.

import { Backoff } from "media/backoff.js";

const SILENT_MS = 5000;
/** Close codes after which coming back makes no sense (see media/live/protocol.py). */
const FINAL_CODES = new Set([4400, 4401, 4403, 4404, 4408, 4409, 4410, 4413, 4415]);

export class PublisherLine {
  /**
   * @param {string} url
   * @param {{ opened: () => void, heard: (message: any) => void, lost: () => void, refused: (code: number, reason: string) => void }} events
   *   lost: it comes back by itself; refused: it does not
   */
  constructor(url, events) {
    this.url = url;
    this.events = events;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.backoff = new Backoff();
    this.heardAt = 0;
    this.reason = "";
    this.isStopped = false;
    this.onOnline = () => this.connect();
  }

  connect() {
    if (this.socket || this.isStopped) return;
    clearTimeout(this.timer);
    addEventListener("online", this.onOnline);
    const socket = new WebSocket(this.url.startsWith("ws") ? this.url : location.origin.replace("http", "ws") + this.url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.heardAt = performance.now();
    socket.addEventListener("open", () => socket === this.socket && this.events.opened());
    socket.addEventListener("message", ({ data }) => socket === this.socket && this.#hear(JSON.parse(data)));
    socket.addEventListener("close", ({ code }) => socket === this.socket && this.#closed(code));
  }

  /** For good. */
  stop() {
    this.isStopped = true;
    clearTimeout(this.timer);
    removeEventListener("online", this.onOnline);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  /** @param {object} message */
  say(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  send(bytes) {
    this.socket?.send(bytes);
  }

  /** An answer is due: a line that takes and never answers is dead, even if the browser has not noticed. */
  expectAnswer() {
    if (!this.socket || performance.now() - this.heardAt < SILENT_MS) return;
    const dead = this.socket;
    this.#closed(1006);
    dead.close();
  }

  /** @param {any} message */
  #hear(message) {
    this.heardAt = performance.now();
    if (message.type === "welcome") this.backoff.reset();
    if (message.type === "refused") this.reason = message.reason;
    else this.events.heard(message);
  }

  /** @param {number} code */
  #closed(code) {
    this.socket = null;
    this.events.lost();
    if (this.isStopped) return;
    if (FINAL_CODES.has(code)) return this.events.refused(code, this.reason);
    this.timer = setTimeout(() => this.connect(), this.backoff.next());
  }
}
