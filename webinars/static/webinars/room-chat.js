// @ts-check
/**
 * <room-chat>: the chat of a room. The server renders list and form; this makes them live.
 * A message that could not go out stays in the list, marked, and goes out when the line is back.
 */
import { gettext, hourAndMinute } from "ui/i18n.js";
import * as reducer from "webinars/chat-state.js";

/** @typedef {{ text: string, nonce: string, at: number, by: { id: number, name: string, initials: string, host: boolean } }} Chat */

export class RoomChat extends HTMLElement {
  /** Sent, not yet seen to come back from the server. @type {Map<string, { text: string, item: HTMLElement }>} */
  pending = new Map();

  get list() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-list]"));
  }

  get body() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-body]"));
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  get input() {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem("text"));
  }

  get unread() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-unread]"));
  }

  get problem() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-problem]"));
  }

  connectedCallback() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say();
    });
    this.unread.addEventListener("click", () => this.#toEnd());
    this.body.addEventListener("scroll", () => {
      if (this.#isAtEnd()) this.unread.hidden = true;
    });
  }

  /** @param {import("./room-socket.js").RoomSocket} room */
  attach(room) {
    this.room = room;
    room.follow("chat", reducer, (state, events) => {
      if (events === null) this.list.replaceChildren(...[...this.pending.values()].map(({ item }) => item));
      for (const chat of events ?? state.messages) this.#show(chat);
    });
    room.addEventListener("room.joined", () => {
      for (const [nonce, { text }] of this.pending) room.send({ type: "chat.send", text, nonce });
    });
    room.addEventListener("message.refused", (event) => {
      const { to, reason, nonce } = /** @type {CustomEvent} */ (event).detail;
      if (to === "chat.send") this.#refused(nonce, reason);
    });
  }

  #say() {
    const text = this.input.value.trim();
    if (!text || !this.room) return;
    this.problem.hidden = true;
    const nonce = crypto.getRandomValues(new Uint32Array(3)).join("-");
    const item = this.#item({ text, nonce, at: this.room.now(), by: { id: 0, name: this.dataset.me ?? "", initials: "", host: false } });
    item.classList.add("chat__item--pending");
    this.pending.set(nonce, { text, item });
    this.#append(item, true);
    this.room.send({ type: "chat.send", text, nonce });
    this.input.value = "";
  }

  /** @param {Chat} chat */
  #show(chat) {
    const mine = this.pending.get(chat.nonce);
    if (mine) {
      mine.item.remove();
      this.pending.delete(chat.nonce);
    }
    this.#append(this.#item(chat), Boolean(mine));
  }

  /** @param {string} nonce @param {string} reason */
  #refused(nonce, reason) {
    const mine = this.pending.get(nonce);
    if (!mine) return;
    mine.item.remove();
    this.pending.delete(nonce);
    // What was typed is never lost: it is back in the field, with the reason below.
    if (!this.input.value) this.input.value = mine.text;
    this.problem.textContent = reason;
    this.problem.hidden = false;
  }

  /** @param {Chat} chat @returns {HTMLElement} */
  #item(chat) {
    const item = document.createElement("li");
    item.className = chat.by.host ? "chat__item chat__item--mod" : "chat__item";
    const who = document.createElement("div");
    who.className = "chat__who";
    const name = document.createElement("b");
    name.textContent = chat.by.name;
    who.append(name);
    if (chat.by.host) {
      const badge = document.createElement("span");
      badge.className = "badge badge--accent";
      badge.textContent = gettext("host");
      who.append(badge);
    }
    const time = document.createElement("time");
    const at = new Date(chat.at);
    time.dateTime = at.toISOString();
    time.textContent = hourAndMinute(at, this.dataset.timeZone);
    who.append(time);
    const text = document.createElement("p");
    text.textContent = chat.text;
    item.append(who, text);
    return item;
  }

  /** @param {HTMLElement} item @param {boolean} mine */
  #append(item, mine) {
    const follow = mine || this.#isAtEnd();
    this.querySelector("[data-empty]")?.setAttribute("hidden", "");
    this.list.append(item);
    if (follow) this.#toEnd();
    else this.unread.hidden = false; // reading further up is never interrupted
  }

  #isAtEnd() {
    return this.body.scrollHeight - this.body.scrollTop - this.body.clientHeight < 48;
  }

  #toEnd() {
    this.body.scrollTop = this.body.scrollHeight;
    this.unread.hidden = true;
  }
}

customElements.define("room-chat", RoomChat);
