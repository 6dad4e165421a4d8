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
    /** @type {Map<number, VTTCue>} by where they begin; kept here, for a track that is disabled tells none of its cues */
    this.cues = new Map();
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
    return this.cues.size > 0;
  }

  /** One with the same beginning is mended: words are corrected while they are spoken. @param {Caption} caption */
  add(caption) {
    const { startMs, endMs, text } = caption;
    if (!(endMs > startMs) || !text.trim()) return;
    const before = this.cues.get(startMs);
    if (before) {
      Object.assign(before, { endTime: endMs / 1000, text });
      return this.#draw();
    }
    const cue = new VTTCue(startMs / 1000, endMs / 1000, text);
    this.cues.set(startMs, cue);
    const [[oldestMs, oldest]] = this.cues;
    if (this.cues.size > KEPT) {
      this.cues.delete(oldestMs);
      oldest.track?.removeCue(oldest);
    }
    this.#open().addCue(cue);
  }

  /** All that were added are gone: what follows is in another language. */
  clear() {
    for (const cue of this.cues.values()) cue.track?.removeCue(cue);
    this.cues.clear();
    this.#draw();
  }

  /** After the video got another source, which may have emptied its tracks. */
  restore() {
    for (const [startMs, cue] of this.cues) {
      cue.track?.removeCue(cue);
      const anew = new VTTCue(cue.startTime, cue.endTime, cue.text); // one that was being shown may be taken for shown still
      this.cues.set(startMs, anew);
      this.track?.addCue(anew);
    }
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

  /** @returns {TextTrack} */
  #open() {
    if (this.track) return this.track;
    this.track = this.video.addTextTrack("captions", this.label, language);
    this.track.addEventListener("cuechange", () => this.#draw());
    this.#apply();
    return this.track;
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
