// @ts-check
/** The form in which a poll is answered. */
import { gettext, interpolate } from "ui/i18n.js";
import { make } from "webinars/nodes.js";

/** @typedef {import("./polls-state.js").Poll} Poll */
/** @typedef {import("./polls-state.js").Answer} Answer */

const WORDS = 3;

/**
 * @param {Poll} poll @param {Answer | undefined} mine what was answered before @param {(answer: Partial<Answer>) => void} send
 * @returns {HTMLFormElement}
 */
export function answerForm(poll, mine, send) {
  const form = make("form", "poll__form");
  const problem = make("p", "field__error");
  problem.dataset.problem = "";
  problem.setAttribute("role", "alert");
  problem.hidden = true;
  const legend = make("legend", "visually-hidden", poll.text);
  const fields = make("fieldset", "poll__fields", legend, ...inputs(poll, mine));
  const anonymous = poll.is_anonymous ? make("p", "xs muted", gettext("Nobody is shown who answered what.")) : null;
  form.append(fields, problem, make("button", "button button--block", gettext("Answer")), anonymous ?? "");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = read(poll, form);
    problem.hidden = Boolean(answer);
    if (answer) send(answer);
    else problem.textContent = poll.kind === "words" || poll.kind === "text" ? gettext("Write something first.") : gettext("Choose an answer first.");
  });
  return form;
}

/** One's own answer in words. @param {Poll} poll @param {Answer} mine @returns {string} */
export function inWords(poll, mine) {
  if (mine.number !== null) return String(mine.number);
  if (mine.words.length) return mine.words.join(", ");
  if (mine.text) return mine.text;
  return mine.choices.map((index) => poll.options[index]).join("; ");
}

/** @param {Poll} poll @param {Answer | undefined} mine @returns {HTMLElement[]} */
function inputs(poll, mine) {
  switch (poll.kind) {
    case "single":
    case "multiple":
      return poll.options.map((option, index) => choice(poll.kind === "single" ? "radio" : "checkbox", option, index, mine?.choices.includes(index)));
    case "scale":
      return [scale(poll, mine)];
    case "words":
      return Array.from({ length: WORDS }, (_, index) => word(poll, index, mine?.words[index] ?? ""));
    default:
      return [text(poll, mine?.text ?? "")];
  }
}

/** @param {string} type @param {string} label @param {number} value @param {boolean | undefined} checked */
function choice(type, label, value, checked) {
  const input = make("input");
  input.type = type;
  input.name = "answer";
  input.value = String(value);
  input.checked = Boolean(checked);
  return make("label", "choice", input, make("span", "", label));
}

/** @param {Poll} poll @param {Answer | undefined} mine */
function scale(poll, mine) {
  const row = make("div", "poll__scale");
  for (let number = 1; number <= poll.scale_max; number++) row.append(choice("radio", String(number), number, mine?.number === number));
  const [low, high] = poll.options;
  const ends = low || high ? make("p", "poll__ends xs muted", make("span", "", low ? `1: ${low}` : ""), make("span", "", high ? `${poll.scale_max}: ${high}` : "")) : null;
  return make("div", "stack-s", row, ends);
}

/** @param {Poll} poll @param {number} index @param {string} value */
function word(poll, index, value) {
  const input = make("input", "input");
  input.name = "word";
  input.maxLength = 40;
  input.value = value;
  input.setAttribute("aria-label", interpolate(gettext("Word %(number)s"), { number: index + 1 }));
  input.placeholder = index === 0 ? gettext("A word") : gettext("One more, if you like");
  input.autocomplete = "off";
  return input;
}

/** @param {Poll} poll @param {string} value */
function text(poll, value) {
  const field = make("textarea", "input");
  field.name = "text";
  field.rows = 3;
  field.maxLength = 500;
  field.value = value;
  field.setAttribute("aria-label", poll.text);
  return field;
}

/** @param {Poll} poll @param {HTMLFormElement} form @returns {Partial<Answer> | null} null when nothing was said */
function read(poll, form) {
  const data = new FormData(form);
  if (poll.kind === "words") {
    const words = data.getAll("word").map(String).filter((each) => each.trim());
    return words.length ? { words } : null;
  }
  if (poll.kind === "text") {
    const said = String(data.get("text") ?? "").trim();
    return said ? { text: said } : null;
  }
  const chosen = data.getAll("answer").map(Number);
  if (!chosen.length) return null;
  return poll.kind === "scale" ? { number: chosen[0] } : { choices: chosen };
}
