// @ts-check
// Sends a stream to the server and keeps every chunk until the server has stored it. Whatever happens to the line, the server
// or this page, the lecture goes on being recorded, and what is missing is sent when it can be.

import { MediaProblem, problemOfBrowser } from "media/devices.js";
import { LateDelivery, beingBrought } from "media/late-delivery.js";
import { pageName } from "media/page-name.js";
import { healthOf } from "media/publisher-health.js";
import { PublisherLine } from "media/publisher-line.js";
import { Recording } from "media/recording.js";
import { describeRefusal } from "media/refusals.js";
import { Upload } from "media/upload.js";
import { UploadRate } from "media/upload-rate.js";
import { gettext } from "ui/i18n.js";

const HEALTH_MS = 500;
const MOST_RESTARTS = 3;
const ENDED = 4410;
/** Another page is on air: what this one kept is brought beside it. */
const TAKEN = [4408, 4409];
/** The object storage is away: the end of a lecture waits so long for it, while the server's disk has everything. */
const STORAGE_GRACE_MS = 3000;

/**
 * @typedef {"idle" | "connecting" | "live" | "offline" | "paused" | "finishing" | "finished" | "refused"} PublisherState
 * @typedef {import("./publisher-health.js").Health} Health
 * @typedef {import("./publisher-health.js").StorageReport} StorageReport
 * @typedef {import("./publisher-health.js").AudienceReport} AudienceReport
 */

/**
 * Events: `state` {state}, `ack` {epoch, received, durable}, `health` Health, `refused` {reason, message},
 * `failed` {reason, message}, `trackended` {kind, message}, `late`: `late.isBusy` changed.
 */
export class Publisher extends EventTarget {
  /**
   * @param {{ url: string, stream: MediaStream, takeOver?: boolean, sliceMs?: number, videoKbps?: number, audioKbps?: number,
   *           memoryBytes?: number, patienceMs?: number }} options
   */
  constructor({ url, stream, takeOver = false, sliceMs = 100, videoKbps = 2000, audioKbps = 64, memoryBytes, patienceMs }) {
    super();
    this.stream = stream;
    this.takeOver = takeOver;
    this.options = { sliceMs, audioKbps };
    this.rate = new UploadRate(videoKbps, { patienceMs });
    this.id = pageName(url);
    this.line = new PublisherLine(url, {
      opened: () => this.line.say({ type: "hello", publisher: this.id, take_over: this.takeOver }),
      heard: (message) => this.#hear(message),
      lost: () => this.#lost(),
      refused: (code, reason) => this.#refuse(code, reason),
    });
    this.upload = new Upload({
      url,
      memoryBytes,
      say: (message) => this.line.say(message),
      send: (bytes) => this.line.send(bytes),
      broken: () => this.recording && this.#restart(),
      acked: (detail) => this.dispatchEvent(new CustomEvent("ack", { detail })),
      late: (queue) => this.#bringLate([queue]),
    });
    this.late = new LateDelivery({ url, publisher: this.id, keeper: this.upload.keeper });
    this.late.addEventListener("changed", () => this.dispatchEvent(new Event("late")));
    /** @type {PublisherState} */
    this.state = "idle";
    /** @type {Recording | null} */
    this.recording = null;
    this.isWelcome = false;
    /** @type {StorageReport | null} while storing fails */
    this.storage = null;
    /** @type {AudienceReport | null} */
    this.audience = null;
    this.isFull = false;
    this.finishingAt = 0;
    /** @type {number[]} when the recorder had to begin anew */
    this.restarts = [];
  }

  /** Epochs that are not stored whole, oldest first. */
  get queues() {
    return this.upload.queues;
  }

  /** @returns {number | null} the moment of the broadcast that is being recorded, in ms; null while none is, or its place is not known yet */
  get momentMs() {
    const queue = this.recording ? this.upload.queues.at(-1) : null;
    if (!queue?.isOwn || !queue.wasOpened || queue.isEnded) return null;
    return Math.round(queue.offsetMs + performance.now() - queue.startedAt);
  }

