// @ts-check
/**
 * <room-reactions>: buttons of a participant, and what all send, in sums, for a few seconds.
 * <pace-gauge>: what share of the people finds the lecture too fast or too quiet; for the lecturer.
 */
import { announce } from "ui/announce.js";
import { gettext, interpolate } from "ui/i18n.js";
import { everySecond } from "ui/ticker.js";
import { PaceSum } from "webinars/pace.js";

const SIGNS = /** @type {Record<string, string>} */ ({ clap: "👏", heart: "❤️", thumb: "👍", smile: "😄", wow: "😮" });
const SHOWN_MS = 3500;
const PRESSED_MS = 60_000;
/** From this share on the lecturer's screen reader says it, once a minute. */
const WORTH_SAYING = 20;

export class RoomReactions extends HTMLElement {
  /** @param {import("./room-socket.js").RoomSocket} room */
  attach(room) {
    this.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("button"));
      if (button?.dataset.reaction) room.send({ type: "reaction.send", kind: button.dataset.reaction });
      if (button?.dataset.pace) this.#signal(button, room);
    });
    room.addEventListener("reaction.counted", (event) => this.#show(/** @type {CustomEvent} */ (event).detail.counts));
  }

  /** @param {HTMLElement} button @param {import("./room-socket.js").RoomSocket} room */
  #signal(button, room) {
    const isOn = button.getAttribute("aria-pressed") !== "true";
    if (!room.send({ type: "pace.signal", kind: button.dataset.pace, is_on: isOn })) return;
    button.setAttribute("aria-pressed", String(isOn));
    clearTimeout(Number(button.dataset.timer));
    if (isOn) button.dataset.timer = String(setTimeout(() => button.setAttribute("aria-pressed", "false"), PRESSED_MS));
  }

  /** @param {Record<string, number>} counts */
  #show(counts) {
    const list = this.querySelector("[data-now]");
    for (const [kind, count] of Object.entries(counts)) {
      if (!list || !SIGNS[kind]) continue;
      const item = document.createElement("li");
      item.className = "reactions__sum";
      item.dataset.kind = kind;
      item.textContent = count > 1 ? `${SIGNS[kind]} ${count}` : SIGNS[kind];
      list.append(item);
      setTimeout(() => item.remove(), SHOWN_MS);
    }
    while (list && list.children.length > 12) list.firstElementChild?.remove();
  }
}

export class PaceGauge extends HTMLElement {
  sum = new PaceSum();
  people = 0;
  saidAt = -Infinity;

  /** @param {import("./room-socket.js").RoomSocket} room */
  attach(room) {
    for (const type of ["room.joined", "room.counted"]) {
      room.addEventListener(type, (event) => {
        this.people = /** @type {CustomEvent} */ (event).detail.count;
      });
    }
    room.addEventListener("pace.measured", (event) => {
      this.sum.take(/** @type {CustomEvent} */ (event).detail, performance.now());
      this.#draw();
    });
    everySecond(() => this.#draw());
  }

  #draw() {
    const shares = this.sum.shares(this.people, performance.now());
    this.hidden = !shares.fast && !shares.quiet;
    this.#line("fast", shares.fast);
    this.#line("quiet", shares.quiet);
    const [most, words] = shares.fast >= shares.quiet ? [shares.fast, gettext("Too fast for %(share)s %% of the audience.")] : [shares.quiet, gettext("Too quiet for %(share)s %% of the audience.")];
    if (most >= WORTH_SAYING && performance.now() - this.saidAt > PRESSED_MS) {
      this.saidAt = performance.now();
      announce(interpolate(words, { share: most }));
    }
  }

  /** @param {string} kind @param {number} share */
  #line(kind, share) {
    const line = /** @type {HTMLElement | null} */ (this.querySelector(`[data-${kind}]`));
    if (!line) return;
    line.hidden = share === 0;
    line.querySelector("rect")?.setAttribute("width", `${share}%`);
    const words = line.querySelector("[data-share]");
    if (words) words.textContent = `${share} %`;
  }
}

customElements.define("room-reactions", RoomReactions);
customElements.define("pace-gauge", PaceGauge);
