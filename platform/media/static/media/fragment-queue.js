// @ts-check
// Fragments that have arrived and wait for the browser to take them. Pure.

export class FragmentQueue {
  /** @type {{ type: string, data: Uint8Array }[]} */
  #waiting = [];

  get length() {
    return this.#waiting.length;
  }

  /** Of what type the first ones are, if they begin with an init segment; else "": they go on. */
  get type() {
    return this.#waiting[0]?.type ?? "";
  }

  /** @param {Uint8Array} data @param {string} [type] with the type it begins with an init segment */
  add(data, type = "") {
    this.#waiting.push({ type, data });
  }

  /** All that wait, up to the next change to another type, in one piece. @param {string} openType @returns {Uint8Array} */
  take(openType) {
    const waiting = this.#waiting;
    let count = 1;
    while (count < waiting.length && (!waiting[count].type || waiting[count].type === openType)) count += 1;
    const parts = waiting.splice(0, count);
    if (count === 1) return parts[0].data;
    const whole = new Uint8Array(parts.reduce((sum, { data }) => sum + data.length, 0));
    let at = 0;
    for (const { data } of parts) {
      whole.set(data, at);
      at += data.length;
    }
    return whole;
  }

  clear() {
    this.#waiting = [];
  }
}
