// @ts-check
// <slide-stage>: the slide as the audience sees it, beside the picture of the lecturer, turning with it. Anyone may leaf back and
// return. It moves into the picture of the page's <live-player> and tells it, for its styles, that there is a slide (`data-slide`:
// "large" or "small").

import * as reducer from "slides/slides-state.js";
import { momentOf } from "slides/slide-clock.js";
import { SlideFollower } from "slides/slide-follower.js";
import { SlidePicture } from "slides/slide-picture.js";
import { gettext, interpolate } from "ui/i18n.js";

const TICK_MS = 100;
const WAIT_SHOWN_MS = 700;
const POINTED_MS = 4000;
/** All at once would be a crowd: the next page is fetched some time after this one. */
const PREPARE_MS = [800, 4000];
const WEAK = new Set(["light", "audio", "slides"]);

/** @typedef {import("webinars/room-socket.js").RoomSocket} RoomSocket */

export class SlideStage extends HTMLElement {
  base = "";
  /** Where the person leafs; null: where the lecturer is. @type {{ deck: string, page: number } | null} */
  place = null;
  isOver = false;
  isLarge = true;
  /** @type {{ deck: string, page: number } | null} what the lecturer shows, as far as the picture has come */
  current = null;
  /** @type {{ x: number | null, y: number | null, media_ms: number | null, at: number }[]} on their way to their moment */
  points = [];
  pointedAt = 0;
  said = "";
  /** @type {ReturnType<typeof setInterval> | undefined} */
  timer;

