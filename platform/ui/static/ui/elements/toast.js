// @ts-check
// <ui-toasts>: a live region at the edge of the page. The server draws Django's messages into it, scripts call toast().

import { gettext } from "ui/i18n.js";
import { icon } from "ui/icons.js";

const SHOWN_MS = 7000;

export class Toasts extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      if (target.closest("[data-close]")) target.closest(".toast")?.remove();
    });
    for (const each of this.querySelectorAll(".toast")) this.leaveLater(/** @type {HTMLElement} */ (each), SHOWN_MS);
  }

  /** A toast goes by itself, but never from under a pointer or the focus. @param {HTMLElement} toast @param {number} ms */
  leaveLater(toast, ms) {
    const leave = () => {
      if (toast.matches(":hover, :focus-within")) setTimeout(leave, 1500);
      else toast.remove();
    };
    setTimeout(leave, ms);
  }
}

/**
 * Says something short about what has just been done.
 * @param {string} text
 * @param {{ action?: { label: string, run: () => void }, stay?: boolean, kind?: "" | "attention" }} [options]
 *   an action such as "Undo"; stay until closed; attention, with a sign, for what went wrong
 * @returns {HTMLElement} the toast, for whoever wants to remove it earlier
 */
export function toast(text, { action, stay = false, kind = "" } = {}) {
  const region = /** @type {Toasts} */ (document.querySelector("ui-toasts") ?? document.body.appendChild(newRegion()));
  const box = document.createElement("div");
  box.className = "toast";
  const words = document.createElement("p");
  words.textContent = text;
  if (kind === "attention") box.append(icon("triangle-alert"));
  box.append(words);
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet button--small";
    button.textContent = action.label;
    button.addEventListener("click", () => {
      box.remove();
      action.run();
    });
    box.append(button);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.className = "icon-button";
  close.dataset.close = "";
  close.setAttribute("aria-label", gettext("Close"));
  close.append(icon("x"));
  box.append(close);
  region.append(box);
  if (!stay) region.leaveLater(box, action ? 2 * SHOWN_MS : SHOWN_MS);
  return box;
}

function newRegion() {
  const region = document.createElement("ui-toasts");
  region.className = "toasts";
  region.setAttribute("role", "status");
  return region;
}

customElements.define("ui-toasts", Toasts);
