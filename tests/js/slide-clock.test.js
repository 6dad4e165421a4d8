// Which slide belongs to which moment.
import assert from "node:assert/strict";
import { test } from "node:test";

import { joined, momentOf, turnAt, untilNext } from "slides/slide-clock.js";

const turn = (page, media_ms) => ({ deck: page ? "d" : null, page, media_ms });
const TURNS = [turn(1, 0), turn(2, 5000), turn(null, 9000), turn(3, 9000), turn(4, 20_000)];

test("a page is shown from its moment on until the next one's", () => {
  const pages = [0, 4999, 5000, 8999, 9000, 19_999, 20_000, 99_000].map((at) => turnAt(TURNS, at)?.page);
  assert.deepEqual(pages, [1, 1, 2, 2, 3, 3, 4, 4]);
});

test("without a picture the newest page is shown", () => {
  assert.equal(turnAt(TURNS, null)?.page, 4);
  assert.equal(turnAt([], null), null);
});

test("before the first turn nothing is", () => {
  assert.equal(turnAt([turn(1, 3000)], 2999), null);
});

test("it is known when the next page is due", () => {
  assert.equal(untilNext(TURNS, 4000), 1000);
  assert.equal(untilNext(TURNS, 20_000), null);
});

test("what was asked for and what happened since make one line", () => {
  assert.deepEqual(joined(TURNS.slice(0, 3), TURNS.slice(2)), TURNS);
  assert.deepEqual(joined(TURNS, TURNS.slice(3)), TURNS);
  assert.deepEqual(joined(TURNS, []), TURNS);
  assert.deepEqual(joined([], TURNS), TURNS);
  assert.deepEqual(joined(TURNS.slice(0, 2), TURNS.slice(3)), [...TURNS.slice(0, 2), ...TURNS.slice(3)]);
});

test("slides follow the picture while there is one that moves", () => {
  const player = { state: "live", mode: "video", isRewound: false, positionMs: 7000 };
  assert.equal(momentOf(player), 7000);
  assert.equal(momentOf({ ...player, mode: "audio" }), 7000);
  assert.equal(momentOf({ ...player, mode: "slides" }), null);
  assert.equal(momentOf({ ...player, state: "paused" }), null);
  assert.equal(momentOf({ ...player, state: "interrupted" }), null);
  assert.equal(momentOf({ ...player, positionMs: 0 }), null);
  assert.equal(momentOf({ ...player, state: "paused", isRewound: true }), 7000);
});
