// @ts-check
/**
 * How much a line carries: which amounts to send or fetch, and what follows from how long they took. Pure.
 *
 * It begins small and grows with what it sees, so that neither a line of 50 kbit/s is choked nor one of 50 Mbit/s underrated;
 * each round ends after a while whatever has come. The middle of what was measured counts.
 */

/** @typedef {{ bytes: number, limitMs: number }} Round */
/** @typedef {{ firstBytes?: number, mostBytes?: number, allBytes?: number, rounds?: number, roundMs?: number, limitMs?: number }} Limits */

const KIB = 1024;
/** Less than this in a round is mostly waiting and beginning. */
const LEAST_BYTES = 4 * KIB;

export class LineProbe {
  /** @param {Limits} [limits] `roundMs`: a round is meant to take so long, `limitMs`: it ends then at the latest */
  constructor({ firstBytes = 32 * KIB, mostBytes = 1024 * KIB, allBytes = 2560 * KIB, rounds = 4, roundMs = 900, limitMs = 3000 } = {}) {
    this.limits = { firstBytes, mostBytes, allBytes, rounds, roundMs, limitMs };
    /** @type {number[]} kbit/s, in the order of the rounds */
    this.seen = [];
    this.spentBytes = 0;
    this.count = 0;
  }

  /** @returns {Round | null} what to do next; null when enough was seen */
  next() {
    const { firstBytes, mostBytes, allBytes, rounds, roundMs, limitMs } = this.limits;
    const left = allBytes - this.spentBytes;
    if (this.count >= rounds || left < LEAST_BYTES) return null;
    const last = this.seen.at(-1);
    if (last === undefined) return this.count ? null : { bytes: firstBytes, limitMs };
    const wanted = Math.round((last / 8) * roundMs);
    return { bytes: Math.max(LEAST_BYTES, Math.min(wanted, mostBytes, left)), limitMs };
  }

  /** What came of a round. @param {{ bytes: number, ms: number }} round bytes that came through, and how long they took */
  note({ bytes, ms }) {
    this.count += 1;
    this.spentBytes += bytes;
    if (bytes > 0 && ms > 0) this.seen.push((bytes * 8) / ms);
  }

  /** @returns {number | null} kbit/s; null while nothing came through */
  get kbps() {
    // The first round of a good line is too short to say much.
    const telling = this.seen.length > 1 ? this.seen.slice(1) : this.seen;
    return telling.length ? Math.round(median(telling)) : null;
  }

  /** @returns {number} 0 to 1, for a bar */
  get progress() {
    return Math.min(1, this.count / this.limits.rounds);
  }
}

/** @param {number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
