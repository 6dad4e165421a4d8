// @ts-check
/** What is known of a room's polls. No page, no socket: see webinars/room-state.js. */

/**
 * @typedef {{ people: number, counts: number[], sum: number, words: { word: string, count: number }[], texts: { id: number, text: string }[] }} Results
 * @typedef {{ code: string, order: number, kind: string, text: string, options: string[], scale_max: number, state: string, is_anonymous: boolean,
 *   can_change: boolean, shows_results: boolean, is_presence_check: boolean, opened_at: number | null, closed_at: number | null, results: Results | null }} Poll
 * @typedef {{ choices: number[], number: number | null, words: string[], text: string }} Answer
 * @typedef {{ polls: Record<string, Poll>, answers: Record<string, Answer>, isTeam: boolean }} PollsState
 */

/** Open texts that are kept; as many as the server shows. */
const TEXTS = 100;

/** @param {import("webinars/room-state.js").PartSnapshot} snapshot @returns {PollsState} */
export function fromSnapshot({ shared, host, own }) {
  /** @type {Poll[]} */
  const polls = (host ?? shared)?.polls ?? [];
  return {
    polls: Object.fromEntries(polls.map((poll) => [poll.code, poll])),
    answers: own?.answers ?? {},
    isTeam: Boolean(host),
  };
}

/** @param {PollsState} state @param {import("webinars/room-state.js").RoomEvent | Record<string, any>} event @returns {PollsState} */
export function apply(state, event) {
  switch (event.type) {
    case "poll.opened":
      return opened(state, event.poll);
    case "poll.closed":
      return changed(state, event.code, (poll) => ({ ...poll, state: "closed", closed_at: event.closed_at, results: event.results ?? poll.results }));
    case "poll.results_shown":
      return changed(state, event.code, (poll) => ({ ...poll, shows_results: true, results: event.results }));
    case "poll.results_hidden":
      return changed(state, event.code, (poll) => ({ ...poll, shows_results: false, results: state.isTeam ? poll.results : null }));
    case "poll.answer_hidden":
      return changed(state, event.code, (poll) => ({ ...poll, results: event.results ?? poll.results }));
    case "poll.summed":
      return changed(state, event.code, (poll) => ({ ...poll, results: event.results }));
    case "polls.listed":
      return listed(state, event.polls);
    case "poll.counted":
      return changed(state, event.code, (poll) => ({ ...poll, results: counted(poll, event.results) }));
    case "poll.voted": {
      const { code, choices, number, words, text } = event;
      return { ...state, answers: { ...state.answers, [code]: { choices, number, words, text } } };
    }
    default:
      return state;
  }
}

/** Whether this person sees a button beside each word and text: the team and moderators, also before they answer themselves. @param {PollsState} state @param {Poll} poll */
export function mayHide(state, poll) {
  return state.isTeam && (poll.kind === "words" || poll.kind === "text") && poll.results !== null;
}

/** @param {PollsState} state @returns {Poll | undefined} */
export function openPoll(state) {
  return Object.values(state.polls).find((poll) => poll.state === "open");
}

/** The last opened first. @param {PollsState} state @returns {Poll[]} */
export function closedPolls(state) {
  return Object.values(state.polls)
    .filter((poll) => poll.state === "closed")
    .sort((a, b) => (b.closed_at ?? 0) - (a.closed_at ?? 0));
}

/** @param {PollsState} state @returns {Poll[]} */
export function preparedPolls(state) {
  return Object.values(state.polls)
    .filter((poll) => poll.state === "prepared")
    .sort((a, b) => a.order - b.order);
}

/** Whole percent of those who answered. @param {number} count @param {number} people @returns {number} */
export function percent(count, people) {
  return people ? Math.round((100 * count) / people) : 0;
}

/** From 1 to 5: how large each word is drawn. @param {{ word: string, count: number }[]} words */
export function sized(words) {
  const counts = words.map(({ count }) => count);
  const low = Math.min(...counts);
  const spread = Math.max(...counts) - low;
  return words
    .map(({ word, count }) => ({ word, count, size: spread > 0 ? 1 + Math.floor(((count - low) * 4) / spread) : 3 }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
}

/** @param {PollsState} state @param {Poll} poll @returns {PollsState} */
function opened(state, poll) {
  const before = state.polls[poll.code];
  const known = state.isTeam ? (before?.results ?? nothing(poll)) : null;
  return { ...state, polls: { ...state.polls, [poll.code]: { ...poll, results: poll.results ?? known } } };
}

/** @param {PollsState} state @param {string} code @param {(poll: Poll) => Poll} change @returns {PollsState} */
function changed(state, code, change) {
  const poll = state.polls[code];
  return poll ? { ...state, polls: { ...state.polls, [code]: change(poll) } } : state;
}

/** @param {PollsState} state @param {Poll[]} polls @returns {PollsState} */
function listed(state, polls) {
  const next = polls.map((poll) => [poll.code, { ...poll, results: state.polls[poll.code]?.results ?? null }]);
  return { ...state, isTeam: true, polls: Object.fromEntries(next) };
}

/** New texts come alone. @param {Poll} poll @param {Results} results @returns {Results} */
function counted(poll, results) {
  if (poll.kind !== "text" || !poll.results) return results;
  const news = new Set(results.texts.map((text) => text.id));
  const texts = [...results.texts, ...poll.results.texts.filter((text) => !news.has(text.id))];
  return { ...results, texts: texts.slice(0, TEXTS) };
}

/** @param {Poll} poll @returns {Results} */
function nothing(poll) {
  const counts = poll.kind === "scale" ? poll.scale_max : poll.options.length;
  return { people: 0, counts: new Array(counts).fill(0), sum: 0, words: [], texts: [] };
}
