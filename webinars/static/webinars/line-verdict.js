// @ts-check
/** From what a line carries to what to do: words for people, a mode for the room, a picture for the studio. */
import { decimal, gettext, interpolate } from "ui/i18n.js";

/** @typedef {import("media/modes.js").Mode} Mode */
/** @typedef {"full" | "small" | "sound"} Picture what a lecturer sends */

/** A picture takes 2 Mbit/s, more when much moves; light video 150 kbit/s, sound 30: with room for chat and slides. kbit/s */
const VIDEO_NEEDS = 2600;
const LIGHT_NEEDS = 250;
const AUDIO_NEEDS = 42;
/** What a lecturer sends goes on for hours and must not fall behind. kbit/s */
const FULL_NEEDS = 2600;
const SMALL_NEEDS = 800;

/** @param {number | null} kbps down; null: nothing came through @returns {Mode} */
export function modeFor(kbps) {
  if (kbps === null || kbps < AUDIO_NEEDS) return "slides";
  if (kbps < LIGHT_NEEDS) return "audio";
  return kbps < VIDEO_NEEDS ? "light" : "video";
}

/** @param {number | null} kbps up @returns {Picture} */
export function pictureFor(kbps) {
  if (kbps === null || kbps < SMALL_NEEDS) return "sound";
  return kbps < FULL_NEEDS ? "small" : "full";
}

/** @param {Mode} mode @returns {string} */
export function wordsForMode(mode) {
  switch (mode) {
    case "video":
      return gettext("Your line is good. You can watch the full video.");
    case "light":
      return gettext("Your line carries a small picture. Light video will run without stops.");
    case "audio":
      return gettext("Your line is weak. You will hear everything and see the slides.");
    case "slides":
      return gettext("Your line is very weak. Take the slides and the chat, and try again later or in another place.");
  }
}

/** @param {Mode} mode @returns {string} what the button says that keeps this choice */
export function takeMode(mode) {
  switch (mode) {
    case "video":
      return gettext("Take the full video");
    case "light":
      return gettext("Take light video");
    case "audio":
      return gettext("Take sound and slides");
    case "slides":
      return gettext("Take slides only");
  }
}

/** @param {Picture} picture @returns {string} */
export function wordsForPicture(picture) {
  switch (picture) {
    case "full":
      return gettext("Your line carries full video.");
    case "small":
      return gettext("Your line is not strong enough for full video. Choose a smaller picture.");
    case "sound":
      return gettext("Your line is weak. Send sound and slides only, and leave the camera off.");
  }
}

/** @param {Picture} picture @returns {string} */
export function takePicture(picture) {
  switch (picture) {
    case "full":
      return gettext("Send full video");
    case "small":
      return gettext("Send a smaller picture");
    case "sound":
      return gettext("Send sound and slides only");
  }
}

/** @param {number} kbps @returns {string} */
export function rate(kbps) {
  if (kbps >= 1000) return interpolate(gettext("%(rate)s Mbit/s"), { rate: decimal(kbps / 1000, 1) });
  return interpolate(gettext("%(rate)s kbit/s"), { rate: String(Math.round(kbps)) });
}
