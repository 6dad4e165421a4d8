// @ts-check
// <ui-copy text="..."> or <ui-copy for="id of a field or text">: its button puts the text on the clipboard and says so.

import { gettext } from "ui/i18n.js";
import { toast } from "ui/elements/toast.js";

export class Copy extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      if (/** @type {HTMLElement} */ (event.target).closest("button")) this.copy();
    });
  }

  /** @returns {string} */
  get text() {
    const source = document.getElementById(this.getAttribute("for") ?? "");
    if (source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement) return source.value;
    return this.getAttribute("text") ?? source?.textContent?.trim() ?? "";
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      toast(gettext("Copied."));
    } catch {
      // No clipboard without a secure origin or permission: show the text, so that it can be copied by hand.
      toast(this.text, { stay: true });
    }
  }
}

customElements.define("ui-copy", Copy);
