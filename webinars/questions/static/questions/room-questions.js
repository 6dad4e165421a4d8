// @ts-check
/**
 * <room-questions>: the questions of a room, by votes. The server renders sections and the form; this makes them live.
 * Who moderates has their buttons; with `data-hosts` (the studio) also those of the lecturer.
 */
import { announce } from "ui/announce.js";
import { toast } from "ui/elements/toast.js";
import { gettext, interpolate } from "ui/i18n.js";
import { QuestionItem } from "questions/question-item.js";
import { mergeForm, writeForm } from "questions/question-forms.js";
import * as reducer from "questions/questions-state.js";
import { arrange, newNonce } from "webinars/nodes.js";
import { countInTab } from "webinars/panel-tab.js";
import { markTab } from "webinars/room-tabs.js";

/** @typedef {import("./questions-state.js").Question} Question */
/** @typedef {import("./questions-state.js").QuestionsState} QuestionsState */

const SECTIONS = /** @type {const} */ (["waiting", "answering", "open", "answered"]);

export class RoomQuestions extends HTMLElement {
  /** @type {Map<string, QuestionItem>} */
  items = new Map();
  /** Questions that were sent and did not come back yet. @type {Map<string, { text: string, anonymous: boolean }>} */
  pending = new Map();
  /** @type {QuestionsState} */
  state = reducer.fromSnapshot({});

  get form() {
    return /** @type {HTMLFormElement | null} */ (this.querySelector("form[data-ask]"));
  }

  /** @param {string} name @returns {HTMLElement} */
  place(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }

  /** @param {import("webinars/room-socket.js").RoomSocket} room */
  attach(room) {
    this.room = room;
    this.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.addEventListener("pointerleave", () => this.#draw());
    room.follow("questions", reducer, (state, events) => {
      this.state = state;
      for (const event of events ?? []) this.#hear(event);
      this.#draw();
    });
    for (const type of ["question.counted", "question.voted", "question.unvoted"]) {
      room.addEventListener(type, (event) => {
        room.state.change("questions", (state) => reducer.apply(state, /** @type {CustomEvent} */ (event).detail));
      });
    }
    room.addEventListener("question.written", (event) => this.#written(/** @type {CustomEvent} */ (event).detail.code));
    room.addEventListener("message.refused", (event) => this.#refused(/** @type {CustomEvent} */ (event).detail));
    room.addEventListener("room.joined", (event) => {
      // Votes that were counted while the line was cut are told to who asks.
      if (/** @type {CustomEvent} */ (event).detail.events) room.send({ type: "question.count" });
      for (const [nonce, question] of this.pending) room.send({ type: "question.ask", nonce, ...question });
    });
  }

  #ask() {
    const form = this.form;
    const field = /** @type {HTMLTextAreaElement} */ (form?.elements.namedItem("text"));
    const text = field.value.trim();
    if (!text || !this.room) return;
    this.#problem("");
    const box = /** @type {HTMLInputElement | null} */ (form?.elements.namedItem("anonymous"));
    const question = { text, anonymous: Boolean(box?.checked && this.state.may_be_anonymous) };
    const nonce = newNonce();
    this.pending.set(nonce, question);
    if (!this.room.send({ type: "question.ask", nonce, ...question })) this.#problem(gettext("The line is cut. Your question goes out when it is back."));
    field.value = "";
  }

  /** @param {{ to: string, reason: string, nonce: string }} refused */
  #refused({ to, reason, nonce }) {
    if (!to.startsWith("question.")) return;
    const asked = this.pending.get(nonce);
    if (to !== "question.ask" || !asked) {
      if (to === "question.write" && this.#formProblem(reason)) return;
      toast(reason, { kind: "attention" });
      return;
    }
    this.pending.delete(nonce);
    const field = /** @type {HTMLTextAreaElement} */ (this.form?.elements.namedItem("text"));
    // What was typed is never lost: it is back in the field, with the reason below.
    if (!field.value) field.value = asked.text;
    this.#problem(reason);
  }

  /** @param {string} text */
  #problem(text) {
    const problem = this.form?.querySelector("[data-problem]");
    if (!problem) return;
    problem.textContent = text;
    problem.toggleAttribute("hidden", !text);
  }

  /** What is worth saying aloud. @param {Record<string, any>} event */
  #hear(event) {
    if (event.type === "question.received") {
      this.pending.delete(event.nonce);
      this.#problem("");
      announce(event.question.state === "waiting" ? gettext("Your question waits for the moderator.") : gettext("Your question is in the list."));
    } else if (event.type === "question.asked" && !(event.question.code in this.state.asked)) {
      markTab(this);
    } else if (event.type === "question.answered" && event.question.code in this.state.asked) {
      markTab(this);
      announce(gettext("Your question was answered."));
    } else if (event.type === "question.taken") {
      announce(interpolate(gettext("Being answered: %(question)s"), { question: event.question.text }));
    }
  }

