// @ts-check
/** What is known of a room's questions. No page, no socket: see webinars/room-state.js. */

/**
 * @typedef {{ code: string, text: string, by: string | null, state: string, votes: number, asked_at: number,
 *   answered_at: number | null, answered_live: boolean, answer: string, answered_by: string }} Question
 * @typedef {object} QuestionsState
 * @property {Record<string, Question>} questions those that this person sees
 * @property {Record<string, true>} asked one's own
 * @property {Record<string, string>} voted what one voted for, with the merged question that brought the vote, or ""
 * @property {boolean} are_taken
 * @property {boolean} are_moderated
 * @property {boolean} may_be_anonymous
 * @property {boolean} moderates whether this person keeps order here
 */

/** @param {import("webinars/room-state.js").PartSnapshot} snapshot @returns {QuestionsState} */
export function fromSnapshot({ shared, host, own }) {
  const all = [...(shared?.questions ?? []), ...(host?.waiting ?? []), ...(own?.waiting ?? [])];
  return {
    questions: Object.fromEntries(all.map((question) => [question.code, question])),
    asked: Object.fromEntries((own?.asked ?? []).map((/** @type {string} */ code) => [code, true])),
    voted: own?.voted ?? {},
    are_taken: shared?.are_taken ?? true,
    are_moderated: shared?.are_moderated ?? false,
    may_be_anonymous: shared?.may_be_anonymous ?? true,
    moderates: Boolean(host),
  };
}

/** @param {QuestionsState} state @param {import("webinars/room-state.js").RoomEvent | Record<string, any>} event @returns {QuestionsState} */
export function apply(state, event) {
  switch (event.type) {
    case "question.asked":
    case "question.taken":
    case "question.returned":
    case "question.answered":
      return withQuestion(state, event.question);
    case "question.received":
      return {
        ...withQuestion(state, event.question),
        asked: { ...state.asked, [event.question.code]: true },
        voted: { ...state.voted, [event.question.code]: "" },
      };
    case "question.published":
      return takenOut(withQuestion(state, event.question), event.question.code, event.out_of, event.out_of_votes);
    case "question.dismissed":
    case "question.withdrawn":
      return without(state, event.code);
    case "question.merged":
      return merged(state, /** @type {any} */ (event));
    case "question.counted":
      return counted(state, event.votes);
    case "question.voted":
      return { ...state, voted: { [event.code]: "", ...state.voted } };
    case "question.unvoted":
      return { ...state, voted: withoutKey(state.voted, event.code) };
    case "question.rules_set":
      return { ...state, are_taken: event.are_taken, are_moderated: event.are_moderated, may_be_anonymous: event.may_be_anonymous };
    default:
      return state;
  }
}

/** What most want first, the older first among equals. @param {QuestionsState} state @param {string[]} states @returns {Question[]} */
export function inOrder(state, states) {
  const found = Object.values(state.questions).filter((question) => states.includes(question.state));
  return found.sort((a, b) => b.votes - a.votes || a.asked_at - b.asked_at || (a.code < b.code ? -1 : 1));
}

/** The last answered first. @param {QuestionsState} state @returns {Question[]} */
export function answered(state) {
  return inOrder(state, ["answered"]).sort((a, b) => (b.answered_at ?? 0) - (a.answered_at ?? 0));
}

/** @param {QuestionsState} state @param {Question} question @returns {QuestionsState} */
function withQuestion(state, question) {
  return { ...state, questions: { ...state.questions, [question.code]: question } };
}

/** @param {QuestionsState} state @param {string} code @returns {QuestionsState} */
function without(state, code) {
  return code in state.questions ? { ...state, questions: withoutKey(state.questions, code) } : state;
}

/** @param {QuestionsState} state @param {{ code: string, into: string, votes: number }} event @returns {QuestionsState} */
function merged(state, { code, into, votes }) {
  const next = counted(without(state, code), { [into]: votes });
  if (!(code in state.voted)) return next;
  // What an earlier merge brought goes on with its own question, and not with this one.
  const origin = state.voted[code];
  const voted = origin ? withoutKey(state.voted, code) : state.voted;
  return { ...next, voted: into in voted ? voted : { ...voted, [into]: origin || code } };
}

/**
 * Votes that came with a merged question leave with it.
 * @param {QuestionsState} state @param {string} code @param {string | null} outOf @param {number | null | undefined} votes
 */
function takenOut(state, code, outOf, votes) {
  if (!outOf) return state;
  // Events of earlier lectures do not say how many are left.
  const next = typeof votes === "number" ? counted(state, { [outOf]: votes }) : state;
  return next.voted[outOf] === code ? { ...next, voted: withoutKey(next.voted, outOf) } : next;
}

/** @param {QuestionsState} state @param {Record<string, number>} votes @returns {QuestionsState} */
function counted(state, votes) {
  const changed = Object.entries(votes).filter(([code, count]) => state.questions[code] && state.questions[code].votes !== count);
  if (changed.length === 0) return state;
  const questions = { ...state.questions };
  for (const [code, count] of changed) questions[code] = { ...questions[code], votes: count };
  return { ...state, questions };
}

/** @template T @param {Record<string, T>} record @param {string} key @returns {Record<string, T>} */
function withoutKey(record, key) {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
