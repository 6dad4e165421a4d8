// @ts-check
// What the player says about its state, one sentence each, for the line under the picture and for screen readers.

import { gettext } from "ui/i18n.js";

/** @type {Record<string, () => string>} */
const STATUS = {
  waiting: () => gettext("The picture appears as soon as the lecturer is on air."),
  live: () => gettext("The lecture is live."),
  paused: () => gettext("The lecture has a break. It goes on by itself."),
  interrupted: () => gettext("The lecturer's line was cut. The lecture comes back by itself."),
  offline: () => gettext("Your line was cut. The picture comes back by itself."),
  ended: () => gettext("The lecture is over."),
  refused: () => gettext("You cannot watch this lecture. Go back to its page to see why."),
  unsupported: () => gettext("This browser cannot play live video. Open the page in a current Chrome, Edge, Firefox or Safari."),
  stalled: () => gettext("Waiting for your line."),
  held: () => gettext("Paused. Go back to live when you like."),
  rewound: () => gettext("You are watching an earlier part of the lecture."),
  loading: () => gettext("The earlier part is being loaded."),
  over: () => gettext("The lecture is over. You are watching an earlier part of it."),
  audio: () => gettext("The lecture is live. You get sound and slides."),
  slides: () => gettext("The lecture is live. You get slides only."),
};

/** Those that a person who sees the picture need not read. */
const HEARD_ONLY = new Set(["idle", "live", "audio", "slides", "rewound", "held"]);

/**
 * @typedef {object} Standing
 * @property {string} state
 * @property {boolean} isOnline
 * @property {boolean} isRewound
 * @property {boolean} isPaused
 * @property {boolean} isLoading the earlier part is not there yet
 * @property {boolean} isStalled
 * @property {string} mode
 */

/** @param {Standing} now @returns {string} the name of the sentence */
export function standingOf({ state, isOnline, isRewound, isPaused, isLoading, isStalled, mode }) {
  if (isRewound) {
    if (isLoading) return isOnline ? "loading" : "offline";
    if (isPaused) return "held";
    return state === "ended" ? "over" : "rewound";
  }
  if (state !== "live") return state;
  if (!isOnline) return "offline";
  if (isStalled) return "stalled";
  return mode === "audio" || mode === "slides" ? mode : "live";
}

/** @param {string} standing @returns {{ text: string, isSeen: boolean }} */
export function sentenceOf(standing) {
  return { text: STATUS[standing]?.() ?? "", isSeen: !HEARD_ONLY.has(standing) };
}
