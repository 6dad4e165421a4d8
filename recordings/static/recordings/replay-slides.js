// @ts-check
// <replay-slides>: the slide of the moment beside the recording, and the chapters that jump to where a page was shown.
// The chapters are links from the server (`?t=`); this makes them jump without a new page, and marks the one that is on.

import { turnAt } from "slides/slide-clock.js";
import { SlideFollower } from "slides/slide-follower.js";
import { SlidePicture } from "slides/slide-picture.js";
import { gettext, interpolate } from "ui/i18n.js";
import { findChapters } from "recordings/chapter-search.js";

const TICK_MS = 250;
/** Beginning a little earlier keeps the first word of a page. */
const BEFORE_S = 0.5;

/** @typedef {import("slides/slides-state.js").Turn} Turn */

export class ReplaySlides extends HTMLElement {
  /** @type {Turn[]} */
  turns = [];
  /** @type {SlidePicture | undefined} */
  picture;
  shown = "";

  async connectedCallback() {
    const base = this.getAttribute("base") ?? "";
    this.follower = new SlideFollower(base);
    this.picture ??= new SlidePicture(/** @type {HTMLElement} */ (this.querySelector("[data-figure]")), { base });
    this.querySelector("[data-full]")?.addEventListener("click", () => this.#full());
    for (const link of this.links) link.addEventListener("click", (event) => this.#jump(event, link));
    findChapters(base);
    this.turns = await this.#read(base);
    this.timer = setInterval(() => this.#tick(), TICK_MS);
    this.#tick();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  /** @returns {HTMLVideoElement | null} */
  get video() {
    return document.querySelector("replay-player video");
  }

  /** @returns {HTMLAnchorElement[]} in their order */
  get links() {
    return [...document.querySelectorAll("a[data-chapter-ms]")].map((link) => /** @type {HTMLAnchorElement} */ (link));
  }

  /** @param {string} base @returns {Promise<Turn[]>} */
  async #read(base) {
    try {
      const answer = await fetch(`${base}turns.json`, { credentials: "same-origin" });
      if (!answer.ok) return [];
      return (await answer.json()).turns.map((/** @type {[string | null, number | null, number]} */ [deck, page, media_ms]) => ({ deck, page, media_ms }));
    } catch {
      return []; // no line: the recording is there without them
    }
  }

  #tick() {
    const ms = (this.video?.currentTime ?? 0) * 1000;
    const turn = turnAt(this.turns, ms);
    const key = turn?.deck ? `${turn.deck}/${turn.page}` : "";
    if (key !== this.shown) this.#show(turn);
    this.shown = key;
    let current = null;
    for (const link of this.links) if (Number(link.dataset.chapterMs) <= ms + BEFORE_S * 1000) current = link;
    for (const link of this.links) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** @param {Turn | null} turn */
  #show(turn) {
    const { deck, page } = turn ?? {};
    this.toggleAttribute("data-empty", !deck);
    this.closest(".replay-stage")?.toggleAttribute("data-slide", Boolean(deck));
    if (!deck || !page) return this.picture?.show(null, "");
    const draw = () => {
      const leaf = this.follower?.leaf(deck, page) ?? { deck, page };
      const number = interpolate(gettext("Slide %(page)s"), { page });
      this.picture?.show(leaf, [number, leaf.text].filter(Boolean).join(". "));
    };
    draw();
    this.follower?.ask(deck, page).then((isMore) => isMore && this.shown === `${deck}/${page}` && draw());
  }

  /** @param {MouseEvent} event @param {HTMLAnchorElement} link */
  #jump(event, link) {
    const { video } = this;
    if (!video?.readyState || event.ctrlKey || event.metaKey || event.shiftKey) return; // the link leads there too
    event.preventDefault();
    video.currentTime = Math.max(0, Number(link.dataset.chapterMs) / 1000 - BEFORE_S);
    video.play().catch(() => {});
    this.#tick();
  }

  #full() {
    const figure = /** @type {HTMLElement} */ (this.querySelector("[data-figure]"));
    if (document.fullscreenElement) document.exitFullscreen();
    else figure.requestFullscreen?.().catch(() => {});
  }
}

customElements.define("replay-slides", ReplaySlides);
