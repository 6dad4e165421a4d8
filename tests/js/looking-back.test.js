// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { LookingBack } from "media/looking-back.js";
import { Past } from "media/past.js";

/** A LookingBack whose Past is opened without a library; `problem` and the like can be said to it. */
function opened(t) {
  t.mock.method(Past.prototype, "open", () => {});
  const lookingBack = new LookingBack({});
  const told = [];
  for (const name of ["ready", "change", "lost"]) lookingBack.addEventListener(name, () => told.push([name, lookingBack.problem]));
  lookingBack.open("/past.m3u8", 12);
  const say = (name, detail) => lookingBack.past.dispatchEvent(new CustomEvent(name, { detail }));
  return { lookingBack, told, say };
}

test("what gets better by waiting is waited for", (t) => {
  const { lookingBack, told, say } = opened(t);
  for (const problem of ["offline", "too_often", "closing"]) say("problem", problem);
  say("well");
  assert.deepEqual(told, [
    ["change", "offline"],
    ["change", "too_often"],
    ["change", "closing"],
    ["change", ""],
  ]);
  assert.equal(lookingBack.past.address, "/past.m3u8");
});

test("anything else is a loss", (t) => {
  const { told, say } = opened(t);
  say("problem", "broken");
  assert.deepEqual(told, [
    ["lost", "broken"],
    ["change", "broken"],
  ]);
});

test("who has left hears nothing more", (t) => {
  const { lookingBack, told, say } = opened(t);
  say("ready");
  lookingBack.leave();
  assert.equal(lookingBack.past, null);
  assert.deepEqual(told, [["ready", ""]]);
});
