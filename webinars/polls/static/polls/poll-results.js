// @ts-check
/** What came of a poll, drawn: bars, a scale with its mean, a cloud of words, a list of texts. */
import { decimal, gettext, interpolate, ngettext } from "ui/i18n.js";
import { percent, sized } from "polls/polls-state.js";
import { bar, button, make } from "webinars/nodes.js";

/** @typedef {import("./polls-state.js").Poll} Poll */
/** @typedef {import("./polls-state.js").Answer} Answer */
/** @typedef {{ hideWord: (word: string) => void, hideText: (id: number) => void }} Hide */

/**
 * @param {Poll} poll @param {{ mine?: Answer, hide?: Hide }} [how] one's own answer is marked; who moderates can hide words and texts
 * @returns {HTMLElement}
 */
export function drawResults(poll, { mine, hide } = {}) {
  const { results } = poll;
  if (!results) return make("p", "muted s", gettext("The lecturer sees the results."));
  const box = make("div", "poll__results");
  if (poll.kind === "words") box.append(cloud(results.words, hide));
  else if (poll.kind === "text") box.append(texts(results.texts, hide));
  else box.append(bars(poll, results, mine));
  if (poll.kind === "scale" && results.people) {
    box.append(make("p", "s", `${gettext("Mean:")} `, make("b", "num", decimal(results.sum / results.people, 1))));
  }
  box.append(make("p", "muted s poll__people", `${people(results.people)}`));
  return box;
}

/** @param {number} count @returns {string} */
export function people(count) {
  return interpolate(ngettext("%(count)s person answered.", "%(count)s people answered.", count), { count });
}

/** @param {Poll} poll @returns {string[]} */
export function labels(poll) {
  if (poll.kind !== "scale") return poll.options;
  const numbers = Array.from({ length: poll.scale_max }, (_, index) => String(index + 1));
  const [low, high] = poll.options;
  if (low) numbers[0] += `, ${low}`;
  if (high) numbers[numbers.length - 1] += `, ${high}`;
  return numbers;
}

/** @param {Poll} poll @param {import("./polls-state.js").Results} results @param {Answer | undefined} mine */
function bars(poll, results, mine) {
  const list = make("ul", "poll__options");
  labels(poll).forEach((label, index) => {
    const isMine = poll.kind === "scale" ? mine?.number === index + 1 : mine?.choices.includes(index);
    const share = percent(results.counts[index] ?? 0, results.people);
    const name = make("span", "", label, isMine ? make("span", "poll__mine", ` · ${gettext("my answer")}`) : null);
    list.append(make("li", isMine ? "poll__option poll__option--mine" : "poll__option", name, make("b", "", `${share} %`), bar(share)));
  });
  return list;
}

/** @param {{ word: string, count: number }[]} words @param {Hide | undefined} hide */
function cloud(words, hide) {
  const list = make("ul", "poll-cloud");
  for (const { word, count, size } of sized(words)) {
    const item = make("li", `poll-word poll-word--${size}`, word, " ", make("span", "poll-word__count num", count));
    if (hide) item.append(button(gettext("Hide"), () => hide.hideWord(word), { about: word }));
    list.append(item);
  }
  return list;
}

/** @param {{ id: number, text: string }[]} found @param {Hide | undefined} hide */
function texts(found, hide) {
  const list = make("ul", "poll-texts");
  for (const { id, text } of found) {
    const item = make("li", "", make("span", "poll-text", text));
    if (hide) item.append(button(gettext("Hide"), () => hide.hideText(id), { about: text.slice(0, 60) }));
    list.append(item);
  }
  return list;
}
