// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";

import { apply, closedPolls, fromSnapshot, mayHide, openPoll, percent, preparedPolls, sized } from "polls/polls-state.js";

const poll = (code, fields = {}) => ({
  code, order: 0, kind: "single", text: "?", options: ["Yes", "No"], scale_max: 5, state: "open", is_anonymous: false, can_change: true,
  shows_results: true, is_presence_check: false, opened_at: 1, closed_at: null, results: { people: 0, counts: [0, 0], sum: 0, words: [], texts: [] }, ...fields,
});

test("what is said and not stored changes counts and one's own answer", () => {
  let state = fromSnapshot({ shared: { polls: [poll("a")] } });
  state = apply(state, { type: "poll.counted", code: "a", results: { people: 3, counts: [2, 1], sum: 0, words: [], texts: [] } });
  state = apply(state, { type: "poll.voted", code: "a", choices: [1], number: null, words: [], text: "" });
  assert.deepEqual(state.polls.a.results.counts, [2, 1]);
  assert.deepEqual(state.answers, { a: { choices: [1], number: null, words: [], text: "" } });
  assert.equal(apply(state, { type: "poll.counted", code: "unknown", results: {} }), state);
});

test("new texts join those that are there, each once", () => {
  const first = { people: 1, counts: [], sum: 0, words: [], texts: [{ id: 1, text: "one" }] };
  let state = fromSnapshot({ shared: { polls: [poll("a", { kind: "text", options: [], results: first })] } });
  const news = { people: 2, counts: [], sum: 0, words: [], texts: [{ id: 2, text: "two" }, { id: 1, text: "one, changed" }] };
  state = apply(state, { type: "poll.counted", code: "a", results: news });
  assert.deepEqual(state.polls.a.results.texts.map(({ text }) => text), ["two", "one, changed"]);
  assert.equal(state.polls.a.results.people, 2);
});

test("polls stand where they belong", () => {
  const polls = [poll("a", { state: "closed", closed_at: 5 }), poll("b", { state: "closed", closed_at: 9 }), poll("c"), poll("d", { state: "prepared", order: 7 }), poll("e", { state: "prepared", order: 6 })];
  const state = fromSnapshot({ shared: { polls: [] }, host: { polls } });
  assert.equal(openPoll(state).code, "c");
  assert.deepEqual(closedPolls(state).map(({ code }) => code), ["b", "a"]);
  assert.deepEqual(preparedPolls(state).map(({ code }) => code), ["e", "d"]);
});

test("percent of those who answered", () => {
  assert.equal(percent(1, 3), 33);
  assert.equal(percent(0, 0), 0);
});

test("the most frequent word is the largest, and words stand by letters", () => {
  assert.deepEqual(sized([{ word: "б", count: 9 }, { word: "а", count: 1 }, { word: "в", count: 5 }]), [
    { word: "а", count: 1, size: 1 },
    { word: "б", count: 9, size: 5 },
    { word: "в", count: 5, size: 3 },
  ]);
  assert.deepEqual(sized([{ word: "а", count: 4 }]), [{ word: "а", count: 4, size: 3 }]);
});

test("the team and moderators may hide words and texts of an open poll, others nothing", () => {
  const polls = [poll("a", { kind: "text", options: [] }), poll("b", { kind: "words", options: [] }), poll("c"), poll("d", { kind: "text", options: [], results: null })];
  const moderator = fromSnapshot({ shared: { polls: [] }, host: { polls } });
  assert.deepEqual(polls.map((each) => mayHide(moderator, each)), [true, true, false, false]);
  const participant = fromSnapshot({ shared: { polls } });
  assert.deepEqual(polls.map((each) => mayHide(participant, each)), [false, false, false, false]);
});
