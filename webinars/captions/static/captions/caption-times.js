// @ts-check
/** When a line of captions is shown. No DOM here. */

const LEAST_MS = 1500;
const MS_PER_SIGN = 60;
const MOST_MS = 6000;
const NEWS_MS = 15_000;

/**
 * The time in which a viewer sees the line: its own, and for somebody at the live edge at least long enough to be read: an engine,
 * or who types, is a moment late, and at the edge there is no going back to it.
 * @param {{ start_ms: number, end_ms: number, text: string }} line
 * @param {{ positionMs: number, isRewound: boolean, isNew: boolean }} viewer
 * @returns {{ startMs: number, endMs: number, text: string }}
 */
export function shownAt(line, { positionMs, isRewound, isNew }) {
  const { start_ms: startMs, end_ms: endMs, text } = line;
  const isNews = isNew && !isRewound && startMs <= positionMs && positionMs - startMs < NEWS_MS;
  const readMs = Math.min(Math.max(text.length * MS_PER_SIGN, LEAST_MS), MOST_MS);
  return { startMs, endMs: isNews ? Math.max(endMs, positionMs + readMs) : endMs, text };
}

/** The language to begin with: the last one chosen, the page's, the first there is. @param {string[]} languages @param {string} chosen @param {string} page */
export function firstLanguage(languages, chosen, page) {
  return [chosen, page].find((each) => languages.includes(each)) ?? languages[0] ?? "";
}
