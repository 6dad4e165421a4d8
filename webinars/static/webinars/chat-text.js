// @ts-check
/** The text of a message: where its links are, how to cut it. No page. */

/** @typedef {{ text: string, href?: undefined } | { text: string, href: string }} Piece */

const LONGEST_LINK = 60;
/** Where a link begins; where it ends is decided by URL and by the signs that close a sentence. */
const LINK = /\bhttps?:\/\/[^\s<>"'«»“”]+/giu;
const CLOSING = /[.,;:!?)\]}…]+$/u;

/**
 * The text with its links. Only http and https, without a name and password before the host, and each is shown as the browser
 * understands it: what is written is where it leads. @param {string} text @returns {Piece[]}
 */
export function pieces(text) {
  /** @type {Piece[]} */
  const found = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const written = match[0].replace(CLOSING, (end) => (end.startsWith(")") && match[0].includes("(") ? ")" : ""));
    const url = parse(written);
    if (!url) continue;
    if (match.index > at) found.push({ text: text.slice(at, match.index) });
    found.push({ text: shown(url), href: url.href });
    at = match.index + written.length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

/** @param {string} text @param {number} most whole signs, as people count them @returns {string} */
export function cut(text, most) {
  const signs = graphemes(text);
  return signs.length > most ? `${signs.slice(0, most - 1).join("").trimEnd()}…` : text;
}

/** @param {string} text @returns {string[]} */
function graphemes(text) {
  const { Segmenter } = /** @type {any} */ (Intl);
  if (!Segmenter) return [...text];
  return [...new Segmenter(undefined, { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);
}

/** @param {string} written @returns {URL | null} */
function parse(written) {
  try {
    const url = new URL(written);
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
  } catch {
    return null;
  }
}

/** The host always whole, in the letters of the network (xn--…), then as much of the rest as fits. @param {URL} url */
function shown(url) {
  const rest = `${url.pathname}${url.search}${url.hash}`;
  return `${url.host}${rest === "/" ? "" : cut(rest, Math.max(10, LONGEST_LINK - url.host.length))}`;
}
