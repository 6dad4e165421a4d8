// @ts-check
/**
 * Presence checks as a page knows them: the one that runs, how this person stands to it, and what the team sees. No DOM here.
 *
 * @typedef {{ check: number, number: number, launched_at: number, until: number, window_ms: number }} Running
 * @typedef {{ check: number, until: number, answered_at: number | null }} Own
 * @typedef {{ check: number, number: number, launched_at: number, until: number, shown: number, answered: number }} Counted
 * @typedef {{ apart_ms: number, newest: Counted | null }} Team
 * @typedef {{ running: Running | null, own: Own | null, team: Team | null }} Checks moments in ms since 1970
 */

/** @param {import("webinars/room-state.js").PartSnapshot} snapshot @returns {Checks} */
export function fromSnapshot({ shared, host, own }) {
  return { running: shared ?? null, own: own ?? null, team: host ? { apart_ms: host.apart_ms, newest: host.newest ? counted(host.newest) : null } : null };
}

/** Without its type: it is told as a message too. @param {Counted} message @returns {Counted} */
export function counted({ check, number, launched_at, until, shown, answered }) {
  return { check, number, launched_at, until, shown, answered };
}

/** @param {Checks} checks @param {import("webinars/room-state.js").RoomEvent} event @returns {Checks} */
export function apply(checks, event) {
  if (event.type === "check.launched") {
    const { check, number, launched_at, until, window_ms } = event;
    if (checks.running && checks.running.check >= check) return checks;
    const newest = { check, number, launched_at, until, shown: 0, answered: 0 };
    return { running: { check, number, launched_at, until, window_ms }, own: null, team: checks.team && { ...checks.team, newest } };
  }
  if (event.type === "webinar.ended") return { running: null, own: null, team: checks.team && { ...checks.team, newest: null } };
  return checks;
}
