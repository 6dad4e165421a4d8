// @ts-check
// How well the viewer's line carries the lecture. Pure: told what came and when, it answers how things stand.
//
// Lateness needs no clock of the server: media carry their place on the broadcast's timeline, so a piece that comes later
// than the quickest ones of its epoch did has waited somewhere on the way. How much of that was on the way to the server it
// tells (`source`): for the lecturer's line nobody's own is blamed.

const WINDOW_MS = 30_000;
const CUTS_WINDOW_MS = 90_000;
const GOOD_AFTER_MS = 120_000;
const SETTLE_MS = 6_000;
const LATE_MS = 2_500;
const WELL_MS = 800;
const RATE_MS = 5_000;
/** With the source so late a picture that stands still is no fault of this line. */
const EXCUSED_MS = 250;

/** @typedef {"poor" | "fair" | "good"} Verdict */

export class LineQuality {
  since = 0;
  troubleAt = 0;
  /** @type {{ at: number, ms: number }[]} */
  stalls = [];
  /** @type {{ at: number, ms: number }[]} */
  losses = [];
  /** @type {number[]} */
  cuts = [];
  /** @type {{ at: number, lateMs: number, bytes: number }[]} */
  pieces = [];
  /** how often the picture stood still since the beginning */
  stallCount = 0;
  /** @type {number | null} since when it stands still */
  stalledAt = null;
  /** whether that is the source's doing */
  isExcused = false;
  quickest = Infinity;
  /** how late what comes now came to the server */
  sourceMs = 0;

  /** A new beginning: another mode, another source. @param {number} atMs */
  reset(atMs) {
    this.since = this.troubleAt = atMs;
    [this.stalls, this.losses, this.cuts] = [[], [], []];
    this.stallCount = 0;
    this.stalledAt = null;
    this.sourceMs = 0; // said again with the new beginning
    this.renew();
  }

  /** Another epoch lies elsewhere on the timeline: what was quick before says nothing now. */
  renew() {
    this.quickest = Infinity;
    this.pieces = [];
  }

  /** What comes from now on came so late to the server itself. @param {number} lateMs */
  source(lateMs) {
    this.sourceMs = lateMs;
    if (this.stalledAt !== null) this.#excuse();
  }

  /** @param {number} atMs @param {number} startMs where the piece lies on the timeline @param {number} bytes */
  arrived(atMs, startMs, bytes) {
    const tookMs = atMs - startMs - this.sourceMs;
    this.quickest = Math.min(this.quickest, tookMs);
    this.pieces.push({ at: atMs, lateMs: tookMs - this.quickest, bytes });
    while (this.pieces[0].at < atMs - RATE_MS) this.pieces.shift();
  }

  /** The picture stood still for want of media. @param {number} atMs */
  stalled(atMs) {
    if (this.stalledAt !== null) return;
    this.stalledAt = atMs;
    this.stallCount += 1;
    this.isExcused = false;
    this.#excuse();
  }

  #excuse() {
    if (this.isExcused || this.sourceMs < EXCUSED_MS) return;
    this.isExcused = true;
    this.stallCount -= 1;
  }

  /** It moves again. @param {number} atMs */
  flowed(atMs) {
    if (this.stalledAt === null) return;
    if (!this.isExcused) {
      this.stalls.push({ at: atMs, ms: atMs - this.stalledAt });
      this.troubleAt = atMs;
    }
    this.stalledAt = null;
  }

  /** It stands still because nothing is broadcast: that is not this line's fault. */
  forgive() {
    if (this.stalledAt !== null && !this.isExcused) this.stallCount -= 1;
    this.stalledAt = null;
  }

  /** The server left so much out for us. @param {number} atMs @param {number} ms */
  lost(atMs, ms) {
    this.losses.push({ at: atMs, ms });
    this.troubleAt = atMs;
  }

  /** The line was cut. @param {number} atMs */
  cut(atMs) {
    this.cuts.push(atMs);
    this.troubleAt = atMs;
    this.stalledAt = null;
  }

  /** How long the newest pieces were on this line longer than the quickest, in ms; the least of the last ones counts. */
  get lateMs() {
    const last = this.pieces.slice(-5);
    return last.length ? Math.min(...last.map(({ lateMs }) => lateMs)) : 0;
  }

  /** What comes through, in kbit/s; null when too little is known. @returns {number | null} */
  get kbps() {
    const [first, last] = [this.pieces[0], this.pieces.at(-1)];
    if (!first || !last || last.at - first.at < RATE_MS / 2) return null;
    const bytes = this.pieces.reduce((sum, piece) => sum + piece.bytes, -first.bytes);
    return (bytes * 8) / (last.at - first.at);
  }

  /** @param {number} atMs @returns {Verdict} */
  verdict(atMs) {
    if (atMs - this.since < SETTLE_MS) return "fair";
    const recent = (/** @type {{ at: number, ms: number }} */ { at }) => at > atMs - WINDOW_MS;
    this.stalls = this.stalls.filter(recent);
    this.losses = this.losses.filter(recent);
    this.cuts = this.cuts.filter((at) => at > atMs - CUTS_WINDOW_MS);
    const standing = this.stalledAt === null || this.isExcused ? 0 : atMs - this.stalledAt;
    if (standing) this.troubleAt = atMs;
    const stoodMs = this.stalls.reduce((sum, { ms }) => sum + ms, standing);
    const lostMs = this.losses.reduce((sum, { ms }) => sum + ms, 0);
    const isPoor =
      stoodMs > 4000 || (this.stalls.length >= 3 && stoodMs > 900) || lostMs > 1000 || this.cuts.length >= 3 || this.lateMs > LATE_MS;
    if (isPoor) {
      this.troubleAt = atMs;
      return "poor";
    }
    return atMs - this.troubleAt > GOOD_AFTER_MS && this.lateMs < WELL_MS ? "good" : "fair";
  }
}
