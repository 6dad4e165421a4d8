// @ts-check
// Live fragments into a <video>, through Media Source Extensions (ManagedMediaSource on iPhones).

import { LiveEdge } from "media/live-edge.js";

const KEEP_S = 30;
const TRIM_AFTER_S = 60;
const CONTROL_MS = 50;
const START_S = 0.05;
const GAP_S = 0.05;

/** @type {any} */
const Source = /** @type {any} */ (globalThis).MediaSource ?? /** @type {any} */ (globalThis).ManagedMediaSource;

/** @returns {boolean} whether this browser can play live at all */
export function canPlayLive() {
  return Boolean(Source);
}

/** @param {string} type e.g. `video/mp4; codecs="avc1.42E01F,opus"` @returns {boolean} */
export function canPlayType(type) {
  return Boolean(Source?.isTypeSupported(type));
}

/** Events: `started` (the first picture can be shown), `broken` (the browser gave up: make a new one). */
export class LiveBuffer extends EventTarget {
  /** @param {HTMLVideoElement} video */
  constructor(video) {
    super();
    this.video = video;
    this.edge = new LiveEdge();
    this.type = "";
    /** what the SourceBuffer decodes now */
    this.openType = "";
    this.hasStarted = false;
    this.isClosed = false;
    /** @type {{ type: string, data: Uint8Array }[]} */
    this.waiting = [];
    /** @type {SourceBuffer | null} */
    this.buffer = null;
    this.source = new Source();
    this.source.addEventListener("sourceopen", () => this.#append(), { once: true });
    this.address = URL.createObjectURL(this.source);
    video.disableRemotePlayback = true; // ManagedMediaSource wants it
    video.src = this.address;
    this.timer = setInterval(() => this.#control(), CONTROL_MS);
    this.onWaiting = () => this.#stalled();
    video.addEventListener("waiting", this.onWaiting);
  }

  /** Whether media of this type can follow what is buffered. @param {string} type */
  accepts(type) {
    return !this.type || layout(type) === layout(this.type);
  }

  /** @param {Uint8Array} data @param {string} [type] with the type it begins with an init segment */
  append(data, type) {
    if (type) this.type = type;
    this.waiting.push({ type: type ?? "", data });
    this.#append();
  }

  /** @returns {number} seconds between what is shown and what has arrived */
  get behindS() {
    const end = this.#end();
    return end === null ? 0 : Math.max(0, end - this.video.currentTime);
  }

  /** To the newest picture, e.g. when the page is shown again. */
  jumpToEdge() {
    const ranges = this.buffer?.buffered;
    if (!this.hasStarted || !ranges?.length) return;
    this.edge.forget();
    this.video.currentTime = this.edge.entry(ranges.start(ranges.length - 1), ranges.end(ranges.length - 1));
  }

  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    clearInterval(this.timer);
    this.video.removeEventListener("waiting", this.onWaiting);
    this.waiting = [];
    URL.revokeObjectURL(this.address);
  }

  #append() {
    if (this.isClosed || this.source.readyState !== "open" || !this.waiting.length) return;
    try {
      if (!this.buffer) this.#open();
      const buffer = /** @type {SourceBuffer} */ (this.buffer);
      if (buffer.updating) return;
      const first = this.waiting[0];
      if (first.type && first.type !== this.openType) {
        buffer.changeType(first.type);
        this.openType = first.type;
      }
      buffer.appendBuffer(/** @type {BufferSource} */ (this.#take()));
    } catch (error) {
      if (error instanceof DOMException && error.name === "QuotaExceededError") this.#trim(KEEP_S / 6);
      else this.#break();
    }
  }

  #open() {
    this.openType = this.waiting[0].type;
    const buffer = this.source.addSourceBuffer(this.openType);
    buffer.addEventListener("updateend", () => {
      this.#control();
      this.#trimOld();
      this.#append();
    });
    buffer.addEventListener("error", () => this.#break());
    this.buffer = buffer;
  }

  /** Everything that waits, up to the next change of type, in one piece. */
  #take() {
    let count = 1;
    while (count < this.waiting.length && (!this.waiting[count].type || this.waiting[count].type === this.openType)) count += 1;
    const parts = this.waiting.splice(0, count);
    if (count === 1) return parts[0].data;
    const whole = new Uint8Array(parts.reduce((sum, { data }) => sum + data.length, 0));
    let at = 0;
    for (const { data } of parts) {
      whole.set(data, at);
      at += data.length;
    }
    return whole;
  }

  #trimOld() {
    const ranges = this.buffer?.buffered;
    if (ranges?.length && this.video.currentTime - ranges.start(0) > TRIM_AFTER_S) this.#trim(KEEP_S);
  }

  /** @param {number} keepS */
  #trim(keepS) {
    const buffer = this.buffer;
    const until = this.video.currentTime - keepS;
    if (buffer && !buffer.updating && until > 0) buffer.remove(0, until);
  }

  #end() {
    const ranges = this.buffer?.buffered;
    return ranges?.length ? ranges.end(ranges.length - 1) : null;
  }

  #control() {
    const { video } = this;
    if (this.isClosed) return;
    if (video.error) return this.#break();
    const end = this.#end();
    const ranges = this.buffer?.buffered;
    if (end === null || !ranges) return;
    if (!this.hasStarted) {
      const start = ranges.start(ranges.length - 1);
      if (end - start < START_S) return;
      this.hasStarted = true;
      this.startedAt = performance.now();
      video.currentTime = this.edge.entry(start, end);
      this.dispatchEvent(new Event("started"));
      return;
    }
    if (video.paused || video.seeking) return this.edge.forget();
    this.#skipGap(ranges);
    const { rate, jumpS } = this.edge.step({ atMs: performance.now(), endS: end, playedS: video.currentTime });
    if (jumpS) video.currentTime += jumpS;
    if (video.playbackRate !== rate) video.playbackRate = rate;
  }

  /** Between two epochs, or where something was lost, the buffer has a hole: playback would wait before it for ever. */
  #skipGap(/** @type {TimeRanges} */ ranges) {
    const { video } = this;
    if (video.readyState > HTMLMediaElement.HAVE_CURRENT_DATA) return;
    for (let index = 0; index < ranges.length; index += 1) {
      const start = ranges.start(index);
      if (start > video.currentTime && ranges.end(index) - start > START_S) {
        video.currentTime = start + GAP_S / 5;
        this.edge.forget();
        return;
      }
    }
  }

  #stalled() {
    const justStarted = performance.now() - (this.startedAt ?? 0) < 1500;
    if (this.hasStarted && !justStarted && !this.video.seeking) this.edge.stalled(performance.now());
  }

  #break() {
    if (this.isClosed) return;
    this.close();
    this.dispatchEvent(new Event("broken"));
  }
}

/** Tracks cannot appear or vanish in one SourceBuffer. @param {string} type */
function layout(type) {
  const codecs = /codecs="([^"]*)"/.exec(type)?.[1].split(",") ?? [];
  return codecs.map((codec) => (/^(avc1|hvc1|vp09|av01)/.test(codec.trim()) ? "video" : "audio")).join("+");
}
