// @ts-check
// <ui-tabs>: a role="tablist" of buttons and the panels that they name in aria-controls. Arrow keys, Home and End move.
// Without a script all panels stand one below the other.

export class Tabs extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const tab = /** @type {HTMLElement} */ (event.target).closest('[role="tab"]');
      if (tab instanceof HTMLElement && this.tabs.includes(tab)) this.select(tab);
    });
    this.addEventListener("keydown", (event) => this.#move(event));
    const chosen = this.tabs.find((tab) => tab.getAttribute("aria-selected") === "true") ?? this.tabs[0];
    if (chosen) this.#show(chosen);
  }

  /** The tabs of this element, not of one inside it. @returns {HTMLElement[]} */
  get tabs() {
    const all = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('[role="tab"]'));
    return [...all].filter((tab) => tab.closest("ui-tabs") === this);
  }

  /** @returns {HTMLElement | undefined} */
  get selected() {
    return this.tabs.find((tab) => tab.getAttribute("aria-selected") === "true");
  }

  /**
   * Shows one panel and tells it: event "tab" with detail.id, the id of the tab.
   * @param {HTMLElement | string} which the tab or its id
   */
  select(which) {
    const tab = typeof which === "string" ? this.tabs.find((each) => each.id === which) : which;
    if (!tab || tab === this.selected) return;
    this.#show(tab);
    this.dispatchEvent(new CustomEvent("tab", { detail: { id: tab.id }, bubbles: true }));
  }

  /** @param {HTMLElement} chosen */
  #show(chosen) {
    for (const tab of this.tabs) {
      const on = tab === chosen;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (panel) panel.hidden = !on;
    }
    this.dataset.ready = "";
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const here = this.tabs.indexOf(/** @type {HTMLElement} */ (event.target));
    if (here < 0) return;
    const last = this.tabs.length - 1;
    const to = { ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here === 0 ? last : here - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.select(this.tabs[to]);
    this.tabs[to].focus();
    this.tabs[to].scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

customElements.define("ui-tabs", Tabs);
