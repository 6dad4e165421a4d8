// @ts-check
/** `<caption-desk>`: the captioner sees the lecture at its newest picture and types what is said, a line at a time. */
import "media/live-player.js";
import { post } from "ui/csrf.js";
import { gettext, interpolate } from "ui/i18n.js";

const LOOK_MS = 4000;
const SHOWN = 12;

export class CaptionDesk extends HTMLElement {
  #player = /** @type {any} */ (null);
  /** Where the picture was as the line began. @type {number | null} */
  #beganAt = null;
  /** The line that is being corrected. @type {HTMLElement | null} */
  #correcting = null;
  /** Sends one after the other, so that they come in their order. */
  #queue = Promise.resolve();
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer = undefined;

  connectedCallback() {
    this.#player = this.querySelector("live-player");
    this.#part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#text.addEventListener("input", () => {
      if (this.#beganAt === null && this.#text.value) this.#beganAt = this.#position();
      if (!this.#text.value && !this.#correcting) this.#beganAt = null;
    });
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#follow(this.dataset.state ?? "");
    this.#text.focus();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  /** @param {string} state */
  #follow(state) {
    this.dataset.state = state;
    if (state === "live") this.#player.start();
    /** @type {HTMLButtonElement} */ (this.#part("send")).disabled = state !== "live" && !this.#correcting;
  }

  /** Whether the lecture has begun, or is over. */
  async #look() {
    try {
      const response = await fetch(this.dataset.stateAddress ?? "", { credentials: "same-origin" });
      if (response.ok) this.#follow((await response.json()).state);
    } catch {
      // the line is cut: again with the next look
    }
  }

  /** @returns {number | null} ms on the broadcast's timeline; null when this page does not know */
  #position() {
    const { isPlaying, positionMs } = this.#player;
    return isPlaying && positionMs > 0 ? Math.round(positionMs) : null;
  }

  #send() {
    const text = this.#text.value.trim();
    if (!text) return;
    const line = this.#correcting;
    const address = line ? (this.dataset.correct ?? "").replace("/0/", `/${line.dataset.id}/`) : (this.dataset.say ?? "");
    const body = line ? { text } : { text, language: this.#language.value, start_ms: this.#beganAt };
    const shown = line ?? this.#add(text);
    shown.textContent = text;
    shown.dataset.state = "sending";
    this.#clear();
    this.#queue = this.#queue.then(() => this.#post(address, body, shown));
  }

  /** @param {string} address @param {Record<string, unknown>} body @param {HTMLElement} shown */
  async #post(address, body, shown) {
    let problem = gettext("The server cannot be reached. Check your line and send the line again.");
    try {
      const response = await post(address, body);
      const answer = response.headers.get("content-type")?.includes("json") ? await response.json() : {};
      if (response.ok) {
        shown.dataset.id = String(answer.id);
        shown.dataset.state = "sent";
        shown.textContent = answer.text;
        this.#say("");
        this.#part("said").textContent = interpolate(gettext("Sent: %(text)s"), { text: answer.text });
        return;
      }
      problem = answer.message ?? gettext("The server did not accept this. Reload the page and try again.");
    } catch {
      // as said above
    }
    shown.dataset.state = "failed";
    this.#say(problem);
    if (!this.#text.value) {
      // What was typed is not lost.
      this.#text.value = String(body.text);
      if (!shown.dataset.id) shown.remove();
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "ArrowUp" && !this.#text.value) {
      const last = /** @type {HTMLElement | null} */ (this.#lines.querySelector("li[data-id]:last-of-type"));
      if (!last) return;
      event.preventDefault();
      this.#correcting = last;
      last.dataset.state = "correcting";
      this.#text.value = last.textContent ?? "";
      this.#part("send-words").textContent = gettext("Correct");
      /** @type {HTMLButtonElement} */ (this.#part("send")).disabled = false;
    } else if (event.key === "Escape" && this.#correcting) {
      this.#correcting.dataset.state = "sent";
      this.#clear();
    }
  }

  #clear() {
    this.#text.value = "";
    this.#beganAt = null;
    this.#correcting = null;
    this.#part("send-words").textContent = gettext("Send");
  }

  /** @param {string} text */
  #add(text) {
    const line = document.createElement("li");
    line.lang = this.#language.value;
    line.textContent = text;
    this.#lines.append(line);
    while (this.#lines.children.length > SHOWN) this.#lines.firstElementChild?.remove();
    return line;
  }

  /** @param {string} problem */
  #say(problem) {
    this.#part("problem").textContent = problem;
  }

  get #text() {
    return /** @type {HTMLInputElement} */ (this.#part("text"));
  }

  get #language() {
    return /** @type {HTMLSelectElement} */ (this.#part("language"));
  }

  get #lines() {
    return this.#part("lines");
  }

  /** @param {string} name @returns {HTMLElement} the element with data-<name> */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }
}

customElements.define("caption-desk", CaptionDesk);
