// @ts-check
// The controls under a live picture: play, sound, volume, captions, how it arrives, picture in picture, full screen; and the button
// that asks for a first tap.

import { fullScreen, pictureInPicture } from "media/abilities.js";
import { iconButton, make, setIcon } from "media/player-button.js";
import { icon } from "ui/icons.js";
import { gettext } from "ui/i18n.js";

const VOLUME_KEY = "daris.volume";

/** @typedef {{ togglePlay: () => void, toggleCaptions: () => void, openSettings: () => void }} Acts */
/** @typedef {{ hasStarted: boolean, hasPicture: boolean, hasSound: boolean, captions: boolean | null, mode: string }} Look */

export class PlayerBar {
  /** @param {HTMLElement} player what goes full screen @param {HTMLVideoElement} video @param {Acts} acts */
  constructor(player, video, acts) {
    this.player = player;
    this.video = video;
    video.volume = storedVolume();
    this.pictureInPicture = pictureInPicture(video);
    this.fullScreen = fullScreen(player, video);
    this.start = iconButton("pause", gettext("Pause"), acts.togglePlay);
    this.sound = iconButton("volume-2", gettext("Sound off"), () => this.toggleSound());
    this.volume = document.createElement("input");
    this.volume.type = "range";
    this.volume.className = "live-player__volume";
    Object.assign(this.volume, { min: "0", max: "1", step: "0.05", value: String(video.volume) });
    this.volume.setAttribute("aria-label", gettext("Volume"));
    this.volume.addEventListener("input", () => this.#setVolume());
    this.captions = iconButton("captions", gettext("Captions"), acts.toggleCaptions);
    this.settings = iconButton("sliders-horizontal", gettext("How the lecture reaches you"), acts.openSettings);
    this.settings.setAttribute("aria-haspopup", "dialog");
    this.modeName = make("span", "live-player__mode-name");
    this.pip = iconButton("picture-in-picture-2", gettext("Picture in picture"), () => this.togglePictureInPicture());
    this.full = iconButton("maximize", gettext("Full screen"), () => this.toggleFullScreen());
    this.element = make("div", "stage__bar live-player__bar");
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", gettext("Controls of the picture"));
    const spacer = make("span", "stage__spacer");
    this.element.append(this.start, this.sound, this.volume, spacer, this.modeName, this.captions, this.settings, this.pip, this.full);
    this.tap = document.createElement("button");
    this.tap.type = "button";
    this.tap.className = "button button--large live-player__tap";
    this.tap.hidden = true;
    this.tap.addEventListener("click", () => this.#tapped());
    video.parentElement?.append(this.tap);
    /** @type {Look} */
    this.look = { hasStarted: false, hasPicture: true, hasSound: true, captions: null, mode: "" };
    for (const name of ["volumechange", "play", "pause", "emptied"]) video.addEventListener(name, () => this.draw());
    for (const name of ["fullscreenchange", "webkitfullscreenchange"]) document.addEventListener(name, () => this.draw());
    video.addEventListener("click", () => this.video.paused && this.play());
  }

  /** Plays; with sound if the browser lets us, else without, and asks for a tap. */
  async play() {
    try {
      await this.video.play();
      this.tap.hidden = !(this.isMutedByRule && this.video.muted);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return;
      this.video.muted = true;
      this.isMutedByRule = true; // until the person has touched the page, sound is not allowed
      try {
        await this.video.play();
        this.#ask("volume-x", gettext("Tap for sound"));
      } catch {
        this.#ask("play", gettext("Tap to watch"));
      }
    }
  }

  /** @param {Look} [look] */
  draw(look) {
    if (look) this.look = look;
    const { hasStarted, hasPicture, hasSound, captions, mode } = this.look;
    this.start.hidden = !hasSound || !hasStarted;
    if (this.video.paused) setIcon(this.start, "play", gettext("Play"));
    else setIcon(this.start, "pause", gettext("Pause"));
    const silent = this.video.muted || this.video.volume === 0;
    setIcon(this.sound, silent ? "volume-x" : "volume-2", silent ? gettext("Sound on") : gettext("Sound off"));
    this.sound.setAttribute("aria-pressed", String(silent));
    this.sound.hidden = this.volume.hidden = !hasSound;
    this.volume.value = String(this.video.muted ? 0 : this.video.volume);
    this.captions.hidden = captions === null;
    this.captions.setAttribute("aria-pressed", String(Boolean(captions)));
    this.modeName.textContent = mode;
    this.pip.hidden = !this.pictureInPicture || !hasPicture;
    const isFull = Boolean(this.fullScreen?.isOn());
    setIcon(this.full, isFull ? "minimize" : "maximize", isFull ? gettext("Leave full screen") : gettext("Full screen"));
    this.full.hidden = !this.fullScreen;
    if (!silent && !this.video.paused) this.tap.hidden = true;
  }

  /** @param {string} name @param {string} text */
  #ask(name, text) {
    this.tap.replaceChildren(icon(name), text);
    this.tap.hidden = false;
  }

  #tapped() {
    this.isMutedByRule = false;
    this.video.muted = false;
    if (this.video.volume === 0) this.video.volume = 1;
    this.tap.hidden = true;
    this.play();
  }

  toggleSound() {
    if (this.video.volume === 0) {
      this.video.volume = 1;
      this.video.muted = false;
    } else this.video.muted = !this.video.muted;
  }

  async togglePictureInPicture() {
    try {
      await this.pictureInPicture?.toggle();
    } catch {
      this.pictureInPicture = null; // the browser promised it and does not do it
      this.draw();
    }
  }

  async toggleFullScreen() {
    try {
      await this.fullScreen?.toggle();
    } catch {
      this.fullScreen = null;
      this.draw();
    }
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
}

function storedVolume() {
  try {
    const stored = Number(localStorage.getItem(VOLUME_KEY) ?? "1");
    return stored > 0 && stored <= 1 ? stored : 1;
  } catch {
    return 1;
  }
}
