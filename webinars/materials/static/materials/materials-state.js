// @ts-check
/** Materials as a room knows them. No page, no socket: see webinars/room-state.js. */

/** @typedef {{ code: string, kind: "file" | "link", title: string, url: string, ending: string, bytes: number, moment: "before" | "during" | "after" }} Item */
/** @typedef {{ shown: Item[], listed: Item[] | null }} Materials what participants see; all of them, for hosts and moderators */

/** @param {import("webinars/room-state.js").PartSnapshot} snapshot @returns {Materials} */
export function fromSnapshot({ shared, host }) {
  return { shown: shared?.listed ?? [], listed: host?.listed ?? null };
}

/** @param {Materials} state @param {import("webinars/room-state.js").RoomEvent} event @returns {Materials} */
export function apply(state, event) {
  const name = event.type === "materials.shown" ? "shown" : event.type === "materials.listed" ? "listed" : null;
  if (!name || JSON.stringify(state[name]) === JSON.stringify(event.listed)) return state;
  return { ...state, [name]: event.listed };
}

/** What this person sees: the team what is to come too. @param {Materials} state @returns {(Item & { isHidden: boolean })[]} */
export function visible({ shown, listed }) {
  const codes = new Set(shown.map((item) => item.code));
  return (listed ?? shown).map((item) => ({ ...item, isHidden: !codes.has(item.code) }));
}
