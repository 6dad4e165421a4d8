// @ts-check
// Live fragments into a <video>, through Media Source Extensions (ManagedMediaSource on iPhones).

import { mediaSourceClass, wayToPlay } from "media/abilities.js";
import { FragmentQueue } from "media/fragment-queue.js";
import { LiveEdge } from "media/live-edge.js";

/** So much stays behind what is shown, so that a short step back needs no answer of the server. */
const KEEP_S = 60;
const TRIM_AFTER_S = 90;
/** Held further back than this, media come from the playlist: they would fill the memory. */
const FAR_S = 75;
const CONTROL_MS = 50;
const START_S = 0.05;
const GAP_S = 0.05;
/** With media in reach and no movement for so long the decoder hangs: first a jump, then a new beginning. */
const HANGS_MS = 4000;
const STREAMING_WAIT_MS = 1000;

/** @returns {boolean} whether this browser can play what the socket brings */
export function canPlayLive() {
  return ["mse", "managed"].includes(wayToPlay());
}

/**
 * Events: `started` (the first picture can be shown), `broken` (the browser gave up: make a new one), `jumped` {fromS, toS} (the
 * edge was far ahead), `far` (held so far back, or before a hole, that the rest had better come from the playlist).
 */
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
    /** the viewer chose the moment: play from there as recorded, without following the edge */
    this.isHeld = false;
    this.movedAt = 0;
    this.movedTo = -1;
    this.hasNudged = false;
    this.isFar = false;
    this.waiting = new FragmentQueue();
    /** @type {SourceBuffer | null} */
    this.buffer = null;
    this.source = new (mediaSourceClass())();
    this.source.addEventListener("sourceopen", () => this.#opened(), { once: true });
    this.source.addEventListener("startstreaming", () => this.#append());
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
    this.waiting.add(data, type);
    this.#append();
  }

  /** @returns {number} seconds between what is shown and what has arrived */
  get behindS() {
    const end = this.#end();
    return end === null ? 0 : Math.max(0, end - this.video.currentTime);
  }

  /** @returns {number | null} where the newest of what has arrived ends, in seconds of the timeline */
  get endS() {
    return this.#end();
  }

  /** To the newest picture, e.g. when the page is shown again. */
  jumpToEdge() {
    const ranges = this.buffer?.buffered;
    if (!this.hasStarted || !ranges?.length) return;
    const fromS = this.video.currentTime;
    const toS = this.edge.entry(ranges.start(ranges.length - 1), ranges.end(ranges.length - 1));
    this.edge.forget();
    this.video.currentTime = toS;
    this.#tell("jumped", { fromS, toS });
  }

  /** Whether this moment is in memory, and all after it. @param {number} atS */
  holds(atS) {
    const ranges = this.buffer?.buffered;
    if (!ranges?.length || !this.hasStarted) return false;
    return ranges.start(ranges.length - 1) <= atS && atS < ranges.end(ranges.length - 1);
  }

  /** Stay at the viewer's moment; `release` follows the edge again. @param {number} [atS] */
  hold(atS) {
    this.isHeld = true;
    this.edge.forget();
    this.video.playbackRate = 1;
    if (atS !== undefined) this.video.currentTime = atS;
  }

  release() {
    this.isHeld = false;
    const ranges = this.buffer?.buffered;
    if (!this.hasStarted || !ranges?.length) return;
    this.edge.forget();
    this.video.currentTime = this.edge.entry(ranges.start(ranges.length - 1), ranges.end(ranges.length - 1));
  }

  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    clearInterval(this.timer);
    clearTimeout(this.streamingTimer);
    this.video.removeEventListener("waiting", this.onWaiting);
    this.waiting.clear();
    URL.revokeObjectURL(this.address);
  }

  #opened() {
    this.openedAt = performance.now();
    // A managed source says when it wants media. One that never says gets them anyway: at the edge nothing else would come.
    if (this.source.streaming === false) this.streamingTimer = setTimeout(() => this.#append(), STREAMING_WAIT_MS + 1);
    this.#append();
  }

  /** A managed source (iPhone) may want no more for now, to save power. */
  get #isWanted() {
    return this.source.streaming !== false || (!this.buffer && performance.now() - (this.openedAt ?? 0) > STREAMING_WAIT_MS);
  }

  #append() {
    if (this.isClosed || this.source.readyState !== "open" || !this.waiting.length || !this.#isWanted) return;
    try {
      if (!this.buffer) this.#open();
      const buffer = /** @type {SourceBuffer} */ (this.buffer);
      if (buffer.updating) return;
      const { type } = this.waiting;
      if (type && type !== this.openType) {
        buffer.changeType(type);
        this.openType = type;
      }
      buffer.appendBuffer(/** @type {BufferSource} */ (this.waiting.take(this.openType)));
    } catch (error) {
      if (error instanceof DOMException && error.name === "QuotaExceededError") this.#trim(KEEP_S / 6);
      else this.#break();
    }
  }

  #open() {
    this.openType = this.waiting.type;
    const buffer = this.source.addSourceBuffer(this.openType);
    buffer.addEventListener("updateend", () => {
      if (this.isClosed) return; // nothing can be read from it any more
      this.#control();
      this.#trimOld();
      this.#append();
    });
    buffer.addEventListener("error", () => this.#break());
    this.buffer = buffer;
  }

  #trimOld() {
    const ranges = this.buffer?.buffered;
    if (ranges?.length && this.video.currentTime - ranges.start(0) > TRIM_AFTER_S) this.#trim(KEEP_S);
    if (this.behindS > FAR_S && (this.isHeld || this.video.paused)) this.#leaveFar();
  }

  #leaveFar() {
    if (this.isFar) return;
    this.isFar = true;
    this.#tell("far", {});
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
    if (video.paused) {
      this.movedAt = performance.now();
      return this.edge.forget();
    }
    if (video.seeking) {
      this.#hangs(end); // a seek to just before a hole waits for what never comes
      return this.edge.forget();
    }
    this.#skipGap(ranges);
    if (this.#hangs(end)) return;
    if (this.isHeld) return;
    const { rate, jumpS } = this.edge.step({ atMs: performance.now(), endS: end, playedS: video.currentTime });
    if (jumpS) {
      const fromS = video.currentTime;
      video.currentTime += jumpS;
      this.#tell("jumped", { fromS, toS: fromS + jumpS });
    }
    if (video.playbackRate !== rate) video.playbackRate = rate;
  }

  /** Between two epochs, or where something was lost, the buffer has a hole: playback would wait before it for ever. */
  #skipGap(/** @type {TimeRanges} */ ranges) {
    const { video } = this;
    if (video.readyState > HTMLMediaElement.HAVE_CURRENT_DATA) return;
    for (let index = 0; index < ranges.length; index += 1) {
      const start = ranges.start(index);
      if (start > video.currentTime && ranges.end(index) - start > START_S) {
        if (this.isHeld && start - video.currentTime > 1) return this.#leaveFar(); // who looks back wants to miss nothing
        const fromS = video.currentTime;
        video.currentTime = start + GAP_S / 5;
        this.edge.forget();
        this.#tell("jumped", { fromS, toS: start });
        return;
      }
    }
  }

  /** A picture that stands still although more is there. @param {number} end */
  #hangs(end) {
    const { video } = this;
    const now = performance.now();
    if (video.currentTime !== this.movedTo || end - video.currentTime < 0.5) {
      [this.movedTo, this.movedAt] = [video.currentTime, now];
      if (end - video.currentTime >= 0.5) this.hasNudged = false;
      return false;
    }
    if (now - this.movedAt < HANGS_MS) return false;
    this.movedAt = now;
    if (this.hasNudged) this.#break();
    else {
      this.hasNudged = true;
      this.isHeld ? (video.currentTime += GAP_S) : this.jumpToEdge();
      this.movedTo = video.currentTime;
    }
    return true;
  }

  #stalled() {
    const justStarted = performance.now() - (this.startedAt ?? 0) < 1500;
    if (this.hasStarted && !justStarted && !this.video.seeking && !this.isHeld) this.edge.stalled(performance.now());
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
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
