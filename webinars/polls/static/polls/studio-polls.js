// @ts-check
/** <studio-polls>: polls in the lecturer's hands: open with one tap, see results come in, close, ask on the spot. */
import "polls/poll-kind.js";
import { announce } from "ui/announce.js";
import { toast } from "ui/elements/toast.js";
import { gettext } from "ui/i18n.js";
import { icon } from "ui/icons.js";
import { linesOf } from "polls/poll-lines.js";
import { drawResults, labels } from "polls/poll-results.js";
import * as reducer from "polls/polls-state.js";
import { arrange, button, make, newNonce } from "webinars/nodes.js";

/** @typedef {import("./polls-state.js").Poll} Poll */

const PRESSED_MS = 200;

export class StudioPolls extends HTMLElement {
  state = reducer.fromSnapshot({});
  /** @type {Map<string, { key: string, node: HTMLElement, results: HTMLElement }>} */
  cards = new Map();
  /** The form that was sent and is not confirmed. */
  nonce = "";

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form[data-spot]"));
  }

  /** @param {import("webinars/room-socket.js").RoomSocket} room */
  attach(room) {
    this.room = room;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const submitter = /** @type {SubmitEvent} */ (event).submitter;
      this.#create(!(submitter instanceof HTMLButtonElement && submitter.value === "later"));
    });
    room.follow("polls", reducer, (state) => {
      this.state = state;
      this.#draw();
    });
    room.addEventListener("poll.counted", (event) => {
      room.state.change("polls", (state) => reducer.apply(state, /** @type {CustomEvent} */ (event).detail));
    });
    room.addEventListener("poll.created", (event) => {
      if (/** @type {CustomEvent} */ (event).detail.nonce === this.nonce) this.#created();
    });
    room.addEventListener("message.refused", (event) => this.#refused(/** @type {CustomEvent} */ (event).detail));
    room.addEventListener("room.joined", (event) => {
      if (/** @type {CustomEvent} */ (event).detail.events) room.send({ type: "poll.count" });
    });
  }

  #draw() {
    const open = reducer.openPoll(this.state);
    const sections = { open: open ? [open] : [], prepared: reducer.preparedPolls(this.state), closed: reducer.closedPolls(this.state) };
    const kept = new Set(Object.keys(this.state.polls));
    for (const code of this.cards.keys()) if (!kept.has(code)) this.cards.delete(code);
    for (const [name, polls] of Object.entries(sections)) {
      const box = /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
      box.hidden = polls.length === 0;
      arrange(/** @type {HTMLElement} */ (box.querySelector("[data-list]")), polls.map((poll) => this.#card(poll)));
    }
    /** @type {HTMLElement} */ (this.querySelector("[data-empty]")).hidden = kept.size > 0;
  }

  /** @param {Poll} poll @returns {HTMLElement} */
  #card(poll) {
    const key = JSON.stringify([poll.state, poll.shows_results, poll.text, poll.options]);
    let card = this.cards.get(poll.code);
    if (card?.key !== key) {
      card = { key, node: card?.node ?? make("article", "poll"), results: make("div") };
      this.cards.set(poll.code, card);
      const hadFocus = card.node.contains(document.activeElement);
      this.#fill(card, poll);
      if (hadFocus) /** @type {HTMLElement | null} */ (card.node.querySelector("button"))?.focus({ preventScroll: true });
    }
    if (poll.results && poll.state !== "prepared") this.#results(card.results, poll);
    return card.node;
  }

  /** @param {HTMLElement} place @param {Poll} poll */
  #results(place, poll) {
    const { code } = poll;
    const hide = {
      hideWord: (/** @type {string} */ word) => this.#send({ type: "poll.hide_word", code, word }),
      hideText: (/** @type {number} */ id) => this.#send({ type: "poll.hide_text", code, id }),
    };
    // A button that is just being pressed is not taken away from under the pointer.
    if (place.querySelector("button:active")) {
      setTimeout(() => this.#results(place, this.state.polls[code] ?? poll), PRESSED_MS);
      return;
    }
    const focused = [...place.querySelectorAll("button")].findIndex((each) => each === document.activeElement);
    place.replaceChildren(drawResults(poll, { hide }));
    if (focused < 0) return;
    const buttons = place.querySelectorAll("button");
    buttons[Math.min(focused, buttons.length - 1)]?.focus({ preventScroll: true });
  }

  /** @param {{ node: HTMLElement, results: HTMLElement }} card @param {Poll} poll */
  #fill({ node, results }, poll) {
    node.dataset.code = poll.code;
    const facts = make("p", "poll__facts s muted");
    if (poll.is_anonymous) facts.append(make("span", "", gettext("Anonymous")));
    if (poll.is_presence_check) facts.append(make("span", "", gettext("Presence check")));
    facts.append(make("span", "", poll.shows_results ? gettext("Everyone sees the results") : gettext("Only the team sees the results")));
    const head = make("header", "poll__head", make("h3", "", poll.text), facts);
    const row = make("div", "row poll__buttons", ...this.#buttons(poll));
    if (poll.state === "prepared") node.replaceChildren(head, make("p", "s soft", labels(poll).join(" · ")), row);
    else if (poll.state === "open") node.replaceChildren(head, results, row);
    else node.replaceChildren(make("details", "poll__past", make("summary", "", make("span", "", poll.text), icon("chevron-down", "s")), facts, results, row));
  }

  /** @param {Poll} poll @returns {HTMLElement[]} */
  #buttons({ code, state, shows_results: shows, text }) {
    /** @param {string} type @param {string} words @param {string} sign @param {string} [kind] */
    const act = (type, words, sign, kind) => button(words, () => this.#send({ type, code }), { sign, kind, about: text.slice(0, 60) });
    const showing = shows
      ? act("poll.hide_results", gettext("Hide the results"), "eye-off")
      : act("poll.show_results", gettext("Show the results to all"), "eye");
    if (state === "prepared") return [act("poll.open", gettext("Open the poll"), "play", "soft")];
    if (state === "open") return [act("poll.close", gettext("Close the poll"), "lock", "soft"), showing];
    return [act("poll.open", gettext("Open again"), "rotate-ccw"), showing];
  }

  /** @param {boolean} opens */
  #create(opens) {
    const data = new FormData(this.form);
    const kind = String(data.get("kind"));
    this.nonce = newNonce();
    this.#problem("");
    const sent = this.#send({
      type: "poll.create",
      nonce: this.nonce,
      kind,
      text: String(data.get("text") ?? ""),
      options: kind === "single" || kind === "multiple" ? linesOf(String(data.get("options") ?? "")) : [],
      scale_max: Number(data.get("scale_max") ?? 5),
      is_anonymous: data.has("is_anonymous"),
      shows_results: data.has("shows_results"),
      is_presence_check: data.has("is_presence_check"),
      opens,
    });
    if (!sent) this.#problem(gettext("The line is cut. Try again when it is back."));
  }

  #created() {
    this.form.reset();
    /** @type {import("./poll-kind.js").PollKind | null} */ (this.querySelector("poll-kind"))?.draw();
    const details = this.querySelector("details[data-new]");
    details?.removeAttribute("open");
    /** @type {HTMLElement | null | undefined} */ (details?.querySelector("summary"))?.focus();
    announce(gettext("The poll is made."));
  }

  /** @param {{ to: string, reason: string, nonce: string }} refused */
  #refused({ to, reason, nonce }) {
    if (!to.startsWith("poll.") || to === "poll.vote") return;
    if (to === "poll.create" && nonce === this.nonce) this.#problem(reason);
    else toast(reason, { kind: "attention" });
  }

  /** @param {Record<string, unknown>} message @returns {boolean} */
  #send(message) {
    const sent = this.room?.send(message) ?? false;
    if (!sent && message.type !== "poll.create") toast(gettext("The line is cut. Try again when it is back."), { kind: "attention" });
    return sent;
  }

  /** @param {string} text */
  #problem(text) {
    const problem = /** @type {HTMLElement} */ (this.form.querySelector("[data-problem]"));
    problem.textContent = text;
    problem.hidden = !text;
  }
}

customElements.define("studio-polls", StudioPolls);
