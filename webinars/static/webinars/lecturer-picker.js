// @ts-check
// <lecturer-picker>: finds lecturers while one types and adds them to the list. Without it the field is read when the form is sent.

const WAIT_MS = 250;

class LecturerPicker extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input[name="add_lecturer"]');
    this.found = this.querySelector("[data-found]");
    if (!(input instanceof HTMLInputElement) || !(this.found instanceof HTMLElement)) return;
    input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#find(input.value.trim()), WAIT_MS);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // it would send the form
      const first = this.found?.querySelector("[data-add]");
      if (first instanceof HTMLElement) first.click();
    });
    this.found.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("[data-add]");
      if (button) this.#add(/** @type {HTMLElement} */ (button.closest("[data-email]")), input);
    });
  }

  /** @param {string} text */
  async #find(text) {
    if (!this.found) return;
    if (text.length < 2) {
      this.found.replaceChildren();
      return;
    }
    this.request?.abort();
    this.request = new AbortController();
    try {
      const address = `${/** @type {HTMLElement} */ (this.found).dataset.url}?${new URLSearchParams({ add_lecturer: text })}`;
      const response = await fetch(address, { signal: this.request.signal });
      if (response.ok) this.found.innerHTML = await response.text();
    } catch {
      // The line is down: the field is read when the form is sent.
    }
  }

  /**
   * @param {HTMLElement} row
   * @param {HTMLInputElement} input
   */
  #add(row, input) {
    const list = this.querySelector("[data-picked]");
    const template = row.querySelector("template");
    if (!list || !template) return;
    const there = [...list.querySelectorAll("[data-email]")].find((each) => /** @type {HTMLElement} */ (each).dataset.email === row.dataset.email);
    if (there) {
      const box = there.querySelector("input");
      if (box) box.checked = true;
    } else {
      list.append(template.content.cloneNode(true));
    }
    input.value = "";
    this.found?.replaceChildren();
    input.focus();
  }
}

customElements.define("lecturer-picker", LecturerPicker);
