// @ts-check
// Captions of a broadcast: cues on its timeline in a text track of the <video>, shown in a strip under the picture. On an iPhone in
// full screen, where only the video is seen, the browser draws them.

import { make } from "media/player-button.js";
import { language } from "ui/i18n.js";

const KEY = "daris.captions";
/** A lecture of three hours has about 4,000. */
const KEPT = 6000;

/** @typedef {{ startMs: number, endMs: number, text: string }} Caption */

export class Captions {
  /** @param {HTMLVideoElement} video @param {string} label the track's name in the browser's own menus */
  constructor(video, label) {
    this.video = video;
    this.label = label;
    /** @type {Caption[]} */
    this.all = [];
    /** @type {TextTrack | null} */
    this.track = null;
    this.isOn = wasOn();
    this.element = make("p", "captions live-player__captions");
    this.element.hidden = true;
    // What is spoken is heard already; a screen reader need not say it again.
    this.element.setAttribute("aria-hidden", "true");
    for (const name of ["webkitbeginfullscreen", "webkitendfullscreen"]) video.addEventListener(name, () => this.#apply());
  }

  get exist() {
    return this.all.length > 0;
  }

  /** One with the same beginning replaces the one before: words are corrected while they are spoken. @param {Caption} caption */
  add(caption) {
    const { startMs, endMs, text } = caption;
    if (!(endMs > startMs) || !text.trim()) return;
    const before = this.all.findIndex((other) => other.startMs === startMs);
    if (before >= 0) this.all.splice(before, 1);
    this.all.push(caption);
    if (this.all.length > KEPT) this.all.shift();
    this.#open();
    if (before >= 0) return this.restore();
    this.track?.addCue(new VTTCue(startMs / 1000, endMs / 1000, text));
  }

  /** After the video got another source, which may have emptied its tracks. */
  restore() {
    const { track } = this;
    if (!track) return;
    for (const cue of [...(track.cues ?? [])]) track.removeCue(cue);
    for (const { startMs, endMs, text } of this.all) track.addCue(new VTTCue(startMs / 1000, endMs / 1000, text));
    this.#apply();
  }

  toggle() {
    this.isOn = !this.isOn;
    try {
      localStorage.setItem(KEY, this.isOn ? "on" : "off");
    } catch {
      // not remembered then
    }
    this.#apply();
  }

  #open() {
    if (this.track) return;
    this.track = this.video.addTextTrack("captions", this.label, language);
    this.track.addEventListener("cuechange", () => this.#draw());
    this.#apply();
  }

  #apply() {
    if (!this.track) return;
    const alone = /** @type {any} */ (this.video).webkitDisplayingFullscreen;
    this.track.mode = !this.isOn ? "disabled" : alone ? "showing" : "hidden";
    this.#draw();
  }

  #draw() {
    const cues = this.isOn ? [...(this.track?.activeCues ?? [])] : [];
    this.element.textContent = cues.map((cue) => /** @type {VTTCue} */ (cue).text).join(" ");
    this.element.hidden = !this.isOn || !this.exist;
  }
}

function wasOn() {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}
