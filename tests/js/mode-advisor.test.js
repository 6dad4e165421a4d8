// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { ModeAdvisor } from "media/mode-advisor.js";

const MINUTE = 60_000;
const poor = (atMs, mode = "video", kbps = null) => ({ atMs, verdict: "poor", mode, kbps });
const good = (atMs, mode) => ({ atMs, verdict: "good", mode, kbps: null });

test("a poor line: the next lighter mode is offered; a fair one: nothing", () => {
  const advisor = new ModeAdvisor();
  assert.equal(advisor.step({ atMs: 0, verdict: "fair", mode: "video", kbps: null }), null);
  assert.deepEqual(advisor.step(poor(1)), { mode: "light", why: "slow" });
  assert.deepEqual(advisor.step(poor(2, "light")), { mode: "audio", why: "slow" });
  assert.deepEqual(advisor.step(poor(3, "audio")), { mode: "slides", why: "slow" });
  assert.equal(advisor.step(poor(4, "slides")), null);
});

test("a mode that would not get through either is passed over", () => {
  const advisor = new ModeAdvisor();
  assert.equal(advisor.step(poor(1, "video", 90)).mode, "audio");
  assert.equal(advisor.step(poor(1, "video", 15)).mode, "slides");
  assert.equal(advisor.step(poor(1, "video", 600)).mode, "light");
});

test("what the server cannot make is not offered", () => {
  const advisor = new ModeAdvisor();
  advisor.unavailable.add("light");
  assert.equal(advisor.step(poor(1)).mode, "audio");
});

test("who wants to stay is not asked again for five minutes, then for ten", () => {
  const advisor = new ModeAdvisor();
  advisor.declined(0, advisor.step(poor(0)));
  assert.equal(advisor.step(poor(4 * MINUTE)), null);
  const again = advisor.step(poor(5 * MINUTE));
  assert.equal(again.mode, "light");
  advisor.declined(5 * MINUTE, again);
  assert.equal(advisor.step(poor(14 * MINUTE)), null);
  assert.ok(advisor.step(poor(15 * MINUTE)));
});

test("when the line is good again the way back is offered, to where one came from", () => {
  const advisor = new ModeAdvisor();
  advisor.took(0, { mode: "light", why: "slow" }, "video");
  advisor.took(1000, { mode: "audio", why: "slow" }, "light");
  assert.equal(advisor.step(good(2 * MINUTE, "audio")), null, "not at once");
  const up = advisor.step(good(6 * MINUTE, "audio"));
  assert.deepEqual(up, { mode: "light", why: "better" });
  advisor.took(6 * MINUTE, up, "audio");
  const top = advisor.step(good(9 * MINUTE, "light"));
  assert.deepEqual(top, { mode: "video", why: "better" });
  advisor.took(9 * MINUTE, top, "light");
  assert.equal(advisor.step(good(60 * MINUTE, "video")), null);
});

test("a line that was better for a moment only: the next way back is offered later", () => {
  const advisor = new ModeAdvisor();
  advisor.took(0, { mode: "light", why: "slow" }, "video");
  advisor.took(6 * MINUTE, { mode: "video", why: "better" }, "light");
  advisor.took(6.5 * MINUTE, { mode: "light", why: "slow" }, "video");
  assert.equal(advisor.step(good(15 * MINUTE, "light")), null);
  assert.ok(advisor.step(good(17 * MINUTE, "light")));
});

test("who chose in the menu is not led away from it", () => {
  const advisor = new ModeAdvisor();
  advisor.took(0, { mode: "light", why: "slow" }, "video");
  advisor.chosen();
  assert.equal(advisor.step(good(60 * MINUTE, "light")), null);
});

test("who declines the way back keeps the lighter mode", () => {
  const advisor = new ModeAdvisor();
  advisor.took(0, { mode: "light", why: "slow" }, "video");
  advisor.declined(6 * MINUTE, advisor.step(good(6 * MINUTE, "light")));
  assert.equal(advisor.step(good(60 * MINUTE, "light")), null);
});
