// @ts-check
// <slide-desk>: the lecturer's slides. Turns pages by buttons, number, thumbnails, keys and clicker; points; hides.
// Each turn carries the moment of the broadcast that this page records (`room.moment()`), so that viewers see it with the picture.

import * as reducer from "slides/slides-state.js";
import { commandOf } from "slides/desk-keys.js";
import { SlidePicture, addressOf } from "slides/slide-picture.js";
import { TurnOutbox } from "slides/turn-outbox.js";
import { gettext, interpolate, pgettext } from "ui/i18n.js";
import { toast } from "ui/elements/toast.js";

/** @typedef {import("slides/slides-state.js").SlidesState} SlidesState */
/** @typedef {import("slides/slides-state.js").Listed} Listed */

const POINT_EVERY_MS = 100;
/** A finger that is lifted leaves the dot for so long: who taps on something points at it. */
const LIFTED_MS = 1500;

export class SlideDesk extends HTMLElement {
  base = "";
  /** @type {SlidesState | null} */
  state = null;
  /** @type {SlidePicture | undefined} */
  picture;
  /** @type {SlidePicture | undefined} */
  nextPicture;
  /** @type {{ deck: string, page: number } | null} where the lecturer is, also while the audience sees nothing */
  at = null;
  isShown = false;
  isPointing = false;
  /** Which decks stand in the list, and whose pages in the grid. */
  drawnDecks = "";
  drawnGrid = "";
  pointedAt = 0;
  leaving = new AbortController();

  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.base = this.getAttribute("base") ?? "";
    this.picture ??= new SlidePicture(this.piece("figure"), { base: this.base });
    this.nextPicture ??= new SlidePicture(this.piece("next-figure"), { base: this.base, thumbnail: true });
    const on = (/** @type {string} */ name, /** @type {() => void} */ act) => this.piece(name).addEventListener("click", act, { signal });
    on("previous", () => this.step(-1));
    on("next", () => this.step(1));
    on("hide", () => (this.isShown ? this.hide() : this.show()));
    on("point", () => this.#togglePointer());
    on("grid-toggle", () => this.#toggleGrid());
    on("next-figure", () => this.step(1));
    this.piece("jump").addEventListener("submit", (/** @type {Event} */ event) => this.#jump(event), { signal });
    this.piece("number").addEventListener("change", (/** @type {Event} */ event) => this.#jump(event), { signal });
    this.piece("deck").addEventListener("change", () => this.#choose(), { signal });
    const figure = this.piece("figure");
    for (const name of ["pointerdown", "pointermove"]) figure.addEventListener(name, (/** @type {PointerEvent} */ event) => this.#point(event), { signal });
    figure.addEventListener("pointerleave", (/** @type {PointerEvent} */ event) => this.#lift(event), { signal });
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  /** @param {string} name @returns {any} */
  piece(name) {
    return this.querySelector(`[data-${name}]`);
  }

  /** @param {import("webinars/room-socket.js").RoomSocket} room */
  attach(room) {
    this.room = room;
    this.outbox = new TurnOutbox((message) => room.online && room.send(message));
    room.follow("slides", reducer, (state, events) => this.#take(state, events));
    room.addEventListener("room.joined", () => queueMicrotask(() => this.outbox?.flush()));
    room.addEventListener("message.refused", (event) => {
      const { to, reason } = /** @type {CustomEvent} */ (event).detail;
      if (to !== "slides.turn" && to !== "slides.hide") return;
      toast(reason, { kind: "attention" });
      if (this.state) this.#take(this.state, null);
    });
  }

  /** @returns {Listed[]} */
  get decks() {
    return this.state?.listed ?? [];
  }

  /** @returns {Listed | undefined} */
  get deck() {
    return this.decks.find(({ deck }) => deck === this.at?.deck);
  }

  /** @param {number} by pages; at the end nothing happens */
  step(by) {
    if (!this.at || !this.deck) return;
    // What is hidden comes back with the page on which it was.
    this.turnTo(this.isShown ? this.at.page + by : this.at.page);
  }

  /** @param {number} page */
  turnTo(page) {
    const { deck } = this;
    if (!deck || !(page >= 1 && page <= deck.pages)) return this.#draw();
    this.at = { deck: deck.deck, page };
    this.isShown = true;
    this.outbox?.say({ type: "slides.turn", deck: deck.deck, page, media_ms: this.room?.moment() ?? null });
    this.#draw();
  }

  show() {
    if (this.at) this.turnTo(this.at.page);
  }

  hide() {
    this.isShown = false;
    this.outbox?.say({ type: "slides.hide", media_ms: this.room?.moment() ?? null });
    this.#draw();
  }

  /** @param {SlidesState} state @param {import("webinars/room-state.js").RoomEvent[] | null} events */
  #take(state, events) {
    const added = this.state && state.listed.length > this.state.listed.length;
    this.state = state;
    // What this page said last counts until the server has heard it: fast clicks do not jump back.
    const wasTold = events === null || events.some(({ type }) => type === "slides.turned");
    if (wasTold && this.outbox?.isEmpty) {
      this.isShown = state.shown !== null;
      if (state.shown) this.at = { deck: state.shown.deck, page: state.shown.page };
    }
    if (!this.deck) {
      const last = [...state.turns].reverse().find(({ deck }) => this.decks.some((each) => each.deck === deck));
      this.at = last?.deck && last.page ? { deck: last.deck, page: last.page } : this.decks[0] ? { deck: this.decks[0].deck, page: 1 } : null;
      this.isShown = false;
    }
    if (added) this.piece("add").open = false;
    this.#draw();
  }

  #draw() {
    const { at, deck, picture } = this;
    this.piece("view").hidden = !deck;
    this.toggleAttribute("data-has", Boolean(deck));
    if (!this.decks.length) this.piece("add").open = true;
    this.#drawDecks();
    if (!at || !deck || !picture) return;
    const words = interpolate(gettext("Slide %(page)s of %(pages)s"), { page: at.page, pages: deck.pages });
    picture.show({ deck: at.deck, page: at.page }, words);
    this.piece("figure").toggleAttribute("data-hidden", !this.isShown);
    this.piece("seen").textContent = this.isShown ? gettext("The audience sees this slide") : gettext("The audience sees no slide");
    if (document.activeElement !== this.piece("number")) this.piece("number").value = String(at.page);
    this.piece("of").textContent = `/ ${deck.pages}`;
    this.piece("previous").disabled = at.page <= 1 && this.isShown;
    this.piece("next").disabled = at.page >= deck.pages && this.isShown;
    this.piece("hide").setAttribute("aria-pressed", String(!this.isShown));
    this.piece("hide-words").textContent = this.isShown ? pgettext("slides", "Hide") : pgettext("slides", "Show");
    this.piece("point").disabled = !this.isShown;
    const isLast = at.page >= deck.pages;
    this.piece("next-view").hidden = isLast;
    if (!isLast) this.nextPicture?.show({ deck: at.deck, page: at.page + 1 }, "");
    this.piece("next-words").textContent = interpolate(gettext("Next: %(page)s of %(pages)s"), { page: at.page + 1, pages: deck.pages });
    if (!isLast) picture.prepare({ deck: at.deck, page: at.page + 1 });
    if (this.piece("said").textContent !== words) this.piece("said").textContent = words;
    this.#markGrid();
  }

  #drawDecks() {
    const select = /** @type {HTMLSelectElement} */ (this.piece("deck"));
    select.hidden = this.decks.length < 2;
    const wanted = this.decks.map(({ deck, title }) => `${deck} ${title}`).join("\n");
    if (this.drawnDecks !== wanted) {
      this.drawnDecks = wanted;
      select.replaceChildren(...this.decks.map(({ deck, title }) => new Option(title, deck)));
    }
    if (this.at) select.value = this.at.deck;
  }

  /** Another deck opens where the lecturer left it; the audience sees it at once. */
  #choose() {
    const code = this.piece("deck").value;
    const last = [...(this.state?.turns ?? [])].reverse().find(({ deck }) => deck === code);
    this.at = { deck: code, page: last?.page ?? 1 };
    this.turnTo(this.at.page);
  }

  /** @param {Event} event */
  #jump(event) {
    event.preventDefault();
    const page = Number.parseInt(this.piece("number").value, 10);
    if (page !== this.at?.page || !this.isShown) this.turnTo(page);
    if (this.at) this.piece("number").value = String(this.at.page);
  }

  // --- thumbnails ---

  #toggleGrid() {
    const grid = this.piece("grid");
    grid.hidden = !grid.hidden;
    this.piece("grid-toggle").setAttribute("aria-expanded", String(!grid.hidden));
    this.#markGrid();
  }

  #fillGrid() {
    const { deck } = this;
    const grid = this.piece("grid");
    if (!deck || this.drawnGrid === deck.deck) return;
    this.drawnGrid = deck.deck;
    grid.replaceChildren(...Array.from({ length: deck.pages }, (_, index) => this.#thumbnail(deck, index + 1)));
  }

  /** @param {Listed} deck @param {number} page */
  #thumbnail(deck, page) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "slide-desk__thumbnail";
    button.dataset.page = String(page);
    const image = document.createElement("img");
    Object.assign(image, { loading: "lazy", alt: "", width: 160, height: Math.round((160 * deck.height) / deck.width) });
    image.src = addressOf(this.base, { deck: deck.deck, page }, 480);
    const number = document.createElement("span");
    number.className = "num";
    number.textContent = String(page);
    button.append(image, number);
    button.setAttribute("aria-label", interpolate(gettext("Slide %(page)s of %(pages)s"), { page, pages: deck.pages }));
    button.addEventListener("click", () => this.turnTo(page));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  #markGrid() {
    if (this.piece("grid").hidden) return;
    this.#fillGrid();
    for (const button of this.piece("grid").querySelectorAll("button")) {
      if (Number(button.dataset.page) === this.at?.page) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  // --- pointer ---

  #togglePointer() {
    this.isPointing = !this.isPointing;
    this.piece("point").setAttribute("aria-pressed", String(this.isPointing));
    this.piece("figure").toggleAttribute("data-pointing", this.isPointing);
    if (!this.isPointing) this.#pointAt(null);
  }

  /** @param {PointerEvent} event */
  #point(event) {
    if (!this.isPointing || !this.isShown || performance.now() - this.pointedAt < POINT_EVERY_MS) return;
    this.#pointAt(this.picture?.shareAt(event) ?? null);
  }

  /** @param {PointerEvent} event */
  #lift({ pointerType }) {
    if (pointerType === "mouse") return this.#pointAt(null);
    const { pointedAt } = this;
    setTimeout(() => pointedAt === this.pointedAt && this.#pointAt(null), LIFTED_MS);
  }

  /** @param {{ x: number, y: number } | null} at */
  #pointAt(at) {
    const wasPointing = this.picture?.dot.getAttribute("visibility") === "visible";
    if (!at && !wasPointing) return;
    this.pointedAt = performance.now();
    this.picture?.point(at);
    const round = (/** @type {number} */ share) => Math.round(share * 10_000) / 10_000;
    this.room?.send({ type: "slides.point", x: at ? round(at.x) : null, y: at ? round(at.y) : null, media_ms: this.room?.moment() ?? null });
  }

  // --- keys and clicker ---

  /** @param {KeyboardEvent} event */
  #key(event) {
    const command = this.deck && this.offsetParent ? commandOf(event, /** @type {Element} */ (event.target)) : null;
    if (!command) return;
    event.preventDefault();
    if (command === "next") this.step(1);
    else if (command === "previous") this.step(-1);
    else if (this.isShown) this.hide();
    else this.show();
  }
}

customElements.define("slide-desk", SlideDesk);
