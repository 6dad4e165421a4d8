// @ts-check
// Where this browser stopped in each recording, and how fast its person likes to listen. Pure: the storage is given.

const PREFIX = "replay.";
const RATE = "replay-rate";
const KEEP_DAYS = 180;
const DAY_MS = 24 * 3600 * 1000;
/** Less than this at the beginning is not worth coming back to, less than this at the end is the end. Seconds. */
const EDGE_S = 10;

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Shelf */

/**
 * @param {Shelf} shelf
 * @param {string} code of the webinar
 * @returns {number} seconds from the beginning; 0 when it was never opened or was watched to its end
 */
export function readPosition(shelf, code) {
  const kept = read(shelf, PREFIX + code);
  return kept ? kept.at : 0;
}

/**
 * @param {Shelf} shelf
 * @param {string} code
 * @param {{ at: number, duration: number, now: number }} seen seconds, seconds, milliseconds since 1970
 */
export function keepPosition(shelf, code, { at, duration, now }) {
  if (!(at >= EDGE_S) || at > duration - EDGE_S) return forget(shelf, PREFIX + code);
  write(shelf, PREFIX + code, JSON.stringify({ at: Math.floor(at), saved: now }));
}

/** @param {Shelf} shelf @returns {number} 1 when none was chosen */
export function readRate(shelf) {
  const rate = Number(readText(shelf, RATE));
  return rate >= 0.5 && rate <= 3 ? rate : 1;
}

/** @param {Shelf} shelf @param {number} rate */
export function keepRate(shelf, rate) {
  write(shelf, RATE, String(rate));
}

/** Forgets what is older than half a year. @param {Shelf} shelf @param {number} now milliseconds since 1970 */
export function tidy(shelf, now) {
  const names = [];
  for (let index = 0; index < shelf.length; index += 1) names.push(shelf.key(index) ?? "");
  for (const name of names) {
    if (!name.startsWith(PREFIX)) continue;
    const kept = read(shelf, name);
    if (!kept || now - kept.saved > KEEP_DAYS * DAY_MS) forget(shelf, name);
  }
}

/** @param {Shelf} shelf @param {string} name @returns {{ at: number, saved: number } | null} */
function read(shelf, name) {
  try {
    const kept = JSON.parse(readText(shelf, name) || "null");
    return kept && Number.isFinite(kept.at) && Number.isFinite(kept.saved) && kept.at >= 0 ? kept : null;
  } catch {
    return null; // somebody else's words
  }
}

/** @param {Shelf} shelf @param {string} name */
function readText(shelf, name) {
  try {
    return shelf.getItem(name);
  } catch {
    return null; // storage is switched off
  }
}

/** @param {Shelf} shelf @param {string} name @param {string} text */
function write(shelf, name, text) {
  try {
    shelf.setItem(name, text);
  } catch {
    // full or switched off: the recording then begins at its beginning, nothing worse
  }
}

/** @param {Shelf} shelf @param {string} name */
function forget(shelf, name) {
  try {
    shelf.removeItem(name);
  } catch {
    // as above
  }
}
