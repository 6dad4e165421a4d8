// @ts-check
// When to offer another mode. Pure. It only offers: who switches is the person, or the player if the person allowed it.

import { MODES } from "media/modes.js";

const QUIET_MS = 5 * 60_000;
const LONGEST_QUIET_MS = 40 * 60_000;
const BACK_MS = 60_000;
/** Less than this comes through: even light video would stop. kbit/s */
const LIGHT_NEEDS_KBPS = 170;
const AUDIO_NEEDS_KBPS = 40;

/** @typedef {import("media/modes.js").Mode} Mode */
/** @typedef {{ mode: Mode, why: "slow" | "better" }} Offer */

export class ModeAdvisor {
  constructor() {
    /** @type {Set<Mode>} what the server could not give */
    this.unavailable = new Set();
    this.quietUntil = 0;
    this.quietUpUntil = 0;
    this.quietUpMs = QUIET_MS;
    this.quietMs = QUIET_MS;
    /** the mode that a slow line drove the person away from; the way back is offered up to here @type {Mode | null} */
    this.left = null;
    this.wentUpAt = -Infinity;
  }

  /**
   * @param {{ atMs: number, verdict: import("media/line-quality.js").Verdict, mode: Mode, kbps: number | null }} now
   * @returns {Offer | null}
   */
  step({ atMs, verdict, mode, kbps }) {
    if (verdict === "poor" && atMs >= this.quietUntil) {
      const lighter = this.#lighter(mode, kbps);
      return lighter && { mode: lighter, why: "slow" };
    }
    if (verdict === "good" && this.left && atMs >= this.quietUpUntil) {
      const richer = this.#richer(mode, this.left);
      return richer && { mode: richer, why: "better" };
    }
    return null;
  }

  /** The person took it, or the player did so in the person's name. @param {number} atMs @param {Offer} offer @param {Mode} from */
  took(atMs, offer, from) {
    if (offer.why === "better") {
      this.wentUpAt = atMs;
      if (offer.mode === this.left) this.left = null;
      return;
    }
    // It was better for a moment only: wait longer before the next way up.
    if (atMs - this.wentUpAt < BACK_MS) this.quietUpMs = Math.min(LONGEST_QUIET_MS, 2 * this.quietUpMs);
    this.quietUpUntil = atMs + this.quietUpMs;
    this.left ??= from;
  }

  /** The person wants to stay. @param {number} atMs @param {Offer} offer */
  declined(atMs, offer) {
    if (offer.why === "better") this.left = null;
    else {
      this.quietUntil = atMs + this.quietMs;
      this.quietMs = Math.min(LONGEST_QUIET_MS, 2 * this.quietMs);
    }
  }

  /** The person chose in the menu: nothing is owed any more. */
  chosen() {
    this.left = null;
  }

  /** @param {Mode} mode @param {number | null} kbps @returns {Mode | null} */
  #lighter(mode, kbps) {
    const below = MODES.slice(MODES.indexOf(mode) + 1).filter((other) => !this.unavailable.has(other));
    const fits = below.filter((other) => kbps === null || needs(other) <= kbps);
    return fits[0] ?? below.at(-1) ?? null;
  }

  /** @param {Mode} mode @param {Mode} upTo @returns {Mode | null} */
  #richer(mode, upTo) {
    const above = MODES.slice(MODES.indexOf(upTo), MODES.indexOf(mode)).filter((other) => !this.unavailable.has(other));
    return above.at(-1) ?? null;
  }
}

/** @param {Mode} mode */
function needs(mode) {
  if (mode === "light") return LIGHT_NEEDS_KBPS;
  return mode === "audio" ? AUDIO_NEEDS_KBPS : 0;
}
