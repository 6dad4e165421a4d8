// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { EdgeClock } from "media/edge-clock.js";

test("the newest moment goes on by the clock while something is broadcast", () => {
  const edge = new EdgeClock();
  edge.turn(true, 1000);
  assert.equal(edge.now(9000), 0, "nothing has come yet");
  edge.reached(60_000, 9000);
  assert.equal(edge.now(9100), 60_100);
  edge.reached(59_000, 9200);
  assert.equal(edge.now(9200), 60_200, "an older piece does not turn it back");
});

test("in a break it stands still", () => {
  const edge = new EdgeClock();
  edge.turn(true, 0);
  edge.reached(10_000, 0);
  edge.turn(false, 3000);
  assert.equal(edge.now(90_000), 10_000, "not where the clock would be, but where the media stopped");
  edge.turn(true, 100_000);
  edge.turn(false, 160_000);
  assert.equal(edge.now(170_000), 70_000, "for one who looked back it is reckoned");
});
