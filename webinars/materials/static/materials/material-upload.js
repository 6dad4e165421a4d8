// @ts-check
/** <material-upload>: around a form that adds a material. On the team's page the form is sent with a bar of progress, and the
 * page comes anew; in the studio nothing is left: the room tells what was added. */
import { csrfToken, followToken, isRefusal } from "ui/csrf.js";
import { toast } from "ui/elements/toast.js";
import { gettext } from "ui/i18n.js";

export class MaterialUpload extends HTMLElement {
  /** @type {XMLHttpRequest | null} */
  request = null;

  connectedCallback() {
    this.form.addEventListener("submit", this);
  }

  disconnectedCallback() {
    this.form?.removeEventListener("submit", this);
    this.request?.abort();
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  /** @param {Event} event */
  handleEvent(event) {
    event.preventDefault();
    event.stopPropagation();
    if (this.request) return;
    this.#problem("");
    const request = (this.request = new XMLHttpRequest());
    request.open("POST", this.form.action);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => lengthComputable && this.#progress(loaded / total));
    request.addEventListener("loadend", () => this.#done(request));
    request.send(new FormData(this.form));
    this.#progress(0);
  }

  /** @param {XMLHttpRequest} request */
  #done(request) {
    this.request = null;
    this.#progress(null);
    if (isRefusal(request.status)) followToken();
    const said = request.response?.message ?? "";
    if (request.status === 201) {
      this.form.reset();
      if (!this.closest("room-materials")) return location.reload();
      toast(said);
      /** @type {HTMLDetailsElement | null} */ (this.closest("details"))?.removeAttribute("open");
      return;
    }
    const broken = gettext("The upload was broken off. Send it again.");
    this.#problem(said || (request.status ? gettext("The server did not take this. Try again in a minute.") : broken));
  }

  /** @param {number | null} share */
  #progress(share) {
    const place = /** @type {HTMLElement | null} */ (this.querySelector("[data-progress]"));
    const bar = place?.querySelector("progress");
    if (!place || !bar) return;
    place.hidden = share === null;
    bar.value = Math.round((share ?? 0) * 100);
  }

  /** @param {string} text */
  #problem(text) {
    const place = /** @type {HTMLElement} */ (this.querySelector("[data-problem]"));
    place.hidden = text === "";
    place.textContent = text;
  }
}

customElements.define("material-upload", MaterialUpload);