  connectedCallback() {
    if (this.picture) return;
    this.base = this.getAttribute("base") ?? "";
    this.follower = new SlideFollower(this.base);
    this.picture = new SlidePicture(this.piece("figure"), { base: this.base });
    this.picture.addEventListener("waiting", (event) => this.#waiting(/** @type {CustomEvent} */ (event).detail.waiting));
    const on = (/** @type {string} */ name, /** @type {() => void} */ act) => this.piece(name).addEventListener("click", act);
    on("earlier", () => this.leaf(-1));
    on("later", () => this.leaf(1));
    on("back", () => this.follow());
    on("swap", () => this.#swap());
    on("full", () => this.#full());
    this.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("fullscreenchange", () => this.#size());
  }

  /** @param {string} name @returns {HTMLElement} */
  piece(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }

  /** @type {any} */
  player = null;

  /** @param {RoomSocket} room */
  attach(room) {
    this.player = document.querySelector("live-player");
    this.player?.picture?.append(this);
    room.follow("slides", reducer, (state, events) => {
      this.follower?.take(state, events);
      const { shown } = state;
      if (shown && events?.length) this.#prepare(shown.deck, shown.page, 0);
      this.#tick();
      this.#draw(); // its name, or whether it may be downloaded
    });
    room.addEventListener("slides.pointed", (event) => {
      this.points.push({ .../** @type {CustomEvent} */ (event).detail, at: performance.now() });
    });
    room.addEventListener("room.joined", (event) => (this.isOver = /** @type {CustomEvent} */ (event).detail.state === "ended"));
    room.addEventListener("webinar.ended", () => (this.isOver = true));
    this.timer ??= setInterval(() => this.#tick(), TICK_MS);
  }

  /** Leafs through what was shown. @param {number} step */
  leaf(step) {
    const from = this.place ?? this.current;
    const reach = from ? this.#reach(from.deck) : 0;
    if (!from || from.page + step < 1 || from.page + step > reach) return;
    const to = { deck: from.deck, page: from.page + step };
    this.place = this.current && to.deck === this.current.deck && to.page === this.current.page ? null : to;
    if (this.place) this.follower?.ask(to.deck, to.page).then((isMore) => isMore && this.#draw());
    this.#draw();
  }

  /** Shows a page that was shown before. @param {string} deck @param {number} page */
  open(deck, page) {
    if (page < 1 || page > this.#reach(deck)) return;
    this.place = this.current?.deck === deck && this.current.page === page ? null : { deck, page };
    this.follower?.ask(deck, page).then((isMore) => isMore && this.#draw());
    this.#draw();
  }

  /** Back to the lecturer's slide. */
  follow() {
    const hadFocus = document.activeElement === this.piece("back");
    this.place = null;
    this.#draw();
    if (hadFocus) this.piece("earlier").focus({ preventScroll: true });
  }

  #tick() {
    if (!this.follower) return;
    const { player } = this;
    const turn = this.follower.current(player);
    const current = turn?.deck && turn.page ? { deck: turn.deck, page: turn.page } : null;
    const isNew = current?.deck !== this.current?.deck || current?.page !== this.current?.page;
    this.current = current;
    if (isNew && current) this.#prepare(current.deck, current.page + 1, PREPARE_MS[0] + Math.random() * (PREPARE_MS[1] - PREPARE_MS[0]));
    this.#point(player ? momentOf(player) : null, isNew);
    const isShown = Boolean(current ?? this.place) && !(this.isOver && !player?.isRewound);
    if (isNew || isShown === this.hidden) this.#draw();
  }

  #draw() {
    const at = this.place ?? this.current;
    const { player, picture, follower } = this;
    this.hidden = !at || (this.isOver && !player?.isRewound);
    this.#size();
    if (!at || !picture || !follower) return void picture?.show(null, "");
    const deck = follower.deck(at.deck);
    const leaf = follower.leaf(at.deck, at.page);
    const values = { page: at.page, pages: deck?.pages ?? at.page };
    const number = interpolate(gettext("Slide %(page)s of %(pages)s"), values);
    picture.mostWidth = WEAK.has(player?.mode) ? 960 : 1920;
    picture.show(leaf, [number, leaf.text].filter(Boolean).join(". "));
    this.piece("number").textContent = `${values.page} / ${values.pages}`;
    this.piece("back").hidden = !this.place || !this.current;
    this.toggleAttribute("data-apart", this.place !== null);
    /** @type {HTMLButtonElement} */ (this.piece("earlier")).disabled = at.page <= 1;
    /** @type {HTMLButtonElement} */ (this.piece("later")).disabled = at.page >= this.#reach(at.deck);
    const download = /** @type {HTMLAnchorElement} */ (this.piece("download"));
    download.hidden = !deck?.is_downloadable;
    download.href = `${this.base}${at.deck}/original.pdf`;
    if (number !== this.said) this.piece("said").textContent = this.said = number;
  }

  /** Up to which page of a deck one may leaf. @param {string} deck */
  #reach(deck) {
    const known = this.follower?.deck(deck);
    return known ? (known.is_downloadable ? known.pages : known.furthest) : 0;
  }

  /** @param {string} deck @param {number} page @param {number} inMs */
  #prepare(deck, page, inMs) {
    // Ahead of the lecturer only where all pages may be seen.
    if (page > this.#reach(deck)) return;
    setTimeout(() => this.isConnected && this.picture?.prepare({ deck, page }), inMs);
  }

  /** The pointer moves with the picture too. @param {number | null} moment @param {boolean} isNew */
  #point(moment, isNew) {
    const now = performance.now();
    const due = this.points.filter(({ media_ms, at }) => moment === null || media_ms === null || media_ms <= moment || now - at > POINTED_MS);
    const newest = due[due.length - 1];
    if (newest) {
      this.points = this.points.filter((each) => !due.includes(each));
      const { x, y } = newest;
      this.picture?.point(x === null || y === null || this.place ? null : { x, y });
      this.pointedAt = now;
    } else if (this.place || isNew || now - this.pointedAt > POINTED_MS) this.picture?.point(null);
  }

  #swap() {
    this.isLarge = !this.isLarge;
    this.piece("swap").setAttribute("aria-pressed", String(!this.isLarge));
    this.#size();
  }

  #full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (this.requestFullscreen) this.requestFullscreen().catch(() => this.toggleAttribute("data-full"));
    else this.toggleAttribute("data-full"); // iPhones know full screen for videos only
  }

  #size() {
    const size = this.hidden ? null : this.isLarge ? "large" : "small";
    const { player } = this;
    if (size && player?.dataset.slide !== size) player?.setAttribute("data-slide", size);
    else if (!size) player?.removeAttribute("data-slide");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && this.hasAttribute("data-full")) this.removeAttribute("data-full");
    else if (event.key === "ArrowLeft" || event.key === "PageUp") this.leaf(-1);
    else if (event.key === "ArrowRight" || event.key === "PageDown") this.leaf(1);
    else if (event.key === "End" || event.key === "Home") this.follow();
    else return;
    event.preventDefault();
    event.stopPropagation(); // the player would take the arrows for looking back
  }

  /** @param {boolean} waiting */
  #waiting(waiting) {
    clearTimeout(this.waitTimer);
    const say = () => (this.piece("wait").hidden = !waiting);
    if (waiting) this.waitTimer = setTimeout(say, WAIT_SHOWN_MS);
    else say();
  }
}

customElements.define("slide-stage", SlideStage);
