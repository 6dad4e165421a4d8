// @ts-check
// Sends a stream to the server and keeps every chunk until the server has stored it. Whatever happens to the line, the server
// or this page, the lecture goes on being recorded, and what is missing is sent when it can be.

import { Backoff } from "media/backoff.js";
import { ChunkQueue, frame } from "media/chunk-queue.js";
import { MediaProblem, problemOfBrowser } from "media/devices.js";
import { Keeper } from "media/keeper.js";
import { pageName } from "media/page-name.js";
import { Recording } from "media/recording.js";
import { describeRefusal } from "media/refusals.js";
import { UploadMarks } from "media/upload-marks.js";
import { UploadRate } from "media/upload-rate.js";
import { gettext } from "ui/i18n.js";

const NO_ACK_MS = 5000;
const HEALTH_MS = 500;
const MOST_RESTARTS = 3;
/** The server takes no recorder that began longer ago. */
const OLDEST_MS = 24 * 3600 * 1000;
/** The object storage is away: the end of a lecture waits so long for it, while the server's disk has everything. */
const STORAGE_GRACE_MS = 3000;
/** Close codes after which coming back makes no sense (see media/live/protocol.py). */
const FINAL_CODES = new Set([4400, 4401, 4403, 4404, 4408, 4409, 4410, 4413, 4415]);

/**
 * @typedef {"idle" | "connecting" | "live" | "offline" | "paused" | "finishing" | "finished" | "refused"} PublisherState
 * @typedef {{ failing_since_ms: number | null, waiting_bytes: number, limit_bytes: number }} StorageReport see docs/protocol.md
 * @typedef {{ viewers: number, behind_p50_ms: number | null, behind_max_ms: number | null, modes: Record<string, number> }} AudienceReport
 * @typedef {{
 *   isOnline: boolean, uploadKbps: number, waiting: number, behindMs: number, savedUpToMs: number,
 *   receivedAgoMs: number | null, savedAgoMs: number | null, isReduced: boolean, isKept: boolean, isFull: boolean,
 *   storage: StorageReport | null, audience: AudienceReport | null,
 * }} Health
 *   uploadKbps: what the server received in the last seconds; waiting: chunks it has not, behindMs: their length; savedUpToMs: length
 *   of what is stored; ...AgoMs: how long ago the last moment was recorded that the server has, and that is stored; isReduced: the
 *   picture has less than was wished, for the line's sake; isKept: a reload loses nothing; isFull: this browser can keep no more;
 *   storage: null while all is well
 */

/**
 * Events: `state` {state}, `ack` {epoch, received, durable}, `health` Health, `refused` {reason, message},
 * `failed` {reason, message}, `trackended` {kind, message}.
 */
export class Publisher extends EventTarget {
  /**
   * @param {{ url: string, stream: MediaStream, takeOver?: boolean, sliceMs?: number, videoKbps?: number, audioKbps?: number,
   *           memoryBytes?: number, patienceMs?: number }} options
   */
  constructor({ url, stream, takeOver = false, sliceMs = 100, videoKbps = 2000, audioKbps = 64, memoryBytes, patienceMs }) {
    super();
    this.url = url;
    this.stream = stream;
    this.takeOver = takeOver;
    this.options = { sliceMs, audioKbps };
    this.rate = new UploadRate(videoKbps, { patienceMs });
    this.id = pageName(url);
    this.keeper = new Keeper(url, { memoryBytes });
    this.marks = new UploadMarks();
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
    this.heardAt = 0;
    /** @type {StorageReport | null} while storing fails */
    this.storage = null;
    /** @type {AudienceReport | null} */
    this.audience = null;
    this.isFull = false;
    this.finishingAt = 0;
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
    // What an earlier page could not hand over comes first: it was said before.
    this.queues.unshift(...(await this.keeper.left));
    if (this.state !== "idle") return; // stopped meanwhile
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
    this.#pump();
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
    this.finishingAt = performance.now();
    await this.recording?.stop();
    this.recording = null;
    this.#pump();
    if (this.queues.length) await /** @type {Promise<void>} */ (new Promise((resolve) => this.waitingForAll.push(resolve)));
    this.#close("finished");
  }

  /** @returns {Health} */
  health() {
    const now = performance.now();
    return {
      isOnline: this.isWelcome,
      uploadKbps: this.marks.kbps(now),
      waiting: this.queues.reduce((sum, queue) => sum + queue.waiting, 0),
      behindMs: this.queues.reduce((sum, queue) => sum + queue.behindMs, 0),
      savedUpToMs: this.marks.savedUpToMs,
      ...this.marks.ages(now),
      isReduced: this.rate.isReduced,
      isKept: this.keeper.isKeeping,
      isFull: this.isFull,
      storage: this.storage,
      audience: this.isWelcome ? this.audience : null, // an old one says nothing
    };
  }

  // --- recording -------------------------------------------------------------------------------------------------------

