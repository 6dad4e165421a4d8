// @ts-check
// <quiz-paper>: the questions of one attempt. Each is a form that works by itself; here answers are saved as they are given,
// screens change without a request, and what could not be sent waits (outbox.js).

import { csrfToken, followToken, isRefusal } from "ui/csrf.js";
import { gettext } from "ui/i18n.js";
import { icon } from "ui/icons.js";
import { Outbox, browserStore } from "quizzes/outbox.js";

/** @typedef {import("quizzes/outbox.js").Given} Given */
/** @typedef {import("quizzes/outbox.js").State} State */
/** @typedef {import("quizzes/outbox.js").Reply} Reply */

const SEND_TIMEOUT_MS = 10_000;
const WAIT_BEFORE_REVIEW_MS = 3_000;
const ICONS = { saved: "cloud-check", saving: "cloud-upload", offline: "cloud-off", failed: "cloud-off" };

export class QuizPaper extends HTMLElement {
  connectedCallback() {
    this.outbox = new Outbox({
      key: `quiz-${this.dataset.person}-${this.dataset.attempt}`,
      store: browserStore,
      send: (position, given) => this.#send(position, given),
      told: (state, reply) => this.#tell(state, reply),
      answered: (position, given, reply) => this.#answered(position, given, reply),
    });
    for (const [position, given] of this.outbox.waiting) this.#restore(position, given);
    if (this.outbox.size) this.outbox.flush();
    this.addEventListener("change", (event) => this.#changed(event));
    this.addEventListener("submit", (event) => this.#pressed(event));
    window.addEventListener("online", this.#retry);
    window.addEventListener("popstate", this.#back);
  }

  disconnectedCallback() {
    window.removeEventListener("online", this.#retry);
    window.removeEventListener("popstate", this.#back);
  }

  get count() {
    return Number(this.dataset.count);
  }

  get position() {
    return Number(this.dataset.position);
  }

  #retry = () => this.outbox?.flush();

  #back = () => {
    const position = Number(location.pathname.match(/\/(\d+)\/$/)?.[1]);
    if (position >= 1 && position <= this.count) this.#show(position, { focus: true });
  };

  /** @param {number} position @returns {HTMLFormElement | null} */
  screen(position) {
    return this.querySelector(`[data-screen="${position}"]`);
  }

  /** @param {Event} event */
  #changed(event) {
    const form = /** @type {HTMLElement} */ (event.target).closest("form");
    if (!form) return;
    const position = Number(form.dataset.screen);
    this.outbox?.put(position, read(form));
    this.#mark(position);
  }

  /** @param {SubmitEvent} event */
  #pressed(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches("[data-screen]")) return;
    event.preventDefault();
    const go = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "next";
    if (go === "review" || (go === "next" && this.position === this.count)) void this.#review();
    else if (go === "next") this.#go(this.position + 1);
    else if (go === "previous") this.#go(this.position - 1);
    else this.#go(Number(go));
  }

  /** @param {number} position */
  #go(position) {
    if (!this.screen(position) || position === this.position) return;
    const address = new URL(this.screen(position)?.action ?? location.href);
    history.pushState(null, "", address.pathname);
    this.#show(position, { focus: true });
  }

  /** @param {number} position @param {{ focus: boolean }} how */
  #show(position, { focus }) {
    const before = this.screen(this.position);
    const form = this.screen(position);
    if (!form || !before) return;
    before.hidden = true;
    form.hidden = false;
    this.dataset.position = String(position);
    const place = this.querySelector("[data-place]");
    if (place) place.textContent = `${position} / ${this.count}`;
    this.querySelector("[data-progress]")?.setAttribute("width", `${(100 * position) / this.count}%`);
    document.title = document.title.replace(/^\d+ /, `${position} `);
    for (const pip of this.querySelectorAll("[data-pip]")) {
      pip.setAttribute("form", `screen-${position}`);
      if (pip.getAttribute("data-pip") === String(position)) pip.setAttribute("aria-current", "step");
      else pip.removeAttribute("aria-current");
    }
    this.querySelector('[data-go="review"]')?.setAttribute("form", `screen-${position}`);
    this.#complain("");
    if (focus) {
      form.querySelector("legend")?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
  }

  async #review() {
    const everything = await this.outbox?.emptied(WAIT_BEFORE_REVIEW_MS);
    if (everything) location.assign(this.dataset.review ?? "");
    else this.#complain(gettext("Not all answers are saved yet: the connection is slow or lost. They are kept here; wait a little and try again."));
  }

  /** @param {number} position @param {Given} given @returns {Promise<Reply>} */
  async #send(position, given) {
    const form = this.screen(position);
    const body = new FormData();
    for (const choice of given.chosen) body.append("choice", choice);
    if (given.flagged) body.append("flagged", "1");
    body.append("writer", given.writer);
    body.append("revision", String(given.revision));
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), SEND_TIMEOUT_MS);
    try {
      const response = await fetch(form?.dataset.save ?? "", {
        method: "POST",
        headers: { "X-CSRFToken": csrfToken(), Accept: "application/json" },
        body,
        credentials: "same-origin",
        signal: stop.signal,
      });
      if (isRefusal(response.status)) followToken();
      const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
      return { status: response.status, body: isJson ? await response.json() : null };
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {number} position @param {Given} given @param {Reply} reply */
  #answered(position, given, reply) {
    const form = this.screen(position);
    if (!form) return;
    if (reply.status === 410) {
      this.outbox?.clear();
      location.assign(reply.body?.location ?? this.dataset.result ?? "");
      return;
    }
    if (reply.status === 200 || reply.status === 409) {
      if (reply.body) hidden(form, "revision").value = String(reply.body.revision);
    }
    if (reply.status === 409) {
      write(form, { chosen: reply.body.chosen.map(String), flagged: reply.body.flagged });
      this.#mark(position);
    }
    if (reply.status !== 200) this.#complain(reply.body?.message ?? gettext("This answer could not be saved. Reload the page and choose it again."));
    else if (position === this.position) this.#complain("");
  }

  /** What waited from before, when this page was opened. @param {number} position @param {Given} given */
  #restore(position, given) {
    const form = this.screen(position);
    if (!form) return;
    write(form, given);
    this.#mark(position);
  }

  /** @param {number} position */
  #mark(position) {
    const form = this.screen(position);
    const pip = this.querySelector(`[data-pip="${position}"]`);
    if (!form || !pip) return;
    const { chosen, flagged } = read(form);
    pip.classList.toggle("pip--done", chosen.length > 0);
    pip.classList.toggle("pip--flag", flagged);
    const words = [];
    if (chosen.length) words.push(gettext("answered"));
    if (flagged) words.push(gettext("to look at again"));
    const heard = pip.querySelector("[data-pip-words]");
    if (heard) heard.textContent = words.map((word) => `, ${word}`).join("");
  }

  /** @param {State} state @param {Reply} [reply] */
  #tell(state, reply) {
    const line = document.getElementById("saved");
    if (!line || line.dataset.state === state) return;
    line.dataset.state = state;
    line.querySelector(".icon")?.replaceWith(icon(ICONS[state]));
    const words = line.querySelector("[data-words]");
    if (words) words.textContent = wordsFor(state);
    if (reply && isRefusal(reply.status)) {
      this.#complain(reply.body?.message ?? gettext("You are signed out. Sign in in another window, then reload this page; your answers are kept here."));
    }
  }

  /** @param {string} words "" takes the complaint back */
  #complain(words) {
    const box = this.querySelector("[data-problem]");
    const text = this.querySelector("[data-problem-words]");
    if (!(box instanceof HTMLElement) || !text) return;
    text.textContent = words;
    box.hidden = !words;
  }
}

/** @param {State} state */
function wordsFor(state) {
  if (state === "saved") return gettext("saved");
  if (state === "saving") return gettext("saving");
  if (state === "offline") return gettext("no connection, kept here");
  return gettext("not saved yet, trying again");
}

/** @param {HTMLFormElement} form @returns {Given} */
function read(form) {
  const data = new FormData(form);
  return {
    chosen: data.getAll("choice").map(String),
    flagged: data.has("flagged"),
    revision: Number(data.get("revision")),
    writer: String(data.get("writer")),
  };
}

/** @param {HTMLFormElement} form @param {{ chosen: string[], flagged: boolean }} given */
function write(form, { chosen, flagged }) {
  for (const input of form.querySelectorAll("input")) {
    if (input.name === "choice") input.checked = chosen.includes(input.value);
    if (input.name === "flagged") input.checked = flagged;
  }
}

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLInputElement} */
function hidden(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

customElements.define("quiz-paper", QuizPaper);
