// @ts-nocheck
import assert from "node:assert/strict";
import { test } from "node:test";

import { CheckMoment } from "attendance/check-moment.js";
import * as reducer from "attendance/checks-state.js";

const RUNNING = { check: 7, number: 2, launched_at: 100_000, until: 190_000, window_ms: 90_000 };

/** Shown at 101 s. */
function shown() {
  const moment = new CheckMoment();
  moment.follow(RUNNING, null);
  moment.shownAt = 101_000;
  return moment;
}

test("a check that runs is to be shown, and then is open for its whole time", () => {
  const moment = new CheckMoment();
  assert.equal(moment.look(100_500), "none");
  moment.follow(RUNNING, null);
  assert.equal(moment.look(100_500), "ask");
  moment.shownAt = 100_500;
  assert.equal(moment.look(100_500), "open");
  assert.equal(moment.until, 190_500);
  assert.equal(moment.leftS(100_500), 90);
});

test("the server's word on the end of the time counts", () => {
  const moment = shown();
  moment.noted({ check: 7, until: 191_200, answered_at: null }, 101_300);
  assert.equal(moment.until, 191_200);
  assert.equal(moment.look(191_000), "open");
});

test("who comes in late has the whole time", () => {
  const moment = new CheckMoment();
  moment.follow(RUNNING, null);
  assert.equal(moment.look(189_999), "ask");
  moment.shownAt = 189_999;
  assert.equal(moment.look(279_000), "open");
});

test("who comes in when it is over is not shown it", () => {
  const moment = new CheckMoment();
  moment.follow(RUNNING, null);
  assert.equal(moment.look(190_000), "none");
});

test("who was shown it before goes on with the time that is left", () => {
  const moment = new CheckMoment();
  moment.follow(RUNNING, { check: 7, until: 200_000, answered_at: null });
  assert.equal(moment.look(195_000), "ask");
  assert.equal(moment.leftS(195_000), 5);
  moment.shownAt = 195_000;
  assert.equal(moment.look(195_000), "open");
});

test("who has answered is not asked again", () => {
  const moment = new CheckMoment();
  moment.follow(RUNNING, { check: 7, until: 191_000, answered_at: 120_000 });
  assert.equal(moment.look(150_000), "done");
});

test("that it has gone by is the server's word, not the page's", () => {
  const moment = shown();
  moment.noted({ check: 7, until: 191_000, answered_at: null }, 101_300);
  assert.equal(moment.look(191_000), "wait");
  moment.noted({ check: 7, until: 191_000, answered_at: null }, 191_100);
  assert.equal(moment.look(191_100), "gone");
});

test("an answer from another device, or one that came through late, is an answer", () => {
  const moment = shown();
  moment.noted({ check: 7, until: 191_000, answered_at: 130_000 }, 191_100);
  assert.equal(moment.look(191_100), "done");
});

test("what could not be shown in time is nothing that was missed", () => {
  const moment = shown();
  moment.noted({ check: 7, until: null, answered_at: null }, 101_300);
  assert.equal(moment.look(101_400), "none");
});

test("the next check begins anew, and what is said of another is passed over", () => {
  const moment = shown();
  moment.hasAnswered = true;
  moment.noted({ check: 6, until: null, answered_at: null }, 101_300);
  assert.equal(moment.look(101_400), "open");
  moment.follow({ ...RUNNING, check: 8, launched_at: 400_000, until: 490_000 }, null);
  assert.equal(moment.hasAnswered, false);
  assert.equal(moment.look(400_100), "ask");
});

test("events lead where a snapshot leads", () => {
  const event = { type: "check.launched", seq: 3, at: 100_001, ...RUNNING };
  const before = reducer.fromSnapshot({ host: { apart_ms: 180_000, newest: null } });
  const after = reducer.fromSnapshot({
    shared: RUNNING,
    host: { apart_ms: 180_000, newest: { check: 7, number: 2, launched_at: 100_000, until: 190_000, shown: 0, answered: 0 } },
  });
  const applied = reducer.apply(before, event);
  assert.deepEqual(applied, after);
  assert.equal(reducer.apply(applied, event), applied);
  assert.equal(reducer.apply(applied, { type: "chat.sent", seq: 4, at: 1 }), applied);
  const ended = reducer.apply(applied, { type: "webinar.ended", seq: 5, at: 2 });
  assert.deepEqual(ended, reducer.fromSnapshot({ host: { apart_ms: 180_000, newest: null } }));
});
