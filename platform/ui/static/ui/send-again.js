// @ts-check
// The page that sends a form again: who signed in in another tab meanwhile has a new token.

import { renewToken } from "ui/csrf.js";

document.querySelector("form[data-send-again]")?.addEventListener("submit", renewToken);