  #draw() {
    const { state } = this;
    const moderates = state.moderates;
    const hosts = this.hasAttribute("data-hosts");
    const kept = new Set(Object.keys(state.questions));
    for (const code of this.items.keys()) if (!kept.has(code)) this.items.delete(code);
    for (const section of SECTIONS) {
      const questions = section === "answered" ? reducer.answered(state) : reducer.inOrder(state, [section]);
      const items = questions.map((question) => this.#item(question, { moderates, hosts }));
      const box = this.place(section);
      box.hidden = items.length === 0;
      const list = /** @type {HTMLElement} */ (box.querySelector("ol"));
      if (this.#mayMove(list, items)) arrange(list, items);
      const count = box.querySelector("[data-number]");
      if (count) count.textContent = String(items.length);
    }
    this.place("empty").hidden = kept.size > 0;
    const open = reducer.inOrder(state, moderates ? ["waiting", "answering", "open"] : ["answering", "open"]);
    countInTab(this, open.length);
    this.#drawForm();
  }

  #drawForm() {
    const { form, state } = this;
    if (!form) return;
    form.hidden = !state.are_taken;
    this.place("off").hidden = state.are_taken;
    this.place("name").hidden = !state.may_be_anonymous;
    this.place("moderated").hidden = !state.are_moderated;
  }

  /** @param {Question} question @param {{ moderates: boolean, hosts: boolean }} rights @returns {HTMLElement} */
  #item(question, { moderates, hosts }) {
    let item = this.items.get(question.code);
    if (!item) {
      item = new QuestionItem({ act: (verb, about) => this.#act(verb, about), timeZone: this.dataset.timeZone });
      this.items.set(question.code, item);
    }
    item.draw(question, {
      isMine: question.code in this.state.asked,
      hasVoted: question.code in this.state.voted,
      moderates,
      hosts,
      mayVote: !hosts && (question.state === "open" || question.state === "answering"),
    });
    return item.node;
  }

  /** Nothing moves away from under a pointer that is about to press. @param {Element} list @param {Element[]} items */
  #mayMove(list, items) {
    const sameItems = items.length === list.children.length && items.every((item) => item.parentNode === list);
    return !(sameItems && matchMedia("(hover: hover)").matches && list.matches(":hover"));
  }

  /** @param {string} verb @param {Question} question */
  #act(verb, question) {
    const item = this.items.get(question.code);
    if (!this.room || !item) return;
    if (verb === "write") {
      writeForm(item.extra, question, (text) => this.#send({ type: "question.write", code: question.code, text, nonce: newNonce() }));
    } else if (verb === "merge") {
      const others = reducer.inOrder(this.state, ["answering", "open", "answered"]).filter((other) => other.code !== question.code);
      mergeForm(item.extra, question, others, (into) => this.#send({ type: "question.merge", code: question.code, into }));
    } else {
      if (this.#send({ type: `question.${verb}`, code: question.code }) && verb === "dismiss") this.#offerBack(question);
    }
  }

  /** @param {Record<string, unknown>} message @returns {boolean} */
  #send(message) {
    const sent = this.room?.send(message) ?? false;
    if (!sent) toast(gettext("The line is cut. Try again when it is back."), { kind: "attention" });
    return sent;
  }

  /** @param {Question} question */
  #offerBack({ code }) {
    toast(gettext("The question is dismissed."), { action: { label: gettext("Undo"), run: () => this.#send({ type: "question.restore", code }) } });
  }

  /** @param {string} code */
  #written(code) {
    this.items.get(code)?.extra.replaceChildren();
    announce(gettext("Your answer is saved. Who asked gets it by mail."));
  }

  /** Whether a form showed it. @param {string} reason @returns {boolean} */
  #formProblem(reason) {
    const problem = this.querySelector("form[data-write] [data-problem]");
    if (!problem) return false;
    problem.textContent = reason;
    problem.removeAttribute("hidden");
    return true;
  }
}

customElements.define("room-questions", RoomQuestions);
