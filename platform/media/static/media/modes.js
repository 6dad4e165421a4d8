// @ts-check
// The modes in which a lecture reaches a person, and what this person chose on this device. Words and storage, no page.

import { gettext } from "ui/i18n.js";

/** @typedef {"video" | "light" | "audio" | "slides"} Mode */
/** @typedef {{ mode: Mode, bySelf: boolean }} Choice `bySelf`: the person lets the player change it when the line is slow */

/** From the most that a line must carry to the least. @type {readonly Mode[]} */
export const MODES = ["video", "light", "audio", "slides"];

/** @param {unknown} mode @returns {mode is Mode} */
export function isMode(mode) {
  return MODES.includes(/** @type {Mode} */ (mode));
}

/** @param {Mode} mode @returns {string} */
export function nameOf(mode) {
  switch (mode) {
    case "video":
      return gettext("Video");
    case "light":
      return gettext("Light video");
    case "audio":
      return gettext("Sound and slides");
    case "slides":
      return gettext("Slides only");
  }
}

/** @param {Mode} mode @returns {string} one sentence: what it needs */
export function hintOf(mode) {
  switch (mode) {
    case "video":
      return gettext("The full picture. Needs a good line.");
    case "light":
      return gettext("A small picture, about a tenth of the data.");
    case "audio":
      return gettext("You hear everything. Works on a weak mobile line.");
    case "slides":
      return gettext("No sound. For when nothing else gets through.");
  }
}

/** What a switch by an offer is called on its button. @param {Mode} mode @returns {string} */
export function switchTo(mode) {
  switch (mode) {
    case "video":
      return gettext("Switch to video");
    case "light":
      return gettext("Switch to light video");
    case "audio":
      return gettext("Switch to sound and slides");
    case "slides":
      return gettext("Switch to slides only");
  }
}

/** @param {string} viewer who watches; several people may share a computer */
const keyOf = (viewer) => `daris.mode.${viewer}`;

/**
 * @param {string} viewer
 * @param {Pick<Storage, "getItem">} [shelf]
 * @returns {Choice}
 */
export function readChoice(viewer, shelf = globalThis.localStorage) {
  try {
    const kept = JSON.parse(shelf.getItem(keyOf(viewer)) ?? "null");
    return { mode: isMode(kept?.mode) ? kept.mode : "video", bySelf: kept?.bySelf === true };
  } catch {
    return { mode: "video", bySelf: false }; // storage is switched off, or somebody else's words
  }
}

/**
 * @param {string} viewer
 * @param {Choice} choice
 * @param {Pick<Storage, "setItem">} [shelf]
 */
export function keepChoice(viewer, choice, shelf = globalThis.localStorage) {
  try {
    shelf.setItem(keyOf(viewer), JSON.stringify(choice));
  } catch {
    // full or switched off: the next visit begins with video
  }
}
