// @ts-check
// Keeps playback close behind what has arrived: a little faster when behind, a little slower when too close, a jump when far.
// Pure: told the time, the end of the buffer and the place of playback, it answers what to do.

const WINDOW_MS = 1200;
const LEARN_MS = 500;
const JUMP_S = 1;
const AFTER_STALL_S = 0.05;
const LARGEST_TARGET_S = 1;
const CALM_MS = 30_000;

export class LiveEdge {
  /** @param {{ targetS?: number, sliceS?: number }} [options] how close to stay; how long the publisher's chunks are */
  constructor({ targetS = 0.12, sliceS = 0.1 } = {}) {
    this.leastTargetS = targetS;
    this.targetS = targetS;
    this.sliceS = sliceS;
    /** @type {{ at: number, behindS: number }[]} */
    this.window = [];
    this.calmSince = 0;
  }

  /** Where to begin. @param {number} startS of the buffer @param {number} endS @returns {number} */
  entry(startS, endS) {
    return Math.max(startS, endS - this.targetS - this.sliceS / 2);
  }

  /**
   * The lowest distance of the last moments counts: media come in steps, playback does not.
   * @param {{ atMs: number, endS: number, playedS: number }} now
   * @returns {{ rate: number, jumpS: number }} playback rate, and seconds to jump forward (0: none)
   */
  step({ atMs, endS, playedS }) {
    this.window.push({ at: atMs, behindS: endS - playedS });
    while (this.window[0].at < atMs - WINDOW_MS) this.window.shift();
    if (atMs - this.window[0].at < LEARN_MS) return { rate: 1, jumpS: 0 };
    this.#relax(atMs);
    const least = Math.min(...this.window.map(({ behindS }) => behindS));
    if (least > this.targetS + JUMP_S) {
      this.window = [];
      return { rate: 1, jumpS: least - this.targetS };
    }
    if (least > this.targetS + 0.3) return { rate: 1.1, jumpS: 0 };
    if (least > this.targetS + 0.04) return { rate: 1.05, jumpS: 0 };
    if (least < this.targetS - 0.06) return { rate: 0.97, jumpS: 0 };
    return { rate: 1, jumpS: 0 };
  }

  /** Playback ran dry: stay further away from now on. @param {number} atMs */
  stalled(atMs) {
    this.targetS = Math.min(LARGEST_TARGET_S, this.targetS + AFTER_STALL_S);
    this.calmSince = atMs;
    this.window = [];
  }

  /** What was seen before does not count any more: after a jump, a pause, a hidden tab. */
  forget() {
    this.window = [];
  }

  /** After a calm time come closer again, so that one bad minute does not cost the whole lecture. @param {number} atMs */
  #relax(atMs) {
    if (atMs - this.calmSince > CALM_MS && this.targetS > this.leastTargetS) {
      this.targetS = Math.max(this.leastTargetS, this.targetS - AFTER_STALL_S);
      this.calmSince = atMs;
    }
  }
}
