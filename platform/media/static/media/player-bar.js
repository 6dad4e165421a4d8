// @ts-check
// The controls under a live picture: sound, volume, picture in picture, full screen; and the button that asks for a first tap.

import { icon } from "ui/icons.js";
import { gettext, pgettext } from "ui/i18n.js";

const VOLUME_KEY = "daris.volume";

export class PlayerBar {
  /** @param {HTMLElement} player what goes full screen @param {HTMLVideoElement} video */
  constructor(player, video) {
    this.player = player;
    this.video = video;
    video.volume = storedVolume();
    this.sound = button("volume-2", gettext("Sound off"), () => this.#toggleSound());
    this.volume = document.createElement("input");
    this.volume.type = "range";
    this.volume.className = "live-player__volume";
    Object.assign(this.volume, { min: "0", max: "1", step: "0.05", value: String(video.volume) });
    this.volume.setAttribute("aria-label", gettext("Volume"));
    this.volume.addEventListener("input", () => this.#setVolume());
    this.live = document.createElement("span");
    this.live.className = "stage__live";
    this.live.textContent = pgettext("on air", "Live");
    const spacer = document.createElement("span");
    spacer.className = "stage__spacer";
    this.pip = button("picture-in-picture-2", gettext("Picture in picture"), () => this.#togglePictureInPicture());
    this.pip.hidden = !document.pictureInPictureEnabled;
    this.full = button("maximize", gettext("Full screen"), () => this.#toggleFullScreen());
    this.element = document.createElement("div");
    this.element.className = "stage__bar live-player__bar";
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", gettext("Controls of the picture"));
    this.element.append(this.sound, this.volume, this.live, spacer, this.pip, this.full);
    this.tap = document.createElement("button");
    this.tap.type = "button";
    this.tap.className = "button button--large live-player__tap";
    this.tap.hidden = true;
    this.tap.addEventListener("click", () => this.#tapped());
    video.parentElement?.append(this.tap);
    video.addEventListener("volumechange", () => this.draw());
    document.addEventListener("fullscreenchange", () => this.draw());
    video.addEventListener("click", () => this.video.paused && this.play());
  }

  /** Plays; with sound if the browser lets us, else without, and asks for a tap. */
  async play() {
    try {
      await this.video.play();
      this.tap.hidden = true;
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return;
      this.video.muted = true;
      try {
        await this.video.play();
        this.#ask("volume-x", gettext("Tap for sound"));
      } catch {
        this.#ask("play", gettext("Tap to watch"));
      }
    }
  }

  draw() {
    const silent = this.video.muted || this.video.volume === 0;
    set(this.sound, silent ? "volume-x" : "volume-2", silent ? gettext("Sound on") : gettext("Sound off"));
    this.sound.setAttribute("aria-pressed", String(silent));
    this.volume.value = String(this.video.muted ? 0 : this.video.volume);
    const isFull = document.fullscreenElement === this.player;
    set(this.full, isFull ? "minimize" : "maximize", isFull ? gettext("Leave full screen") : gettext("Full screen"));
    this.full.hidden = !document.fullscreenEnabled && !("webkitEnterFullscreen" in this.video);
    const onAir = this.player.dataset.state === "live" && !this.player.hasAttribute("data-offline");
    this.live.hidden = !onAir;
    if (!silent && !this.video.paused) this.tap.hidden = true;
  }

  /** @param {string} name @param {string} text */
  #ask(name, text) {
    this.tap.replaceChildren(icon(name), text);
    this.tap.hidden = false;
  }

  #tapped() {
    this.video.muted = false;
    if (this.video.volume === 0) this.video.volume = 1;
    this.tap.hidden = true;
    this.play();
  }

  #toggleSound() {
    if (this.video.volume === 0) {
      this.video.volume = 1;
      this.video.muted = false;
    } else this.video.muted = !this.video.muted;
  }

  #setVolume() {
    this.video.volume = Number(this.volume.value);
    this.video.muted = this.video.volume === 0;
    try {
      localStorage.setItem(VOLUME_KEY, this.volume.value);
    } catch {
      // private windows may refuse: then the volume is not remembered
    }
  }

  async #togglePictureInPicture() {
    try {
      if (document.pictureInPictureElement) await document.exitPictureInPicture();
      else await this.video.requestPictureInPicture();
    } catch {
      this.pip.hidden = true; // the browser promised it and does not do it
    }
  }

  async #toggleFullScreen() {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else if (this.player.requestFullscreen) await this.player.requestFullscreen();
      else /** @type {any} */ (this.video).webkitEnterFullscreen();
    } catch {
      this.full.hidden = true;
    }
  }
}

function storedVolume() {
  try {
    const stored = Number(localStorage.getItem(VOLUME_KEY) ?? "1");
    return stored > 0 && stored <= 1 ? stored : 1;
  } catch {
    return 1;
  }
}

/** @param {string} name @param {string} label @param {() => unknown} act */
function button(name, label, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "icon-button";
  set(element, name, label);
  element.addEventListener("click", act);
  return element;
}

/** @param {HTMLElement} element @param {string} name @param {string} label */
function set(element, name, label) {
  if (element.dataset.icon !== name) {
    element.dataset.icon = name;
    element.replaceChildren(icon(name));
  }
  element.setAttribute("aria-label", label);
  element.title = label;
}
