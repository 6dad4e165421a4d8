// @ts-check
/**
 * <line-check src="/webinars/…/line/" viewer="…">: measures the line down, says in words what it carries, and keeps how this
 * person will watch. Event: `chosen` {mode}.
 */
import { MODES, hintOf, isMode, keepChoice, nameOf, readChoice } from "media/modes.js";
import { LineProbe } from "webinars/line-probe.js";
import { LineRefused, download, measure } from "webinars/line-transfer.js";
import { modeFor, rate, takeMode, wordsForMode } from "webinars/line-verdict.js";
import { announce } from "ui/announce.js";
import { gettext, interpolate } from "ui/i18n.js";

/** @typedef {import("media/modes.js").Mode} Mode */

export class LineCheck extends HTMLElement {
  /** @type {Mode | null} what the test proposes */
  proposed = null;

  connectedCallback() {
    const select = this.#select;
    select.replaceChildren(...MODES.map((mode) => new Option(nameOf(mode), mode)));
    select.addEventListener("change", () => isMode(select.value) && this.#choose(select.value));
    this.#part("test").addEventListener("click", () => this.#test());
    this.#part("take").addEventListener("click", () => this.proposed && this.#choose(this.proposed, { says: true }));
    this.#draw();
  }

  async #test() {
    const button = /** @type {HTMLButtonElement} */ (this.#part("test"));
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    this.#part("result").hidden = true;
    this.#part("measuring").hidden = false;
    this.#progress(0);
    announce(gettext("Your line is being tested."));
    try {
      const kbps = await measure(new LineProbe(), download(this.getAttribute("src") ?? ""), (probe) => this.#progress(probe.progress));
      this.proposed = modeFor(kbps);
      this.#say(wordsForMode(this.proposed), kbps);
    } catch (error) {
      this.proposed = null;
      this.#say(error instanceof LineRefused ? error.message : gettext("The line cannot be tested now. Try again in a minute."), null);
    }
    this.#part("measuring").hidden = true;
    button.removeAttribute("aria-disabled");
    this.#part("test-words").textContent = gettext("Test again");
    this.#draw();
  }

  /** @param {string} words @param {number | null} kbps */
  #say(words, kbps) {
    this.#part("result").hidden = false;
    this.#part("words").textContent = words; // a live region: it is read out
    this.#part("rate").textContent = kbps === null ? "" : rate(kbps);
    this.#part("rate").hidden = kbps === null;
  }

  /** @param {Mode} mode @param {{ says?: boolean }} [how] */
  #choose(mode, { says = false } = {}) {
    const viewer = this.getAttribute("viewer") ?? "";
    keepChoice(viewer, { ...readChoice(viewer), mode });
    this.dispatchEvent(new CustomEvent("chosen", { bubbles: true, detail: { mode } }));
    this.#draw();
    if (!says) return;
    announce(interpolate(gettext("Kept. You will get: %(mode)s"), { mode: nameOf(mode) }));
    this.#select.focus();
  }

  #draw() {
    const { mode } = readChoice(this.getAttribute("viewer") ?? "");
    this.#select.value = mode;
    this.#part("hint").textContent = hintOf(mode);
    this.#part("take").hidden = this.proposed === null || this.proposed === mode;
    this.#part("kept").hidden = this.proposed === null || this.proposed !== mode;
    if (this.proposed) this.#part("take").textContent = takeMode(this.proposed);
  }

  /** @param {number} share 0 to 1 */
  #progress(share) {
    const percent = Math.round(5 + share * 95);
    this.#part("bar").setAttribute("width", `${percent}%`);
  }

  /** @returns {HTMLSelectElement} */
  get #select() {
    return /** @type {HTMLSelectElement} */ (this.#part("mode"));
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }
}

customElements.define("line-check", LineCheck);
