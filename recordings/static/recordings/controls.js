// @ts-check
// The library's controls (media-chrome), made to obey our Content-Security-Policy and to speak the reader's language.
//
// Each of them writes a <style> into its own shadow tree, which the policy blocks unless it has the nonce of the page
// (https://github.com/muxinc/media-chrome/issues/898). So a nonce is written into the markup that they set, and into nothing else.

import { gettext, language } from "ui/i18n.js";

const PREFIX = "media-";

/** @param {string} nonce */
export function allowStyles(nonce) {
  if (!nonce) return;
  const prototype = ShadowRoot.prototype;
  const inner = Object.getOwnPropertyDescriptor(prototype, "innerHTML") ?? Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
  const mark = (/** @type {ShadowRoot} */ root, /** @type {string} */ html) =>
    root.host?.localName.startsWith(PREFIX) ? html.replaceAll("<style", `<style nonce="${nonce}"`) : html;
  if (inner?.set) {
    Object.defineProperty(prototype, "innerHTML", {
      ...inner,
      set(html) {
        inner.set?.call(this, mark(this, html));
      },
    });
  }
  const unsafe = /** @type {any} */ (prototype).setHTMLUnsafe;
  if (unsafe) {
    /** @type {any} */ (prototype).setHTMLUnsafe = function (/** @type {string} */ html, /** @type {any[]} */ ...rest) {
      return unsafe.call(this, mark(this, html), ...rest);
    };
  }
}

/** Defines the elements. @param {string} nonce of the page, "" when its policy has none */
export async function defineControls(nonce) {
  allowStyles(nonce);
  const { addTranslation, setLanguage } = await import("vendor/media-chrome/utils/i18n.js");
  addTranslation(language, words());
  setLanguage(language);
  await Promise.all([import("vendor/media-chrome/index.js"), import("vendor/media-chrome/menu/index.js")]);
}

/** The library's words, by its own names for them. */
function words() {
  return {
    Captions: gettext("Captions"),
    "Enable captions": gettext("Show captions"),
    "Disable captions": gettext("Hide captions"),
    "Enter fullscreen mode": gettext("Full screen"),
    "Exit fullscreen mode": gettext("Leave full screen"),
    Mute: gettext("Sound off"),
    Unmute: gettext("Sound on"),
    "Enter picture in picture mode": gettext("Picture in picture"),
    "Exit picture in picture mode": gettext("Leave picture in picture"),
    Play: gettext("Play"),
    Pause: gettext("Pause"),
    "Playback rate": gettext("Speed"),
    "Seek backward": gettext("10 seconds back"),
    "Seek forward": gettext("10 seconds forward"),
    "video player": gettext("Video player"),
    volume: gettext("Volume"),
    seek: gettext("Place in the recording"),
    "closed captions": gettext("Captions"),
    "current playback rate": gettext("Speed"),
    "playback time": gettext("Time"),
    "media loading": gettext("Loading"),
    play: gettext("Play"),
    pause: gettext("Pause"),
    mute: gettext("Sound off"),
    unmute: gettext("Sound on"),
    Off: gettext("Off"),
    "enter fullscreen mode": gettext("Full screen"),
    "exit fullscreen mode": gettext("Leave full screen"),
    "enter picture in picture mode": gettext("Picture in picture"),
    "exit picture in picture mode": gettext("Leave picture in picture"),
    "seek back {seekOffset} seconds": gettext("10 seconds back"),
    "seek forward {seekOffset} seconds": gettext("10 seconds forward"),
    hour: gettext("h"),
    hours: gettext("h"),
    minute: gettext("min"),
    minutes: gettext("min"),
    second: gettext("s"),
    seconds: gettext("s"),
    "{time} remaining": gettext("%(time)s left").replace("%(time)s", "{time}"),
    "{currentTime} of {totalTime}": gettext("%(at)s of %(all)s").replace("%(at)s", "{currentTime}").replace("%(all)s", "{totalTime}"),
    "video not loaded, unknown time.": gettext("The recording is not loaded yet."),
  };
}
