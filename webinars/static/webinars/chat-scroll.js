// @ts-check
/** Follows the end of a list while the reader is there, and says how much has come while they read further up. */

const NEAR_PX = 48;

export class ChatScroll {
  #unread = 0;
  #follows = true;

  /** @param {{ body: HTMLElement, button: HTMLElement, count: HTMLElement }} parts */
  constructor({ body, button, count }) {
    this.body = body;
    this.button = button;
    this.count = count;
    button.addEventListener("click", () => this.toEnd());
    body.addEventListener("scroll", () => {
      this.#follows = this.isAtEnd();
      if (this.#follows) this.#read();
    });
    // Shown for the first time, or the panel changed its size: whoever was at the end stays there.
    new ResizeObserver(() => {
      if (this.#follows) this.toEnd();
    }).observe(body);
  }

  isAtEnd() {
    return this.body.scrollHeight - this.body.scrollTop - this.body.clientHeight < NEAR_PX;
  }

  toEnd() {
    this.body.scrollTop = this.body.scrollHeight;
    this.#read();
  }

  /** @param {number} messages that came below */
  came(messages) {
    this.#unread += messages;
    this.count.textContent = String(this.#unread);
    this.button.hidden = false;
  }

  /** What is read stays where it is, though `grow` puts something above. @param {() => void} grow */
  keep(grow) {
    const fromEnd = this.body.scrollHeight - this.body.scrollTop;
    grow();
    this.body.scrollTop = this.body.scrollHeight - fromEnd;
  }

  #read() {
    this.#unread = 0;
    this.button.hidden = true;
  }
}
