// @ts-check
// <node-picker>: a search over the trees of standards, and how many places are chosen. The checkboxes work without it.

import { gettext, interpolate } from "ui/i18n.js";

class NodePicker extends HTMLElement {
  connectedCallback() {
    const box = this.querySelector("[data-search]");
    const input = box?.querySelector("input");
    if (!(box instanceof HTMLElement) || !(input instanceof HTMLInputElement)) return;
    box.hidden = false;
    input.addEventListener("input", () => this.#search(input.value));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault(); // it would send the form
    });
    this.addEventListener("change", () => this.#count());
    this.#count();
  }

  /** @param {string} text */
  #search(text) {
    const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const tree of this.#trees()) {
      let found = false;
      // Leaves first: a node is shown with all above it.
      for (const item of [...tree.querySelectorAll("[data-node]")].reverse()) {
        if (!(item instanceof HTMLElement)) continue;
        const own = (item.querySelector(":scope > label")?.textContent ?? "").toLocaleLowerCase();
        const below = [...item.querySelectorAll("[data-node]")].some((each) => each instanceof HTMLElement && !each.hidden);
        item.hidden = words.length > 0 && !below && !words.every((word) => own.includes(word));
        found ||= !item.hidden;
      }
      if (words.length) tree.open = found;
    }
  }

  #count() {
    let all = 0;
    for (const tree of this.#trees()) {
      const chosen = tree.querySelectorAll("input:checked").length;
      all += chosen;
      const badge = tree.querySelector("[data-chosen]");
      if (badge instanceof HTMLElement) {
        badge.hidden = chosen === 0;
        badge.textContent = String(chosen);
      }
    }
    const line = this.querySelector("[data-count]");
    if (!(line instanceof HTMLElement)) return;
    line.hidden = false;
    line.textContent = interpolate(gettext("Chosen: %(count)s"), { count: all });
  }

  /** @returns {HTMLDetailsElement[]} */
  #trees() {
    return [.../** @type {NodeListOf<HTMLDetailsElement>} */ (this.querySelectorAll("[data-tree]"))];
  }
}

customElements.define("node-picker", NodePicker);