  /**
   * Records and sends; in a break it sends only what an earlier page left. Dispatches `failed` when this browser cannot.
   * @param {{ isPaused?: boolean }} [options]
   */
  async start({ isPaused = false } = {}) {
    const problem = problemOfBrowser();
    if (problem) return this.#fail(problem);
    if (!isPaused && !this.#record()) return;
    this.#become(isPaused ? "paused" : "connecting");
    await this.upload.restore(beingBrought);
    if (this.#isOver) return;
    this.healthTimer = setInterval(() => this.#check(), HEALTH_MS);
    this.line.connect();
  }

  /** Goes on with another stream: screen instead of camera, another microphone. @param {MediaStream} stream */
  async replaceStream(stream) {
    this.stream = stream;
    if (!this.recording) return; // a break: used when it is over
    const previous = this.recording;
    previous.stop();
    this.recording = null;
    this.#record();
    this.upload.pump();
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
    if (this.recording || this.#isOver) return;
    this.#record();
    this.#become(this.isWelcome ? "live" : "offline");
  }

  /** Stops, and resolves when all that was recorded is stored. */
  async finish() {
    if (this.#isOver || this.state === "idle") return;
    this.#become("finishing");
    this.finishingAt = performance.now();
    await this.recording?.stop();
    this.recording = null;
    this.upload.pump();
    await this.upload.allStored();
    await this.late.allBrought();
    if (!this.#isOver) this.#close("finished");
  }

  /** @returns {Health} */
  health() {
    return healthOf(this, performance.now());
  }

  // --- recording -------------------------------------------------------------------------------------------------------

  #record() {
    const queue = this.upload.begin({ key: crypto.randomUUID(), startedAt: performance.now() });
    try {
      this.recording = new Recording(this.stream, {
        ...this.options,
        videoKbps: this.rate.kbps,
        onChunk: (bytes, untilMs) => this.upload.add(queue, bytes, untilMs),
        onEnd: (failed) => {
          this.upload.end(queue);
          if (failed && this.recording === recording) this.#recorderFailed();
        },
      });
    } catch (error) {
      this.#fail(error instanceof MediaProblem ? error : new MediaProblem("recorder", gettext("The browser could not record this picture. Choose another camera, or reload the page.")));
      return false;
    }
    const recording = this.recording;
    this.upload.began(queue, recording.type);
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
    this.upload.pump();
  }

  // --- the line --------------------------------------------------------------------------------------------------------

  #lost() {
    this.isWelcome = false;
    this.upload.disconnected();
    if (this.state === "live" || this.state === "connecting") this.#become("offline");
  }

  /** @param {any} message */
  #hear(message) {
    switch (message.type) {
      case "welcome":
        this.isWelcome = true;
        this.takeOver = false; // once: a page that is taken over must not take back by itself
        this.upload.connected(message.window_bytes);
        if (this.state !== "finishing" && this.state !== "paused") this.#become("live");
        break;
      case "stop":
        this.recording?.stop();
        this.recording = null;
        break;
      case "audience":
        this.audience = message;
        break;
      case "storage":
        this.storage = message.failing_since_ms === null && !message.is_full ? null : message;
        break;
    }
    this.upload.hear(message);
  }

  #check() {
    const now = performance.now();
    const health = this.health();
    this.dispatchEvent(new CustomEvent("health", { detail: health }));
    if (health.waiting > 0 || !this.isWelcome) this.line.expectAnswer();
    this.#checkRoom();
    const hasNewRate = this.rate.note({ now, behindMs: health.behindMs, isOnline: health.isOnline });
    if (this.recording && (this.recording.hasChangedSize || (hasNewRate && this.stream.getVideoTracks().length))) this.replaceStream(this.stream);
    if (this.recording?.hasLostTrack) this.#recorderFailed();
    if (this.state === "finishing" && this.storage && now - this.finishingAt > STORAGE_GRACE_MS && this.upload.isAllReceived) {
      this.upload.giveUp(); // the server's disk has everything, and goes on when the storage is back
    }
  }

  /** Where chunks cannot be kept in the browser's database, memory sets an end. */
  #checkRoom() {
    const { isFull } = this.upload;
    if (isFull && !this.isFull) {
      this.isFull = true;
      this.recording?.stop();
      this.recording = null;
    } else if (this.isFull && !isFull && this.state === "live" && !this.upload.waiting) {
      this.isFull = false;
      this.#record();
    }
  }

  // --- ends ------------------------------------------------------------------------------------------------------------

  /** @param {number} code @param {string} reason */
  #refuse(code, reason) {
    const stopped = this.recording?.stop();
    this.recording = null;
    if (TAKEN.includes(code)) Promise.resolve(stopped).then(() => this.#bringLate(this.upload.handOver()));
    else this.upload.close(code === ENDED);
    this.#close(code === ENDED ? "finished" : "refused");
    if (code !== ENDED) this.dispatchEvent(new CustomEvent("refused", { detail: describeRefusal(code, reason) }));
  }

  /** Once their recorders have given their last chunks. @param {import("./chunk-queue.js").ChunkQueue[]} queues */
  async #bringLate(queues) {
    for (const queue of queues) await queue.ended;
    this.late.bring(queues);
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
    this.line.stop();
    this.isWelcome = false;
    this.#become(state);
  }

  get #isOver() {
    return this.state === "finished" || this.state === "refused";
  }

  /** @param {PublisherState} state */
  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: { state } }));
  }
}
