// @ts-check
// What the socket brings of a live broadcast, epoch by epoch, on its way into the <video>.

import { LiveBuffer } from "media/live-buffer.js";

/** Events: those of a LiveBuffer. */
export class LiveFeed extends EventTarget {
  /**
   * @param {HTMLVideoElement} video
   * @param {{ line: import("media/line-quality.js").LineQuality, edge: import("media/edge-clock.js").EdgeClock }} observers
   */
  constructor(video, { line, edge }) {
    super();
    this.video = video;
    this.line = line;
    this.edge = edge;
    /** @type {LiveBuffer | null} */
    this.buffer = null;
    /** @type {number | undefined} of which the next media are */
    this.epoch = undefined;
    /** what comes next is of another mode */
    this.isOther = false;
  }

  /** Whether media of this type need another source than what is shown. @param {string} type */
  needsAnother(type) {
    return this.buffer !== null && (this.isOther || !this.buffer.accepts(type));
  }

  /** @param {import("./viewer-messages.js").StartMessage} message what is shown has been cleared if it needs another source */
  begin({ type, init, media, epoch, startMs }) {
    if (epoch !== this.epoch) this.line.renew();
    this.isOther = false;
    this.buffer ??= this.#open();
    this.epoch = epoch;
    const whole = new Uint8Array(init.length + media.length);
    whole.set(init);
    whole.set(media, init.length);
    this.edge.reached(startMs, performance.now());
    this.buffer.append(whole, type);
  }

  /** @param {import("./viewer-messages.js").MediaMessage} message */
  append({ media, epoch, startMs }) {
    if (epoch !== this.epoch || !this.buffer) return;
    this.line.arrived(performance.now(), startMs, media.length);
    this.edge.reached(startMs, performance.now());
    this.buffer.append(media);
  }

  /** Nothing is shown from here any more; what comes begins anew. */
  forget() {
    this.buffer?.close();
    this.buffer = null;
    this.epoch = undefined;
  }

  #open() {
    const buffer = new LiveBuffer(this.video);
    for (const name of ["started", "broken", "far", "jumped"]) {
      buffer.addEventListener(name, (event) => {
        if (buffer === this.buffer) this.dispatchEvent(new CustomEvent(name, { detail: /** @type {CustomEvent} */ (event).detail }));
      });
    }
    return buffer;
  }
}
