// @ts-check
// Earlier moments of a running broadcast, from the playlist that grows with it; and, in a browser that knows nothing but HLS,
// the broadcast itself. Moments of the playlist are moments of the broadcast's timeline.

const RETRY_MS = 3000;
/** So close to the end of what is stored playback would run dry at once. */
const MARGIN_S = 1;

/** @typedef {import("media/hls-source.js").Problem} Problem */

/** Events: `ready`, `problem` (detail: a Problem), `well`. */
export class Past extends EventTarget {
  /** @param {HTMLVideoElement} video @param {string} address of the playlist */
  constructor(video, address) {
    super();
    this.video = video;
    this.address = address;
    this.isClosed = false;
    this.isReady = false;
    this.wantedS = 0;
  }

  /** @param {number} [atS] the newest that there is, when not given */
  async open(atS) {
    this.wantedS = atS ?? -1;
    let sources;
    try {
      // Only who looks back needs it: the library is a quarter of a megabyte.
      sources = await import("media/hls-source.js");
    } catch {
      this.#tell("problem", "offline");
      this.timer = setTimeout(() => this.open(atS), RETRY_MS);
      return;
    }
    if (this.isClosed) return;
    const source = (this.source = new sources.HlsSource(this.video, this.address));
    source.addEventListener("ready", () => {
      this.isReady = true;
      this.#tell("ready");
    });
    source.addEventListener("well", () => this.#tell("well"));
    source.addEventListener("problem", (event) => this.#trouble(/** @type {CustomEvent<Problem>} */ (event).detail));
    source.load(atS ?? -1);
  }

  /** @returns {number} the end of what is stored, in seconds */
  get endS() {
    const { seekable } = this.video;
    const known = this.source?.endS ?? 0;
    return this.isReady && seekable.length ? Math.max(known, seekable.end(seekable.length - 1)) : known;
  }

  /** @param {number} atS */
  seek(atS) {
    this.wantedS = Math.max(0, this.endS ? Math.min(atS, this.endS - MARGIN_S) : atS);
    if (this.isReady) this.video.currentTime = this.wantedS;
    else this.source?.load(this.wantedS);
  }

  /** Where the viewer is, in seconds; before the first picture where it will be. */
  get atS() {
    return this.isReady && this.video.readyState ? this.video.currentTime : Math.max(0, this.wantedS);
  }

  close() {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.source?.destroy();
    this.source = undefined;
  }

  /** Nothing is stored yet: that takes some seconds at the beginning. @param {Problem} problem */
  #trouble(problem) {
    if (problem === "closing") {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.source?.load(this.wantedS), RETRY_MS);
    }
    this.#tell("problem", problem);
  }

  /** @param {string} name @param {unknown} [detail] */
  #tell(name, detail) {
    if (!this.isClosed) this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
