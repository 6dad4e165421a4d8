// @ts-check
// <ui-dialog>: a button with data-open and a <dialog class="dialog">; anything with data-close inside closes it.
// <ui-confirm title text action>: asks before the submit button inside it does what cannot be undone.

import { gettext } from "ui/i18n.js";

export class Dialog extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const dialog = this.dialog;
      if (!dialog) return;
      if (target.closest("[data-open]")) dialog.showModal();
      else if (target.closest("[data-close]") || target === dialog) dialog.close();
    });
  }

  /** @returns {HTMLDialogElement | null} */
  get dialog() {
    return this.querySelector("dialog");
  }

  open() {
    this.dialog?.showModal();
  }

  close() {
    this.dialog?.close();
  }
}

/**
 * @typedef {object} Question
 * @property {string} title what is asked: "End the webinar?"
 * @property {string} [text] what will happen
 * @property {string} action the word on the button that does it: "End it"
 * @property {string} [cancel]
 * @property {boolean} [danger] red, for what cannot be undone (the default)
 */

/**
 * Asks and waits for the answer. Escape and "Cancel" mean no; the focus starts on "Cancel".
 * @param {Question} question
 * @returns {Promise<boolean>}
 */
export function confirmDialog({ title, text = "", action, cancel = gettext("Cancel"), danger = true }) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("role", "alertdialog");
  const heading = document.createElement("h2");
  heading.id = `ask-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  heading.textContent = title;
  dialog.setAttribute("aria-labelledby", heading.id);
  const words = document.createElement("p");
  words.textContent = text;
  const row = document.createElement("form");
  row.method = "dialog";
  row.className = "dialog__actions";
  const no = document.createElement("button");
  no.className = "button button--outline";
  no.value = "no";
  no.textContent = cancel;
  no.autofocus = true;
  const yes = document.createElement("button");
  yes.className = danger ? "button button--danger-solid" : "button";
  yes.value = "yes";
  yes.textContent = action;
  row.append(no, yes);
  dialog.append(heading, ...(text ? [words] : []), row);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    });
  });
}

export class Confirm extends HTMLElement {
  #sure = false;

  connectedCallback() {
    this.addEventListener("click", (event) => this.#ask(event), { capture: true });
  }

  /** @param {Event} event */
  async #ask(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button || this.#sure) return;
    event.preventDefault();
    event.stopPropagation();
    const asked = {
      title: this.getAttribute("heading") ?? gettext("Are you sure?"),
      text: this.getAttribute("text") ?? "",
      action: this.getAttribute("action") ?? button.textContent?.trim() ?? gettext("Yes"),
      cancel: this.getAttribute("cancel") ?? gettext("Cancel"),
      danger: !this.hasAttribute("mild"),
    };
    if (!(await confirmDialog(asked))) return;
    this.#sure = true;
    button.click();
    this.#sure = false;
  }
}

customElements.define("ui-dialog", Dialog);
customElements.define("ui-confirm", Confirm);
