// @ts-check
// Small parts that the player's pieces are made of.

import { icon } from "ui/icons.js";

/** @param {string} name of the icon @param {string} label @param {() => unknown} act @returns {HTMLButtonElement} */
export function iconButton(name, label, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "icon-button";
  setIcon(element, name, label);
  element.addEventListener("click", act);
  return element;
}

/** @param {HTMLElement} element @param {string} name @param {string} label */
export function setIcon(element, name, label) {
  if (element.dataset.icon !== name) {
    element.dataset.icon = name;
    element.replaceChildren(icon(name));
  }
  if (element.title === label) return;
  element.setAttribute("aria-label", label);
  element.title = label;
}

/** @param {string} text @param {string} classes @param {() => unknown} act @returns {HTMLButtonElement} */
export function textButton(text, classes, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = classes;
  element.textContent = text;
  element.addEventListener("click", act);
  return element;
}

/** @param {string} tag @param {string} classes @param {...(Node | string)} children @returns {HTMLElement} */
export function make(tag, classes, ...children) {
  const element = document.createElement(tag);
  element.className = classes;
  element.append(...children);
  return element;
}

/** @param {number} ms @returns {string} "1:02:05", below an hour "2:05" */
export function clockOf(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
