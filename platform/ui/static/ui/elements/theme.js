// @ts-check
// <ui-theme>: three buttons, "" (as the system), light, dark. The choice is a cookie, so the server draws it into the page.

import { keepCookie, readCookie } from "ui/cookies.js";

export class Theme extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.#mark(readCookie("theme"));
    this.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("button");
      if (button) this.choose(button.value);
    });
  }

  /** @param {string} theme "", light or dark */
  choose(theme) {
    keepCookie("theme", theme);
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    this.#mark(theme);
  }

  /** @param {string} theme */
  #mark(theme) {
    for (const button of this.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === theme));
  }
}

customElements.define("ui-theme", Theme);
