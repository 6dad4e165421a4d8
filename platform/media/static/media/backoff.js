// @ts-check
// When to try again: soon at first, later with patience, and never all at the same moment.

/** Waiting times that double, each drawn at random from its upper half. */
export class Backoff {
  /** @param {{ firstMs?: number, longestMs?: number, random?: () => number }} [options] */
  constructor({ firstMs = 300, longestMs = 5000, random = Math.random } = {}) {
    this.firstMs = firstMs;
    this.longestMs = longestMs;
    this.random = random;
    this.tries = 0;
  }

  /** @returns {number} milliseconds to wait before the next try */
  next() {
    const full = Math.min(this.longestMs, this.firstMs * 2 ** this.tries);
    this.tries += 1;
    return full * (0.5 + this.random() / 2);
  }

  /** It worked. */
  reset() {
    this.tries = 0;
  }
}
