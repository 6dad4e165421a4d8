// @ts-check
// The line of the lecture under the picture: from its beginning to now. Drag to look back; the button leads to the live moment.

import { clockOf, make } from "media/player-button.js";
import { icon } from "ui/icons.js";
import { gettext, interpolate, pgettext } from "ui/i18n.js";

/** Before so much has happened there is nothing to look back at. */
const LEAST_MS = 10_000;
const STEP_MS = 1000;

/** @typedef {{ positionMs: number, edgeMs: number, isOnAir: boolean, isBack: boolean, canSeek: boolean, isOver: boolean }} Look */

export class Timeline {
  /** @param {{ seek: (ms: number) => void, goLive: () => void }} to */
  constructor({ seek, goLive }) {
    this.at = make("span", "");
    this.all = make("span", "live-player__all");
    this.position = make("span", "live-player__time", this.at, this.all);
    this.range = document.createElement("input");
    this.range.type = "range";
    this.range.className = "live-player__range";
    Object.assign(this.range, { min: "0", step: String(STEP_MS) });
    this.range.setAttribute("aria-label", gettext("Moment of the lecture"));
    this.range.addEventListener("pointerdown", () => (this.isDragged = true));
    this.range.addEventListener("input", () => this.#say(Number(this.range.value)));
    this.range.addEventListener("change", () => {
      this.isDragged = false;
      seek(Number(this.range.value));
    });
    for (const over of ["pointerup", "pointercancel", "blur"]) this.range.addEventListener(over, () => (this.isDragged = false));
    this.live = make("span", "stage__live", pgettext("on air", "Live"));
    this.back = document.createElement("button");
    this.back.type = "button";
    this.back.className = "button button--small live-player__back";
    this.backWords = document.createElement("span");
    this.back.append(icon("fast-forward", "s"), this.backWords);
    this.back.addEventListener("click", goLive);
    this.element = make("div", "live-player__timeline", this.position, this.range, make("span", "stage__spacer"), this.live, this.back);
    this.isDragged = false;
    this.edgeMs = 0;
  }

  /** @param {Look} look */
  draw({ positionMs, edgeMs, isOnAir, isBack, canSeek, isOver }) {
    this.edgeMs = edgeMs;
    const isShown = canSeek && edgeMs >= LEAST_MS;
    this.element.classList.toggle("live-player__timeline--plain", !isShown);
    this.range.hidden = this.position.hidden = !isShown;
    this.live.hidden = !isOnAir || isBack;
    const words = isOver ? gettext("To the end") : gettext("Back to live");
    if (this.backWords.textContent !== words) this.backWords.textContent = words;
    if (this.back.hidden === isBack) {
      const hadFocus = document.activeElement === this.back;
      this.back.hidden = !isBack;
      if (hadFocus && !isBack) this.range.focus({ preventScroll: true });
    }
    this.element.hidden = !isShown && this.live.hidden && this.back.hidden;
    if (!isShown || this.isDragged) return;
    this.range.max = String(Math.floor(edgeMs / STEP_MS) * STEP_MS);
    this.range.value = isBack ? String(positionMs) : this.range.max;
    this.#say(isBack ? positionMs : edgeMs);
  }

  /** @param {number} ms */
  #say(ms) {
    const values = { at: clockOf(ms), all: clockOf(this.edgeMs) };
    const text = interpolate(gettext("%(at)s of %(all)s"), values);
    if (this.range.getAttribute("aria-valuetext") === text) return;
    this.at.textContent = values.at;
    this.all.textContent = ` / ${values.all}`;
    this.range.setAttribute("aria-valuetext", text);
    const share = this.edgeMs ? (100 * Math.min(ms, this.edgeMs)) / this.edgeMs : 100;
    this.range.style.setProperty("--played", `${share.toFixed(2)}%`);
  }
}
