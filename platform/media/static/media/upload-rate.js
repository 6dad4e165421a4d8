// @ts-check
// How many kilobits a second the picture may have: less when the line does not carry it, more again when it does for a while.

/** Shares of the wished rate. Below the last one people see more harm than a line is spared. */
export const STEPS = [1, 0.6, 0.35, 0.2];
/** Recorded and not received for so long: the line does not carry it. */
const BEHIND_MS = 2500;
const GOOD_MS = 800;
const BAD_FOR_MS = 2000;
/** A new rate needs so long to show whether it helps. */
const SETTLE_MS = 6000;
const FIRST_PATIENCE_MS = 15_000;
const MOST_PATIENCE_MS = 240_000;
/** Down again so soon after going up: that was too early. */
const TOO_EARLY_MS = 30_000;

export class UploadRate {
  /** @param {number} wishedKbps @param {{ patienceMs?: number }} [options] */
  constructor(wishedKbps, { patienceMs = FIRST_PATIENCE_MS } = {}) {
    this.wishedKbps = wishedKbps;
    this.firstPatienceMs = patienceMs;
    this.patienceMs = patienceMs;
    this.step = 0;
    this.changedAt = -Infinity;
    this.raisedAt = -Infinity;
    this.behindAtChange = 0;
    /** @type {number | null} */
    this.badSince = null;
    /** @type {number | null} */
    this.goodSince = null;
  }

  get kbps() {
    return Math.round(this.wishedKbps * STEPS[this.step]);
  }

  get isReduced() {
    return this.step > 0;
  }

  /**
   * @param {{ now: number, behindMs: number, isOnline: boolean }} line how much is recorded and not received
   * @returns {boolean} whether the rate is another one from now on
   */
  note({ now, behindMs, isOnline }) {
    if (!isOnline) {
      // A cut line says nothing about how much it carries.
      this.badSince = this.goodSince = null;
      return false;
    }
    this.badSince = behindMs > BEHIND_MS ? (this.badSince ?? now) : null;
    this.goodSince = behindMs < GOOD_MS ? (this.goodSince ?? now) : null;
    if (this.badSince !== null && now - this.badSince >= BAD_FOR_MS) return this.#lower(now, behindMs);
    if (this.goodSince !== null && now - Math.max(this.goodSince, this.changedAt) >= this.patienceMs) return this.#raise(now);
    return false;
  }

  /** @param {number} now @param {number} behindMs */
  #lower(now, behindMs) {
    if (this.step === STEPS.length - 1 || now - this.changedAt < SETTLE_MS) return false;
    // What was kept during a cut is being sent: it gets less, only slowly.
    const shrinks = this.isReduced && behindMs < this.behindAtChange * 0.95;
    this.behindAtChange = behindMs;
    if (shrinks) {
      this.changedAt = now;
      return false;
    }
    if (now - this.raisedAt < TOO_EARLY_MS) this.patienceMs = Math.min(MOST_PATIENCE_MS, this.patienceMs * 2);
    this.step += 1;
    this.changedAt = now;
    return true;
  }

  /** @param {number} now */
  #raise(now) {
    if (this.step === 0) {
      this.patienceMs = this.firstPatienceMs; // at the top, and well, for a whole while
      return false;
    }
    this.step -= 1;
    this.changedAt = this.raisedAt = now;
    return true;
  }
}
