// @ts-check
// Feeds a <video> from the playlist: hls.js where there is Media Source, the browser's own HLS elsewhere.
// Addresses in the playlist expire; it is then read again, and playing goes on at the same moment.

import hlsLibrary from "vendor/hls/hls.js";
import { hlsAddress, wayToPlay } from "media/abilities.js";
import { problemOf } from "media/hls-answers.js";

const Hls = /** @type {any} */ (hlsLibrary);

const RENEWALS = 3;
/** After so much was played since the last renewal, the next trouble is a new one. Seconds. */
const RENEWED_WELL_S = 20;
const RETRY_MS = 3000;
const TOO_OFTEN_MS = 60_000;

/** @typedef {Exclude<import("media/hls-answers.js").Answer, "expired">} Problem */

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
    this.at = 0;
    this.renewals = 0;
    this.renewedAt = 0;
    this.recovered = false;
    this.ailing = false;
    this.hiccups = 0;
    this.timer = 0;
    this.resumesPlaying = false;
    /** the end of the playlist in seconds, as far as the library knows */
    this.endS = 0;
    this.onOnline = () => this.ailing && this.renew();
    this.onPlaying = () => this.recover();
    this.onNativeError = () => this.nativeTrouble();
    window.addEventListener("online", this.onOnline);
    video.addEventListener("playing", this.onPlaying);
  }

  /** @param {number} [at] seconds; -1: the newest moment of a broadcast that still runs */
  load(at = 0) {
    clearTimeout(this.timer);
    this.at = at;
    if (wayToPlay() === "native") this.loadNative(at);
    else if (Hls.isSupported()) this.loadHls(at);
    else this.tell("unsupported");
  }

  /** Reads the playlist again and goes on at the same moment. */
  renew() {
    const { currentTime, paused, ended, readyState } = this.video;
    this.resumesPlaying ||= !paused && !ended;
    // Before the first picture the video stands at 0, wherever it was to begin.
    this.renewedAt = readyState ? currentTime : this.at;
    this.load(this.renewedAt);
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
    });
    this.hls = hls;
    hls.on(Hls.Events.MANIFEST_PARSED, () => this.loaded());
    hls.on(Hls.Events.ERROR, (/** @type {string} */ _, /** @type {any} */ data) => (data.fatal ? this.hlsTrouble(data) : this.hlsHiccup(data)));
    hls.on(Hls.Events.FRAG_LOADED, () => this.well());
    hls.on(Hls.Events.LEVEL_UPDATED, (/** @type {string} */ _, /** @type {any} */ data) => (this.endS = data.details.edge));
    hls.loadSource(this.address);
    hls.attachMedia(this.video);
  }

  /** @param {number} at */
  loadNative(at) {
    this.video.addEventListener("error", this.onNativeError);
    this.video.addEventListener(
      "loadedmetadata",
      () => {
        if (at > 0) this.video.currentTime = at;
        this.loaded();
      },
      { once: true },
    );
    this.video.src = hlsAddress(this.address);
    this.video.load();
  }

  loaded() {
    this.dispatchEvent(new CustomEvent("ready"));
    if (this.resumesPlaying) this.video.play().catch(() => {});
  }

  /**
   * The library tries again by itself. That helps when there was no answer, and we say why there is no picture; it does not
   * help when the server refuses, as it does with addresses whose time is over.
   * @param {any} data of hls.js
   */
  hlsHiccup(data) {
    if (data.type !== Hls.ErrorTypes.NETWORK_ERROR || data.details === "aborted") return;
    const problem = meaning(data);
    if (problem !== "offline" && problem !== "broken") return this.trouble(problem);
    this.hiccups += 1;
    const hasPicture = this.video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    if (this.hiccups > 1 && !hasPicture) this.tell("offline");
  }

  /** @param {any} data of hls.js */
  hlsTrouble(data) {
    if (data.type === Hls.ErrorTypes.NETWORK_ERROR) {
      this.trouble(meaning(data));
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
    this.well();
  }

  /** Media come again. */
  well() {
    this.hiccups = 0;
    if (!this.ailing) return;
    this.ailing = false;
    this.dispatchEvent(new CustomEvent("well"));
  }
}

/** What a network error of hls.js means. @param {any} data @returns {Problem | "expired"} */
function meaning(data) {
  const status = data.response?.code;
  const isPlaylist = /^(manifest|level)/.test(data.details);
  return status === 403 && isPlaylist ? "no_right" : problemOf(status);
}
