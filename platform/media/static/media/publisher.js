// @ts-check
// Sends a stream to the server and keeps every chunk until the server has stored it. Whatever happens to the line, the chunks
// go on being recorded, and what is missing is sent when the line is back.

import { Backoff } from "media/backoff.js";
import { ChunkQueue, frame } from "media/chunk-queue.js";
import { MediaProblem, problemOfBrowser } from "media/devices.js";
import { Recording } from "media/recording.js";
import { describeRefusal } from "media/refusals.js";
import { gettext } from "ui/i18n.js";

const NO_ACK_MS = 5000;
const HEALTH_MS = 500;
const RATE_WINDOW_MS = 3000;
const MOST_RESTARTS = 3;
/** Close codes after which coming back makes no sense (see media/live/protocol.py). */
const FINAL_CODES = new Set([4400, 4401, 4403, 4404, 4408, 4409, 4410, 4413, 4415]);

/**
 * @typedef {"idle" | "connecting" | "live" | "offline" | "paused" | "finishing" | "finished" | "refused"} PublisherState
 * @typedef {{ online: boolean, offline: boolean, uploadKbps: number, waiting: number, savedUpToMs: number }} Health
 *   uploadKbps: what the server received in the last seconds; waiting: chunks it has not; savedUpToMs: length of what is stored
 */

/**
 * Events: `state` {state}, `ack` {epoch, received, durable}, `health` Health, `refused` {reason, message},
 * `failed` {reason, message}, `trackended` {kind, message}.
 */
export class Publisher extends EventTarget {
  /**
   * @param {{ url: string, stream: MediaStream, takeOver?: boolean, sliceMs?: number, videoKbps?: number, audioKbps?: number }} options
   */
  constructor({ url, stream, takeOver = false, sliceMs = 100, videoKbps = 2000, audioKbps = 64 }) {
    super();
    this.url = url;
    this.stream = stream;
    this.takeOver = takeOver;
    this.options = { sliceMs, videoKbps, audioKbps };
    this.id = crypto.randomUUID();
    /** @type {PublisherState} */
    this.state = "idle";
    /** @type {ChunkQueue[]} epochs that are not stored whole, oldest first */
    this.queues = [];
    /** @type {Recording | null} */
    this.recording = null;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.isWelcome = false;
    /** the epoch that was last asked for, and on which connection */
    this.opening = "";
    /** @type {WebSocket | null} */
    this.openingOn = null;
    this.windowBytes = 0;
    this.backoff = new Backoff();
    this.ackedAt = 0;
    this.savedUpToMs = 0;
    /** @type {{ at: number, bytes: number }[]} */
    this.receivedBytes = [];
    /** @type {number[]} when the recorder had to begin anew */
    this.restarts = [];
    /** @type {(() => void)[]} */
    this.waitingForAll = [];
    this.onOnline = () => this.#connect();
  }

