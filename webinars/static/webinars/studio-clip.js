// @ts-check
/**
 * What the audience will see and hear: a few seconds, recorded exactly as the lecture is sent (same recorder, size and bit rate)
 * and played back in a frame like the audience's, with the title and the slide.
 */
import { VIDEO_TYPES } from "media/recording.js";
import { decimal, gettext, interpolate } from "ui/i18n.js";
import { page, part } from "webinars/studio-page.js";

const CLIP_MS = 5000;
const AUDIO_KBPS = 64;

export class Clip {
  /** @type {AbortController | null} */
  recording = null;
  url = "";

  /** @param {() => { stream: MediaStream | null, kbps: number }} sent what would go on air now */
  constructor(sent) {
    this.sent = sent;
    this.dialog = /** @type {HTMLDialogElement} */ (part("clip-dialog"));
    this.video = /** @type {HTMLVideoElement} */ (part("clip-video"));
    part("clip-again").addEventListener("click", () => this.#record());
    this.dialog.addEventListener("close", () => this.#forget());
  }

  open() {
    const slide = [...page.querySelectorAll("slide-desk [data-figure] img")].find((image) => /** @type {HTMLImageElement} */ (image).naturalWidth > 0);
    part("clip-slide").hidden = !slide;
    part("clip-slide").replaceChildren(...(slide ? [slide.cloneNode(true)] : []));
    this.dialog.showModal();
    this.#record();
  }

  async #record() {
    this.#forget();
    const { stream, kbps } = this.sent();
    if (!stream) return this.#say(gettext("Your camera or microphone is not ready yet."));
    const recording = (this.recording = new AbortController());
    part("clip-wait").hidden = false;
    this.video.hidden = true;
    this.#say(gettext("Speak for five seconds, as you will in the lecture."));
    // As it is sent; where the browser does not play that from a file, the next best that it does.
    for (const type of VIDEO_TYPES.filter((each) => MediaRecorder.isTypeSupported(each))) {
      const blob = await take(stream, { type, kbps, signal: recording.signal });
      if (recording.signal.aborted) return;
      if (!blob.size || !(await this.#plays(blob))) continue;
      const { videoWidth: width, videoHeight: height } = this.video;
      const values = { width, height, rate: decimal((blob.size * 8) / CLIP_MS / 1000, 1) };
      return this.#say(interpolate(gettext("So the audience sees and hears you: %(width)s × %(height)s, %(rate)s Mbit/s."), values));
    }
    part("clip-wait").hidden = true;
    this.#say(gettext("This browser cannot show the recording. The broadcast works all the same."));
  }

  /** @param {Blob} blob @returns {Promise<boolean>} */
  #plays(blob) {
    URL.revokeObjectURL(this.url);
    this.url = URL.createObjectURL(blob);
    return new Promise((resolve) => {
      this.video.onerror = () => resolve(false);
      this.video.onloadeddata = () => {
        part("clip-wait").hidden = true;
        this.video.hidden = false;
        resolve(true);
        this.video.play().catch(() => {}); // it has a button too
      };
      this.video.src = this.url;
    });
  }

  #forget() {
    this.recording?.abort();
    this.recording = null;
    this.video.onerror = this.video.onloadeddata = null;
    this.video.removeAttribute("src");
    this.video.load();
    URL.revokeObjectURL(this.url);
    this.url = "";
  }

  /** @param {string} words */
  #say(words) {
    part("clip-words").textContent = words;
  }
}

/** @param {MediaStream} stream @param {{ type: string, kbps: number, signal: AbortSignal }} how @returns {Promise<Blob>} empty when it failed */
function take(stream, { type, kbps, signal }) {
  return new Promise((resolve) => {
    try {
      const recorder = new MediaRecorder(new MediaStream(stream.getTracks()), { mimeType: type, videoBitsPerSecond: kbps * 1000, audioBitsPerSecond: AUDIO_KBPS * 1000 });
      /** @type {Blob[]} */
      const parts = [];
      const stop = () => recorder.state !== "inactive" && recorder.stop();
      recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
      recorder.addEventListener("stop", () => resolve(new Blob(parts, { type })));
      recorder.addEventListener("error", stop);
      signal.addEventListener("abort", stop);
      recorder.start();
      setTimeout(stop, CLIP_MS);
    } catch {
      resolve(new Blob());
    }
  });
}
