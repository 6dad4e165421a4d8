// @ts-check
// What a <video> plays of a live broadcast, and from where: the socket at the live edge, memory for a short step back, the playlist
// for any earlier moment. Knows the video; draws nothing.
//
// Events: `change` (anything that is drawn), `state`, `play` (there is something to play), `mode` {mode, reason}, `lagging` {lostMs},
// `missed` {fromMs, toMs} (went by while the line or the lecturer's was cut), `swapped` (the video has another source), `lost`.

import { wayToPlay } from "media/abilities.js";
import { EdgeClock } from "media/edge-clock.js";
import { LiveBuffer, canPlayType } from "media/live-buffer.js";
import { Past } from "media/past.js";
import { ViewerSocket } from "media/viewer-socket.js";

/** So near to the newest moment is live. */
const NEAR_MS = 1500;
const MISSED_MS = 4000;
/** So much under way longer than need be: the line is full of what is not wanted any more. */
const LATE_MS = 1500;
const BROKEN_RETRY_MS = 1000;
/** The browser's own HLS plays some seconds behind; more is looking back. */
const NATIVE_BEHIND_MS = 30_000;
const NATIVE_EDGE_MS = 6000;

/** @typedef {"idle" | "waiting" | "live" | "paused" | "interrupted" | "ended" | "refused" | "unsupported"} PlayerState */
/** @typedef {"live" | "held" | "past" | "native"} Place at the edge; held in memory; from the playlist; all from the playlist */

