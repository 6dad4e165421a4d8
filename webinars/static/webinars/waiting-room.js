// @ts-check
/** The waiting room: a part of the room's page until the lecture begins, which turns into the room by itself. */
import "webinars/line-check.js";
import "webinars/sound-test.js";
import "webinars/waiting-who.js";
import { announce } from "ui/announce.js";
import { gettext } from "ui/i18n.js";
import { SpokenCountdown, left } from "webinars/countdown.js";

export class WaitingRoom {
  spoken = new SpokenCountdown();

  /** @param {HTMLElement} page @param {any} player */
  constructor(page, player) {
    this.page = page;
    this.cards = /** @type {HTMLElement | null} */ (page.querySelector("[data-waiting-room]"));
    this.countdown = /** @type {HTMLElement} */ (page.querySelector("[data-countdown]"));
    this.soon = /** @type {HTMLElement} */ (page.querySelector("[data-soon]"));
    this.startsAt = Date.parse(page.dataset.startsAt ?? "");
    // The player was built before: what was chosen here it takes from now on.
    this.cards?.addEventListener("chosen", (event) => player.keeper?.choose(/** @type {CustomEvent} */ (event).detail.mode));
  }

  /** The lecture has begun. */
  close() {
    if (!this.cards) return;
    const hadFocus = this.cards.contains(document.activeElement);
    this.cards.remove();
    this.cards = null;
    announce(gettext("The lecture has begun."));
    if (hadFocus) /** @type {HTMLElement | null} */ (this.page.querySelector("[data-stage]"))?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }

  /** Each second while one waits. @param {number} nowMs by the server's clock */
  tick(nowMs) {
    const text = left(this.startsAt - nowMs);
    this.countdown.textContent = text;
    this.soon.hidden = text !== "";
    this.spoken.note(this.startsAt - nowMs);
  }
}
