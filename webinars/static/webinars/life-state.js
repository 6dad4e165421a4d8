// @ts-check
/** How the webinar stands: before the start, live, on a break, over. See webinars/room-state.js. */

/** @typedef {import("types/room-protocol").LifeSnapshot} Life */

/** @param {import("./room-state.js").PartSnapshot} snapshot @returns {Life} */
export function fromSnapshot({ shared }) {
  return shared ?? { state: "", is_on_break: false, break_until: null, is_interrupted: false, started_at: null };
}

/** @param {Life} life @param {import("./room-state.js").RoomEvent} event @returns {Life} */
export function apply(life, event) {
  switch (event.type) {
    case "webinar.started":
      return { ...life, state: "live", started_at: event.started_at };
    case "webinar.paused":
      return { ...life, is_on_break: true, break_until: event.until ?? null };
    case "break.prolonged":
      return { ...life, break_until: event.until };
    case "webinar.resumed":
      return { ...life, is_on_break: false, break_until: null };
    case "broadcast.interrupted":
      return { ...life, is_interrupted: true };
    case "broadcast.resumed":
      return { ...life, is_interrupted: false };
    case "webinar.ended":
      return { ...life, state: "ended", is_on_break: false, break_until: null, is_interrupted: false };
    default:
      return life;
  }
}
