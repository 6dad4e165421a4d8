// @ts-nocheck
import assert from "node:assert/strict";
import { test } from "node:test";

import { firstLanguage, shownAt } from "captions/caption-times.js";

const LINE = { start_ms: 10_000, end_ms: 11_000, text: "Ten signs." };

test("who looks back sees a line at its own time", () => {
  const shown = shownAt(LINE, { positionMs: 500, isRewound: true, isNew: true });
  assert.deepEqual(shown, { startMs: 10_000, endMs: 11_000, text: "Ten signs." });
});

test("at the edge a line that comes late is shown long enough to be read", () => {
  assert.equal(shownAt(LINE, { positionMs: 12_000, isRewound: false, isNew: true }).endMs, 13_500);
  assert.equal(shownAt({ ...LINE, text: "x".repeat(300) }, { positionMs: 12_000, isRewound: false, isNew: true }).endMs, 18_000);
});

test("what is still to come, or long past, or known already, keeps its time", () => {
  assert.equal(shownAt(LINE, { positionMs: 9_000, isRewound: false, isNew: true }).endMs, 11_000);
  assert.equal(shownAt(LINE, { positionMs: 26_000, isRewound: false, isNew: true }).endMs, 11_000);
  assert.equal(shownAt(LINE, { positionMs: 12_000, isRewound: false, isNew: false }).endMs, 11_000);
});

test("it begins with the language that was chosen, the page's, or the first", () => {
  assert.equal(firstLanguage(["en", "kk", "ru"], "kk", "ru"), "kk");
  assert.equal(firstLanguage(["en", "kk", "ru"], "de", "ru"), "ru");
  assert.equal(firstLanguage(["de"], "kk", "ru"), "de");
  assert.equal(firstLanguage([], "kk", "ru"), "");
});