export class Playback extends EventTarget {
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
    this.problem = "";
    /** @type {number | undefined} of which the next media are */
    this.epoch = undefined;
    this.edge = new EdgeClock();
    /** @type {ViewerSocket | null} */
    this.socket = null;
    /** @type {LiveBuffer | null} */
    this.buffer = null;
    /** @type {Past | null} */
    this.past = null;
    video.addEventListener("play", () => this.#goesOn());
    video.addEventListener("waiting", () => this.#waits());
    for (const name of ["playing", "timeupdate", "pause"]) video.addEventListener(name, () => this.#flows());
    video.addEventListener("ended", () => this.isRewound && this.state === "ended" && this.goLive());
  }

  /** Connects. Started already: nothing happens. */
  start() {
    if (this.socket) return;
    const way = wayToPlay();
    if (way === "none" || (way === "native" && !this.pastAddress)) return this.#become("unsupported");
    this.#become("waiting");
    this.place = way === "native" ? "native" : "live";
    const socket = (this.socket = new ViewerSocket(this.src, this.place === "native" ? "slides" : this.wish));
    const listen = (/** @type {string} */ name, /** @type {(detail: any) => void} */ act) =>
      socket.addEventListener(name, (event) => socket === this.socket && act(/** @type {CustomEvent} */ (event).detail));
    listen("state", ({ state }) => this.#become(state));
    listen("line", ({ online }) => this.#line(online));
    listen("mode", ({ mode, reason }) => this.#delivers(mode, reason));
    listen("lagging", (detail) => {
      this.line.lost(performance.now(), detail.lostMs);
      this.#tell("lagging", detail);
    });
    listen("source", ({ lateMs }) => this.line.source(lateMs));
    listen("start", (message) => this.#begin(message));
    listen("media", (message) => this.#append(message));
    listen("closed", ({ code }) => {
      this.socket = null;
      this.#become(code === 4410 ? "ended" : "refused");
    });
    socket.open();
  }

  /** Disconnects and clears the picture. */
  stop() {
    this.socket?.close();
    this.socket = null;
    clearTimeout(this.retryTimer);
    this.#leavePast();
    this.#clear();
    this.place = "live";
    if (this.state !== "ended" && this.state !== "refused") this.#become("idle");
  }

  /** @param {import("media/modes.js").Mode} mode from now on; one who looks back comes back to now with it */
  deliver(mode) {
    this.wish = mode;
    if (this.place === "native") return this.#delivers(mode, "");
    if (this.isRewound) this.goLive();
    else this.#choose(mode);
    this.#changed();
  }

  /** @param {import("media/modes.js").Mode} mode */
  #choose(mode) {
    this.socket?.choose(mode, { afresh: this.line.lateMs > LATE_MS });
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

  /** @param {number} ms of the broadcast's timeline; the newest moments are live */
  seekTo(ms) {
    const wanted = Math.max(0, ms);
    if (this.place === "native") return this.past?.seek(wanted / 1000);
    // What is not stored yet would make the playlist wait: live is better.
    const storedMs = this.past?.isReady ? this.past.endS * 1000 : Infinity;
    if (wanted >= Math.min(this.edgeMs - NEAR_MS, storedMs)) return this.goLive();
    if (this.past) {
      this.past.seek(wanted / 1000);
    } else if (this.buffer?.holds(wanted / 1000)) {
      this.place = "held";
      this.buffer.hold(wanted / 1000);
      this.#tell("play");
    } else if (this.pastAddress) {
      this.#lookBack(wanted, { plays: true });
    }
    this.#changed();
  }

  /** From now on the viewer's moment does not move by itself: the picture was paused. */
  hold() {
    if (this.place !== "live" || !this.buffer?.hasStarted) return;
    this.place = "held";
    this.buffer.hold();
    this.#changed();
  }

  goLive() {
    if (this.place === "native") {
      if (this.past) this.past.seek(Math.max(0, this.edgeMs - NATIVE_EDGE_MS) / 1000);
      this.#tell("play");
    } else if (this.place === "held") {
      this.place = "live";
      this.buffer?.release();
      if (this.socket && this.socket.mode !== this.wish) this.socket.choose(this.wish);
      this.#tell("play");
    } else if (this.place === "past") {
      this.still.take();
      this.#leavePast();
      this.#clear();
      this.place = "live";
      this.line.reset(performance.now());
      this.socket?.choose(this.wish);
    }
    this.#changed();
  }

  /** After a pause of a moment there is nothing to catch up with. */
  #goesOn() {
    if (this.place === "held" && (this.buffer?.behindS ?? 0) * 1000 < NEAR_MS) this.goLive();
  }

  /** The page is seen again: what the system paused goes on, at the edge. */
  wake() {
    if (this.place !== "live" || !this.buffer?.hasStarted) return;
    if (this.video.paused) this.#tell("play");
    if (this.buffer.behindS > 1.5) this.buffer.jumpToEdge();
  }

  /** @param {number} ms @param {{ plays: boolean }} how */
  #lookBack(ms, { plays }) {
    this.still.take();
    this.#clear(); // else the lecture goes on to be heard while the earlier part is fetched
    this.line.flowed(performance.now());
    this.place = "past";
    this.#choose("slides"); // what happens is still told, but one stream is enough for a line
    this.#openPast(ms / 1000, { plays });
  }

  /** @param {number | undefined} atS @param {{ plays: boolean }} how */
  #openPast(atS, { plays }) {
    const past = (this.past = new Past(this.video, this.pastAddress));
    past.addEventListener("ready", () => {
      this.problem = "";
      this.#tell("swapped");
      if (plays) this.#tell("play");
      this.#changed();
    });
    past.addEventListener("well", () => {
      this.problem = "";
      this.#changed();
    });
    past.addEventListener("problem", (event) => {
      this.problem = /** @type {CustomEvent} */ (event).detail;
      // No line: it comes back. Anything else does not get better by waiting.
      if (!["offline", "too_often", "closing"].includes(this.problem) && this.place === "past") {
        this.goLive();
        this.#tell("lost");
      }
      this.#changed();
    });
    past.open(atS);
  }

  #leavePast() {
    this.past?.close();
    this.past = null;
    this.problem = "";
  }

  /** @param {import("media/modes.js").Mode} mode @param {string} reason */
  #delivers(mode, reason) {
    if (this.place === "past" || (mode === "slides" && this.wish !== "slides")) return; // that was for looking back
    if (mode !== this.mode) {
      this.mode = mode;
      this.isOther = true;
      if (mode === "slides") {
        this.#leavePast();
        this.#clear();
        if (this.place !== "native") this.place = "live";
      } else if (this.place === "native") this.#playNative();
    }
    this.#tell("mode", { mode, reason });
    this.#changed();
  }

  /** @param {import("./viewer-messages.js").StartMessage} message */
  #begin({ type, init, media, epoch, startMs }) {
    if (this.place === "past" || this.place === "native") return;
    if (!canPlayType(type)) return this.#become("unsupported");
    if (epoch !== this.epoch) this.line.renew();
    const follows = this.buffer?.accepts(type) && !this.isOther;
    if (this.buffer && !follows) {
      // Another kind of media needs another source. Who looks back stays at that moment.
      if (this.place === "held" && this.pastAddress) return this.#lookBack(this.positionMs, { plays: !this.video.paused });
      this.still.take();
      this.#clear();
      this.place = "live";
    }
    this.isOther = false;
    this.buffer ??= this.#open();
    this.epoch = epoch;
    const whole = new Uint8Array(init.length + media.length);
    whole.set(init);
    whole.set(media, init.length);
    this.edge.reached(startMs, performance.now());
    this.buffer.append(whole, type);
  }

  #open() {
    const buffer = new LiveBuffer(this.video);
    const listen = (/** @type {string} */ name, /** @type {(detail: any) => void} */ act) =>
      buffer.addEventListener(name, (event) => buffer === this.buffer && act(/** @type {CustomEvent} */ (event).detail));
    listen("started", () => {
      this.#tell("swapped");
      this.#tell("play");
      this.#changed();
    });
    listen("broken", () => this.#beginAnew());
    listen("far", () => this.#heldTooLong());
    listen("jumped", ({ fromS, toS }) => {
      if (this.place === "live" && toS - fromS > MISSED_MS / 1000) this.#tell("missed", { fromMs: fromS * 1000, toMs: toS * 1000 });
    });
    return buffer;
  }

  /** @param {import("./viewer-messages.js").MediaMessage} message */
  #append({ media, epoch, startMs }) {
    if (epoch !== this.epoch || !this.buffer) return;
    this.line.arrived(performance.now(), startMs, media.length);
    this.edge.reached(startMs, performance.now());
    this.buffer.append(media);
  }

  /** Paused for so long that memory would fill: the rest comes from the playlist. Without one the edge is all there is. */
  #heldTooLong() {
    if (this.pastAddress) this.#lookBack(this.positionMs, { plays: !this.video.paused });
    else {
      this.place = "live";
      this.buffer?.release();
    }
    this.#changed();
  }

