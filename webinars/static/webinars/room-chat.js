// @ts-check
/**
 * <room-chat>: the chat of a room. The server renders list and form; this makes them live.
 * A message that could not go out stays in the list, marked, and goes out when the line is back.
 */
import { announce } from "ui/announce.js";
import { gettext, interpolate } from "ui/i18n.js";
import { chatItem, text } from "webinars/chat-item.js";
import { openChatMenu } from "webinars/chat-menu.js";
import { ChatOutbox } from "webinars/chat-outbox.js";
import { ChatRules } from "webinars/chat-rules.js";
import { ChatScroll } from "webinars/chat-scroll.js";
import * as reducer from "webinars/chat-state.js";
import { cut } from "webinars/chat-text.js";
import { markTab } from "webinars/room-tabs.js";

/** @typedef {import("./chat-state.js").Chat} Chat */
/** @typedef {import("./chat-state.js").ChatState} ChatState */

/** What stands in the page while nobody reads further up; the rest is fetched again when asked for. */
const MOST_ITEMS = 200;

export class RoomChat extends HTMLElement {
  outbox = new ChatOutbox();
  /** @type {ChatState} */
  state = reducer.fromSnapshot({});
  /** The message that is being answered. @type {Chat | null} */
  answering = null;

  /** @template {HTMLElement} T @param {string} name @returns {T} the element with data-<name> */
  find(name) {
    return /** @type {T} */ (this.querySelector(`[data-${name}]`));
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  get input() {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem("text"));
  }