  /** Records and sends. Dispatches `failed` when this browser cannot. */
  async start() {
    const problem = problemOfBrowser();
    if (problem) return this.#fail(problem);
    if (!this.#record()) return;
    addEventListener("online", this.onOnline);
    this.healthTimer = setInterval(() => this.#check(), HEALTH_MS);
    this.#connect();
  }

  /** Goes on with another stream: screen instead of camera, another microphone. @param {MediaStream} stream */
  async replaceStream(stream) {
    this.stream = stream;
    if (!this.recording) return; // a break: used when it is over
    const previous = this.recording;
    previous.stop();
    this.recording = null;
    this.#record();
    await previous.ended;
  }

  /** A break: nothing is recorded until `resume`. */
  pause() {
    this.recording?.stop();
    this.recording = null;
    this.#become("paused");
  }

  /** The break is over. */
  resume() {
    if (this.recording || this.state === "finished" || this.state === "refused") return;
    this.#record();
    this.#become(this.isWelcome ? "live" : "offline");
  }

  /** Stops, and resolves when all that was recorded is stored. */
  async finish() {
    if (this.state === "refused" || this.state === "finished" || this.state === "idle") return;
    this.#become("finishing");
    await this.recording?.stop();
    this.recording = null;
    this.#pump();
    if (this.queues.length) await /** @type {Promise<void>} */ (new Promise((resolve) => this.waitingForAll.push(resolve)));
    this.#close("finished");
  }

  /** @returns {Health} */
  health() {
    const now = performance.now();
    this.receivedBytes = this.receivedBytes.filter(({ at }) => now - at < RATE_WINDOW_MS);
    const bytes = this.receivedBytes.reduce((sum, entry) => sum + entry.bytes, 0);
    return {
      online: this.isWelcome,
      offline: !this.isWelcome,
      uploadKbps: (bytes * 8) / RATE_WINDOW_MS,
      waiting: this.queues.reduce((sum, queue) => sum + queue.waiting, 0),
      savedUpToMs: this.savedUpToMs,
    };
  }

  // --- recording -------------------------------------------------------------------------------------------------------

  #record() {
    const key = crypto.randomUUID();
    const queue = new ChunkQueue({ key, mime: "", startedAt: performance.now() });
    try {
      this.recording = new Recording(this.stream, {
        ...this.options,
        onChunk: (bytes, untilMs) => {
          queue.push(bytes, untilMs);
          this.#pump();
        },
        onEnd: (failed) => {
          queue.end();
          this.#pump();
          if (failed && this.recording === recording) this.#recorderFailed();
        },
      });
    } catch (error) {
      this.#fail(error instanceof MediaProblem ? error : new MediaProblem("recorder", gettext("The browser could not record this picture. Choose another camera, or reload the page.")));
      return false;
    }
    const recording = this.recording;
    queue.mime = recording.type;
    this.queues.push(queue);
    return true;
  }

  /** The recorder stopped by itself: a camera was unplugged, or the browser gave up. */
  #recorderFailed() {
    this.recording = null;
    const lost = this.stream.getTracks().filter((track) => track.readyState === "ended");
    if (lost.length) {
      const message = gettext("The camera or microphone was unplugged or switched off. Plug it in, or choose another one.");
      this.dispatchEvent(new CustomEvent("trackended", { detail: { kind: lost[0].kind, message } }));
    }
    const alive = this.stream.getTracks().filter((track) => track.readyState === "live");
    if (!alive.length) return this.#fail(new MediaProblem("device_lost", gettext("The camera or microphone was unplugged or switched off. Plug it in, or choose another one.")));
    this.stream = new MediaStream(alive);
    this.#restart();
  }

