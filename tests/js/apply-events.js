// Applies events to snapshots with the pages' own reducers, for tests/webinars/test_reducers.py. Reads cases from standard input:
// [{ module, snapshot, events, fresh }]; writes for each null, or how the two states differ.
// @ts-nocheck
import assert from "node:assert/strict";
import { text } from "node:stream/consumers";

const differences = [];
for (const { module, snapshot, events, fresh } of JSON.parse(await text(process.stdin))) {
  const { fromSnapshot, apply } = await import(module);
  const expected = fromSnapshot(fresh);
  try {
    let state = frozen(fromSnapshot(snapshot));
    for (const event of events) state = frozen(apply(state, event));
    assert.deepStrictEqual(state, expected, "events");
    // Events that a state holds already change nothing: an own snapshot may be newer than the shared one.
    for (const event of events.slice(-1)) assert.deepStrictEqual(apply(state, event), expected, "the last event twice");
    differences.push(null);
  } catch (error) {
    differences.push(String(error.stack));
  }
}
console.log(JSON.stringify(differences));

/** A reducer that writes into its state, instead of making a new one, throws. */
function frozen(value) {
  if (value && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) frozen(each);
  }
  return value;
}
