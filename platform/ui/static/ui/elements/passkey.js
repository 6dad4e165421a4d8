// @ts-check
// <ui-passkey do="get" from="address of the options"> or <ui-passkey do="create" options="id of a JSON script">:
// holds a form with a hidden "credential" and a place for what went wrong. It shows itself only where passkeys work.

import { gettext } from "ui/i18n.js";
import { creationOptions, credentialJson, requestOptions } from "ui/passkeys.js";

export class Passkey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential) {
      this.#say(gettext("This browser has no passkeys. Choose another way, or another browser."));
      if (this.getAttribute("do") === "create") this.hidden = false;
      return;
    }
    this.hidden = false;
    this.querySelector("form")?.addEventListener("submit", (event) => this.#use(event));
  }

  /** @param {SubmitEvent} event */
  async #use(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("credential"));
    event.preventDefault();
    event.stopPropagation();
    this.#say("");
    try {
      field.value = JSON.stringify(credentialJson(await this.#credential()));
    } catch (error) {
      this.#say(reason(error));
      return;
    }
    form.submit();
  }

  /** @returns {Promise<PublicKeyCredential>} */
  async #credential() {
    const options = await this.#options();
    const credential =
      this.getAttribute("do") === "create"
        ? await navigator.credentials.create(creationOptions(options.creation_options))
        : await navigator.credentials.get(requestOptions(options.request_options));
    if (!(credential instanceof PublicKeyCredential)) throw new DOMException("no credential", "NotAllowedError");
    return credential;
  }

  /** @returns {Promise<{ creation_options: any, request_options: any }>} */
  async #options() {
    const script = document.getElementById(this.getAttribute("options") ?? "");
    if (script) return JSON.parse(script.textContent ?? "{}");
    const answer = await fetch(this.getAttribute("from") ?? "", { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`options: ${answer.status}`);
    return answer.json();
  }

  /** @param {string} words */
  #say(words) {
    const place = this.querySelector("[data-error]");
    if (place) place.textContent = words;
  }
}

/** What a person can do about it. @param {unknown} error @returns {string} */
function reason(error) {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError") return gettext("The passkey was not used. Try again, or choose another way.");
  if (name === "InvalidStateError") return gettext("This device already has a passkey of yours.");
  if (name === "SecurityError") return gettext("Passkeys do not work at this address. Choose another way.");
  return gettext("The passkey did not work. Try again, or choose another way.");
}

customElements.define("ui-passkey", Passkey);
