// @ts-check
/** <poll-kind>: shows of a poll's form what its kind needs. Without it all fields show. */

export class PollKind extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", () => this.draw());
    this.draw();
  }

  get kind() {
    const chosen = this.querySelector("[name=kind]:checked, select[name=kind]");
    return /** @type {HTMLInputElement | HTMLSelectElement | null} */ (chosen)?.value ?? "single";
  }

  draw() {
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-for]"))) {
      part.hidden = !part.dataset.for?.split(" ").includes(this.kind);
    }
  }
}

customElements.define("poll-kind", PollKind);
