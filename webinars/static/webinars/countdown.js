// @ts-check
/** How long until something, by the server's clock: on the page each second, for screen readers at a few moments. */
import { announce } from "ui/announce.js";
import { gettext, interpolate, ngettext } from "ui/i18n.js";
import { clock } from "webinars/clock.js";

const SAID_MIN = [10, 5, 1];

/** @param {number} untilMs @returns {string} "" when it is over */
export function left(untilMs) {
  const seconds = Math.round(untilMs / 1000);
  return seconds > 0 ? clock(seconds) : "";
}

/** @param {number} leftMs until the planned end; negative when it has passed @returns {{ text: string, isOver: boolean }} */
export function untilEnd(leftMs) {
  if (left(leftMs)) return { text: interpolate(gettext("%(time)s left"), { time: left(leftMs) }), isOver: false };
  return { text: interpolate(gettext("over by %(time)s"), { time: clock(-leftMs / 1000) }), isOver: true };
}

/**
 * The minutes that are said when the time left goes from `before` to `now`; null when none. A page that opens says nothing.
 * @param {number | null} beforeMs @param {number} nowMs
 */
export function minutesToSay(beforeMs, nowMs) {
  if (beforeMs === null) return null;
  return SAID_MIN.find((minutes) => beforeMs > minutes * 60_000 && nowMs <= minutes * 60_000 && nowMs > 0) ?? null;
}

/** Says aloud when few minutes are left. */
export class SpokenCountdown {
  /** @type {number | null} */
  before = null;

  /** @param {number} leftMs */
  note(leftMs) {
    const minutes = minutesToSay(this.before, leftMs);
    this.before = leftMs;
    if (minutes !== null) announce(interpolate(ngettext("%(count)s minute is left.", "%(count)s minutes are left.", minutes), { count: minutes }));
  }
}
