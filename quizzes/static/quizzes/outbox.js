// @ts-check
// Answers that have to reach the server, one at a time and in order, however long the line is away. Touches no page.
//
// Each question has at most one waiting answer: a newer one takes its place. What waits is also kept in the browser's storage, so
// that closing the page loses nothing; whoever opens the attempt again in this browser sends it.

/**
 * @typedef {{ chosen: string[], flagged: boolean, revision: number, writer: string }} Given
 * @typedef {{ get(key: string): string | null, set(key: string, value: string): void, remove(key: string): void }} Store
 * @typedef {"saved" | "saving" | "offline" | "failed"} State
 * @typedef {{ status: number, body: any }} Reply status 0: the line is lost
 */

export const FIRST_PAUSE_MS = 1_000;
export const LONGEST_PAUSE_MS = 15_000;

/** How long to wait before the next try. @param {number} tries that failed so far @returns {number} */
export function pauseAfter(tries) {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1));
}

export class Outbox {
  /** @type {Map<number, Given>} */
  #waiting = new Map();
  /** @type {Map<number, Given>} the one that is on its way */
  #sending = new Map();
  #tries = 0;
  /** @type {any} */
  #timer = null;
  /** @type {(() => void)[]} */
  #whenEmpty = [];

  /**
   * @param {object} parts
   * @param {string} parts.key of the store
   * @param {Store} parts.store
   * @param {(position: number, given: Given) => Promise<Reply>} parts.send
   * @param {(state: State, reply?: Reply) => void} parts.told
   * @param {(position: number, given: Given, reply: Reply) => void} parts.answered 200, or 4xx: it is not sent again
   * @param {(run: () => void, ms: number) => any} [parts.later]
   */
  constructor({ key, store, send, told, answered, later = (run, ms) => setTimeout(run, ms) }) {
    this.key = key;
    this.store = store;
    this.send = send;
    this.told = told;
    this.answered = answered;
    this.later = later;
    for (const [position, given] of this.#stored()) this.#waiting.set(position, given);
  }

  get size() {
    return this.#waiting.size + this.#sending.size;
  }

  /** What waits, for a page that has just been opened. @returns {[number, Given][]} */
  get waiting() {
    return [...this.#waiting];
  }

  /** @param {number} position @param {Given} given */
  put(position, given) {
    this.#waiting.set(position, given);
    this.#keep();
    this.flush();
  }

  /** Forgets what waits: the attempt takes no more answers. */
  clear() {
    this.#waiting.clear();
    this.#keep();
  }

  /** Tries at once, for example when the line is back. */
  flush() {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#sending.size) void this.#next();
  }

  /** Resolves when nothing waits any more, true; or false after `ms`. @param {number} ms @returns {Promise<boolean>} */
  emptied(ms) {
    if (!this.size) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = this.later(() => resolve(false), ms);
      this.#whenEmpty.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
      this.flush();
    });
  }

  async #next() {
    const first = this.#waiting.entries().next();
    if (first.done) {
      this.told("saved");
      for (const done of this.#whenEmpty.splice(0)) done();
      return;
    }
    const [position, given] = first.value;
    this.#waiting.delete(position);
    this.#sending.set(position, given);
    this.told("saving");
    const reply = await this.send(position, given).catch(() => ({ status: 0, body: null }));
    this.#sending.delete(position);
    if (isTransient(reply.status)) {
      // A newer answer to the same question may wait already; then the old one is dropped.
      if (!this.#waiting.has(position)) this.#waiting = new Map([[position, given], ...this.#waiting]);
      this.#tries += 1;
      this.told(reply.status === 0 ? "offline" : "failed", reply);
      this.#timer = this.later(() => this.flush(), pauseAfter(this.#tries));
      return;
    }
    this.#tries = 0;
    this.#keep();
    this.answered(position, given, reply);
    void this.#next();
  }

  #keep() {
    const all = [...this.#sending, ...this.#waiting];
    if (all.length) this.store.set(this.key, JSON.stringify(all));
    else this.store.remove(this.key);
  }

  /** @returns {[number, Given][]} */
  #stored() {
    try {
      const read = JSON.parse(this.store.get(this.key) ?? "[]");
      return Array.isArray(read) ? read.filter(isStored) : [];
    } catch {
      return [];
    }
  }
}

/** Whether to try again: no line, signed out meanwhile, too many requests, a server that is down. @param {number} status */
export function isTransient(status) {
  return status === 0 || status === 401 || status === 403 || status === 408 || status === 429 || status >= 500;
}

/** @param {any} entry @returns {entry is [number, Given]} */
function isStored(entry) {
  return Array.isArray(entry) && Number.isInteger(entry[0]) && Array.isArray(entry[1]?.chosen) && typeof entry[1]?.writer === "string";
}

/** The browser's storage; where it is forbidden nothing is kept over a reload. @type {Store} */
export const browserStore = {
  get: (key) => quietly(() => localStorage.getItem(key)),
  set: (key, value) => quietly(() => localStorage.setItem(key, value)),
  remove: (key) => quietly(() => localStorage.removeItem(key)),
};

/** @template T @param {() => T} act @returns {T | null} */
function quietly(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
