// @ts-check
/** `<room-captions>`: gives the live player the captions of one language, and lets people choose where there are several. */
import { firstLanguage, shownAt } from "captions/caption-times.js";
import * as reducer from "captions/captions-state.js";
import { language as pageLanguage } from "ui/i18n.js";

const KEY = "daris.captions-language";

export class RoomCaptions extends HTMLElement {
  #language = "";
  /** @type {string[]} */
  #languages = [];
  /** @type {Map<number, reducer.Line>} by id */
  #lines = new Map();
  /** @type {any} the page's live player */
  #player = document.querySelector("live-player");
  #hasAll = false;

  /** @param {import("webinars/room-socket.js").RoomSocket} room */
  attach(room) {
    this.#select.addEventListener("change", () => this.#choose(this.#select.value));
    room.follow("captions", reducer, (/** @type {reducer.Captions} */ captions, events) => {
      for (const line of captions.lines) this.#take(line, { isNew: events !== null });
      this.#offer(captions.languages);
    });
    room.addEventListener("caption.heard", (event) => {
      const line = /** @type {CustomEvent} */ (event).detail;
      this.#offer([...new Set([...this.#languages, line.language])].sort());
      if (line.language === this.#language) this.#give(line, { isNew: true });
    });
    // Somebody who looks back needs what was said before they came.
    this.#player?.addEventListener("rewound", () => this.#fetchAll());
  }

  /** @param {reducer.Line} line @param {{ isNew: boolean }} how */
  #take(line, { isNew }) {
    const known = this.#lines.get(line.id);
    if (known && known.text === line.text && known.end_ms === line.end_ms) return;
    this.#lines.set(line.id, line);
    if (line.language === this.#language) this.#give(line, { isNew });
  }

  /** @param {{ start_ms: number, end_ms: number, text: string }} line @param {{ isNew: boolean }} how */
  #give(line, { isNew }) {
    const player = this.#player;
    player?.addCaption(shownAt(line, { positionMs: player.positionMs, isRewound: player.isRewound, isNew }));
  }

  /** @param {string[]} languages */
  #offer(languages) {
    if (languages.join() === this.#languages.join()) return;
    this.#languages = languages;
    const names = new Intl.DisplayNames([pageLanguage], { type: "language" });
    this.#select.replaceChildren(...languages.map((code) => new Option(nameOf(names, code), code)));
    this.hidden = languages.length < 2;
    const language = this.#language || firstLanguage(languages, stored(), pageLanguage);
    this.#select.value = language;
    if (language !== this.#language) this.#choose(language, { isByPerson: false });
  }

  /** @param {string} language @param {{ isByPerson?: boolean }} [how] */
  #choose(language, { isByPerson = true } = {}) {
    this.#language = language;
    if (isByPerson) store(language);
    this.#player?.captions?.clear();
    for (const line of this.#lines.values()) if (line.language === language) this.#give(line, { isNew: true });
  }

  async #fetchAll() {
    if (this.#hasAll || !this.#languages.length) return;
    this.#hasAll = true;
    try {
      const response = await fetch(this.dataset.lines ?? "", { credentials: "same-origin" });
      const { lines } = await response.json();
      for (const line of lines) this.#take(line, { isNew: false });
    } catch {
      this.#hasAll = false; // the line is cut: with the next step back
    }
  }

  get #select() {
    return /** @type {HTMLSelectElement} */ (this.querySelector("[data-language]"));
  }
}

/** @param {Intl.DisplayNames} names @param {string} code */
function nameOf(names, code) {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

function stored() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} language */
function store(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // not remembered then
  }
}

customElements.define("room-captions", RoomCaptions);
