// @ts-check
// The line to the server that watches for the viewer: comes back by itself, and says what it hears.

import { Backoff } from "media/backoff.js";
import { parseMessage } from "media/viewer-messages.js";

const SILENT_MS = 6000;
/** Coming back makes no sense after these. 4410: there is nothing to watch (any more). */
const FINAL_CODES = new Set([4400, 4401, 4403, 4404, 4410]);

/**
 * Events: `state` {state}, `mode` {mode, reason}, `lagging` {lostMs}, `source` {lateMs}, `start` and `media` (the message), `line` {online},
 * `closed` {code, reason}.
 */
export class ViewerSocket extends EventTarget {
  /** @param {string} url @param {import("media/modes.js").Mode} [mode] */
  constructor(url, mode = "video") {
    super();
    /** what is wished for; a new connection says it in its address */
    this.mode = mode;
    this.url = url.startsWith("ws") ? url : location.origin.replace("http", "ws") + url;
    this.backoff = new Backoff();
    this.state = "";
    this.heardAt = 0;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.isOpen = false;
    /** cut on purpose */
    this.isReturning = false;
    this.onOnline = () => this.#comeBack();
  }

  open() {
    this.isOpen = true;
    addEventListener("online", this.onOnline);
    this.timer = setInterval(() => this.#check(), 1000);
    this.#connect();
  }

  close() {
    this.isOpen = false;
    removeEventListener("online", this.onOnline);
    clearInterval(this.timer);
    clearTimeout(this.retryTimer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  /**
   * @param {import("media/modes.js").Mode} mode
   * @param {{ afresh?: boolean }} [how] afresh: on a slow line the old mode fills the way for half a minute; the server cuts it
   */
  choose(mode, { afresh = false } = {}) {
    this.mode = mode;
    this.heardAt = performance.now(); // in the mode before, silence may have meant nothing
    this.isReturning = this.#say(afresh ? { type: "mode", mode, afresh } : { type: "mode", mode }) && afresh;
  }

  /** @param {{ behindMs: number | null, stalls: number }} report `stalls` since the last one */
  report({ behindMs, stalls }) {
    return this.#say({ type: "report", behind_ms: behindMs, stalls });
  }

  /** @param {object} message @returns {boolean} whether it went out */
  #say(message) {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  #connect() {
    clearTimeout(this.retryTimer);
    const wished = this.mode;
    const socket = new WebSocket(wished === "video" ? this.url : `${this.url}?mode=${wished}`);
    // What was chosen while the line was being opened.
    socket.addEventListener("open", () => socket === this.socket && this.mode !== wished && this.choose(this.mode));
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.heardAt = performance.now();
    socket.addEventListener("message", ({ data }) => socket === this.socket && this.#hear(data));
    socket.addEventListener("close", ({ code }) => socket === this.socket && this.#closed(code));
  }

  /** @param {string | ArrayBuffer} data */
  #hear(data) {
    this.heardAt = performance.now();
    if (typeof data !== "string") {
      const message = parseMessage(data);
      if (message) this.dispatchEvent(new CustomEvent(message.kind, { detail: message }));
      return;
    }
    const message = JSON.parse(data);
    if (message.type === "state") {
      this.backoff.reset();
      this.state = message.state;
      this.dispatchEvent(new CustomEvent("line", { detail: { online: true } }));
      this.dispatchEvent(new CustomEvent("state", { detail: { state: message.state } }));
    } else if (message.type === "mode") {
      this.dispatchEvent(new CustomEvent("mode", { detail: { mode: message.mode, reason: message.reason } }));
    } else if (message.type === "viewer.lagging") {
      this.dispatchEvent(new CustomEvent("lagging", { detail: { lostMs: message.lost_ms } }));
    } else if (message.type === "source.late") {
      this.dispatchEvent(new CustomEvent("source", { detail: { lateMs: message.late_ms } }));
    } else if (message.type === "refused") this.reason = message.reason;
  }

  /** @param {number} code */
  #closed(code) {
    this.socket = null;
    if (!this.isOpen) return;
    if (FINAL_CODES.has(code)) {
      this.close();
      this.dispatchEvent(new CustomEvent("closed", { detail: { code, reason: this.reason ?? "" } }));
      return;
    }
    if (this.isReturning) {
      this.isReturning = false;
      return this.#connect();
    }
    this.dispatchEvent(new CustomEvent("line", { detail: { online: false } }));
    this.retryTimer = setTimeout(() => this.#connect(), this.backoff.next());
  }

  /** While a lecture is live something comes several times a second: silence means a dead line. */
  #check() {
    if (!this.socket || this.state !== "live" || this.mode === "slides" || performance.now() - this.heardAt < SILENT_MS) return;
    const dead = this.socket;
    this.#closed(1006);
    dead.close();
  }

  #comeBack() {
    if (this.isOpen && !this.socket) this.#connect();
  }
}
