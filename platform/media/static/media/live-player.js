// @ts-check
// <live-player src="/ws/watch/.../">: shows a live broadcast at its newest picture, and any earlier moment of it.
//
// Attributes: `manual`, wait for start(); `label`, what is shown; `past`, the address of the growing HLS playlist; `viewer`, who
// watches (what a person chose is kept for that person on this device).
// Children with slot="waiting|paused|interrupted|offline|ended|unsupported" are slates: shown in that state, if the page does not
// manage them itself (`data-slate`).
// Methods: start(), stop(), seekTo(ms), goLive(), addCaption({startMs, endMs, text}).
// Events (they bubble): `state` {state, online}, `playing`, `stalled`, `lagging` {lostMs}, `rewound` {rewound}, `mode` {mode}.

import { wayToPlay } from "media/abilities.js";
import { CalmStage } from "media/calm-stage.js";
import { Captions } from "media/captions.js";
import { ModeKeeper } from "media/mode-keeper.js";
import { nameOf } from "media/modes.js";
import { Playback } from "media/playback.js";
import { PlayerBar } from "media/player-bar.js";
import { clockOf, make } from "media/player-button.js";
import { commandOf } from "media/player-keys.js";
import { PlayerNote } from "media/player-note.js";
import { PlayerSettings } from "media/player-settings.js";
import { standingOf } from "media/player-words.js";
import { Slates } from "media/slates.js";
import { Still } from "media/still.js";
import { Timeline } from "media/timeline.js";
import { gettext, interpolate } from "ui/i18n.js";

const STEP_MS = 10_000;
const DRAW_MS = 500;
const STALL_SHOWN_MS = 700;
const MISSED_SHOWN_MS = 25_000;

export class LivePlayer extends HTMLElement {
  /** @type {number | undefined} */
  timer;

  connectedCallback() {
    if (!this.playback) this.#build();
    document.addEventListener("visibilitychange", this.#onVisible);
    document.addEventListener("keydown", this.#onKey);
    if (!this.hasAttribute("manual")) this.start();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#onVisible);
    document.removeEventListener("keydown", this.#onKey);
    this.stop();
  }

  /** Connects and plays. Started already: nothing happens. */
  start() {
    const { playback, keeper } = this;
    if (!playback || !keeper || playback.socket || !this.isConnected) return;
    playback.src = this.getAttribute("src") ?? "";
    playback.pastAddress = this.getAttribute("past") ?? "";
    playback.start();
    keeper.start();
    this.timer ??= setInterval(() => this.#draw(), DRAW_MS);
  }

  /** Disconnects and clears the picture. */
  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.keeper?.stop();
    this.playback?.stop();
    this.note?.hide();
  }

  /** @param {number} ms of the broadcast's timeline */
  seekTo(ms) {
    this.note?.hide("missed");
    this.playback?.seekTo(ms);
  }

  goLive() {
    this.note?.hide("missed");
    this.playback?.goLive();
  }

  /** Shown while its time is played; the button for captions appears with the first one. @param {import("media/captions.js").Caption} caption */
  addCaption(caption) {
    this.captions?.add(caption);
    this.#draw();
  }

  get state() {
    return this.playback?.state ?? "idle";
  }

  get isOnline() {
    return this.playback?.isOnline ?? true;
  }

  /** In which mode the lecture arrives. */
  get mode() {
    return this.playback?.mode ?? "video";
  }

  get isRewound() {
    return this.playback?.isRewound ?? false;
  }

  /** @returns {number} milliseconds between the newest picture that has arrived and the one that is shown */
  get behindMs() {
    return Math.round((this.playback?.buffer?.behindS ?? 0) * 1000);
  }

  /** @returns {number} where on the broadcast's timeline the viewer is, in milliseconds */
  get positionMs() {
    return this.playback?.positionMs ?? 0;
  }

  /** @returns {boolean} whether a picture is moving, or sound runs */
  get isPlaying() {
    const video = this.video;
    return Boolean(video && !video.paused && video.readyState > HTMLMediaElement.HAVE_CURRENT_DATA);
  }

  // --- what the keeper of the mode needs ---

  get canAdvise() {
    const { playback } = this;
    return Boolean(playback && playback.state === "live" && playback.isOnline && playback.place === "live" && !this.video?.paused);
  }

  get liveBehindMs() {
    return this.playback?.liveBehindMs ?? null;
  }

  get socket() {
    return this.playback?.socket ?? null;
  }

  /** @param {import("media/modes.js").Mode} mode */
  deliver(mode) {
    this.playback?.deliver(mode);
  }

  #build() {
    const title = this.getAttribute("label") ?? gettext("Live picture");
    const video = (this.video = document.createElement("video"));
    video.className = "live-player__video";
    video.playsInline = true;
    video.setAttribute("aria-label", title);
    this.slates = new Slates(this);
    this.status = this.slates.status;
    this.note = new PlayerNote();
    this.keeper = new ModeKeeper(/** @type {any} */ (this), this.getAttribute("viewer") ?? "");
    const still = new Still(video);
    this.playback = new Playback(video, { mode: this.keeper.choice.mode, line: this.keeper.line, still });
    this.calm = new CalmStage(video, title);
    this.captions = new Captions(video, gettext("Captions"));
    this.picture = make("div", "live-player__picture", video, still.element, this.calm.element, make("span", "live-player__wait"), this.status);
    this.picture.append(...this.querySelectorAll(":scope > [slot]"));
    this.settings = new PlayerSettings();
    this.bar = new PlayerBar(this, video, {
      togglePlay: () => this.#togglePlay(),
      toggleCaptions: () => this.#toggleCaptions(),
      openSettings: () => this.settings?.open(),
    });
    this.timeline = new Timeline({ seek: (ms) => this.seekTo(ms), goLive: () => this.goLive() });
    const below = [this.captions.element, this.note.element, this.timeline.element, this.bar.element, this.settings.element];
    this.replaceChildren(this.picture, ...below);
    this.#listen(video);
    this.#draw();
  }

  /** @param {HTMLVideoElement} video */
  #listen(video) {
    const { playback, settings, keeper } = this;
    const on = (/** @type {string} */ name, /** @type {(detail: any) => void} */ act) =>
      playback?.addEventListener(name, (event) => act(/** @type {CustomEvent} */ (event).detail));
    on("change", () => this.#draw());
    on("state", () => {
      this.#draw();
      this.#tell("state", { state: this.state, online: this.isOnline });
    });
    on("play", () => this.bar?.play());
    on("swapped", () => {
      this.captions?.restore();
      this.calm?.renew();
    });
    on("lagging", (detail) => this.#tell("lagging", detail));
    on("mode", ({ mode, reason }) => {
      keeper?.said(mode, reason);
      this.#tell("mode", { mode });
    });
    on("missed", (detail) => this.#offerMissed(detail));
    on("lost", () => this.note?.show({ kind: "lost", icon: "info", text: gettext("This part of the lecture cannot be shown now."), forMs: MISSED_SHOWN_MS }));
    video.addEventListener("playing", () => this.#tell("playing", {}));
    video.addEventListener("waiting", () => playback?.buffer?.hasStarted && this.#tell("stalled", {}));
    video.addEventListener("pause", () => this.#paused());
    settings?.addEventListener("mode", (event) => keeper?.choose(/** @type {CustomEvent} */ (event).detail));
    settings?.addEventListener("byself", (event) => keeper?.allow(/** @type {CustomEvent} */ (event).detail));
  }

  #onVisible = () => {
    if (document.visibilityState === "visible") this.playback?.wake();
  };

  /** A system may pause what is not seen; only a person's pause is a wish to stay at this moment. */
  #paused() {
    if (document.visibilityState === "visible" || document.pictureInPictureElement === this.video) this.playback?.hold();
  }

  #togglePlay() {
    const { video } = this;
    if (!video || this.mode === "slides") return;
    if (video.paused) this.bar?.play();
    else video.pause();
  }

  #toggleCaptions() {
    if (!this.captions?.exist) return;
    this.captions.toggle();
    this.#draw();
  }

  /** @param {{ fromMs: number, toMs: number }} missed */
  #offerMissed({ fromMs, toMs }) {
    if (!this.playback?.canSeek) return;
    this.note?.show({
      kind: "missed",
      icon: "history",
      text: interpolate(gettext("Meanwhile so much of the lecture went by: %(time)s"), { time: clockOf(toMs - fromMs) }),
      action: gettext("Watch it now"),
      act: () => this.seekTo(fromMs),
      forMs: MISSED_SHOWN_MS,
    });
  }

  #onKey = (/** @type {KeyboardEvent} */ event) => {
    const target = /** @type {Element | null} */ (event.target instanceof Element ? event.target : null);
    const command = commandOf(event, target);
    if (!command || this.state === "idle") return;
    event.preventDefault();
    this.#obey(command);
  };

  /** @param {import("media/player-keys.js").Command} command */
  #obey(command) {
    const { bar } = this;
    if (command === "play") this.#togglePlay();
    else if (command === "sound") bar?.toggleSound();
    else if (command === "full") bar?.toggleFullScreen();
    else if (command === "live") this.goLive();
    else if (command === "captions") this.#toggleCaptions();
    else if (command === "picture") bar?.togglePictureInPicture();
    else if (command === "help") this.settings?.open({ keys: true });
    else if (this.playback?.canSeek) this.seekTo(this.positionMs + (command === "back" ? -STEP_MS : STEP_MS));
  }

