import assert from "node:assert/strict";
import { test } from "node:test";

import { stretchesOf, together, untold } from "recordings/watched.js";

const ranges = (...pairs) => ({ length: pairs.length, start: (index) => pairs[index][0], end: (index) => pairs[index][1] });

test("what a browser says of played media, in whole milliseconds that really played", () => {
  assert.deepEqual(stretchesOf(ranges([0, 12.3456], [60.0001, 61])), [[0, 12345], [60001, 61000]]);
  assert.deepEqual(stretchesOf(ranges()), []);
});

test("only what was not told yet is told", () => {
  assert.deepEqual(untold([[0, 30_000]], []), [[0, 30_000]]);
  assert.deepEqual(untold([[0, 30_000]], [[0, 15_000]]), [[15_000, 30_000]]);
  assert.deepEqual(untold([[0, 30_000], [60_000, 70_000]], [[10_000, 20_000], [65_000, 90_000]]), [[0, 10_000], [20_000, 30_000], [60_000, 65_000]]);
  assert.deepEqual(untold([[0, 30_000]], [[0, 30_000]]), []);
});

test("frames that flash by while seeking are not told", () => {
  assert.deepEqual(untold([[0, 249], [1000, 1250]], []), [[1000, 1250]]);
});

test("what was told grows together", () => {
  assert.deepEqual(together([[0, 10]], [[10, 20], [40, 50]]), [[0, 20], [40, 50]]);
  assert.deepEqual(together([[40, 50]], [[0, 45]]), [[0, 50]]);
  assert.deepEqual(together([], []), []);
});
