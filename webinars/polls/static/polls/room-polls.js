// @ts-check
/** <room-polls>: the open poll to answer, and what came of it and of earlier ones. */
import { announce } from "ui/announce.js";
import { toast } from "ui/elements/toast.js";
import { gettext, interpolate } from "ui/i18n.js";
import { answerForm, inWords } from "polls/poll-answer.js";
import { drawResults } from "polls/poll-results.js";
import * as reducer from "polls/polls-state.js";
import { arrange, button, make } from "webinars/nodes.js";
import { openTab } from "webinars/panel-tab.js";
import { markTab } from "webinars/room-tabs.js";

/** @typedef {import("./polls-state.js").Poll} Poll */
/** @typedef {import("./polls-state.js").Answer} Answer */

export class RoomPolls extends HTMLElement {
  state = reducer.fromSnapshot({});
  /** What is drawn of each poll: a form stays while it is filled in, whatever else changes. @type {Map<string, { key: string, node: HTMLElement, results: HTMLElement }>} */
  cards = new Map();
  /** Answers that were sent and are not confirmed. @type {Map<string, Partial<Answer>>} */
  pending = new Map();
  /** Polls whose answer is being changed. @type {Set<string>} */
  changing = new Set();
  /** @type {HTMLElement | null} */
  invitation = null;