  #draw() {
    const { playback, keeper } = this;
    if (!playback || !keeper) return;
    const { state, isOnline, isRewound, mode } = playback;
    this.dataset.state = state;
    this.dataset.mode = mode;
    this.dataset.place = playback.place;
    this.toggleAttribute("data-offline", !isOnline);
    const isStalled = playback.isStalled && performance.now() - (keeper.line.stalledAt ?? 0) > STALL_SHOWN_MS;
    this.toggleAttribute("data-loading", isStalled || playback.isLoading);
    if (this.hasAttribute("data-rewound") !== isRewound) {
      this.toggleAttribute("data-rewound", isRewound);
      this.#tell("rewound", { rewound: isRewound });
    }
    const isCalm = (mode === "audio" || mode === "slides") && playback.place !== "past";
    this.calm?.show(isCalm && state !== "idle" ? /** @type {"audio" | "slides"} */ (mode) : "");
    const isPaused = this.video?.paused ?? true;
    const standing = standingOf({ state, isOnline, isRewound, isPaused, isLoading: playback.isLoading, isStalled, mode });
    this.slates?.draw(standing);
    const way = wayToPlay();
    this.settings?.draw({ mode: playback.wish, bySelf: keeper.choice.bySelf, only: way === "native" ? ["video", "slides"] : undefined });
    this.bar?.draw({
      hasStarted: ["live", "paused", "interrupted", "ended"].includes(state),
      hasPicture: !isCalm,
      hasSound: mode !== "slides",
      captions: this.captions?.exist ? this.captions.isOn : null,
      mode: mode === "video" ? "" : nameOf(mode),
    });
    this.timeline?.draw({
      positionMs: playback.positionMs,
      edgeMs: playback.edgeMs,
      isOnAir: state === "live" && isOnline,
      isBack: isRewound,
      canSeek: playback.canSeek,
      isOver: state === "ended",
    });
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

customElements.define("live-player", LivePlayer);
