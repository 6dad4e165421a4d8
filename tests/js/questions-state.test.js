// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";

import { answered, apply, fromSnapshot, inOrder } from "questions/questions-state.js";

const question = (code, fields = {}) => ({
  code, text: "?", by: null, state: "open", votes: 1, asked_at: 10, answered_at: null, answered_live: false, answer: "", answered_by: "", ...fields,
});
const shared = (...questions) => ({ shared: { questions, are_taken: true, are_moderated: false, may_be_anonymous: true } });

test("what most want stands first, the older first among equals", () => {
  const state = fromSnapshot(shared(question("a", { asked_at: 3 }), question("b", { asked_at: 2 }), question("c", { votes: 4 }), question("d", { state: "waiting" })));
  assert.deepEqual(inOrder(state, ["open"]).map(({ code }) => code), ["c", "b", "a"]);
});

test("the last answered stands first", () => {
  const state = fromSnapshot(shared(question("a", { state: "answered", answered_at: 1, votes: 9 }), question("b", { state: "answered", answered_at: 2 })));
  assert.deepEqual(answered(state).map(({ code }) => code), ["b", "a"]);
});

test("votes are counted, and nothing changes for those that are gone", () => {
  const state = fromSnapshot(shared(question("a")));
  assert.equal(apply(state, { type: "question.counted", votes: { a: 7, gone: 3 } }).questions.a.votes, 7);
  assert.equal(apply(state, { type: "question.counted", votes: { a: 1 } }), state);
});

test("one's vote goes with a merged question, and comes back with it", () => {
  let state = fromSnapshot({ ...shared(question("a"), question("b")), own: { waiting: [], asked: [], voted: { a: "" } } });
  state = apply(state, { type: "question.merged", code: "a", into: "b", votes: 2 });
  assert.deepEqual(state.voted, { a: "", b: "a" });
  assert.deepEqual(Object.keys(state.questions), ["b"]);
  state = apply(state, { type: "question.published", question: question("a"), out_of: "b" });
  assert.deepEqual(state.voted, { a: "" });
});

test("one's own vote", () => {
  let state = fromSnapshot(shared(question("a")));
  state = apply(state, { type: "question.voted", code: "a" });
  assert.deepEqual(state.voted, { a: "" });
  assert.deepEqual(apply(state, { type: "question.unvoted", code: "a" }).voted, {});
});
