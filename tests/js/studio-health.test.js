// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { lineOf, notesFor } from "webinars/studio-health.js";

const well = { isOnline: true, behindMs: 200, isReduced: false, isKept: true, isFull: false, isBringing: false, storage: null, audience: null };

test("nothing is said while all is well", () => {
  assert.deepEqual([notesFor(well), lineOf(well)], [[], "good"]);
});

test("a cut line, what is sent afterwards, and a weak line are told apart", () => {
  assert.equal(lineOf({ ...well, isOnline: false, behindMs: 60_000 }), "cut");
  assert.match(notesFor({ ...well, isOnline: false, behindMs: 60_000 }).join(), /^The line is cut\..*$/);
  assert.equal(lineOf({ ...well, behindMs: 30_000 }), "poor");
  assert.match(notesFor({ ...well, behindMs: 30_000 }).join(), /is being sent now/);
  assert.match(notesFor({ ...well, isReduced: true }).join(), /lower quality/);
});

test("who must not reload is told so, only while it matters", () => {
  assert.deepEqual(notesFor({ ...well, isKept: false }), []);
  assert.match(notesFor({ ...well, isKept: false, isOnline: false }).join(), /Do not close or reload/);
});

test("storage that is away is told, and when the server's disk is full too", () => {
  const storage = { failing_since_ms: 5000, waiting_bytes: 10, limit_bytes: 100, is_full: false };
  assert.match(notesFor({ ...well, storage }).join(), /server's disk keeps/);
  assert.match(notesFor({ ...well, storage: { ...storage, is_full: true } }).join(), /leave the page open/);
  assert.match(notesFor({ ...well, storage: { ...storage, failing_since_ms: null, is_full: true } }).join(), /disk takes nothing/);
  assert.match(notesFor({ ...well, isBringing: true }).join(), /could not keep is being sent/);
});
