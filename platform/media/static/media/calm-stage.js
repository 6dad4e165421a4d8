// @ts-check
// What stands on the stage when there is no picture: the lecture's title, what one gets, and a sign that sound is there.

import { make } from "media/player-button.js";
import { icon } from "ui/icons.js";
import { gettext } from "ui/i18n.js";

const BARS = 9;
const LEVEL_MS = 80;
const SVG = "http://www.w3.org/2000/svg";

export class CalmStage {
  /** @param {HTMLVideoElement} video @param {string} title */
  constructor(video, title) {
    this.video = video;
    this.sign = make("span", "live-player__sign");
    this.words = document.createElement("p");
    this.level = document.createElementNS(SVG, "svg");
    this.level.setAttribute("class", "live-player__level");
    this.level.setAttribute("viewBox", `0 0 ${BARS * 6} 24`);
    this.level.setAttribute("aria-hidden", "true");
    for (let index = 0; index < BARS; index += 1) this.level.append(bar(index));
    this.element = make("div", "live-player__calm", this.sign, make("p", "live-player__calm-title", title), this.words, this.level);
    this.element.hidden = true;
    this.mode = "";
  }

  /** @param {"" | "audio" | "slides"} mode "": there is a picture */
  show(mode) {
    if (mode === this.mode) return;
    this.mode = mode;
    this.element.hidden = mode === "";
    this.#stop();
    if (mode === "") return;
    const hasSound = mode === "audio";
    this.sign.replaceChildren(icon(hasSound ? "headphones" : "presentation", "l"));
    this.words.textContent = hasSound
      ? gettext("You hear the lecture. The picture is off to spare your line.")
      : gettext("Picture and sound are off to spare your line. You stay in the lecture, and the chat works.");
    this.level.toggleAttribute("hidden", !hasSound);
    if (hasSound) this.timer = setInterval(() => this.#measure(), LEVEL_MS);
  }

  /** Only where the sound can be listened to without being led elsewhere (`captureStream`); else the bars rest. */
  #listen() {
    const { video } = this;
    const capture = /** @type {any} */ (video).captureStream;
    if (this.analyser || !capture || !globalThis.AudioContext || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const stream = capture.call(video);
    if (!stream.getAudioTracks().length) return;
    const context = (this.context = new AudioContext());
    this.analyser = context.createAnalyser();
    this.analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(this.analyser);
  }

  #measure() {
    try {
      this.#listen();
    } catch {
      return this.#stop(); // decoration: the lecture is heard all the same
    }
    if (this.context?.state === "suspended") this.context.resume().catch(() => {}); // it waits for a first tap
    if (!this.analyser || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const samples = new Float32Array(this.analyser.fftSize);
    this.analyser.getFloatTimeDomainData(samples);
    const loud = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
    const level = this.video.paused ? 0 : Math.min(1, loud * 5);
    [...this.level.children].forEach((element, index) => {
      const middle = 1 - Math.abs(index - (BARS - 1) / 2) / BARS;
      const height = 3 + 20 * level * middle * (0.7 + 0.3 * Math.random());
      element.setAttribute("height", height.toFixed(1));
      element.setAttribute("y", (12 - height / 2).toFixed(1));
    });
  }

  /** Another source has other tracks. */
  renew() {
    if (this.mode !== "audio") return;
    const { mode } = this;
    this.mode = "";
    this.show(mode);
  }

  #stop() {
    clearInterval(this.timer);
    this.analyser = undefined;
    this.context?.close().catch(() => {});
    this.context = undefined;
  }
}

/** @param {number} index */
function bar(index) {
  const element = document.createElementNS(SVG, "rect");
  const values = { x: index * 6 + 1, y: 10.5, width: 4, height: 3, rx: 2 };
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value));
  return element;
}
