// @ts-check
/** One message of the chat, drawn. Text comes in as text: nothing of it is markup. */
import { gettext, hourAndMinute, interpolate } from "ui/i18n.js";
import { icon } from "ui/icons.js";
import { pieces } from "webinars/chat-text.js";

/** @typedef {import("./chat-state.js").Chat} Chat */

/** @param {Chat} chat @param {{ timeZone?: string, mine?: boolean }} options @returns {HTMLElement} */
export function chatItem(chat, { timeZone, mine = false }) {
  const item = element("li", chat.by.host ? "chat__item chat__item--mod" : "chat__item");
  if (mine) item.classList.add("chat__item--mine");
  if (chat.id) item.dataset.id = String(chat.id);
  const who = element("div", "chat__who");
  who.append(element("bdi", "chat__name", chat.by.name));
  if (chat.by.host) who.append(element("span", "badge badge--accent", gettext("host")));
  const at = new Date(chat.at);
  const time = /** @type {HTMLTimeElement} */ (element("time", "", hourAndMinute(at, timeZone)));
  time.dateTime = at.toISOString();
  who.append(time);
  if (chat.id && !chat.is_removed) who.append(menuButton(chat));
  item.append(who);
  if (chat.reply_to) item.append(answered(chat.reply_to));
  item.append(chat.is_removed ? element("p", "chat__removed", gettext("Removed by a moderator")) : text(chat.text));
  return item;
}

/** Text with links that lead where they say. @param {string} said */
export function text(said) {
  const words = element("p", "chat__text");
  words.dir = "auto";
  for (const piece of pieces(said)) {
    if (piece.href === undefined) {
      words.append(piece.text);
      continue;
    }
    const link = /** @type {HTMLAnchorElement} */ (element("a", "", piece.text));
    link.href = piece.href;
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow ugc";
    link.dir = "ltr";
    words.append(link);
  }
  return words;
}

/** @param {{ id: number, name: string }} to */
function answered(to) {
  const line = /** @type {HTMLButtonElement} */ (element("button", "chat__answered"));
  line.type = "button";
  line.dataset.goto = String(to.id);
  const name = element("bdi", "", to.name);
  line.append(icon("corner-down-right"), name);
  line.setAttribute("aria-label", interpolate(gettext("Answers a message by %(name)s. Show it."), { name: to.name }));
  return line;
}

/** @param {Chat} chat */
function menuButton(chat) {
  const button = /** @type {HTMLButtonElement} */ (element("button", "icon-button chat__more"));
  button.type = "button";
  button.dataset.more = String(chat.id);
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-label", interpolate(gettext("What to do with the message by %(name)s"), { name: chat.by.name }));
  button.append(icon("ellipsis-vertical"));
  return button;
}

/** @param {string} tag @param {string} className @param {string} [words] @returns {HTMLElement} */
export function element(tag, className, words) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}
