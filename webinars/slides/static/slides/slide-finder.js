// @ts-check
/**
 * <slide-finder>: the slides that were shown, small, and those among them on which some words stand. A page that is chosen is
 * shown by the page's <slide-stage>; the lecture goes on beside it.
 */
import { announce } from "ui/announce.js";
import { gettext, interpolate, ngettext } from "ui/i18n.js";
import * as reducer from "slides/slides-state.js";
import { addressOf } from "slides/slide-picture.js";
import { make } from "webinars/nodes.js";

const WAIT_MS = 250;

/** @typedef {{ deck: string, page: number, title: string, excerpt: string }} Found */

export class SlideFinder extends HTMLElement {
  base = "";
  wanted = "";
  drawn = "";
  /** @type {import("slides/slides-state.js").Deck[]} */
  decks = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  connectedCallback() {
    this.base = this.getAttribute("base") ?? "";
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.find(), WAIT_MS);
    });
    this.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.find();
    });
    this.closest("ui-tabs")?.addEventListener("tab", () => this.#draw());
  }

  get input() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input[type=search]"));
  }

  /** @param {string} name @returns {HTMLElement} */
  piece(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }

  /** @param {import("webinars/room-socket.js").RoomSocket} room */
  attach(room) {
    room.follow("slides", reducer, (state) => {
      this.decks = state.decks;
      this.#draw();
    });
  }

  async find() {
    const wanted = this.input.value.trim();
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    if (!wanted) return this.#draw(true);
    try {
      const answer = await fetch(`${this.base}find.json?q=${encodeURIComponent(wanted)}`, { credentials: "same-origin" });
      if (wanted !== this.wanted) return; // something else is looked for by now
      if (!answer.ok) throw new Error(String(answer.status));
      this.#show((await answer.json()).found);
    } catch {
      if (wanted !== this.wanted) return;
      this.#say(gettext("The search did not answer. Try again in a minute."));
      this.wanted = ""; // the same words may be tried again
    }
  }

  /** All pages that were shown. Pictures cost something: only while somebody looks. @param {boolean} [anew] */
  #draw(anew = false) {
    this.piece("empty").hidden = this.decks.length > 0;
    /** @type {HTMLElement} */ (this.querySelector("form")).hidden = this.decks.length === 0;
    if (this.wanted || this.closest("[hidden]")) return;
    const key = JSON.stringify(this.decks.map(({ deck, furthest, pages, is_downloadable }) => [deck, is_downloadable ? pages : furthest]));
    if (key === this.drawn && !anew) return;
    this.drawn = key;
    this.#say("");
    const pages = this.decks.flatMap((each) => Array.from({ length: each.is_downloadable ? each.pages : each.furthest }, (_, index) => ({ deck: each.deck, page: index + 1, title: "", excerpt: "" })));
    this.piece("found").replaceChildren(...pages.map((page) => this.#item(page)));
  }

  /** @param {Found[]} found */
  #show(found) {
    this.drawn = "";
    this.piece("found").replaceChildren(...found.map((page) => this.#item(page)));
    const text = found.length ? interpolate(ngettext("%(count)s slide was found.", "%(count)s slides were found.", found.length), { count: found.length }) : gettext("No slide that was shown has these words.");
    this.#say(text);
    announce(text);
  }

  /** @param {string} text */
  #say(text) {
    this.piece("said").textContent = text;
  }

  /** @param {Found} found @returns {HTMLElement} */
  #item({ deck, page, title, excerpt }) {
    const image = /** @type {HTMLImageElement} */ (make("img"));
    Object.assign(image, { src: addressOf(this.base, { deck, page }, 480), alt: "", loading: "lazy", decoding: "async" });
    const number = interpolate(gettext("Slide %(page)s"), { page });
    const button = make("button", "slide-found", image, make("span", "slide-found__words", make("b", "num", number), excerpt ? make("span", "s muted", excerpt) : null));
    button.setAttribute("type", "button");
    if (title) button.title = title;
    button.addEventListener("click", () => /** @type {any} */ (document.querySelector("slide-stage"))?.open(deck, page));
    return make("li", "", button);
  }
}

customElements.define("slide-finder", SlideFinder);
