// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { LiveEdge } from "media/live-edge.js";

/** Lets seconds pass, 20 decisions each; chunks of 200 ms arrive. Returns the last decision. */
function watch(edge, { behindS, seconds = 2, atMs = 0 }) {
  let last;
  for (let tick = 0; tick < seconds * 20; tick += 1) {
    const now = atMs + tick * 50;
    last = edge.step({ atMs: now, endS: 100 + (now % 200) / 1000, playedS: 100 - behindS });
  }
  return last;
}

test("close enough: it plays as recorded", () => {
  assert.deepEqual(watch(new LiveEdge(), { behindS: 0.13 }), { rate: 1, jumpS: 0 });
});

test("a little behind: a little faster; more: faster still", () => {
  assert.equal(watch(new LiveEdge(), { behindS: 0.25 }).rate, 1.05);
  assert.equal(watch(new LiveEdge(), { behindS: 0.6 }).rate, 1.1);
});

test("too close to what has arrived: slower, so that it does not run dry", () => {
  assert.equal(watch(new LiveEdge(), { behindS: 0.02 }).rate, 0.97);
});

test("far behind: it jumps to the edge", () => {
  const edge = new LiveEdge();
  const jumps = [];
  for (let tick = 0; tick < 20; tick += 1) {
    const { jumpS } = edge.step({ atMs: tick * 50, endS: 100, playedS: 95 });
    if (jumpS) jumps.push(Math.round(jumpS * 100) / 100);
  }
  assert.equal(jumps[0], 4.88);
});

test("it does not decide before it has seen enough", () => {
  const edge = new LiveEdge();
  assert.deepEqual(edge.step({ atMs: 0, endS: 100, playedS: 99 }), { rate: 1, jumpS: 0 });
});

test("after each stall it stays further away, and comes back after a calm time", () => {
  const edge = new LiveEdge();
  edge.stalled(0);
  edge.stalled(10);
  assert.equal(edge.targetS.toFixed(2), "0.22");
  watch(edge, { behindS: 0.2, seconds: 70, atMs: 100 });
  assert.equal(edge.targetS.toFixed(2), "0.12");
});

test("the distance has a limit", () => {
  const edge = new LiveEdge();
  for (let count = 0; count < 100; count += 1) edge.stalled(count);
  assert.equal(edge.targetS, 1);
});

test("it begins just behind the edge, never before the buffer", () => {
  const edge = new LiveEdge();
  assert.equal(edge.entry(10, 20).toFixed(2), "19.83");
  assert.equal(edge.entry(19.9, 20), 19.9);
});