  /** A new recorder for the same stream. Too often in a minute is a fault that a person must see. */
  #restart() {
    const now = performance.now();
    this.restarts = [...this.restarts.filter((at) => now - at < 60_000), now];
    if (this.restarts.length > MOST_RESTARTS) {
      return this.#fail(new MediaProblem("recorder", gettext("The browser could not record this picture. Choose another camera, or reload the page.")));
    }
    const previous = this.recording;
    this.recording = null;
    previous?.stop();
    this.#record();
  }

  // --- the line --------------------------------------------------------------------------------------------------------

  #connect() {
    if (this.socket || this.state === "finished" || this.state === "refused") return;
    clearTimeout(this.retryTimer);
    if (this.state === "idle") this.#become("connecting");
    const socket = new WebSocket(this.url.startsWith("ws") ? this.url : location.origin.replace("http", "ws") + this.url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.addEventListener("open", () => this.#say({ type: "hello", publisher: this.id, take_over: this.takeOver }));
    socket.addEventListener("message", ({ data }) => socket === this.socket && this.#hear(JSON.parse(data)));
    socket.addEventListener("close", ({ code }) => socket === this.socket && this.#disconnected(code));
    this.ackedAt = performance.now();
  }

  /** @param {number} code */
  #disconnected(code) {
    this.socket = null;
    this.isWelcome = false;
    for (const queue of this.queues) queue.disconnected();
    if (this.state === "finished" || this.state === "refused") return;
    if (FINAL_CODES.has(code)) return this.#refuse(code, "");
    if (this.state === "live" || this.state === "connecting") this.#become("offline");
    this.retryTimer = setTimeout(() => this.#connect(), this.backoff.next());
  }

  /** @param {any} message */
  #hear(message) {
    this.ackedAt = performance.now();
    const queue = this.queues.find(({ key, number }) => key === message.key || (number !== null && number === message.epoch));
    switch (message.type) {
      case "welcome":
        this.isWelcome = true;
        this.windowBytes = message.window_bytes;
        this.takeOver = false; // once: a page that is taken over must not take back by itself
        this.backoff.reset();
        if (this.state !== "finishing" && this.state !== "paused") this.#become("live");
        break;
      case "epoch.opened":
        queue?.opened(message);
        break;
      case "ack":
        if (queue) this.#acked(queue, message);
        break;
      case "resend":
        queue?.resendFrom(message.seq);
        break;
      case "epoch.finished":
        if (queue) this.#finished(queue, message.error);
        break;
      case "stop":
        this.recording?.stop();
        this.recording = null;
        break;
      case "refused":
        this.refusedReason = message.reason;
        break;
    }
    this.#pump();
  }

  /** @param {ChunkQueue} queue @param {{ epoch: number, received: number, durable: number }} marks */
  #acked(queue, marks) {
    const before = queue.received;
    const bytes = queue.chunks.reduce((sum, { seq, bytes }) => (seq > before && seq <= marks.received ? sum + bytes.length : sum), 0);
    if (bytes) this.receivedBytes.push({ at: performance.now(), bytes });
    queue.acked(marks);
    if (queue.durable >= 0) this.savedUpToMs = Math.max(this.savedUpToMs, queue.offsetMs + queue.savedMs);
    this.dispatchEvent(new CustomEvent("ack", { detail: { epoch: marks.epoch, received: marks.received, durable: marks.durable } }));
  }

  /** @param {ChunkQueue} queue @param {string} error */
  #finished(queue, error) {
    queue.acked({ received: queue.count - 1, durable: error ? queue.durable : queue.count - 1 });
    if (!error) this.savedUpToMs = Math.max(this.savedUpToMs, queue.offsetMs + queue.savedMs);
    const wasCurrent = !queue.isEnded;
    this.queues = this.queues.filter((other) => other !== queue);
    if (error && wasCurrent && this.recording) this.#restart();
    if (!this.queues.length) for (const resolve of this.waitingForAll.splice(0)) resolve();
  }

  /** Sends what may be sent: the oldest epoch first, the next one when all of it is on its way. */
  #pump() {
    if (!this.isWelcome || !this.socket) return;
    let room = this.windowBytes - this.queues.reduce((sum, queue) => sum + queue.inFlightBytes, 0);
    for (const queue of this.queues) {
      if (queue.number === null) {
        if (queue.count || queue.isEnded) this.#open(queue);
        return;
      }
      for (let chunk = queue.next(); chunk && room > 0; chunk = queue.next()) {
        this.socket.send(frame(queue.number, chunk));
        room -= chunk.bytes.length;
        queue.nextToSend = chunk.seq + 1;
      }
      if (!queue.isEnded || !queue.isAllSent) return;
      if (!queue.isFinishSent) {
        queue.isFinishSent = true;
        this.#say({ type: "epoch.finish", epoch: queue.number, chunks: queue.count });
      }
    }
  }

  /** @param {ChunkQueue} queue */
  #open(queue) {
    if (queue.count === 0) {
      // Stopped before its first chunk: there is nothing to tell.
      this.queues = this.queues.filter((other) => other !== queue);
      if (!this.queues.length) for (const resolve of this.waitingForAll.splice(0)) resolve();
      return;
    }
    if (this.opening === queue.key && this.openingOn === this.socket) return;
    this.opening = queue.key;
    this.openingOn = this.socket;
    const age_ms = Math.round(performance.now() - queue.startedAt);
    this.#say({ type: "epoch.open", key: queue.key, mime: queue.mime, age_ms });
  }

  /** @param {object} message */
  #say(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  #check() {
    const health = this.health();
    this.dispatchEvent(new CustomEvent("health", { detail: health }));
    const silentMs = performance.now() - this.ackedAt;
    if (this.socket && silentMs > NO_ACK_MS && (health.waiting > 0 || !this.isWelcome)) {
      // A line that takes and never answers is dead, even if the browser has not noticed.
      const dead = this.socket;
      this.#disconnected(1006);
      dead.close();
    }
    if (this.recording?.hasChangedSize) this.replaceStream(this.stream);
  }

  // --- ends ------------------------------------------------------------------------------------------------------------

  /** @param {number} code @param {string} reason */
  #refuse(code, reason) {
    reason = reason || this.refusedReason || "";
    this.recording?.stop();
    this.recording = null;
    const ended = code === 4410;
    this.#close(ended ? "finished" : "refused");
    for (const resolve of this.waitingForAll.splice(0)) resolve();
    if (!ended) this.dispatchEvent(new CustomEvent("refused", { detail: describeRefusal(code, reason) }));
  }

  /** @param {MediaProblem} problem */
  #fail(problem) {
    this.recording?.stop();
    this.recording = null;
    this.dispatchEvent(new CustomEvent("failed", { detail: { reason: problem.reason, message: problem.message } }));
  }

  /** @param {PublisherState} state */
  #close(state) {
    clearInterval(this.healthTimer);
    clearTimeout(this.retryTimer);
    removeEventListener("online", this.onOnline);
    this.#become(state);
    const socket = this.socket;
    this.socket = null;
    this.isWelcome = false;
    socket?.close();
  }

  /** @param {PublisherState} state */
  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: { state } }));
  }
}
