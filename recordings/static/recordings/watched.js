// @ts-check
// Which media played and were not told yet. Pure: sets of intervals of whole milliseconds, sorted, apart.

/** @typedef {[number, number]} Stretch [from, to) in ms of the recording */

/** Shorter than this is not worth a row: a frame while seeking. */
const LEAST_MS = 250;

/**
 * @param {{ length: number, start(index: number): number, end(index: number): number }} played of a media element: seconds, sorted, apart
 * @returns {Stretch[]}
 */
export function stretchesOf(played) {
  return Array.from({ length: played.length }, (_, index) => /** @type {Stretch} */ ([Math.ceil(played.start(index) * 1000), Math.floor(played.end(index) * 1000)]));
}

/**
 * What of `all` is not in `told`.
 * @param {Stretch[]} all
 * @param {Stretch[]} told
 * @returns {Stretch[]}
 */
export function untold(all, told) {
  /** @type {Stretch[]} */
  const rest = [];
  for (const [from, to] of all) {
    let at = from;
    for (const [start, end] of told) {
      if (end <= at || start >= to) continue;
      if (start > at) rest.push([at, start]);
      at = Math.max(at, end);
    }
    if (at < to) rest.push([at, to]);
  }
  return rest.filter(([from, to]) => to - from >= LEAST_MS);
}

/**
 * @param {Stretch[]} told
 * @param {Stretch[]} more
 * @returns {Stretch[]} both together
 */
export function together(told, more) {
  /** @type {Stretch[]} */
  const merged = [];
  for (const [from, to] of [...told, ...more].sort((one, other) => one[0] - other[0])) {
    const last = merged[merged.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