  connectedCallback() {
    this.list = this.find("list");
    this.reading = new ChatScroll({ body: this.find("body"), button: this.find("unread"), count: this.find("unread-count") });
    this.rules = new ChatRules(this.find("rules"), (message) => this.room?.send(message));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say();
    });
    this.find("older").addEventListener("click", () => this.#recall());
    this.find("answer-off").addEventListener("click", () => this.#answer(null));
    this.list.addEventListener("click", (event) => this.#pressed(/** @type {HTMLElement} */ (event.target)));
  }

  /** @param {import("./room-socket.js").RoomSocket} room */
  attach(room) {
    this.room = room;
    room.follow("chat", reducer, (state, events) => this.#draw(state, events));
    room.addEventListener("chat.recalled", (event) => this.#showOlder(/** @type {CustomEvent} */ (event).detail));
    room.addEventListener("room.joined", () => this.outbox.all().forEach((message) => room.send(message)));
    room.addEventListener("message.refused", (event) => {
      const { to, reason, nonce } = /** @type {CustomEvent} */ (event).detail;
      if (to === "chat.send") this.#refused(nonce, reason);
      else if (to.startsWith("chat.") || to.startsWith("person.")) this.#problem(reason);
    });
  }

  #say() {
    const said = this.input.value.trim();
    if (!said || !this.room) return;
    this.#problem("");
    const message = this.outbox.add({ text: said, reply_to: this.answering?.id });
    const by = { id: Number(this.dataset.myId), name: this.dataset.me ?? "", initials: "", host: false };
    const answered = this.answering && { id: this.answering.id, name: this.answering.by.name };
    const chat = { id: 0, at: this.room.now(), text: said, nonce: message.nonce, by, reply_to: answered, is_removed: false };
    const item = this.#item(chat);
    item.classList.add("chat__item--pending");
    this.outbox.shown(message.nonce, item);
    this.list?.append(item);
    this.#filled();
    this.reading?.toEnd();
    this.room.send(message);
    this.input.value = "";
    this.#answer(null);
  }

  /** @param {ChatState} state @param {import("./room-state.js").RoomEvent[] | null} events */
  #draw(state, events) {
    const wasMuted = this.state.isMuted;
    this.state = state;
    if (events === null) {
      for (const { nonce } of state.messages) this.outbox.arrived(nonce);
      this.list?.replaceChildren(...state.messages.map((chat) => this.#item(chat)), ...this.outbox.items());
      this.reading?.toEnd();
    }
    this.#add((events ?? []).filter(({ type }) => type === "chat.sent"));
    for (const { type, id } of events ?? []) if (type === "chat.removed") this.#removed(id);
    this.#filled();
    this.#drawPinned(events);
    this.find("older").hidden = !this.#hasOlder();
    this.rules?.draw(state);
    this.#drawComposer();
    if (state.isMuted && !wasMuted) announce(gettext("A moderator has muted you. You can read the chat."));
  }

  /** @param {any[]} chats */
  #add(chats) {
    if (!this.list || !this.reading || chats.length === 0) return;
    const follows = this.reading.isAtEnd();
    const mine = chats.filter(({ nonce }) => this.outbox.arrived(nonce));
    this.list.append(...chats.map((chat) => this.#item(chat)), ...this.outbox.items());
    if (follows) {
      while (this.list.children.length > MOST_ITEMS) this.list.firstElementChild?.remove();
      this.reading.toEnd();
    } else if (mine.length < chats.length) {
      this.reading.came(chats.length - mine.length); // reading further up is never interrupted
    }
    if (mine.length < chats.length) markTab(this);
  }

  /** @param {number} id */
  #removed(id) {
    const chat = this.state.messages.find((each) => each.id === id);
    const item = this.list?.querySelector(`[data-id="${id}"]`);
    if (chat) item?.replaceWith(this.#item(chat));
    else if (item) item.replaceWith(this.#item({ ...emptied(item), id }));
    if (this.answering?.id === id) this.#answer(null);
  }

  /** @param {import("./room-state.js").RoomEvent[] | null} events */
  #drawPinned(events) {
    const { pinned } = this.state;
    const place = this.find("pinned");
    place.hidden = !pinned;
    if (!pinned) return place.replaceChildren();
    const name = document.createElement("bdi");
    name.className = "chat-pinned__name";
    name.textContent = pinned.by.name;
    place.replaceChildren(name, text(pinned.text));
    if (events?.some(({ type }) => type === "chat.pinned")) {
      announce(interpolate(gettext("Pinned in the chat: %(text)s"), { text: cut(pinned.text, 140) }));
    }
  }

  #drawComposer() {
    const { isOff, isMuted, slowS, moderates } = this.state;
    const closed = !moderates && (isOff || isMuted);
    for (const each of this.form.elements) /** @type {HTMLInputElement} */ (each).disabled = closed;
    let note = "";
    if (!moderates && isMuted) note = gettext("A moderator has muted you. You can read the chat.");
    else if (isOff) note = moderates ? gettext("The chat is closed for participants.") : gettext("The chat is closed for now.");
    else if (slowS) note = interpolate(gettext("Slow mode. Seconds between two messages: %(seconds)s."), { seconds: slowS });
    this.find("note").textContent = note;
    this.find("note").hidden = !note;
  }

  /** @param {HTMLElement} target */
  #pressed(target) {
    const more = /** @type {HTMLElement | null} */ (target.closest("[data-more]"));
    const goto = /** @type {HTMLElement | null} */ (target.closest("[data-goto]"));
    if (goto) return this.#goTo(goto.dataset.goto ?? "");
    if (!more) return;
    const item = /** @type {any} */ (more.closest("[data-id]"));
    const chat = /** @type {Chat} */ (item.chat);
    openChatMenu(chat, this.state, { send: (message) => this.room?.send(message), answer: () => this.#answer(chat) });
  }

  /** @param {string} id */
  #goTo(id) {
    const item = /** @type {HTMLElement | null} */ (this.list?.querySelector(`[data-id="${id}"]`));
    if (!item) return;
    item.scrollIntoView({ block: "center" });
    item.tabIndex = -1;
    item.focus();
  }

  /** @param {Chat | null} chat */
  #answer(chat) {
    this.answering = chat;
    this.find("answer").hidden = !chat;
    if (!chat) return;
    this.find("answer-to").textContent = interpolate(gettext("To %(name)s: %(text)s"), { name: chat.by.name, text: cut(chat.text, 60) });
    this.input.focus();
  }

  #recall() {
    const first = /** @type {HTMLElement | null} */ (this.list?.querySelector("[data-id]"));
    if (first) this.room?.send({ type: "chat.recall", before: Number(first.dataset.id) });
  }

  /** @param {{ before: number, messages: Chat[], has_older: boolean }} page */
  #showOlder({ before, messages, has_older }) {
    const first = /** @type {HTMLElement | null} */ (this.list?.querySelector("[data-id]"));
    if (Number(first?.dataset.id) !== before) return; // asked for twice
    this.reading?.keep(() => this.list?.prepend(...messages.map((chat) => this.#item(chat))));
    this.isAtBeginning = !has_older;
    this.find("older").hidden = !has_older;
    if (!has_older) this.find("body").focus();
  }

  /** Whether there is something before the first message in the page. */
  #hasOlder() {
    const first = Number(/** @type {HTMLElement | null} */ (this.list?.querySelector("[data-id]"))?.dataset.id);
    const known = this.state.messages[0]?.id;
    return first > known || (this.state.hasOlder && !(first < known && this.isAtBeginning));
  }

  /** @param {string} nonce @param {string} reason */
  #refused(nonce, reason) {
    const message = this.outbox.refused(nonce);
    if (!message) return;
    // What was typed is never lost: it is back in the field, with the reason below.
    if (!this.input.value) this.input.value = message.text;
    this.#problem(reason);
  }

  /** @param {string} reason */
  #problem(reason) {
    this.find("problem").textContent = reason;
    this.find("problem").hidden = !reason;
  }

  #filled() {
    this.find("empty").hidden = Boolean(this.list?.children.length);
  }

  /** @param {Chat} chat @returns {HTMLElement} */
  #item(chat) {
    const item = chatItem(chat, { timeZone: this.dataset.timeZone, mine: chat.by.id === Number(this.dataset.myId) });
    /** @type {any} */ (item).chat = chat;
    return item;
  }
}

/** @param {Element} item @returns {Chat} */
function emptied(item) {
  return { .../** @type {any} */ (item).chat, text: "", is_removed: true };
}

customElements.define("room-chat", RoomChat);
