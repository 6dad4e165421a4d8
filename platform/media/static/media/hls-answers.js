// @ts-check
// What the server's answers to one who plays HLS mean. Pure.

/** @typedef {"closing" | "signed_out" | "no_right" | "offline" | "too_often" | "unsupported" | "broken" | "expired"} Answer */

/**
 * @param {number | undefined} status 0 or nothing when there was no answer
 * @returns {Answer}
 */
export function problemOf(status) {
  if (!status || status >= 500) return "offline";
  if (status === 401) return "signed_out";
  if (status === 409) return "closing";
  if (status === 429) return "too_often";
  // A playlist answers 403 to who has no right; an address in it answers so when its time is over.
  if (status === 403 || status === 410) return "expired";
  return "broken";
}
