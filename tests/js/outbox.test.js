// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS, Outbox, isTransient, pauseAfter } from "quizzes/outbox.js";

const given = (...chosen) => ({ chosen: chosen.map(String), flagged: false, revision: 0, writer: "w" });
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** An outbox whose line answers what the test says, and whose clock the test holds. */
function box({ stored = {}, replies = [] } = {}) {
  const seen = { sent: [], states: [], answered: [], timers: [], stored };
  const outbox = new Outbox({
    key: "quiz",
    store: {
      get: (key) => seen.stored[key] ?? null,
      set: (key, value) => (seen.stored[key] = value),
      remove: (key) => delete seen.stored[key],
    },
    send: async (position, one) => {
      seen.sent.push([position, one.chosen.join("+")]);
      const reply = replies.length ? replies.shift() : { status: 200, body: {} };
      if (reply instanceof Error) throw reply;
      return reply;
    },
    told: (state) => seen.states.push(state),
    answered: (position, one, reply) => seen.answered.push([position, reply.status]),
    later: (run, ms) => seen.timers.push([run, ms]),
  });
  return { outbox, seen };
}

test("answers go one after the other, the newest of each question", async () => {
  const { outbox, seen } = box();
  outbox.put(1, given(11));
  outbox.put(2, given(21));
  outbox.put(2, given(22));
  await settle();
  assert.deepEqual(seen.sent, [[1, "11"], [2, "22"]]);
  assert.deepEqual(seen.states, ["saving", "saving", "saved"]);
  assert.equal(outbox.size, 0);
  assert.deepEqual(seen.stored, {});
});

test("a lost line keeps the answer and tries again, later and later", async () => {
  const { outbox, seen } = box({ replies: [new TypeError("Failed to fetch"), { status: 503 }, { status: 200, body: {} }] });
  outbox.put(3, given(31));
  await settle();
  assert.deepEqual(seen.states, ["saving", "offline"]);
  assert.equal(JSON.parse(seen.stored.quiz)[0][0], 3);
  seen.timers.shift()[0]();
  await settle();
  assert.equal(seen.states.at(-1), "failed");
  assert.equal(seen.timers[0][1], 2 * FIRST_PAUSE_MS);
  seen.timers.shift()[0]();
  await settle();
  assert.deepEqual([seen.states.at(-1), seen.sent.length, seen.stored.quiz], ["saved", 3, undefined]);
});

test("what was chosen while the old answer failed is what is sent next", async () => {
  let fail;
  const { outbox, seen } = box({ replies: [new Promise((resolve) => (fail = () => resolve({ status: 0 })))] });
  outbox.put(1, given(11));
  outbox.put(1, given(12));
  fail();
  await settle();
  seen.timers.shift()[0]();
  await settle();
  assert.deepEqual(seen.sent, [[1, "11"], [1, "12"]]);
});

test("what waited when the page was closed is sent by the next page", async () => {
  const { outbox, seen } = box({ stored: { quiz: JSON.stringify([[2, given(21)]]) } });
  assert.deepEqual(outbox.waiting, [[2, given(21)]]);
  outbox.flush();
  await settle();
  assert.deepEqual(seen.answered, [[2, 200]]);
});

test("a store that holds nonsense holds nothing", () => {
  for (const nonsense of ["", "{", "null", '{"a":1}', '[[1]]', '[["x",{}]]', '[[1,{"chosen":3}]]']) {
    assert.equal(box({ stored: { quiz: nonsense } }).outbox.size, 0);
  }
});

test("an answer that is refused is told and not sent again", async () => {
  const { outbox, seen } = box({ replies: [{ status: 409, body: { revision: 4 } }] });
  outbox.put(1, given(11));
  await settle();
  assert.deepEqual([seen.sent.length, seen.answered, outbox.size], [1, [[1, 409]], 0]);
});

test("one may wait until everything is saved", async () => {
  const { outbox, seen } = box({ replies: [{ status: 0 }, { status: 200, body: {} }] });
  assert.equal(await outbox.emptied(1000), true);
  outbox.put(1, given(11));
  await settle();
  const waiting = outbox.emptied(1000);
  await settle();
  assert.equal(await waiting, true);
  assert.equal(seen.sent.length, 2);
});

test("or for so long", async () => {
  const { outbox, seen } = box({ replies: [{ status: 0 }, { status: 0 }] });
  outbox.put(1, given(11));
  await settle();
  const waiting = outbox.emptied(8000);
  seen.timers.find(([, ms]) => ms === 8000)[0]();
  assert.equal(await waiting, false);
});

test("handed in elsewhere, nothing waits any more", async () => {
  const { outbox, seen } = box({ replies: [{ status: 0 }] });
  outbox.put(1, given(11));
  await settle();
  outbox.clear();
  assert.deepEqual([outbox.size, seen.stored], [0, {}]);
});

test("pauses grow to a limit, and only passing troubles are tried again", () => {
  assert.deepEqual([1, 2, 3, 20].map(pauseAfter), [FIRST_PAUSE_MS, 2000, 4000, LONGEST_PAUSE_MS]);
  assert.deepEqual([0, 200, 401, 403, 409, 410, 422, 429, 500, 503].filter(isTransient), [0, 401, 403, 429, 500, 503]);
});
