// @ts-check
/** What the audience sees of a break's end and of who is on air. */
import * as air from "webinars/air-state.js";
import { SpokenCountdown, left } from "webinars/countdown.js";
import { announce } from "ui/announce.js";
import { gettext, interpolate } from "ui/i18n.js";

export class BreakSlate {
  spoken = new SpokenCountdown();
  /** @type {number | null} by the server's clock; null: not said, or no break */
  until = null;

  /** @param {HTMLElement} page */
  constructor(page) {
    this.part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (page.querySelector(`[data-slate="break"] [data-break-${name}]`));
  }

  /** Each second, and when it changes. @param {number} nowMs */
  tick(nowMs) {
    this.part("runs").hidden = this.until === null;
    this.part("open").hidden = this.until !== null;
    if (this.until === null) return;
    const text = left(this.until - nowMs);
    this.part("left").textContent = text;
    this.part("over").hidden = text !== "";
    this.spoken.note(this.until - nowMs);
  }
}

/** Marks who is on air among the lecturers. @param {HTMLElement} page @param {import("webinars/room-socket.js").RoomSocket} room */
export function showWhoIsOnAir(page, room) {
  room.follow("air", air, ({ onAir }, events) => {
    let isListed = false;
    for (const line of page.querySelectorAll(".room-who [data-person]")) {
      const { person } = /** @type {HTMLElement} */ (line).dataset;
      if (!person) continue;
      const isOn = person === String(onAir?.id);
      isListed ||= isOn;
      line.toggleAttribute("data-is-on-air", isOn);
      /** @type {HTMLElement} */ (line.querySelector("[data-on-air-badge]")).hidden = !isOn;
    }
    const other = /** @type {HTMLElement} */ (page.querySelector(`.room-who [data-person=""]`));
    other.hidden = isListed || !onAir;
    other.toggleAttribute("data-is-on-air", !other.hidden);
    /** @type {HTMLElement} */ (other.querySelector("[data-other-name]")).textContent = onAir?.name ?? "";
    if (events?.length && onAir) announce(interpolate(gettext("%(name)s is on air now."), { name: onAir.name }));
  });
}