  #record() {
    const key = crypto.randomUUID();
    const queue = new ChunkQueue({ key, mime: "", startedAt: performance.now() });
    try {
      this.recording = new Recording(this.stream, {
        ...this.options,
        videoKbps: this.rate.kbps,
        onChunk: (bytes, untilMs) => {
          this.keeper.add(queue, queue.push(bytes, untilMs), this.queues);
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
    this.keeper.begin(queue);
    this.queues.push(queue);
    return true;
  }

  /** The recorder stopped by itself: a camera was unplugged, or the browser gave up. */
  #recorderFailed() {
    this.recording?.stop();
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
    this.#pump();
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
    this.heardAt = performance.now();
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
    this.heardAt = performance.now();
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
      case "audience":
        this.audience = message;
        break;
      case "storage":
        this.storage = message.failing_since_ms === null ? null : message;
        break;
      case "refused":
        this.refusedReason = message.reason;
        break;
    }
    this.#pump();
  }

  /** @param {ChunkQueue} queue @param {{ epoch: number, received: number, durable: number }} marks */
  #acked(queue, marks) {
    const { received, durable } = queue;
    this.marks.arrived(queue, received, marks.received, performance.now());
    queue.acked(marks);
    this.marks.note(queue);
    if (queue.durable > durable) this.keeper.stored(queue);
    this.dispatchEvent(new CustomEvent("ack", { detail: { epoch: marks.epoch, received: marks.received, durable: marks.durable } }));
  }

  /** @param {ChunkQueue} queue @param {string} error */
  #finished(queue, error) {
    queue.acked({ received: queue.count - 1, durable: error ? queue.durable : queue.count - 1 });
    if (!error) this.marks.note(queue);
    const wasCurrent = !queue.isEnded;
    this.#forget(queue);
    if (error && wasCurrent && this.recording) this.#restart();
  }

  /** All of it is stored, or of no use any more. @param {ChunkQueue} queue */
  #forget(queue) {
    this.queues = this.queues.filter((other) => other !== queue);
    this.keeper.done(queue);
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
        if (!chunk.bytes) {
          this.#load(queue);
          return;
        }
        this.socket.send(frame(queue.number, chunk.seq, chunk.bytes));
        room -= chunk.size;
        queue.nextToSend = chunk.seq + 1;
        if (chunk.isLoaded) chunk.bytes = null; // it still lies in the browser's database
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
      this.#forget(queue);
      return;
    }
    if (this.opening === queue.key && this.openingOn === this.socket) return;
    this.opening = queue.key;
    this.openingOn = this.socket;
    const age_ms = Math.min(OLDEST_MS, Math.max(0, Math.round(performance.now() - queue.startedAt)));
    this.#say({ type: "epoch.open", key: queue.key, mime: queue.mime, age_ms });
  }

  /** Sends on when the next chunks are back in memory. @param {ChunkQueue} queue */
  async #load(queue) {
    const found = await this.keeper.load(queue);
    if (found === "busy") return;
    if (found === "lost") {
      const wasCurrent = !queue.isEnded;
      queue.cutOff(queue.nextToSend);
      if (wasCurrent && this.recording) this.#restart();
    }
    this.#pump();
  }

  /** @param {object} message */
  #say(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  #check() {
    const now = performance.now();
    const health = this.health();
    this.dispatchEvent(new CustomEvent("health", { detail: health }));
    if (this.socket && now - this.heardAt > NO_ACK_MS && (health.waiting > 0 || !this.isWelcome)) {
      // A line that takes and never answers is dead, even if the browser has not noticed.
      const dead = this.socket;
      this.#disconnected(1006);
      dead.close();
    }
    this.#checkRoom();
    const hasNewRate = this.rate.note({ now, behindMs: health.behindMs, isOnline: health.isOnline });
    if (this.recording && (this.recording.hasChangedSize || (hasNewRate && this.stream.getVideoTracks().length))) this.replaceStream(this.stream);
    if (this.recording?.hasLostTrack) this.#recorderFailed();
    if (this.state === "finishing" && this.storage && now - this.finishingAt > STORAGE_GRACE_MS && this.queues.every((queue) => queue.isEnded && !queue.waiting)) {
      // The server's disk has everything, and goes on when the storage is back.
      for (const resolve of this.waitingForAll.splice(0)) resolve();
    }
  }

  /** Where chunks cannot be kept in the browser's database, memory sets an end. */
  #checkRoom() {
    const isFull = this.keeper.isFull(this.queues);
    if (isFull && !this.isFull) {
      this.isFull = true;
      this.recording?.stop();
      this.recording = null;
    } else if (this.isFull && !isFull && this.state === "live" && !this.queues.some(({ waiting }) => waiting)) {
      this.isFull = false;
      this.#record();
    }
  }

  // --- ends ------------------------------------------------------------------------------------------------------------

  /** @param {number} code @param {string} reason */
  #refuse(code, reason) {
    reason = reason || this.refusedReason || "";
    // What this page recorded without ever being on air belongs to nobody.
    if (code === 4410) this.keeper.end();
    else for (const queue of this.queues) if (!queue.wasOpened && queue.isOwn) this.keeper.done(queue);
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
