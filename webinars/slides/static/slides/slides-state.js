// @ts-check
/** What is shown of slides, as the server tells it. No page, no socket: see webinars/room-state.js. */

/**
 * @typedef {{ deck: string, page: number, width: number, height: number, text: string }} Shown the page on the screen
 * @typedef {{ deck: string | null, page: number | null, media_ms: number }} Turn nulls: from then on no slide
 * @typedef {{ deck: string, title: string, pages: number, furthest: number, is_downloadable: boolean }} Deck that was shown
 * @typedef {{ deck: string, title: string, pages: number, width: number, height: number }} Listed that can be shown
 * @typedef {object} SlidesState
 * @property {Shown | null} shown
 * @property {Turn[]} turns the last ones, oldest first
 * @property {Deck[]} decks by their codes
 * @property {Listed[]} listed for hosts, in their order
 */

/** So many turns are kept; a snapshot has as many (webinars/slides/live/part.py). */
export const LAST_TURNS = 30;

/** @param {import("webinars/room-state.js").PartSnapshot} snapshot @returns {SlidesState} */
export function fromSnapshot({ shared, host }) {
  return {
    shown: plain(shared?.shown),
    turns: shared?.turns ?? [],
    decks: shared?.decks ?? [],
    listed: host?.listed ?? [],
  };
}

/** @param {SlidesState} state @param {import("webinars/room-state.js").RoomEvent} event @returns {SlidesState} */
export function apply(state, event) {
  switch (event.type) {
    case "slides.turned":
      return turned(state, event);
    case "slides.offered": {
      const { deck, title, is_downloadable } = event;
      return { ...state, decks: state.decks.map((each) => (each.deck === deck ? { ...each, title, is_downloadable } : each)) };
    }
    case "slides.listed":
      return { ...state, listed: event.listed };
    default:
      return state;
  }
}

/** @param {SlidesState} state @param {any} event @returns {SlidesState} */
function turned(state, { shown, media_ms }) {
  const turn = { deck: shown?.deck ?? null, page: shown?.page ?? null, media_ms };
  const last = state.turns.at(-1);
  if (last && last.deck === turn.deck && last.page === turn.page && last.media_ms === media_ms) return state;
  return { ...state, shown: plain(shown), turns: [...state.turns, turn].slice(-LAST_TURNS), decks: shown ? withDeck(state.decks, shown) : state.decks };
}

/** @param {Deck[]} decks @param {any} shown @returns {Deck[]} */
function withDeck(decks, { deck, title, pages, furthest, is_downloadable }) {
  const others = decks.filter((each) => each.deck !== deck);
  return [...others, { deck, title, pages, furthest, is_downloadable }].sort((one, other) => (one.deck < other.deck ? -1 : 1));
}

/** @param {any} shown @returns {Shown | null} */
function plain(shown) {
  return shown ? { deck: shown.deck, page: shown.page, width: shown.width, height: shown.height, text: shown.text } : null;
}
