// @ts-check
/** Small pieces of a page for what is live. */
import { icon } from "ui/icons.js";

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {string} [className] @param {...(Node | string | number | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) element.append(typeof child === "number" ? String(child) : child);
  }
  return element;
}

/**
 * @param {string} text @param {() => void} act
 * @param {{ sign?: string, kind?: string, about?: string }} [how] `about` says to screen readers which one it is of many
 * @returns {HTMLButtonElement}
 */
export function button(text, act, { sign = "", kind = "quiet", about = "" } = {}) {
  const made = make("button", `button button--${kind} button--small`, sign ? icon(sign, "s") : null, text);
  made.type = "button";
  if (about) made.append(make("span", "visually-hidden", `: ${about}`));
  made.addEventListener("click", act);
  return made;
}

/** A bar of so many percent. @param {number} percent @returns {SVGSVGElement} */
export function bar(percent) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "bar");
  svg.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("width", `${percent}%`);
  rect.setAttribute("height", "100%");
  svg.append(rect);
  return svg;
}

/**
 * Puts the children of a list into an order, moving as few as need be; who had the focus keeps it.
 * @param {Element} list @param {Element[]} items
 */
export function arrange(list, items) {
  const focused = document.activeElement;
  for (const child of [...list.children]) if (!items.includes(child)) child.remove();
  items.forEach((item, index) => {
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
  if (focused instanceof HTMLElement && focused !== document.activeElement && list.contains(focused)) focused.focus({ preventScroll: true });
}

/** A random name, so that what is sent twice counts once. @returns {string} */
export function newNonce() {
  return crypto.getRandomValues(new Uint32Array(3)).join("-");
}
