// @ts-check
// <ui-menu>: a <details> that closes as menus do: by Escape, by a click elsewhere, when the focus leaves it.

export class Menu extends HTMLElement {
  #outside = (/** @type {Event} */ event) => {
    if (!this.contains(/** @type {Node} */ (event.target))) this.close();
  };

  connectedCallback() {
    document.addEventListener("pointerdown", this.#outside);
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.details?.open) return;
      this.close();
      this.querySelector("summary")?.focus();
    });
    this.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) this.close();
    });
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.#outside);
  }

  get details() {
    return this.querySelector("details");
  }

  close() {
    if (this.details) this.details.open = false;
  }
}

customElements.define("ui-menu", Menu);
