// @ts-check
// Which page goes with what a viewer sees and hears, and what is known of it. Knows the player and the server, draws nothing.

import { joined, momentOf, turnAt } from "slides/slide-clock.js";

/** @typedef {import("slides/slides-state.js").SlidesState} SlidesState */
/** @typedef {import("slides/slides-state.js").Turn} Turn */
/** @typedef {import("slides/slide-picture.js").Leaf} Leaf */

const RETRY_MS = 5000;

export class SlideFollower {
  /** @param {string} base address of the webinar's slides */
  constructor(base) {
    this.base = base;
    /** @type {SlidesState | null} */
    this.state = null;
    /** @type {Turn[] | null} all, once somebody looked back far enough */
    this.whole = null;
    /** @type {Map<string, Leaf>} */
    this.leaves = new Map();
    /** @type {Map<string, number>} up to which page of a deck it was asked for */
    this.asked = new Map();
    this.askedAt = -Infinity;
  }

  /** @param {SlidesState} state @param {import("webinars/room-state.js").RoomEvent[] | null} events */
  take(state, events) {
    this.state = state;
    if (state.shown) this.#note(state.shown);
    for (const { shown } of events ?? []) if (shown) this.#note(shown);
    if (this.whole) this.whole = joined(this.whole, state.turns);
  }

  /** The turn that goes with the player's picture. @param {any} player null: there is none @returns {Turn | null} */
  current(player) {
    const { state } = this;
    if (!state) return null;
    const moment = player ? momentOf(player) : null;
    const turn = turnAt(this.whole ?? state.turns, moment);
    if (turn === null && moment !== null && state.turns.length && !this.whole) this.#askTurns();
    return turn;
  }

  /** @param {string} deck */
  deck(deck) {
    return this.state?.decks.find((each) => each.deck === deck) ?? null;
  }

  /** With all that is known of it. @param {string} deck @param {number} page @returns {Leaf} */
  leaf(deck, page) {
    return this.leaves.get(`${deck}/${page}`) ?? { deck, page };
  }

  /** What stands on pages that this viewer may look through. @param {string} deck @param {number} page @returns {Promise<boolean>} whether more is known */
  async ask(deck, page) {
    if (this.leaves.has(`${deck}/${page}`) || (this.asked.get(deck) ?? 0) >= page) return false;
    this.asked.set(deck, page);
    try {
      const answer = await fetch(`${this.base}${deck}/pages.json`, { credentials: "same-origin" });
      if (!answer.ok) return false;
      for (const each of (await answer.json()).pages) this.#note({ deck, ...each });
      return true;
    } catch {
      this.asked.delete(deck); // no line: the next time
      return false;
    }
  }

  async #askTurns() {
    if (performance.now() - this.askedAt < RETRY_MS) return;
    this.askedAt = performance.now();
    try {
      const answer = await fetch(`${this.base}turns.json`, { credentials: "same-origin" });
      if (!answer.ok) return;
      const { turns } = await answer.json();
      const whole = turns.map((/** @type {[string | null, number | null, number]} */ [deck, page, media_ms]) => ({ deck, page, media_ms }));
      this.whole = joined(whole, this.state?.turns ?? []);
    } catch {
      // no line: asked again
    }
  }

  /** @param {Leaf} leaf */
  #note({ deck, page, width, height, text }) {
    this.leaves.set(`${deck}/${page}`, { deck, page, width, height, text });
  }
}
