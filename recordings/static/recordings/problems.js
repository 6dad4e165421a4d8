// @ts-check
// What can go wrong while watching, in words that a person can act on. Pure.

import { gettext } from "ui/i18n.js";

/** @typedef {"closing" | "signed_out" | "no_right" | "offline" | "too_often" | "unsupported" | "broken" | "failed"} Problem */
/** @typedef {"retry" | "sign_in" | "none"} Remedy */

/**
 * @param {Problem} problem
 * @returns {{ title: string, text: string, remedy: Remedy }}
 */
export function describe(problem) {
  switch (problem) {
    case "closing":
      return {
        title: gettext("The recording is being closed"),
        text: gettext("Its last seconds are still on their way to the storage. The recording starts by itself."),
        remedy: "none",
      };
    case "signed_out":
      return {
        title: gettext("You are signed out"),
        text: gettext("Sign in again: the recording goes on where you stopped."),
        remedy: "sign_in",
      };
    case "no_right":
      return {
        title: gettext("You may not watch this recording"),
        text: gettext("It is for the people who were registered. Ask the organiser if you think that this is a mistake."),
        remedy: "none",
      };
    case "offline":
      return {
        title: gettext("The line was cut"),
        text: gettext("The recording goes on by itself as soon as the connection is back."),
        remedy: "retry",
      };
    case "too_often":
      return {
        title: gettext("Too many requests"),
        text: gettext("The recording goes on by itself in a minute."),
        remedy: "none",
      };
    case "unsupported":
      return {
        title: gettext("This browser cannot play the recording"),
        text: gettext("Use a current Chrome, Edge, Firefox or Safari, or download the file and open it in a video player."),
        remedy: "none",
      };
    case "failed":
      return {
        title: gettext("The recording is not complete"),
        text: gettext("Something went wrong when it was closed. The page of this recording says more."),
        remedy: "retry",
      };
    case "broken":
      return {
        title: gettext("The recording stopped"),
        text: gettext("Something unexpected happened. Try again: it goes on where it stopped."),
        remedy: "retry",
      };
  }
}
