// @ts-check
/** What a lecturer sends: the full picture, a smaller one, or sound and slides only. Kept on this computer. */
import { gettext } from "ui/i18n.js";

/** @typedef {import("webinars/line-verdict.js").Picture} Picture */
/** @typedef {{ width: number, height: number, kbps: number, hasCamera: boolean }} Size */

/** @type {Record<Picture, Size>} */
export const PICTURES = {
  full: { width: 1280, height: 720, kbps: 2000, hasCamera: true },
  small: { width: 640, height: 360, kbps: 600, hasCamera: true },
  sound: { width: 640, height: 360, kbps: 600, hasCamera: false },
};
const KEY = "daris.picture";

/** @param {Pick<Storage, "getItem">} [shelf] @returns {Picture} */
export function readPicture(shelf = globalThis.localStorage) {
  try {
    const kept = shelf.getItem(KEY) ?? "";
    return kept in PICTURES ? /** @type {Picture} */ (kept) : "full";
  } catch {
    return "full"; // storage is switched off
  }
}

/** @param {Picture} picture @param {Pick<Storage, "setItem">} [shelf] */
export function keepPicture(picture, shelf = globalThis.localStorage) {
  try {
    shelf.setItem(KEY, picture);
  } catch {
    // not remembered then
  }
}

/** @param {Picture} picture @returns {string} */
export function nameOfPicture(picture) {
  switch (picture) {
    case "full":
      return gettext("Full picture (720p, about 2 Mbit/s)");
    case "small":
      return gettext("Smaller picture (360p, about 0.6 Mbit/s)");
    case "sound":
      return gettext("Sound and slides only (camera off)");
  }
}
