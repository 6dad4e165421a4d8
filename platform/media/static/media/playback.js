// @ts-check
// What a <video> plays of a live broadcast, and from where: the socket at the live edge, memory for a short step back, the playlist
// for any earlier moment. Knows the video; draws nothing.
//
// Events: `change` (anything that is drawn), `state`, `play` (there is something to play), `mode` {mode, reason}, `lagging` {lostMs},
// `missed` {fromMs, toMs} (went by while the line or the lecturer's was cut), `swapped` (the video has another source), `lost`.

import { canPlayLight, playableType, wayToPlay } from "media/abilities.js";
import { Jumps } from "media/jumps.js";
import { PlaybackState } from "media/playback-state.js";
import { ViewerSocket } from "media/viewer-socket.js";

/** So near to the newest moment is live. */
const NEAR_MS = 1500;
/** So much under way longer than need be: the line is full of what is not wanted any more. */
const LATE_MS = 1500;
const BROKEN_RETRY_MS = 1000;
const NATIVE_EDGE_MS = 6000;

/** @typedef {import("media/playback-state.js").PlayerState} PlayerState */

export class Playback extends PlaybackState {
  /** @param {HTMLVideoElement} video @param {ConstructorParameters<typeof PlaybackState>[1]} tools */
  constructor(video, tools) {
    super(video, tools);
    this.#listenToFeed();
    this.#listenToLookingBack();
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
    listen("media", (message) => this.feed.append(message));
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
    this.lookingBack.leave();
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
      this.lookingBack.leave();
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
    this.playsPast = plays;
    this.lookingBack.open(this.pastAddress, atS);
  }

  #listenToLookingBack() {
    const { lookingBack } = this;
    lookingBack.addEventListener("ready", () => {
      this.#tell("swapped");
      if (this.playsPast) this.#tell("play");
      this.#changed();
    });
    lookingBack.addEventListener("lost", () => {
      if (this.place !== "past") return;
      this.goLive();
      this.#tell("lost");
    });
    lookingBack.addEventListener("change", () => this.#changed());
  }

  /** @param {import("media/modes.js").Mode} mode @param {string} reason */
  #delivers(mode, reason) {
    if (this.place === "past" || (mode === "slides" && this.wish !== "slides")) return; // that was for looking back
    if (mode !== this.mode) {
      this.mode = mode;
      this.feed.isOther = true;
      if (mode === "slides") {
        this.lookingBack.leave();
        this.#clear();
        if (this.place !== "native") this.place = "live";
      } else if (this.place === "native") this.#playNative();
    }
    this.#tell("mode", { mode, reason });
    this.#changed();
  }

  /** @param {import("./viewer-messages.js").StartMessage} message */
  #begin(message) {
    if (this.place === "past" || this.place === "native") return;
    // What a lecturer's browser makes is not played by each; the light video is of another kind.
    const type = playableType(message.type);
    if (!type) return this.wish === "video" && canPlayLight() ? this.deliver("light") : this.#become("unsupported");
    if (this.state === "unsupported") this.#become(/** @type {PlayerState} */ (this.socket?.state));
    if (this.feed.needsAnother(type)) {
      // Who looks back stays at that moment.
      if (this.place === "held" && this.pastAddress) return this.#lookBack(this.positionMs, { plays: !this.video.paused });
      this.still.take();
      this.#clear();
      this.place = "live";
    }
    this.feed.begin({ ...message, type });
  }

  #listenToFeed() {
    const { feed } = this;
    feed.addEventListener("started", () => {
      this.#tell("swapped");
      this.#tell("play");
      this.#changed();
    });
    feed.addEventListener("broken", () => this.#beginAnew());
    feed.addEventListener("far", () => this.#heldTooLong());
    const jumps = new Jumps();
    feed.addEventListener("jumped", (event) => {
      const missed = this.place === "live" && jumps.add(/** @type {CustomEvent} */ (event).detail);
      if (missed) this.#tell("missed", missed);
    });
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
    this.feed.forget();
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
    this.feed.forget();
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
