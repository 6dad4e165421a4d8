// @ts-check
/** A participant's microphone: open it, say what is wrong, show how loud it is. */
import { LevelMeter } from "media/devices.js";
import { gettext } from "ui/i18n.js";

const VOICE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const DRAW_MS = 100;
/** A voice is far from the loudest: show it as if it were a third of that. */
const STRETCH = 3;

/** @returns {Promise<MediaStream>} throws what the browser says, for `describeMicrophoneError` */
export async function openMicrophone() {
  if (!navigator.mediaDevices?.getUserMedia || typeof RTCPeerConnection === "undefined") throw new DOMException("", "NotSupportedError");
  return navigator.mediaDevices.getUserMedia({ audio: VOICE });
}

/** @param {unknown} error @returns {string} a sentence that says what to do */
export function describeMicrophoneError(error) {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return gettext("The browser was not allowed to use the microphone. Press the sign beside the address, choose “Allow” for the microphone, and try again.");
    case "NotFoundError":
    case "OverconstrainedError":
      return gettext("No microphone was found. Plug one in, or use headphones with a microphone, and try again.");
    case "NotReadableError":
    case "AbortError":
      return gettext("The microphone is used by another program. Close that program and try again.");
    case "NotSupportedError":
      return gettext("This browser cannot use the microphone here. Open the page in a current Chrome, Edge, Firefox or Safari, by its https address.");
    default:
      return gettext("The microphone could not be started. Reload the page and try again.");
  }
}

/** Draws how loud something is into a bar, until stopped. */
export class LevelBar {
  /** @param {SVGElement} bar whose rectangle grows @param {() => number} level see SoundMixer.level */
  constructor(bar, level) {
    const rect = bar.querySelector("rect");
    this.timer = setInterval(() => rect?.setAttribute("width", `${Math.round(Math.min(1, level() * STRETCH) * 100)}%`), DRAW_MS);
    this.rect = rect;
  }

  stop() {
    clearInterval(this.timer);
    this.rect?.setAttribute("width", "0%");
  }
}

/** @param {SVGElement} bar @param {MediaStream} stream @returns {{ stop: () => void }} */
export function showLevel(bar, stream) {
  const meter = new LevelMeter(stream);
  const drawn = new LevelBar(bar, () => meter.level());
  return {
    stop() {
      drawn.stop();
      meter.stop();
    },
  };
}
