// @ts-check
/** A break in the studio: how long it is, told to everyone; and how much is left until the planned end of the lecture. */
import { post } from "ui/csrf.js";
import { toast } from "ui/elements/toast.js";
import { gettext } from "ui/i18n.js";
import { SpokenCountdown, left, untilEnd } from "webinars/countdown.js";
import { page, part } from "webinars/studio-page.js";

export class BreakDesk {
  spoken = new SpokenCountdown();
  /** @type {number | null} by the server's clock */
  until = null;

  /** @param {{ now: () => number, isLive: () => boolean, isOnBreak: () => boolean }} standing */
  constructor({ now, isLive, isOnBreak }) {
    this.now = now;
    this.isLive = isLive;
    this.isOnBreak = isOnBreak;
    this.plannedEnd = Date.parse(page.dataset.plannedEnd ?? "");
    for (const button of page.querySelectorAll("[data-break-min]")) {
      button.addEventListener("click", () => this.#tell(/** @type {HTMLElement} */ (button).dataset.breakMin ?? ""));
    }
    setInterval(() => this.tick(), 1000);
  }

  /** @param {number | null} until */
  follow(until) {
    this.until = until;
    this.tick();
  }

  tick() {
    this.#drawEnd();
    const runs = this.isOnBreak() && this.until !== null;
    part("break-ask").hidden = !this.isOnBreak() || runs;
    part("break-runs").hidden = !runs;
    if (!runs || this.until === null) return;
    const leftMs = this.until - this.now();
    const text = left(leftMs);
    part("break-left").textContent = text || "0:00";
    part("break-over").hidden = text !== "";
    this.spoken.note(leftMs);
  }

  #drawEnd() {
    const shown = part("remaining");
    shown.hidden = !this.isLive() || Number.isNaN(this.plannedEnd);
    if (shown.hidden) return;
    const { text, isOver } = untilEnd(this.plannedEnd - this.now());
    shown.textContent = text;
    shown.classList.toggle("badge--attention", isOver);
  }

  /** @param {string} minutes */
  async #tell(minutes) {
    const form = new FormData();
    form.set("length_min", minutes);
    try {
      const answer = await post(page.dataset.prolong ?? "", form);
      if (!answer.ok) toast((await answer.json()).message, { kind: "attention" });
    } catch {
      toast(gettext("The server cannot be reached. Check your line and try again."), { kind: "attention" });
    }
  }
}
