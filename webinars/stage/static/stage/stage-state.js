// @ts-check
/** Hands and speakers, as the server tells it. No page, no socket: see webinars/room-state.js. */

/** @typedef {{ id: number, name: string, initials: string }} Speaker */
/** @typedef {{ hand: number, person: number }} Hand */
/** @typedef {{ turn: number, place: number, by: Speaker, line: string, muted_by: number }} Turn `line`: the speaker's page, "" until it is ready */
/** @typedef {{ hands: Hand[], turns: Turn[], names: Record<string, Speaker> }} StageState hands in the queue's order; `names` of hands, for the team */

/** @param {import("webinars/room-state.js").PartSnapshot} snapshot @returns {StageState} */
export function fromSnapshot({ shared, host }) {
  return { hands: shared?.hands ?? [], turns: shared?.turns ?? [], names: host?.names ?? {} };
}

/** @param {StageState} state @param {import("webinars/room-state.js").RoomEvent} event @returns {StageState} */
export function apply(state, event) {
  switch (event.type) {
    case "hand.raised":
      if (state.hands.some(({ hand }) => hand === event.hand)) return state;
      return { ...state, hands: [...state.hands, { hand: event.hand, person: event.person }] };
    case "hand.named":
      return { ...state, names: { ...state.names, [event.hand]: event.by } };
    case "hand.lowered":
      return withoutHand(state, event.hand);
    case "microphone.given": {
      const without = withoutHand(state, event.hand);
      if (state.turns.some(({ turn }) => turn === event.turn)) return without;
      const turn = { turn: event.turn, place: event.place, by: event.by, line: "", muted_by: 0 };
      return { ...without, turns: [...without.turns, turn] };
    }
    case "microphone.taken":
      return withTurn(state, event.turn, { line: event.line });
    case "microphone.muted":
      return withTurn(state, event.turn, { muted_by: event.by });
    case "microphone.unmuted":
      return withTurn(state, event.turn, { muted_by: 0 });
    case "microphone.ended":
      if (!state.turns.some(({ turn }) => turn === event.turn)) return state;
      return { ...state, turns: state.turns.filter(({ turn }) => turn !== event.turn) };
    default:
      return state;
  }
}

/** @param {StageState} state @param {number} person @returns {number} their place in the queue, from 1; 0: no hand is raised */
export function placeOf(state, person) {
  return state.hands.findIndex((hand) => hand.person === person) + 1;
}

/** @param {StageState} state @param {number} hand @returns {StageState} */
function withoutHand(state, hand) {
  if (!state.hands.some((each) => each.hand === hand) && !(hand in state.names)) return state;
  const { [hand]: _, ...names } = state.names;
  return { ...state, hands: state.hands.filter((each) => each.hand !== hand), names };
}

/** @param {StageState} state @param {number} turn @param {Partial<Turn>} change @returns {StageState} */
function withTurn(state, turn, change) {
  if (!state.turns.some((each) => each.turn === turn)) return state;
  return { ...state, turns: state.turns.map((each) => (each.turn === turn ? { ...each, ...change } : each)) };
}
