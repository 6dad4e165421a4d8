// @ts-check
// A form that htmx sends stays as it is when the server does not take it: here the page says so, and why.

import { followToken, isRefusal } from "ui/csrf.js";
import { toast } from "ui/elements/toast.js";
import { gettext } from "ui/i18n.js";

/** @typedef {{ message?: string, sign_in?: string }} Said */

/** @type {HTMLElement | undefined} */
let shown;

/** @param {Event} event */
function say(event) {
  const { xhr, requestConfig } = /** @type {CustomEvent} */ (event).detail;
  if (requestConfig?.verb === "get") return; // parts that come anew by themselves
  if (isRefusal(xhr.status)) followToken();
  const { message, sign_in: address } = said(xhr);
  const action = address ? { label: gettext("Sign in"), run: () => void window.open(address, "_blank") } : undefined;
  shown?.remove(); // a preview is asked for with each key
  shown = toast(message || sentenceFor(xhr.status), { kind: "attention", stay: true, action });
}

/** @param {XMLHttpRequest} xhr @returns {Said} */
function said(xhr) {
  if (!xhr.getResponseHeader("Content-Type")?.startsWith("application/json")) return {};
  try {
    return JSON.parse(xhr.responseText) ?? {};
  } catch {
    return {};
  }
}

/** @param {number} status 0: the line is lost */
function sentenceFor(status) {
  if (status === 0) return gettext("There is no connection, so nothing was saved. What you typed is still here: try again in a moment.");
  if (status === 503) return gettext("The service is being restarted, so nothing was saved. What you typed is still here: try again in a moment.");
  return gettext("The server did not take this, so nothing was saved. What you typed is still here.");
}

document.addEventListener("htmx:responseError", say);
document.addEventListener("htmx:sendError", say);
document.addEventListener("htmx:afterRequest", (event) => {
  const { successful, requestConfig } = /** @type {CustomEvent} */ (event).detail;
  if (successful && requestConfig?.verb !== "get") shown?.remove();
});
