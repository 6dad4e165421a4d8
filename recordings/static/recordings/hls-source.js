// @ts-check
// Feeds a <video> from the playlist: hls.js where there is Media Source, the browser's own HLS elsewhere.
// Addresses in the playlist expire; it is then read again, and playing goes on at the same moment.

import Hls from "vendor/hls/hls.js";
import { problemOf } from "recordings/problems.js";

const RENEWALS = 3;
/** After so much was played since the last renewal, the next trouble is a new one. Seconds. */
const RENEWED_WELL_S = 20;
const RETRY_MS = 3000;
const TOO_OFTEN_MS = 60_000;

/** @typedef {import("recordings/problems.js").Problem} Problem */

/**
 * Events: `ready` (it can be played), `problem` (detail: a Problem), `well` (a problem is over).
 */
export class HlsSource extends EventTarget {
  /** @param {HTMLVideoElement} video @param {string} address of the playlist */
  constructor(video, address) {
    super();
    this.video = video;
    this.address = address;
    /** @type {any} */
    this.hls = null;
    this.renewals = 0;
    this.renewedAt = 0;
    this.recovered = false;
    this.ailing = false;
    this.timer = 0;
    this.resumesPlaying = false;
    this.onOnline = () => this.ailing && this.renew();
    this.onPlaying = () => this.recover();
    this.onNativeError = () => this.nativeTrouble();
    window.addEventListener("online", this.onOnline);
    video.addEventListener("playing", this.onPlaying);
  }

  /** @param {number} [at] seconds */
  load(at = 0) {
    clearTimeout(this.timer);
    if (Hls.isSupported()) this.loadHls(at);
    else if (this.video.canPlayType("application/vnd.apple.mpegurl")) this.loadNative(at);
    else this.tell("unsupported");
  }

  /** Reads the playlist again and goes on at the same moment. */
  renew() {
    const { currentTime, paused, ended } = this.video;
    this.resumesPlaying ||= !paused && !ended;
    this.renewedAt = currentTime;
    this.load(currentTime);
  }

  destroy() {
    clearTimeout(this.timer);
    window.removeEventListener("online", this.onOnline);
    this.video.removeEventListener("playing", this.onPlaying);
    this.video.removeEventListener("error", this.onNativeError);
    this.hls?.destroy();
    this.hls = null;
  }

  /** @param {number} at */
  loadHls(at) {
    this.hls?.destroy();
    const hls = new Hls({
      startPosition: at,
      maxBufferLength: 40,
      backBufferLength: 90,
      // An hour on: a change of camera within the file must not be taken for the live edge of a stream.
      liveSyncDurationCount: 3,
    });
    this.hls = hls;
    hls.on(Hls.Events.MANIFEST_PARSED, () => this.loaded());
    hls.on(Hls.Events.ERROR, (/** @type {string} */ _, /** @type {any} */ data) => data.fatal && this.hlsTrouble(data));
    hls.loadSource(this.address);
    hls.attachMedia(this.video);
  }

  /** @param {number} at */
  loadNative(at) {
    this.video.addEventListener("error", this.onNativeError);
    this.video.addEventListener(
      "loadedmetadata",
      () => {
        if (at) this.video.currentTime = at;
        this.loaded();
      },
      { once: true },
    );
    this.video.src = this.address;
    this.video.load();
  }

  loaded() {
    this.dispatchEvent(new CustomEvent("ready"));
    if (this.resumesPlaying) this.video.play().catch(() => {});
  }

  /** @param {any} data of hls.js */
  hlsTrouble(data) {
    if (data.type === Hls.ErrorTypes.NETWORK_ERROR) {
      const status = data.response?.code;
      const isPlaylist = [Hls.ErrorDetails.MANIFEST_LOAD_ERROR, Hls.ErrorDetails.MANIFEST_LOAD_TIMEOUT, Hls.ErrorDetails.LEVEL_LOAD_ERROR].includes(data.details);
      this.trouble(status === 403 && isPlaylist ? "no_right" : problemOf(status));
    } else if (data.details === Hls.ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR || data.details === Hls.ErrorDetails.BUFFER_ADD_CODEC_ERROR) {
      this.trouble("unsupported");
    } else if (data.type === Hls.ErrorTypes.MEDIA_ERROR && !this.recovered) {
      this.recovered = true;
      this.hls.recoverMediaError();
    } else {
      this.trouble("broken");
    }
  }

  /** The browser says only that it failed: ask the playlist why. */
  async nativeTrouble() {
    const unsupported = this.video.error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED;
    try {
      const answer = await fetch(this.address, { credentials: "same-origin" });
      if (!answer.ok) this.trouble(answer.status === 403 ? "no_right" : problemOf(answer.status));
      else if (unsupported && this.renewals) this.trouble("unsupported");
      else this.trouble("expired");
    } catch {
      this.trouble("offline");
    }
  }

  /** @param {Problem | "expired"} problem */
  trouble(problem) {
    if (problem === "expired") {
      if (this.video.currentTime - this.renewedAt > RENEWED_WELL_S) this.renewals = 0;
      this.renewals += 1;
      if (this.renewals <= RENEWALS) return this.renew();
      problem = "broken";
    }
    this.resumesPlaying ||= !this.video.paused;
    if (problem === "offline" || problem === "too_often") {
      this.timer = window.setTimeout(() => this.renew(), problem === "offline" ? RETRY_MS : TOO_OFTEN_MS);
    }
    this.tell(problem);
  }

  /** @param {Problem} problem */
  tell(problem) {
    this.ailing = true;
    this.dispatchEvent(new CustomEvent("problem", { detail: problem }));
  }

  recover() {
    this.resumesPlaying = false;
    this.recovered = false;
    if (!this.ailing) return;
    this.ailing = false;
    this.dispatchEvent(new CustomEvent("well"));
  }
}
