// @ts-check
// How far the lecture is on the server and in its storage, and how fast it goes there: what the studio's health strip shows.

const RATE_WINDOW_MS = 3000;

/** @typedef {import("./chunk-queue.js").ChunkQueue} ChunkQueue */

export class UploadMarks {
  constructor() {
    /** @type {{ at: number, bytes: number }[]} */
    this.arrivals = [];
    /** Moments on the page's clock: all that was recorded before is on the server's disk, or in the object storage. @type {number | null} */
    this.receivedUntil = null;
    /** @type {number | null} */
    this.savedUntil = null;
    /** length of the recording that is stored */
    this.savedUpToMs = 0;
  }

  /** @param {ChunkQueue} queue @param {number} from @param {number} to the server has these chunks since now @param {number} now */
  arrived(queue, from, to, now) {
    const bytes = queue.chunks.reduce((sum, { seq, size }) => (seq > from && seq <= to ? sum + size : sum), 0);
    if (bytes) this.arrivals.push({ at: now, bytes });
  }

  /** Reads the marks of a queue. @param {ChunkQueue} queue */
  note(queue) {
    if (queue.received >= 0 && queue.receivedMs) this.receivedUntil = Math.max(this.receivedUntil ?? -Infinity, queue.startedAt + queue.receivedMs);
    if (queue.durable < 0 || !queue.savedMs) return;
    this.savedUntil = Math.max(this.savedUntil ?? -Infinity, queue.startedAt + queue.savedMs);
    this.savedUpToMs = Math.max(this.savedUpToMs, queue.offsetMs + queue.savedMs);
  }

  /** @param {number} now @returns {number} what arrived in the last seconds, in kbit/s */
  kbps(now) {
    this.arrivals = this.arrivals.filter(({ at }) => now - at < RATE_WINDOW_MS);
    return (this.arrivals.reduce((sum, { bytes }) => sum + bytes, 0) * 8) / RATE_WINDOW_MS;
  }

  /** @param {number} now @returns {{ receivedAgoMs: number | null, savedAgoMs: number | null }} how long ago the marks' moments were */
  ages(now) {
    const age = (/** @type {number | null} */ until) => (until === null ? null : Math.max(0, now - until));
    return { receivedAgoMs: age(this.receivedUntil), savedAgoMs: age(this.savedUntil) };
  }
}
