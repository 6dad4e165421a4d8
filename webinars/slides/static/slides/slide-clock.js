// @ts-check
/** Which slide belongs to a moment of the broadcast. Pure. */

/** @typedef {import("slides/slides-state.js").Turn} Turn */

/**
 * The turn that a picture of this moment goes with.
 * @param {Turn[]} turns oldest first
 * @param {number | null} positionMs of the broadcast; null: what is newest, for there is no picture that comes later
 * @returns {Turn | null} null: nothing was shown yet, or it lies before the turns that are known
 */
export function turnAt(turns, positionMs) {
  if (positionMs === null) return turns.at(-1) ?? null;
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle].media_ms <= positionMs) low = middle + 1;
    else high = middle;
  }
  return turns[low - 1] ?? null;
}

/**
 * How long until the next turn is due, in ms of the broadcast; null: none is known.
 * @param {Turn[]} turns @param {number} positionMs @returns {number | null}
 */
export function untilNext(turns, positionMs) {
  const next = turns.find(({ media_ms }) => media_ms > positionMs);
  return next ? next.media_ms - positionMs : null;
}

/**
 * All turns from those that were asked for, and those that happened since.
 * @param {Turn[]} whole @param {Turn[]} last @returns {Turn[]}
 */
export function joined(whole, last) {
  if (!last.length) return whole;
  const key = (/** @type {Turn} */ { deck, page, media_ms }) => `${deck}/${page}/${media_ms}`;
  const first = key(last[0]);
  const at = whole.map(key).lastIndexOf(first);
  // All that are known newly come after what was asked for, or overlap with its end.
  return at < 0 ? [...whole, ...last] : [...whole.slice(0, at), ...last];
}

/**
 * Where the viewer is, for choosing a slide.
 * @param {{ state: string, mode: string, isRewound: boolean, positionMs: number }} player
 * @returns {number | null} null: the newest slide
 */
export function momentOf({ state, mode, isRewound, positionMs }) {
  if (isRewound) return positionMs;
  // Without media nothing comes later; in a break, or when the lecturer's line is cut, the picture stands still and slides go on.
  if (state !== "live" || mode === "slides" || !(positionMs > 0)) return null;
  return positionMs;
}
