// @ts-check
/** The small forms below a question: an answer in writing, and with which one to merge it. */
import { gettext } from "ui/i18n.js";
import { button, make } from "webinars/nodes.js";

/** @typedef {import("./questions-state.js").Question} Question */

/** Opens the form, or closes it. @param {HTMLElement} place @param {Question} question @param {(text: string) => void} send */
export function writeForm(place, question, send) {
  if (close(place, "write")) return;
  const id = `write-${question.code}`;
  const label = make("label", "", gettext("Your answer"));
  label.htmlFor = id;
  const field = make("textarea", "input");
  field.id = id;
  field.rows = 3;
  field.maxLength = 4000;
  field.value = question.answer;
  const problem = make("p", "field__error");
  problem.dataset.problem = "";
  problem.hidden = true;
  problem.setAttribute("role", "alert");
  open(place, "write", [label, field, problem], gettext("Save"), () => field.value.trim() && send(field.value));
  field.focus();
}

/** @param {HTMLElement} place @param {Question} question @param {Question[]} others @param {(into: string) => void} send */
export function mergeForm(place, question, others, send) {
  if (close(place, "merge")) return;
  const id = `merge-${question.code}`;
  const label = make("label", "", gettext("It asks the same as"));
  label.htmlFor = id;
  const choice = make("select", "input");
  choice.id = id;
  for (const other of others) {
    const option = make("option", "", other.text.length > 90 ? `${other.text.slice(0, 90)}…` : other.text);
    option.value = other.code;
    choice.append(option);
  }
  const none = others.length === 0 ? make("p", "muted s", gettext("There is no other question to merge it with.")) : null;
  open(place, "merge", none ? [none] : [label, choice], none ? "" : gettext("Merge"), () => {
    send(choice.value);
    place.replaceChildren();
  });
  choice.focus();
}

/** @param {HTMLElement} place @param {string} name @returns {boolean} whether it was open */
function close(place, name) {
  const there = place.querySelector(`[data-${name}]`);
  place.replaceChildren();
  return Boolean(there);
}

/** @param {HTMLElement} place @param {string} name @param {Node[]} fields @param {string} verb @param {() => void} submit */
function open(place, name, fields, verb, submit) {
  const form = make("form", "stack-s question__form", ...fields);
  form.dataset[name] = "";
  const row = make("p", "row");
  if (verb) row.append(make("button", "button button--small", verb));
  row.append(button(gettext("Cancel"), () => place.replaceChildren()));
  form.append(row);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  place.replaceChildren(form);
}
