// @ts-check
// Where the newest moment of a broadcast is. While no media come it is reckoned by the clock. Pure: told the time.

const RECENT_MS = 5000;

export class EdgeClock {
  /** the newest that has arrived, in ms of the broadcast's timeline; 0: nothing yet */
  ms = 0;
  at = 0;
  runs = false;

  /** @param {number} ms @param {number} atMs */
  reached(ms, atMs) {
    if (ms < this.ms) return;
    this.ms = ms;
    this.at = atMs;
  }

  /** @param {number} atMs @returns {number} */
  now(atMs) {
    return this.ms + (this.runs && this.ms ? atMs - this.at : 0);
  }

  /** While nothing is broadcast the timeline stands still. @param {boolean} runs @param {number} atMs */
  turn(runs, atMs) {
    // That media stopped is known only some seconds later: what has come just now is where they stopped.
    if (!(this.runs && atMs - this.at < RECENT_MS)) this.ms = this.now(atMs);
    this.at = atMs;
    this.runs = runs;
  }
}
