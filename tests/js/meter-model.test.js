// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { labelled, LONGEST_MS, minutesClock, place, share, viewAt } from "credits/meter-model.js";

const MINUTE = 60_000;
const update = (more = {}) => ({
  running: true, now: 62 * MINUTE, starts_at: 0, ends_at: 90 * MINUTE, attended_s: 3720, content_s: 3720, needed_s: 5400, percent: 100,
  credits: "1", waiting: "0", max_credits: "1.5", unit: "h", earned: 66, next: { credits: "1.25", missing_s: 780, missing_checks: 0 },
  checks_answered: 1, checks_needed: 4, quiz_required: false, quiz_passed: false, intervals: [[0, 62 * MINUTE]], breaks: [], goals: [], reasons: [], ...more,
});
const online = { online: true };

test("time goes on by itself while it counts", () => {
  const view = viewAt(update(), 62 * MINUTE + 5400, online);
  assert.equal(view.attendedS, 3725);
  assert.equal(view.missingS, 775);
  assert.deepEqual(view.intervals, [[0, 62 * MINUTE + 5400]]);
});

test("it stands still in a break and without a line", () => {
  assert.equal(viewAt(update({ running: false }), 70 * MINUTE, online).attendedS, 3720);
  assert.equal(viewAt(update(), 62 * MINUTE + 9000, { online: false }).attendedS, 3720);
});

test("it does not count on for ever when the server is silent, nor backwards", () => {
  assert.equal(viewAt(update(), 80 * MINUTE, online).attendedS, 3720 + LONGEST_MS / 1000);
  assert.equal(viewAt(update(), 61 * MINUTE, online).attendedS, 3720);
});

test("somebody who was cut off does not grow a bar that ended", () => {
  const gone = update({ intervals: [[0, 50 * MINUTE]] });
  assert.deepEqual(viewAt(gone, 62 * MINUTE + 5000, online).intervals, [[0, 50 * MINUTE]]);
});

test("the line of time grows with a lecture that runs over", () => {
  assert.equal(viewAt(update({ now: 90 * MINUTE }), 90 * MINUTE + 3000, online).endsAt, 90 * MINUTE + 3000);
});

test("shares stay between 0 and 100", () => {
  assert.deepEqual([share(5, 10), share(20, 10), share(-1, 10), share(1, 0)], [50, 100, 0, 0]);
  assert.equal(place(45, 0, 90), 50);
});

test("clocks count in minutes", () => {
  assert.deepEqual([minutesClock(0), minutesClock(59), minutesClock(5720.9), minutesClock(-3)], ["0:00", "0:59", "95:20", "0:00"]);
});

test("labels that would touch are left out", () => {
  const goals = [10, 20, 30, 36].map((at, index) => ({ credits: String(index), at, is_earned: index < 2 }));
  assert.deepEqual([...labelled(goals, (at) => at, 9)], [1, 2]);
  assert.deepEqual([...labelled(goals, (at) => at, 5)], [1, 2, 3]);
  assert.deepEqual([...labelled([], (at) => at, 5)], []);
});
