// @ts-check
/** How many say that the lecture is too fast or too quiet: the newest sums of each web process, added up. No page. */

const STALE_MS = 5000;

export class PaceSum {
  /** @type {Map<string, { fast: number, quiet: number, at: number }>} */
  #sources = new Map();

  /** @param {{ source: string, fast: number, quiet: number }} measured @param {number} nowMs */
  take({ source, fast, quiet }, nowMs) {
    this.#sources.set(source, { fast, quiet, at: nowMs });
  }

  /** Shares of the people in the room, 0 to 100. @param {number} people @param {number} nowMs */
  shares(people, nowMs) {
    let [fast, quiet] = [0, 0];
    for (const [source, sum] of this.#sources) {
      if (nowMs - sum.at > STALE_MS) this.#sources.delete(source);
      else [fast, quiet] = [fast + sum.fast, quiet + sum.quiet];
    }
    return { fast: percent(fast, people), quiet: percent(quiet, people) };
  }
}

/** @param {number} count @param {number} people */
function percent(count, people) {
  return Math.min(100, Math.round((100 * count) / Math.max(1, people)));
}
