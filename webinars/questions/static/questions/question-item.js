// @ts-check
/** One question in the list of the room or the studio. Drawn anew only when something but its votes changed. */
import { gettext, hourAndMinute, interpolate } from "ui/i18n.js";
import { icon } from "ui/icons.js";
import { button, make } from "webinars/nodes.js";

/** @typedef {import("./questions-state.js").Question} Question */
/**
 * @typedef {object} Look how this person stands to the question
 * @property {boolean} isMine @property {boolean} hasVoted @property {boolean} moderates @property {boolean} hosts
 * @property {boolean} mayVote
 */
/** @typedef {(verb: string, question: Question) => void} Act */

export class QuestionItem {
  key = "";
  /** @type {Question | undefined} */
  question;

  /** @param {{ act: Act, timeZone: string | undefined }} to */
  constructor({ act, timeZone }) {
    this.act = act;
    this.timeZone = timeZone;
    this.node = make("li", "question");
    /** Forms that are open stay while the rest is drawn anew. */
    this.extra = make("div", "question__extra");
    this.count = make("span", "num");
  }

  /** @param {Question} question @param {Look} look */
  draw(question, look) {
    this.question = question;
    this.count.textContent = String(question.votes);
    const { votes: _votes, ...rest } = question;
    const key = JSON.stringify([rest, look]);
    if (key === this.key) {
      this.#label(look);
      return;
    }
    this.key = key;
    const hadFocus = this.node.contains(document.activeElement) && !this.extra.contains(document.activeElement);
    this.node.dataset.code = question.code;
    this.node.className = `question question--${question.state}`;
    this.node.replaceChildren(this.#vote(question, look), this.#body(question, look));
    if (hadFocus) /** @type {HTMLElement | null} */ (this.node.querySelector("button"))?.focus({ preventScroll: true });
  }

  /** @param {Question} question @param {Look} look @returns {HTMLElement} */
  #vote(question, look) {
    if (!look.mayVote) {
      const still = make("span", "vote vote--static", this.count, make("span", "visually-hidden", gettext("votes")));
      this.voteButton = undefined;
      return still;
    }
    const vote = make("button", "vote", icon("chevron-up", "s"), this.count);
    vote.type = "button";
    vote.disabled = look.isMine;
    vote.setAttribute("aria-pressed", String(look.hasVoted));
    vote.addEventListener("click", () => this.question && this.act(look.hasVoted ? "unvote" : "vote", this.question));
    this.voteButton = vote;
    this.#label(look);
    return vote;
  }

  /** @param {Look} look */
  #label(look) {
    const text = look.isMine ? gettext("Votes: %(count)s. You asked this question.") : gettext("Votes: %(count)s. I want to know it too.");
    this.voteButton?.setAttribute("aria-label", interpolate(text, { count: this.question?.votes ?? 0 }));
  }

  /** @param {Question} question @param {Look} look @returns {HTMLElement} */
  #body(question, look) {
    const time = make("time", "", hourAndMinute(new Date(question.asked_at), this.timeZone));
    time.dateTime = new Date(question.asked_at).toISOString();
    const meta = make("p", "question__meta", make("span", "", question.by ?? gettext("without a name")), time, ...this.#marks(question, look));
    const answer = question.answer
      ? make("div", "qa-answer", make("p", "question__meta", make("b", "", question.answered_by)), make("p", "qa-text", question.answer))
      : null;
    const actions = make("div", "question__buttons", ...this.#actions(question, look));
    return make("div", "stack-s", make("p", "qa-text", question.text), meta, answer, actions, this.extra);
  }

  /** @param {Question} question @param {Look} look @returns {HTMLElement[]} */
  #marks(question, look) {
    /** @param {string} tone @param {string} text @param {string} [sign] */
    const mark = (tone, text, sign) => make("span", `badge ${tone}`, sign ? icon(sign) : null, text);
    const marks = [];
    if (look.isMine) marks.push(mark("", gettext("yours")));
    if (question.state === "waiting") marks.push(mark("badge--attention", gettext("waiting for the moderator"), "hourglass"));
    if (question.state === "answering") marks.push(mark("badge--accent", gettext("being answered"), "mic"));
    if (question.answered_live) marks.push(mark("badge--accent", gettext("answered"), "check"));
    if (question.answer && !question.answered_live) marks.push(mark("badge--accent", gettext("answered in writing"), "check"));
    return marks;
  }

  /** @param {Question} question @param {Look} look @returns {HTMLElement[]} */
  #actions(question, look) {
    /** @param {string} verb @param {string} text @param {string} sign @param {string} [kind] */
    const action = (verb, text, sign, kind) => button(text, () => this.question && this.act(verb, this.question), { sign, kind, about: question.text.slice(0, 60) });
    const { state } = question;
    const found = [];
    if (look.hosts && state === "open") found.push(action("take", gettext("Answer now"), "mic", "soft"));
    if (look.hosts && state === "answering") found.push(action("answer", gettext("Answered"), "check", "soft"), action("return", gettext("Put back"), "rotate-ccw"));
    if (look.hosts && state === "answered" && question.answered_live) found.push(action("return", gettext("Put back"), "rotate-ccw"));
    if (look.moderates && state === "waiting") found.push(action("publish", gettext("Show to all"), "check", "soft"));
    if (look.hosts && (state === "waiting" || state === "open" || state === "answered")) found.push(action("write", gettext("In writing"), "pencil"));
    if (look.moderates && (state === "waiting" || state === "open")) found.push(action("merge", gettext("Merge"), "corner-down-right"));
    if (look.moderates && state !== "answered") found.push(action("dismiss", gettext("Dismiss"), "x"));
    if (look.isMine && (state === "waiting" || state === "open")) found.push(action("withdraw", gettext("Take back"), "rotate-ccw"));
    return found;
  }
}
