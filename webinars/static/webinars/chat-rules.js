// @ts-check
/** What moderators set for the chat, and whom they may let write or in again. */
import { gettext, interpolate } from "ui/i18n.js";
import { element } from "webinars/chat-item.js";

export class ChatRules {
  /** @param {HTMLElement} box @param {(message: Record<string, unknown>) => void} send */
  constructor(box, send) {
    this.box = box;
    this.send = send;
    this.off = /** @type {HTMLInputElement} */ (box.querySelector("[data-off]"));
    this.slow = /** @type {HTMLSelectElement} */ (box.querySelector("[data-slow]"));
    const set = () => send({ type: "chat.configure", is_off: this.off.checked, slow_s: Number(this.slow.value) });
    this.off.addEventListener("change", set);
    this.slow.addEventListener("change", set);
  }

  /** @param {import("./chat-state.js").ChatState} state */
  draw({ moderates, isOff, slowS, muted, banned }) {
    this.box.hidden = !moderates;
    if (!moderates) return;
    this.off.checked = isOff;
    this.slow.value = String(slowS);
    const people = /** @type {HTMLElement} */ (this.box.querySelector("[data-people]"));
    const rows = [
      ...muted.map((person) => this.#row(person, "person.unmute", gettext("Let write"), gettext("Let %(name)s write again"))),
      ...banned.map((person) => this.#row(person, "person.unban", gettext("Let in"), gettext("Let %(name)s back in"))),
    ];
    people.replaceChildren(...rows);
    /** @type {HTMLElement} */ (this.box.querySelector("[data-kept]")).hidden = rows.length === 0;
  }

  /** @param {{ id: number, name: string }} person @param {string} type @param {string} label @param {string} heard */
  #row({ id, name }, type, label, heard) {
    const row = element("li", "");
    const button = /** @type {HTMLButtonElement} */ (element("button", "button button--outline button--small", label));
    button.type = "button";
    button.setAttribute("aria-label", interpolate(heard, { name }));
    button.addEventListener("click", () => this.send({ type, id }));
    row.append(element("bdi", "", name), button);
    return row;
  }
}
