// @ts-check
// Requests that change something carry the page's token: it stands in the page's head. Signing in in another tab makes a new one,
// and then this page's is refused (config/unsent.py). Only after a page has said so does it take the new one, from the cookie:
// at a shared computer it may be another person who has signed in.

import { readCookie } from "ui/cookies.js";

const HEAD = 'meta[name="csrf-token"]';
let isFollowing = false;

/** @returns {string} */
export function csrfToken() {
  return document.querySelector(HEAD)?.getAttribute("content") ?? "";
}

/** Whether an answer says that the token was too old, or that nobody is signed in. @param {number} status */
export function isRefusal(status) {
  return status === 401 || status === 403;
}

/** Takes the token of the cookie, now and when the person comes back from signing in in another tab. */
export function followToken() {
  renewToken();
  if (isFollowing) return;
  isFollowing = true;
  window.addEventListener("focus", renewToken);
  document.addEventListener("visibilitychange", renewToken);
}

export function renewToken() {
  const token = readCookie("csrftoken");
  if (!token || token === csrfToken()) return;
  document.querySelector(HEAD)?.setAttribute("content", token);
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) /** @type {HTMLInputElement} */ (field).value = token;
}

/**
 * POST to our own server with the token. `body` may be a FormData, or an object that goes as JSON.
 * @param {string} url
 * @param {FormData | Record<string, unknown>} [body]
 * @returns {Promise<Response>}
 */
export async function post(url, body) {
  /** @type {Record<string, string>} */
  const headers = { "X-CSRFToken": csrfToken() };
  const isForm = body instanceof FormData || body === undefined;
  if (!isForm) headers["Content-Type"] = "application/json";
  const answer = await fetch(url, { method: "POST", headers, body: isForm ? body : JSON.stringify(body), credentials: "same-origin" });
  if (isRefusal(answer.status)) followToken();
  return answer;
}
