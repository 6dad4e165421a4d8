// @ts-check
// Requests that change something carry the page's token. (The cookie is not read: the token stands in the page's head.)

/** @returns {string} */
export function csrfToken() {
  return document.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";
}

/**
 * POST to our own server with the token. `body` may be a FormData, or an object that goes as JSON.
 * @param {string} url
 * @param {FormData | Record<string, unknown>} [body]
 * @returns {Promise<Response>}
 */
export function post(url, body) {
  /** @type {Record<string, string>} */
  const headers = { "X-CSRFToken": csrfToken() };
  if (body instanceof FormData || body === undefined) return fetch(url, { method: "POST", headers, body, credentials: "same-origin" });
  headers["Content-Type"] = "application/json";
  return fetch(url, { method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin" });
}
