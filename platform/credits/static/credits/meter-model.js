// @ts-check
/**
 * What the meter shows between two messages of the server: the figures go on by themselves while time counts. No DOM here.
 *
 * @typedef {{
 *   running: boolean, now: number, starts_at: number | null, ends_at: number | null,
 *   attended_s: number, content_s: number, needed_s: number, percent: number,
 *   credits: string, waiting: string, max_credits: string, unit: string, earned: number,
 *   next: { credits: string, missing_s: number, missing_checks: number } | null,
 *   checks_answered: number, checks_needed: number, quiz_required: boolean, quiz_passed: boolean,
 *   intervals: [number, number][], breaks: [number, number][],
 *   checks: [number, string][],
 *   goals: { credits: string, at: number, is_earned: boolean }[],
 *   reasons: { text: string, is_short: boolean }[],
 * }} MeterUpdated  a message of the server: moments in ms since 1970, `_s` in seconds
 *
 * @typedef {{ attendedS: number, contentS: number, missingS: number, timeShare: number, checkShare: number, intervals: [number, number][], now: number, endsAt: number | null }} MeterView
 */

/** How long a page may count on without hearing from the server: two messages and a bit. */
export const LONGEST_MS = 25_000;

/**
 * @param {MeterUpdated} update
 * @param {number} now by the server's clock, ms
 * @param {{ online: boolean }} line a page without a line does not count on: it cannot know
 * @returns {MeterView}
 */
export function viewAt(update, now, { online }) {
  const passedMs = update.running && online ? Math.min(Math.max(now - update.now, 0), LONGEST_MS) : 0;
  const passedS = Math.floor(passedMs / 1000);
  const attendedS = update.attended_s + passedS;
  return {
    attendedS,
    contentS: update.content_s + passedS,
    missingS: Math.max((update.next?.missing_s ?? 0) - passedS, 0),
    timeShare: share(attendedS, update.needed_s),
    checkShare: share(update.checks_answered, update.checks_needed),
    intervals: grown(update.intervals, update.now, passedMs),
    now: update.now + passedMs,
    endsAt: update.ends_at === null ? null : Math.max(update.ends_at, update.now + passedMs),
  };
}

/** The share of a whole in percent, 0 to 100. @param {number} part @param {number} whole @returns {number} */
export function share(part, whole) {
  return whole > 0 ? Math.min(Math.max((part / whole) * 100, 0), 100) : 0;
}

/**
 * Where a moment lies on the line of time, in percent.
 * @param {number} moment @param {number} start @param {number} end @returns {number}
 */
export function place(moment, start, end) {
  return Math.round(share(moment - start, end - start) * 100) / 100;
}

/** Seconds as "59:28", always in minutes. @param {number} seconds @returns {string} */
export function minutesClock(seconds) {
  const whole = Math.max(Math.floor(seconds), 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * The last interval goes on if it reached to the message's moment.
 * @param {[number, number][]} intervals @param {number} at @param {number} passedMs @returns {[number, number][]}
 */
function grown(intervals, at, passedMs) {
  const last = intervals[intervals.length - 1];
  if (!last || passedMs === 0 || at - last[1] > 1500) return intervals;
  return [...intervals.slice(0, -1), [last[0], last[1] + passedMs]];
}

/**
 * Which labels fit on the line: the newest earned one, the next one and the last one, those that do not touch.
 * @param {{ credits: string, at: number, is_earned: boolean }[]} goals
 * @param {(moment: number) => number} placeOf percent
 * @param {number} apart percent that two labels need between them
 * @returns {Set<number>} indexes into `goals`
 */
export function labelled(goals, placeOf, apart) {
  const earned = goals.map((goal) => goal.is_earned).lastIndexOf(true);
  const wanted = [earned, earned + 1, goals.length - 1].filter((index) => index >= 0 && index < goals.length);
  /** @type {Set<number>} */
  const chosen = new Set();
  for (const index of wanted) {
    if ([...chosen].every((other) => Math.abs(placeOf(goals[other].at) - placeOf(goals[index].at)) >= apart)) chosen.add(index);
  }
  return chosen;
}
