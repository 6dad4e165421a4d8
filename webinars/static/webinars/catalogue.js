// @ts-check
// <catalogue-filter>: the filter form answers at once. Without a script its button does the same.

class CatalogueFilter extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!(form instanceof HTMLFormElement)) return;
    this.classList.add("is-live");
    // On a wide screen the filters stand open beside the list; on a phone they wait behind their button.
    const fold = this.querySelector("[data-fold]");
    if (fold instanceof HTMLDetailsElement && matchMedia("(min-width: 64rem)").matches) fold.open = true;
    form.addEventListener("change", () => this.#show(form));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#show(form);
    });
    addEventListener("popstate", () => location.reload());
  }

  /** @param {HTMLFormElement} form */
  async #show(form) {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) query.append(name, String(value));
    const address = `${form.action.split("?")[0]}?${query}`;
    const found = document.getElementById("found");
    if (!found) return;
    this.request?.abort();
    this.request = new AbortController();
    found.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, { headers: { "HX-Target": "found" }, signal: this.request.signal });
      if (!response.ok) throw new Error(String(response.status));
      found.innerHTML = await response.text();
      found.removeAttribute("aria-busy");
      history.pushState(null, "", address);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      form.submit(); // the whole page says what is wrong
    }
  }
}

customElements.define("catalogue-filter", CatalogueFilter);
