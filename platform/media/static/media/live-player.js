// @ts-check
// <live-player src="/ws/watch/.../">: shows a live broadcast at its newest picture.
//
// Attributes: `manual`, wait for start(); `label`, what is shown, for screen readers.
// Children with slot="waiting|paused|interrupted|offline|ended|unsupported" are slates: shown in that state, if the page does not
// manage them itself (`data-slate`).
// Events (they bubble): `state` {state, online}, `playing`, `stalled`, `lagging` {lostMs}.

import { LiveBuffer, canPlayLive, canPlayType } from "media/live-buffer.js";
import { PlayerBar } from "media/player-bar.js";
import { ViewerSocket } from "media/viewer-socket.js";
import { gettext } from "ui/i18n.js";

/** @typedef {"idle" | "waiting" | "live" | "paused" | "interrupted" | "ended" | "refused" | "unsupported"} PlayerState */

export class LivePlayer extends HTMLElement {
  constructor() {
    super();
    /** @type {PlayerState} */
    this.state = "idle";
    this.isOnline = true;
    /** @type {ViewerSocket | null} */
    this.socket = null;
    /** @type {LiveBuffer | null} */
    this.buffer = null;
    this.onVisible = () => document.visibilityState === "visible" && this.#catchUp();
  }

  connectedCallback() {
    if (this.video) return this.#maybeStart();
    const video = (this.video = document.createElement("video"));
    video.className = "live-player__video";
    video.playsInline = true;
    video.setAttribute("aria-label", this.getAttribute("label") ?? gettext("Live picture"));
    video.addEventListener("playing", () => this.#tell("playing", {}));
    video.addEventListener("waiting", () => this.buffer?.hasStarted && this.#tell("stalled", {}));
    this.status = document.createElement("p");
    this.status.className = "live-player__status";
    this.status.setAttribute("role", "status");
    this.picture = document.createElement("div");
    this.picture.className = "live-player__picture";
    this.picture.append(video, this.status, ...this.querySelectorAll(":scope > [slot]"));
    this.bar = new PlayerBar(this, video);
    this.replaceChildren(this.picture, this.bar.element);
    this.#draw();
    this.#maybeStart();
  }

  disconnectedCallback() {
    this.stop();
  }

  /** Connects and plays. Started already: nothing happens. */
  start() {
    if (this.socket || !this.isConnected) return;
    if (!canPlayLive()) return this.#become("unsupported");
    this.#become("waiting");
    const socket = (this.socket = new ViewerSocket(this.getAttribute("src") ?? ""));
    socket.addEventListener("state", (event) => this.#become(/** @type {CustomEvent} */ (event).detail.state));
    socket.addEventListener("line", (event) => this.#line(/** @type {CustomEvent} */ (event).detail.online));
    socket.addEventListener("lagging", (event) => this.#tell("lagging", /** @type {CustomEvent} */ (event).detail));
    socket.addEventListener("start", (event) => this.#begin(/** @type {CustomEvent} */ (event).detail));
    socket.addEventListener("media", (event) => this.#append(/** @type {CustomEvent} */ (event).detail));
    socket.addEventListener("closed", (event) => this.#closed(/** @type {CustomEvent} */ (event).detail.code));
    document.addEventListener("visibilitychange", this.onVisible);
    socket.open();
  }

  /** Disconnects and clears the picture. */
  stop() {
    document.removeEventListener("visibilitychange", this.onVisible);
    this.socket?.close();
    this.socket = null;
    this.#clear();
    if (this.state !== "ended" && this.state !== "refused") this.#become("idle");
  }

  /** @returns {number} milliseconds between the newest picture and the one that is shown */
  get behindMs() {
    return Math.round((this.buffer?.behindS ?? 0) * 1000);
  }

  /** @returns {number} where on the broadcast's timeline the viewer is, in milliseconds */
  get positionMs() {
    return Math.round((this.video?.currentTime ?? 0) * 1000);
  }

  /** @returns {boolean} whether a picture is moving */
  get isPlaying() {
    const video = this.video;
    return Boolean(video && !video.paused && video.readyState > HTMLMediaElement.HAVE_CURRENT_DATA);
  }

  #maybeStart() {
    if (!this.hasAttribute("manual")) this.start();
  }

  /** @param {import("./viewer-messages.js").StartMessage} message */
  #begin({ type, init, media, epoch }) {
    if (!canPlayType(type)) return this.#become("unsupported");
    if (this.buffer && !this.buffer.accepts(type)) this.#clear();
    if (!this.buffer) {
      this.buffer = new LiveBuffer(/** @type {HTMLVideoElement} */ (this.video));
      this.buffer.addEventListener("started", () => this.bar?.play());
      this.buffer.addEventListener("broken", () => this.#beginAnew());
    }
    this.epoch = epoch;
    const whole = new Uint8Array(init.length + media.length);
    whole.set(init);
    whole.set(media, init.length);
    this.buffer.append(whole, type);
  }

  /** @param {import("./viewer-messages.js").MediaMessage} message */
  #append({ media, epoch }) {
    if (epoch === this.epoch) this.buffer?.append(media);
  }

  /** The decoder gave up. A new connection brings a new beginning. */
  #beginAnew() {
    this.buffer = null;
    this.epoch = undefined;
    if (!this.socket) return;
    this.socket.close();
    this.socket = null;
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.isConnected && this.start(), 1000);
  }

  #catchUp() {
    if (this.buffer && this.buffer.behindS > 1.5) this.buffer.jumpToEdge();
  }

  #clear() {
    this.buffer?.close();
    this.buffer = null;
    this.epoch = undefined;
    if (this.video?.hasAttribute("src")) {
      this.video.removeAttribute("src");
      this.video.load();
    }
  }

  /** @param {number} code */
  #closed(code) {
    this.socket = null;
    this.#become(code === 4410 ? "ended" : "refused");
  }

  /** @param {boolean} online */
  #line(online) {
    if (online === this.isOnline) return;
    this.isOnline = online;
    this.#draw();
    this.#tell("state", { state: this.state, online });
  }

  /** @param {PlayerState} state */
  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.#draw();
    this.#tell("state", { state, online: this.isOnline });
  }

  #draw() {
    this.dataset.state = this.state;
    this.toggleAttribute("data-offline", !this.isOnline);
    const shown = !this.isOnline && this.state === "live" ? "offline" : this.state;
    let hasSlate = this.hasAttribute("data-covered");
    for (const slate of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[slot]"))) {
      if (slate.dataset.slate !== undefined) continue;
      slate.hidden = slate.slot !== shown;
      hasSlate ||= !slate.hidden;
    }
    if (this.status) {
      const text = STATUS[shown]?.() ?? "";
      if (this.status.textContent !== text) this.status.textContent = text;
      this.status.classList.toggle("visually-hidden", hasSlate || shown === "live" || shown === "idle");
    }
    this.bar?.draw();
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

/** @type {Record<string, () => string>} */
const STATUS = {
  waiting: () => gettext("The picture appears as soon as the lecturer is on air."),
  live: () => gettext("The lecture is live."),
  paused: () => gettext("The lecture has a break. It goes on by itself."),
  interrupted: () => gettext("The lecturer's line was cut. The lecture comes back by itself."),
  offline: () => gettext("Your line was cut. The picture comes back by itself."),
  ended: () => gettext("The lecture is over."),
  refused: () => gettext("You cannot watch this lecture. Go back to its page to see why."),
  unsupported: () => gettext("This browser cannot play live video. Open the page in a current Chrome, Edge, Firefox or Safari."),
};

customElements.define("live-player", LivePlayer);
