// @ts-check
/** Whether anything is heard from the microphone and seen by the camera: the level's bar, and warnings when not. */
import { LevelMeter } from "media/devices.js";
import { PictureCheck } from "media/picture-check.js";
import { gettext } from "ui/i18n.js";
import { part } from "webinars/studio-page.js";

const SILENT_AFTER_MS = 6000;
const SILENT_BELOW = 0.01;
const BLACK_AFTER_MS = 5000;
const LEVEL_MS = 100;
const LOOK_MS = 1000;

/** @typedef {import("webinars/studio-sources.js").Sources} Sources */

/** @param {import("media/picture-check.js").Light | null} light @returns {string} */
export function wordsForLight(light) {
  switch (light) {
    case "black":
      return gettext("Your picture is black. Is the camera covered, or is the room dark?");
    case "dark":
      return gettext("Your picture is dark. Put a lamp before you, or turn to the window.");
    case "bright":
      return gettext("Your picture is too bright. Turn away from the lamp, or close the curtain.");
    case "good":
      return gettext("The light is good.");
    default:
      return "";
  }
}

export class Signal {
  /**
   * @param {{ sources: Sources, preview: HTMLVideoElement, isOnBreak: () => boolean, warn: (name: string, text: string) => void }} options
   *   `warn`: takes a warning back when its text is empty
   */
  constructor({ sources, preview, isOnBreak, warn }) {
    this.sources = sources;
    this.isOnBreak = isOnBreak;
    this.warn = warn;
    this.picture = new PictureCheck(preview);
    /** @type {LevelMeter | null} */
    this.meter = null;
    this.heardAt = this.seenAt = performance.now();
    setInterval(() => this.#listen(), LEVEL_MS);
    setInterval(() => this.#look(), LOOK_MS);
  }

  /** @param {MediaStream} stream that is sent from now on */
  follow(stream) {
    this.meter?.stop();
    this.meter = stream.getAudioTracks().length ? new LevelMeter(stream) : null;
    this.heardAt = this.seenAt = performance.now();
  }

  #listen() {
    const level = this.meter ? this.meter.level() : 0;
    part("level").setAttribute("width", `${Math.round(Math.min(1, level * 3) * 100)}%`);
    if (level > SILENT_BELOW || !this.sources.isMicrophoneOn || this.isOnBreak()) this.heardAt = performance.now();
    const silent = performance.now() - this.heardAt > SILENT_AFTER_MS;
    const warning = gettext("Nothing is heard from your microphone. Is it the right one, and is it switched on?");
    part("level-help").textContent = silent ? warning : gettext("Say a few words: the bar must move.");
    part("level-help").classList.toggle("field__error", silent);
    this.warn("silent", silent ? warning : "");
  }

  #look() {
    const light = this.sources.showsCamera && !this.isOnBreak() ? this.picture.light() : null;
    if (light !== "black") this.seenAt = performance.now();
    const isBlack = performance.now() - this.seenAt > BLACK_AFTER_MS;
    const words = wordsForLight(isBlack ? "black" : light === "black" ? null : light);
    const help = part("picture-help");
    if (help.textContent !== words) help.textContent = words; // it is read out when it changes
    help.classList.toggle("field__error", words !== "" && light !== "good");
    this.warn("black", isBlack ? words : "");
  }
}
