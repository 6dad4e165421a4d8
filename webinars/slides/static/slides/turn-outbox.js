// @ts-check
// The host's turns on their way to the server. What is said while the line is cut goes out when it is back, with its moment.

/** @typedef {{ type: string, deck?: string, page?: number, media_ms: number | null }} Said */

const MOST = 200;

export class TurnOutbox {
  /** @param {(message: any) => boolean} send false when the line is cut */
  constructor(send) {
    this.send = send;
    /** @type {Said[]} */
    this.waiting = [];
  }

  /** @param {Said} said */
  say(said) {
    this.waiting.push(said);
    this.waiting = this.waiting.slice(-MOST);
    this.flush();
  }

  /** The line is back. */
  flush() {
    while (this.waiting.length && this.send(this.waiting[0])) this.waiting.shift();
  }

  get isEmpty() {
    return this.waiting.length === 0;
  }
}
