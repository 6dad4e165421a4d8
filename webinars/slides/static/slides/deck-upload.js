// @ts-check
// <deck-upload>: around the form that uploads a PDF. Adds dragging onto it and a progress bar; the forms that replace a
// presentation (data-replace) go the same way. Tells htmx when the list has changed.

import { csrfToken, followToken, isRefusal } from "ui/csrf.js";
import { gettext, interpolate } from "ui/i18n.js";
import { toast } from "ui/elements/toast.js";

/** @typedef {{ message: string }} Problem */

export class DeckUpload extends HTMLElement {
  /** @type {XMLHttpRequest | null} */
  request = null;
  leaving = new AbortController();

  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    const { form, input } = this;
    this.piece("drop-hint").hidden = false;
    form.addEventListener("submit", (event) => this.#submit(event, form), { signal });
    input.addEventListener("change", () => input.files?.[0] && this.send(input.files[0], form), { signal });
    this.piece("cancel").addEventListener("click", () => this.request?.abort(), { signal });
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.#over(/** @type {DragEvent} */ (event)), { signal });
    this.addEventListener("dragleave", () => this.toggleAttribute("data-over", false), { signal });
    this.addEventListener("drop", (event) => this.#drop(event), { signal });
    // The forms for new versions lie in the list, which htmx draws anew.
    document.addEventListener("submit", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (target.matches("form[data-replace]")) this.#submit(event, /** @type {HTMLFormElement} */ (target));
    }, { signal, capture: true });
  }

  disconnectedCallback() {
    this.leaving.abort();
    this.request?.abort();
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  get input() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input[type=file]"));
  }

  /** @param {string} name @returns {HTMLElement} */
  piece(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }

  /** @param {DragEvent} event */
  #over(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.toggleAttribute("data-over", true);
  }

  /** @param {DragEvent} event */
  #drop(event) {
    event.preventDefault();
    this.toggleAttribute("data-over", false);
    const file = event.dataTransfer?.files[0];
    if (file) this.send(file, this.form);
  }

  /** @param {Event} event @param {HTMLFormElement} form */
  #submit(event, form) {
    event.preventDefault();
    event.stopPropagation();
    const file = /** @type {HTMLInputElement} */ (form.querySelector("input[type=file]")).files?.[0];
    if (file) this.send(file, form);
  }

  /** One file at a time. @param {File} file @param {HTMLFormElement} form */
  send(file, form) {
    if (this.request) return;
    this.#problem("");
    const most = Number(this.dataset.most);
    if (file.size > most) {
      const values = { most: String(Math.round(most / 1_000_000)) };
      return this.#problem(interpolate(gettext("The file is too large. A PDF can have so many megabytes at most: %(most)s."), values));
    }
    const body = new FormData();
    body.append("pdf", file, file.name);
    const replaces = form.elements.namedItem("replaces");
    if (replaces instanceof HTMLInputElement) body.append("replaces", replaces.value);
    const request = (this.request = new XMLHttpRequest());
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => event.lengthComputable && this.#progress(event.loaded / event.total));
    request.addEventListener("loadend", () => this.#done(request, form));
    this.piece("progress").hidden = false;
    this.piece("progress-text").textContent = file.name;
    this.#progress(0);
    request.send(body);
  }

  /** @param {XMLHttpRequest} request @param {HTMLFormElement} form */
  #done(request, form) {
    this.request = null;
    this.piece("progress").hidden = true;
    if (request.status === 201) {
      form.reset();
      toast(gettext("The PDF is here. Its pages are being made now."));
      document.body.dispatchEvent(new CustomEvent("decks-changed"));
      this.dispatchEvent(new CustomEvent("uploaded", { bubbles: true, detail: request.response }));
      return;
    }
    if (isRefusal(request.status)) followToken();
    this.input.value = "";
    this.input.dispatchEvent(new Event("change")); // its words say so too
    if (request.status === 0) return this.#problem(this.isConnected ? gettext("The upload was broken off. Choose the file again to send it.") : "");
    const said = /** @type {Problem | null} */ (request.response)?.message;
    this.#problem(said || gettext("The server did not take this file. Try again in a minute."));
  }

  /** @param {number} share */
  #progress(share) {
    const percent = Math.round(share * 100);
    /** @type {HTMLProgressElement} */ (this.piece("progress-bar")).value = percent;
    this.piece("progress-share").textContent = `${percent} %`;
  }

  /** @param {string} text */
  #problem(text) {
    const place = this.piece("problem");
    place.hidden = text === "";
    place.textContent = text;
  }
}

customElements.define("deck-upload", DeckUpload);
