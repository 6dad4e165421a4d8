// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { keepPosition, keepRate, readPosition, readRate, tidy } from "recordings/positions.js";

const NOW = 1_790_000_000_000;
const DAY_MS = 86_400_000;

/** A storage as in a browser, with what is in it. */
function shelf(words = {}) {
  const rows = new Map(Object.entries(words));
  return {
    getItem: (name) => rows.get(name) ?? null,
    setItem: (name, text) => void rows.set(name, text),
    removeItem: (name) => void rows.delete(name),
    key: (index) => [...rows.keys()][index] ?? null,
    get length() {
      return rows.size;
    },
    rows,
  };
}

const refusing = { getItem() { throw new Error("off"); }, setItem() { throw new Error("full"); }, removeItem() { throw new Error("off"); }, key: () => null, length: 0 };

test("a recording goes on at the second where it stopped", () => {
  const kept = shelf();
  keepPosition(kept, "abc", { at: 754.6, duration: 5000, now: NOW });
  assert.equal(readPosition(kept, "abc"), 754);
  assert.equal(readPosition(kept, "other"), 0);
});

test("the first seconds and the last are not kept", () => {
  const kept = shelf();
  for (const at of [0, 9.9, 4991, 5000, NaN]) {
    keepPosition(kept, "abc", { at: 100, duration: 5000, now: NOW });
    keepPosition(kept, "abc", { at, duration: 5000, now: NOW });
    assert.equal(readPosition(kept, "abc"), 0, `at ${at}`);
  }
});

test("what somebody else wrote is nothing", () => {
  for (const words of ["", "{", "12", "null", '{"at":"5"}', '{"at":-5,"saved":1}', '{"at":null,"saved":1}']) {
    assert.equal(readPosition(shelf({ "replay.abc": words }), "abc"), 0, words);
  }
});

test("after half a year it is forgotten, and what is not ours is left alone", () => {
  const kept = shelf({ other: "1", "replay.broken": "{" });
  keepPosition(kept, "old", { at: 60, duration: 600, now: NOW - 181 * DAY_MS });
  keepPosition(kept, "new", { at: 60, duration: 600, now: NOW - DAY_MS });
  tidy(kept, NOW);
  assert.deepEqual([...kept.rows.keys()], ["other", "replay.new"]);
});

test("a browser that refuses storage plays from the beginning", () => {
  keepPosition(refusing, "abc", { at: 100, duration: 5000, now: NOW });
  keepRate(refusing, 2);
  tidy(refusing, NOW);
  assert.equal(readPosition(refusing, "abc"), 0);
  assert.equal(readRate(refusing), 1);
});

test("the speed is one of the browser, within reason", () => {
  const kept = shelf();
  assert.equal(readRate(kept), 1);
  keepRate(kept, 1.5);
  assert.equal(readRate(kept), 1.5);
  for (const rate of ["0", "99", "fast", "-1"]) assert.equal(readRate(shelf({ "replay-rate": rate })), 1);
});
