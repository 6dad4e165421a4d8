// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { problemOf } from "media/hls-answers.js";
import { describe } from "recordings/problems.js";

test("what an answer of the server means", () => {
  const cases = { 0: "offline", 401: "signed_out", 403: "expired", 404: "broken", 409: "closing", 410: "expired", 429: "too_often", 500: "offline", 503: "offline" };
  for (const [status, problem] of Object.entries(cases)) assert.equal(problemOf(Number(status)), problem, status);
  assert.equal(problemOf(undefined), "offline");
});

test("each problem has a sentence that says what to do", () => {
  for (const problem of ["closing", "signed_out", "no_right", "offline", "too_often", "unsupported", "broken", "failed"]) {
    const { title, text, remedy } = describe(problem);
    assert.ok(title.length > 5, problem);
    assert.match(text, /\.$/, problem);
    assert.ok(["retry", "sign_in", "none"].includes(remedy), problem);
  }
  assert.equal(describe("signed_out").remedy, "sign_in");
});