  get list() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-list]"));
  }

  /** @param {import("webinars/room-socket.js").RoomSocket} room */
  attach(room) {
    this.room = room;
    room.follow("polls", reducer, (state, events) => {
      this.state = state;
      this.#draw();
      if (events === null) this.#invite(reducer.openPoll(state));
      for (const event of events ?? []) this.#hear(event);
    });
    this.closest("ui-tabs")?.addEventListener("tab", () => {
      if (!this.closest("[hidden]")) this.invitation?.remove();
    });
    room.addEventListener("poll.counted", (event) => this.#change(event));
    room.addEventListener("poll.voted", (event) => {
      const { code } = /** @type {CustomEvent} */ (event).detail;
      if (this.pending.delete(code)) announce(gettext("Your answer is counted."));
      this.changing.delete(code);
      this.#change(event);
    });
    room.addEventListener("message.refused", (event) => this.#refused(/** @type {CustomEvent} */ (event).detail));
    room.addEventListener("room.joined", (event) => {
      if (/** @type {CustomEvent} */ (event).detail.events) room.send({ type: "poll.count" });
      for (const [code, answer] of this.pending) room.send({ type: "poll.vote", code, ...answer });
    });
  }

  /** @param {Event} event */
  #change(event) {
    this.room?.state.change("polls", (state) => reducer.apply(state, /** @type {CustomEvent} */ (event).detail));
  }

  /** @param {Record<string, any>} event */
  #hear(event) {
    if (event.type === "poll.opened") this.#invite(this.state.polls[event.poll.code]);
    if (event.type === "poll.closed") {
      this.invitation?.remove();
      announce(gettext("The poll is closed."));
    }
    if (event.type === "poll.results_shown") announce(gettext("The results of the poll are shown."));
  }

  /** Says that there is something to answer, and leaves it to the person when. @param {Poll | undefined} poll */
  #invite(poll) {
    this.invitation?.remove();
    if (!poll || poll.state !== "open" || poll.code in this.state.answers) return;
    markTab(this);
    if (this.closest("[hidden]")) {
      const answer = () => {
        openTab(this);
        /** @type {HTMLElement | null} */ (this.querySelector("form input, form textarea"))?.focus();
      };
      this.invitation = toast(interpolate(gettext("A poll: %(question)s"), { question: poll.text }), { action: { label: gettext("Answer"), run: answer }, stay: true });
    } else announce(interpolate(gettext("A poll: %(question)s"), { question: poll.text }));
  }

  #draw() {
    const open = reducer.openPoll(this.state);
    const polls = [...(open ? [open] : []), ...reducer.closedPolls(this.state)];
    const kept = new Set(polls.map((poll) => poll.code));
    for (const code of this.cards.keys()) if (!kept.has(code)) this.cards.delete(code);
    arrange(this.list, polls.map((poll) => this.#card(poll)));
    /** @type {HTMLElement} */ (this.querySelector("[data-empty]")).hidden = polls.length > 0;
  }

  /** @param {Poll} poll @returns {HTMLElement} */
  #card(poll) {
    const mine = this.state.answers[poll.code];
    const asks = poll.state === "open" && (!mine || this.changing.has(poll.code));
    const key = JSON.stringify([poll.state, asks, mine, poll.shows_results, poll.closed_at]);
    let card = this.cards.get(poll.code);
    if (card?.key !== key) {
      card = { key, node: card?.node ?? make("article", "poll"), results: make("div") };
      this.cards.set(poll.code, card);
      const hadFocus = card.node.contains(document.activeElement);
      this.#fill(card, poll, { mine, asks });
      // Who has just answered with the keyboard goes on from here.
      if (hadFocus) card.node.focus({ preventScroll: true });
    }
    const hide = reducer.mayHide(this.state, poll) ? this.#hide(poll.code) : undefined;
    card.results.replaceChildren(...(asks && !hide ? [] : [drawResults(poll, { mine, hide })]));
    return card.node;
  }

  /** What moderators do with words and texts. @param {string} code @returns {import("./poll-results.js").Hide} */
  #hide(code) {
    const send = (/** @type {Record<string, any>} */ message) => {
      if (!this.room?.send({ code, ...message })) toast(gettext("The line is cut. Try again when it is back."), { kind: "attention" });
    };
    return {
      hideWord: (word) => send({ type: "poll.hide_word", word }),
      hideText: (id) => send({ type: "poll.hide_text", id }),
    };
  }

  /** @param {{ node: HTMLElement, results: HTMLElement }} card @param {Poll} poll @param {{ mine: Answer | undefined, asks: boolean }} how */
  #fill({ node, results }, poll, { mine, asks }) {
    node.dataset.code = poll.code;
    node.tabIndex = -1;
    const status = poll.state === "open" ? make("span", "badge badge--accent", gettext("open")) : make("span", "badge", gettext("closed"));
    const check = poll.is_presence_check && poll.state === "open" ? make("span", "s muted", gettext("Your answer counts as a presence check.")) : null;
    const head = make("header", "poll__head", make("h2", "", poll.text), make("p", "poll__facts", status, check));
    if (asks) {
      node.replaceChildren(head, answerForm(poll, mine, (answer) => this.#vote(poll.code, answer)), results);
      return;
    }
    const words = poll.kind === "words" || poll.kind === "text" || !poll.results;
    const said = mine && words ? make("p", "s", `${gettext("Your answer:")} `, make("b", "", inWords(poll, mine))) : null;
    const again = mine && poll.state === "open" && poll.can_change ? button(gettext("Change my answer"), () => this.#again(poll.code), { sign: "pencil" }) : null;
    node.replaceChildren(head, said ?? "", results, again ?? "");
  }

  /** @param {string} code */
  #again(code) {
    this.changing.add(code);
    this.#draw();
    /** @type {HTMLElement | null} */ (this.cards.get(code)?.node.querySelector("input, textarea"))?.focus();
  }

  /** @param {string} code @param {Partial<Answer>} answer */
  #vote(code, answer) {
    this.pending.set(code, answer);
    const sent = this.room?.send({ type: "poll.vote", code, ...answer });
    this.#problem(code, sent ? "" : gettext("The line is cut. Your answer goes out when it is back."));
  }

  /** @param {{ to: string, reason: string }} refused */
  #refused({ to, reason }) {
    if (to === "poll.hide_word" || to === "poll.hide_text") return void toast(reason, { kind: "attention" });
    if (to !== "poll.vote") return;
    for (const code of this.pending.keys()) this.#problem(code, reason);
    this.pending.clear();
  }

  /** @param {string} code @param {string} text */
  #problem(code, text) {
    const problem = /** @type {HTMLElement | null | undefined} */ (this.cards.get(code)?.node.querySelector("[data-problem]"));
    if (!problem) {
      if (text) toast(text, { kind: "attention" });
      return;
    }
    problem.textContent = text;
    problem.hidden = !text;
  }
}

customElements.define("room-polls", RoomPolls);
