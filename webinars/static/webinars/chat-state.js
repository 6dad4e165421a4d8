// @ts-check
/** What the chat shows, as the server tells it. No page, no socket: see webinars/room-state.js. */

/** @typedef {{ seq: number, at: number, text: string, nonce: string, by: { id: number, name: string, initials: string, host: boolean } }} Chat */
/** @typedef {{ messages: Chat[] }} ChatState oldest first */

/** @param {import("./room-state.js").PartSnapshot} snapshot @returns {ChatState} */
export function fromSnapshot({ shared }) {
  return { messages: shared?.messages ?? [] };
}

/** @param {ChatState} state @param {import("./room-state.js").RoomEvent} event @returns {ChatState} */
export function apply(state, event) {
  if (event.type !== "chat.sent" || state.messages.some((each) => each.seq === event.seq)) return state;
  return { ...state, messages: [...state.messages, /** @type {any} */ (event)] };
}
