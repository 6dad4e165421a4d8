// @ts-check
/**
 * What a participant's page does about a presence check at a moment: no DOM, no socket.
 *
 * A check is shown to whoever comes in before `running.until`, and everyone has the whole time to answer from then on. How it
 * stands is the server's word; while it has not spoken, or the line is cut, the page waits for it.
 *
 * @typedef {import("attendance/checks-state.js").Running} Running
 * @typedef {import("attendance/checks-state.js").Own} Own
 * @typedef {"none" | "ask" | "open" | "wait" | "done" | "gone"} Look
 *   ask: show it and tell the server; open: it is shown; wait: the time is over here, the server is asked
 */

export class CheckMoment {
  /** @type {Running | null} */
  running = null;
  /** @type {Own | null} */
  own = null;
  /** When this page showed it, ms by the server's clock. @type {number | null} */
  shownAt = null;
  /** The person answered, and the server has not confirmed it yet. */
  hasAnswered = false;
  /** The server said how things stand after the time was over. */
  isSettled = false;

  /** @param {Running | null} running @param {Own | null} own */
  follow(running, own) {
    if (running?.check !== this.running?.check) {
      this.shownAt = null;
      this.hasAnswered = false;
      this.isSettled = false;
      this.own = null;
    }
    this.running = running;
    if (own && own.check === running?.check) this.own = own;
  }

  /** `check.noted`. @param {{ check: number, until: number | null, answered_at: number | null }} noted @param {number} now */
  noted({ check, until, answered_at }, now) {
    if (check !== this.running?.check) return;
    if (until === null) {
      // It was over before it could be shown: nothing that this person missed.
      this.running = null;
      return;
    }
    this.own = { check, until, answered_at };
    this.isSettled = answered_at !== null || now >= until;
  }

  /** The end of this person's time. */
  get until() {
    if (this.own) return this.own.until;
    return this.running && this.shownAt !== null ? this.shownAt + this.running.window_ms : null;
  }

  /** @param {number} now ms by the server's clock @returns {Look} */
  look(now) {
    const { running, own, until } = this;
    if (!running) return "none";
    if (own?.answered_at != null) return "done";
    if (until === null) return now < running.until ? "ask" : "none";
    if (now < until) return this.shownAt === null ? "ask" : "open";
    if (this.shownAt === null) return "none";
    return this.isSettled ? "gone" : "wait";
  }

  /** Whole seconds that are left. @param {number} now */
  leftS(now) {
    return this.until === null ? 0 : Math.max(0, Math.ceil((this.until - now) / 1000));
  }
}
