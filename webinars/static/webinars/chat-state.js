// @ts-check
/** What the chat shows, as the server tells it. No page, no socket: see webinars/room-state.js. */

/**
 * @typedef {Omit<import("types/room-protocol").ChatSent, "type" | "seq">} Chat
 * @typedef {{ id: number, text: string, by: import("types/room-protocol").Author }} Pinned
 * @typedef {{ id: number, name: string }} Named
 * @typedef {object} ChatState
 * @property {Chat[]} messages oldest first
 * @property {boolean} hasOlder whether the server has messages from before these
 * @property {Pinned | null} pinned
 * @property {boolean} isOff
 * @property {number} slowS
 * @property {boolean} isMuted this person
 * @property {boolean} moderates this person
 * @property {Named[]} muted for moderators
 * @property {Named[]} banned for moderators
 */

/** So many messages are kept; older ones are asked for again. */
export const MOST_MESSAGES = 300;

/** @param {import("./room-state.js").PartSnapshot} snapshot @returns {ChatState} */
export function fromSnapshot({ shared, host, own }) {
  return {
    messages: (shared?.messages ?? []).map(plain),
    hasOlder: shared?.has_older ?? false,
    pinned: shared?.pinned ?? null,
    isOff: shared?.is_off ?? false,
    slowS: shared?.slow_s ?? 0,
    isMuted: own?.is_muted ?? false,
    moderates: Boolean(host),
    muted: host?.muted ?? [],
    banned: host?.banned ?? [],
  };
}

/** @param {ChatState} state @param {import("./room-state.js").RoomEvent} event @returns {ChatState} */
export function apply(state, event) {
  switch (event.type) {
    case "chat.sent":
      return withMessage(state, plain(event));
    case "chat.removed":
      return { ...state, messages: state.messages.map((each) => (each.id === event.id ? withoutText(each) : each)) };
    case "chat.pinned":
      return { ...state, pinned: { id: event.id, text: event.text, by: event.by } };
    case "chat.unpinned":
      return { ...state, pinned: null };
    case "chat.set":
      return { ...state, isOff: event.is_off, slowS: event.slow_s };
    case "voice.taken":
      return { ...state, isMuted: true };
    case "voice.given":
      return { ...state, isMuted: false };
    case "person.muted":
      return { ...state, muted: withPerson(state.muted, event) };
    case "person.unmuted":
      return { ...state, muted: state.muted.filter(({ id }) => id !== event.id) };
    case "person.banned":
      return { ...state, banned: withPerson(state.banned, event) };
    case "person.unbanned":
      return { ...state, banned: state.banned.filter(({ id }) => id !== event.id) };
    default:
      return state;
  }
}

/** @param {ChatState} state @param {Chat} chat @returns {ChatState} */
function withMessage(state, chat) {
  if (state.messages.some(({ id }) => id === chat.id)) return state;
  const messages = [...state.messages, chat];
  const tooMany = messages.length > MOST_MESSAGES;
  return { ...state, messages: tooMany ? messages.slice(-MOST_MESSAGES) : messages, hasOlder: state.hasOlder || tooMany };
}

/** @param {any} event @returns {Chat} */
function plain({ id, at, text, nonce, by, reply_to, is_removed }) {
  return { id, at, text, nonce, by, reply_to, is_removed };
}

/** @param {Chat} chat @returns {Chat} */
function withoutText(chat) {
  return { ...chat, text: "", is_removed: true };
}

/** By their numbers, as a fresh snapshot has them. @param {Named[]} people @param {any} person @returns {Named[]} */
function withPerson(people, { id, name }) {
  return [...people.filter((each) => each.id !== id), { id, name }].sort((one, other) => one.id - other.id);
}
