// @ts-nocheck
// One thing after the other, with a connection that was closed in the middle of one.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { InTurn } from "stage/signals.js";

async function settled() {
  for (let step = 0; step < 10; step += 1) await new Promise((resolve) => setImmediate(resolve));
}

test("each thing waits for the one before, also for one that fails", async () => {
  const inTurn = new InTurn();
  const done = [];
  let finish;
  inTurn.then(() => new Promise((resolve) => (finish = resolve)).then(() => done.push("first")));
  inTurn.then(async () => {
    done.push("second");
    throw new Error("it does not fit any more");
  });
  inTurn.then(async () => done.push("third"));
  await settled();
  assert.deepEqual(done, []);
  finish();
  await settled();
  assert.deepEqual(done, ["first", "second", "third"]);
});

test("what never comes back holds up the rest for a while only", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const inTurn = new InTurn();
  const done = [];
  inTurn.then(() => new Promise(() => {}));
  inTurn.then(async () => done.push("the next offer"));
  await settled();
  mock.timers.tick(7999);
  await settled();
  assert.deepEqual(done, []);
  mock.timers.tick(1);
  await settled();
  assert.deepEqual(done, ["the next offer"]);
  mock.timers.reset();
});
