// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { UploadRate } from "media/upload-rate.js";

/** Looks every half second for so long; the rates that were chosen. `behind` tells how much is unsent at a second. */
function run(rate, { fromS = 0, forS, behind, isOnline = () => true }) {
  const chosen = [];
  for (let at = fromS; at < fromS + forS; at += 0.5) {
    if (rate.note({ now: at * 1000, behindMs: behind(at), isOnline: isOnline(at) })) chosen.push([at, rate.kbps]);
  }
  return chosen;
}

test("a good line keeps the wished rate", () => {
  assert.deepEqual(run(new UploadRate(2000), { forS: 120, behind: () => 300 }), []);
});

test("a hiccup of a second changes nothing", () => {
  assert.deepEqual(run(new UploadRate(2000), { forS: 60, behind: (at) => (at > 10 && at < 11.5 ? 3000 : 200) }), []);
});

test("a line that does not carry it gets less, step by step, and no less than the last step", () => {
  const chosen = run(new UploadRate(2000), { forS: 60, behind: (at) => at * 1000 });
  assert.deepEqual(chosen.map(([, kbps]) => kbps), [1200, 700, 400]);
  assert.ok(chosen[0][0] <= 6);
  for (const index of [1, 2]) assert.ok(chosen[index][0] - chosen[index - 1][0] >= 6);
});

test("what was kept during a cut is waited for while it shrinks", () => {
  const isOnline = (at) => at < 5 || at > 65;
  const behind = (at) => (at < 5 ? 200 : at < 65 ? (at - 5) * 1000 : Math.max(200, 60_000 - (at - 65) * 1500));
  const chosen = run(new UploadRate(2000), { forS: 100, behind, isOnline });
  assert.deepEqual(chosen.map(([, kbps]) => kbps), [1200]);
  assert.ok(chosen[0][0] > 65);
});

test("a cut line says nothing about how much it carries", () => {
  assert.deepEqual(run(new UploadRate(2000), { forS: 60, behind: (at) => at * 1000, isOnline: () => false }), []);
});

test("a line that is well again gets more after a while, one step at a time", () => {
  const rate = new UploadRate(2000);
  run(rate, { forS: 20, behind: (at) => at * 1000 });
  assert.ok(rate.isReduced);
  const from = rate.kbps;
  const chosen = run(rate, { fromS: 20, forS: 120, behind: () => 200 });
  assert.ok(chosen[0][1] > from);
  assert.deepEqual([chosen.at(-1)[1], rate.isReduced], [2000, false]);
  for (let index = 1; index < chosen.length; index += 1) assert.ok(chosen[index][0] - chosen[index - 1][0] >= 15);
});

test("a line that carries no more is tried less and less often", () => {
  const rate = new UploadRate(2000);
  // It carries 1,200: with more it falls behind.
  let behind = 0;
  const look = () => {
    behind = Math.max(200, behind + (rate.kbps > 1200 ? 800 : -1000));
    return behind;
  };
  const raised = run(rate, { forS: 600, behind: look }).filter(([, kbps]) => kbps === 2000).map(([at]) => at);
  const pauses = raised.slice(1).map((at, index) => at - raised[index]);
  assert.ok(pauses.length >= 2);
  for (let index = 1; index < pauses.length; index += 1) assert.ok(pauses[index] > pauses[index - 1]);
});
