// @ts-check
// Why the server does not take what this page sends, in words that a lecturer can act on.

import { gettext } from "ui/i18n.js";

/** @param {number} code @param {string} reason @returns {{ reason: string, message: string }} */
export function describeRefusal(code, reason) {
  switch (code) {
    case 4408:
    case 4409:
      return { reason: "taken", message: gettext("This lecture is being broadcast from another tab or computer. Only one can be on air.") };
    case 4401:
      return { reason: "not_signed_in", message: gettext("You are not signed in any more. Sign in again to go on.") };
    case 4403:
    case 4404:
      return { reason: "forbidden", message: gettext("You may not broadcast this lecture. Ask the organiser.") };
    case 4415:
      return { reason: "unsupported", message: gettext("This browser records in a way that we cannot send. Open the page in a current Chrome, Edge or Safari.") };
    default:
      return { reason: reason || "bad_message", message: gettext("The server did not understand this page. Reload it to go on.") };
  }
}
