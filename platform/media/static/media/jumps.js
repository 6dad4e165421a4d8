// @ts-check
// What went by unseen, from the jumps of playback towards the edge. Pure.

/** Less than this nobody wants to look back for. */
const MISSED_S = 4;
/** After a cut the picture comes back in steps, over the hole and then to the edge: jumps so near to each other are one. */
const ONE_JUMP_S = 3;

export class Jumps {
  fromS = 0;
  toS = -Infinity;

  /**
   * @param {{ fromS: number, toS: number }} jump in seconds of the timeline
   * @returns {{ fromMs: number, toMs: number } | null} all that was missed at once, if it is worth telling
   */
  add({ fromS, toS }) {
    const follows = fromS >= this.toS && fromS - this.toS < ONE_JUMP_S;
    if (!follows) this.fromS = fromS;
    this.toS = toS;
    return toS - this.fromS > MISSED_S ? { fromMs: this.fromS * 1000, toMs: toS * 1000 } : null;
  }
}
