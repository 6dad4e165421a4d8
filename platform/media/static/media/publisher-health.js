// @ts-check
// How a publisher fares, in figures for the studio.

/**
 * @typedef {{ failing_since_ms: number | null, waiting_bytes: number, limit_bytes: number, is_full: boolean }} StorageReport see docs/protocol.md
 * @typedef {{ viewers: number, behind_p50_ms: number | null, behind_max_ms: number | null, modes: Record<string, number> }} AudienceReport
 * @typedef {{
 *   isOnline: boolean, uploadKbps: number, waiting: number, behindMs: number, savedUpToMs: number,
 *   receivedAgoMs: number | null, savedAgoMs: number | null, isReduced: boolean, isKept: boolean, isFull: boolean, isBringing: boolean,
 *   storage: StorageReport | null, audience: AudienceReport | null,
 * }} Health
 *   uploadKbps: what the server received in the last seconds; waiting: chunks it has not, behindMs: their length; savedUpToMs: length
 *   of what is stored; ...AgoMs: how long ago the last moment was recorded that the server has, and that is stored; isReduced: the
 *   picture has less than was wished, for the line's sake; isKept: a reload loses nothing; isFull: this browser can keep no more;
 *   isBringing: what the server could not keep is sent beside the rest; storage: null while all is well
 */

/** @param {import("./publisher.js").Publisher} publisher @param {number} now @returns {Health} */
export function healthOf(publisher, now) {
  const { upload, isWelcome } = publisher;
  return {
    isOnline: isWelcome,
    uploadKbps: upload.marks.kbps(now),
    waiting: upload.waiting,
    behindMs: upload.behindMs,
    savedUpToMs: upload.marks.savedUpToMs,
    ...upload.marks.ages(now),
    isReduced: publisher.rate.isReduced,
    isKept: upload.keeper.isKeeping,
    isFull: publisher.isFull,
    isBringing: publisher.late.isBusy,
    storage: publisher.storage,
    audience: isWelcome ? publisher.audience : null, // an old one says nothing
  };
}