  /** The decoder gave up. A new connection brings a new beginning. */
  #beginAnew() {
    this.buffer = null;
    this.epoch = undefined;
    if (this.place === "held") this.place = "live";
    if (!this.socket) return;
    this.socket.close();
    this.socket = null;
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.video.isConnected && this.start(), BROKEN_RETRY_MS);
  }

  #playNative() {
    if (this.past || this.mode === "slides") return;
    this.#openPast(undefined, { plays: true });
  }

  #clear() {
    this.buffer?.close();
    this.buffer = null;
    this.epoch = undefined;
    if (!this.video.hasAttribute("src")) return;
    this.video.removeAttribute("src");
    this.video.load();
  }

  #waits() {
    const isStarved = this.place === "live" && this.buffer?.hasStarted && this.state === "live" && !this.video.seeking;
    if (!isStarved) return;
    this.line.stalled(performance.now());
    this.#changed();
  }

  #flows() {
    const { video } = this;
    if (!this.isStalled || (!video.paused && video.readyState <= HTMLMediaElement.HAVE_CURRENT_DATA)) return;
    this.line.flowed(performance.now());
    this.#changed();
  }

  /** @param {boolean} online */
  #line(online) {
    if (online === this.isOnline) return;
    this.isOnline = online;
    if (!online) this.line.cut(performance.now());
    this.#tell("state");
  }

  /** @param {PlayerState} state */
  #become(state) {
    if (state === this.state) return;
    this.edge.turn(state === "live", performance.now());
    if (state !== "live") this.line.forgive();
    this.state = state;
    if (this.place === "native" && ["live", "paused", "interrupted"].includes(state)) this.#playNative();
    this.#tell("state");
  }

  #changed() {
    this.#tell("change");
  }

  /** @param {string} name @param {object} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
