// @ts-check
// A field for a file says its words in the language of the page; a browser says them in its own.

import { gettext } from "ui/i18n.js";

/** @param {HTMLInputElement} input */
function dress(input) {
  if (input.closest(".file")) return;
  const [frame, face, button, name] = ["span", "span", "span", "span"].map((tag) => document.createElement(tag));
  [frame.className, face.className, button.className, name.className] = ["file", "input file__face", "file__button", "file__name"];
  face.setAttribute("aria-hidden", "true"); // the field itself is read out
  button.textContent = gettext("Choose a file");
  face.append(button, name);
  input.replaceWith(frame);
  frame.append(input, face);
  const draw = () => {
    name.textContent = [...(input.files ?? [])].map((file) => file.name).join(", ") || gettext("No file chosen");
  };
  input.addEventListener("change", draw);
  input.form?.addEventListener("reset", () => setTimeout(draw));
  draw();
}

/** @param {ParentNode} part of the page */
function dressAll(part) {
  for (const input of part.querySelectorAll("input.input--file")) dress(/** @type {HTMLInputElement} */ (input));
}

dressAll(document);
document.addEventListener("htmx:load", (event) => dressAll(/** @type {Element} */ (event.target)));
