// @ts-check
// How things stand with what a <video> plays of a live broadcast: of which moment, from where, and how far behind.

import { EdgeClock } from "media/edge-clock.js";
import { LiveFeed } from "media/live-feed.js";
import { LookingBack } from "media/looking-back.js";

/** The browser's own HLS plays some seconds behind; more is looking back. */
const NATIVE_BEHIND_MS = 30_000;

/** @typedef {"idle" | "waiting" | "live" | "paused" | "interrupted" | "ended" | "refused" | "unsupported"} PlayerState */
/** @typedef {"live" | "held" | "past" | "native"} Place at the edge; held in memory; from the playlist; all from the playlist */

export class PlaybackState extends EventTarget {
  /**
   * @param {HTMLVideoElement} video
   * @param {{ mode: import("media/modes.js").Mode, line: import("media/line-quality.js").LineQuality, still: import("media/still.js").Still }} tools
   */
  constructor(video, { mode, line, still }) {
    super();
    this.video = video;
    this.line = line;
    this.still = still;
    this.src = "";
    this.pastAddress = "";
    /** @type {PlayerState} */
    this.state = "idle";
    this.isOnline = true;
    /** @type {Place} */
    this.place = "live";
    this.mode = mode;
    this.wish = mode;
    this.edge = new EdgeClock();
    /** @type {import("media/viewer-socket.js").ViewerSocket | null} */
    this.socket = null;
    this.feed = new LiveFeed(video, { line, edge: this.edge });
    this.lookingBack = new LookingBack(video);
  }

  get buffer() {
    return this.feed.buffer;
  }

  get past() {
    return this.lookingBack.past;
  }

  get problem() {
    return this.lookingBack.problem;
  }

  /** The viewer's moment is an earlier one. */
  get isRewound() {
    if (this.place === "native") return Boolean(this.past?.isReady) && this.edgeMs - this.positionMs > NATIVE_BEHIND_MS;
    return this.place === "held" || this.place === "past";
  }

  get canSeek() {
    return this.edgeMs > 0 && this.mode !== "slides" && (this.pastAddress !== "" || this.place === "held");
  }

  /** Whether the earlier part is still to come. */
  get isLoading() {
    const isDry = !this.video.paused && this.video.readyState <= HTMLMediaElement.HAVE_CURRENT_DATA;
    return this.place === "past" && (!this.past?.isReady || isDry);
  }

  get isStalled() {
    return this.line.stalledAt !== null;
  }

  /** The broadcast's newest moment, in ms. */
  get edgeMs() {
    return Math.max((this.past?.endS ?? 0) * 1000, this.edge.now(performance.now()));
  }

  /** @returns {number} where on the broadcast's timeline the viewer is, in ms */
  get positionMs() {
    return Math.round((this.past ? this.past.atS : this.video.currentTime) * 1000);
  }

  /** @returns {number | null} how far behind the lecturer a viewer at the edge is; null when nothing is shown or one looks back */
  get liveBehindMs() {
    if (this.place !== "live" || !this.buffer?.hasStarted || this.state !== "live") return null;
    return Math.max(0, Math.round(this.buffer.behindS * 1000 + this.line.lateMs + this.line.sourceMs));
  }
}
