// @ts-check
/** What was written here and has not come back from the server. It is sent again after a cut line; the server knows it again. */

/** @typedef {{ type: "chat.send", text: string, nonce: string, reply_to?: number }} Outgoing */

export class ChatOutbox {
  /** @type {Map<string, { message: Outgoing, item: Element | null }>} */
  #waiting = new Map();

  /** @param {{ text: string, reply_to?: number }} said @returns {Outgoing} */
  add({ text, reply_to }) {
    const nonce = crypto.getRandomValues(new Uint32Array(3)).join("-");
    /** @type {Outgoing} */
    const message = reply_to ? { type: "chat.send", text, nonce, reply_to } : { type: "chat.send", text, nonce };
    this.#waiting.set(nonce, { message, item: null });
    return message;
  }

  /** @param {string} nonce @param {Element} item how it is drawn meanwhile */
  shown(nonce, item) {
    const waiting = this.#waiting.get(nonce);
    if (waiting) waiting.item = item;
  }

  /** Oldest first. @returns {Outgoing[]} */
  all() {
    return [...this.#waiting.values()].map(({ message }) => message);
  }

  /** @returns {Element[]} */
  items() {
    return [...this.#waiting.values()].flatMap(({ item }) => (item ? [item] : []));
  }

  /** It came back. @param {string} nonce @returns {boolean} whether it was ours */
  arrived(nonce) {
    return Boolean(this.#take(nonce));
  }

  /** @param {string} nonce @returns {Outgoing | undefined} */
  refused(nonce) {
    return this.#take(nonce);
  }

  /** @param {string} nonce */
  #take(nonce) {
    const waiting = this.#waiting.get(nonce);
    this.#waiting.delete(nonce);
    waiting?.item?.remove();
    return waiting?.message;
  }
}
