// @ts-check
/** Sends or fetches the rounds of a line's test (webinars/line-probe.js) and measures them. */
import { csrfToken } from "ui/csrf.js";
import { gettext } from "ui/i18n.js";

/** @typedef {import("webinars/line-probe.js").LineProbe} LineProbe */

/** What the server says instead of taking part, as a sentence. */
export class LineRefused extends Error {}

/**
 * @param {LineProbe} probe
 * @param {(round: import("webinars/line-probe.js").Round) => Promise<{ bytes: number, ms: number }>} transfer
 * @param {(probe: LineProbe) => void} [progress] after each round
 * @returns {Promise<number | null>} kbit/s; null when nothing came through. Throws LineRefused.
 */
export async function measure(probe, transfer, progress = () => {}) {
  for (let round = probe.next(); round; round = probe.next()) {
    probe.note(await transfer(round));
    progress(probe);
  }
  return probe.kbps;
}

/** @param {string} url @returns {(round: import("webinars/line-probe.js").Round) => Promise<{ bytes: number, ms: number }>} */
export const download = (url) => async ({ bytes: wanted, limitMs }) => {
  const stopping = new AbortController();
  const timer = setTimeout(() => stopping.abort(), limitMs);
  let bytes = 0;
  let begun = performance.now();
  try {
    const answer = await fetch(`${url}?bytes=${wanted}`, { signal: stopping.signal, cache: "no-store" });
    await refuseIfSaid(answer);
    const reader = answer.body?.getReader();
    // The way of the request itself does not count, if there is a beginning to count from.
    begun = performance.now();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) bytes += part.value.byteLength;
  } catch (error) {
    if (error instanceof LineRefused) throw error;
  } finally {
    clearTimeout(timer);
  }
  return { bytes, ms: performance.now() - begun };
};

/** @param {string} url @returns {(round: import("webinars/line-probe.js").Round) => Promise<{ bytes: number, ms: number }>} */
export const upload = (url) => {
  const noise = randomBytes(512 * 1024);
  /** @type {number | undefined} how long the way there and back takes */
  let waitMs;
  return async ({ bytes: wanted, limitMs }) => {
    waitMs ??= (await post(url, noise.subarray(0, 1), limitMs)).ms;
    const { bytes, ms } = await post(url, noise.subarray(0, wanted), limitMs);
    // The way does not count, unless there is not much else.
    return { bytes, ms: Math.max(ms - waitMs, ms / 3) };
  };
};

/**
 * fetch says nothing of how much went out before it was stopped.
 * @param {string} url @param {Uint8Array<ArrayBuffer>} body @param {number} limitMs
 * @returns {Promise<{ bytes: number, ms: number }>}
 */
function post(url, body, limitMs) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const begun = performance.now();
    let bytes = 0;
    const end = () => resolve({ bytes, ms: performance.now() - begun });
    request.upload.addEventListener("progress", ({ loaded }) => (bytes = loaded));
    request.addEventListener("load", () => {
      if (request.status >= 400) return reject(new LineRefused(sentenceOf(request.responseText)));
      bytes = body.byteLength;
      end();
    });
    request.addEventListener("error", end);
    request.addEventListener("timeout", end);
    request.open("POST", url);
    request.timeout = limitMs;
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(body);
  });
}

/** @param {Response} answer */
async function refuseIfSaid(answer) {
  if (!answer.ok) throw new LineRefused(sentenceOf(await answer.text()));
}

/** @param {string} text @returns {string} */
function sentenceOf(text) {
  try {
    return JSON.parse(text).message;
  } catch {
    return gettext("The line cannot be tested now. Try again in a minute.");
  }
}

/** @param {number} size */
function randomBytes(size) {
  const bytes = new Uint8Array(size);
  const most = 65_536; // as much as the browser gives at once
  for (let at = 0; at < size; at += most) crypto.getRandomValues(bytes.subarray(at, at + most));
  return bytes;
}
