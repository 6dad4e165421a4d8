// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { linesOf } from "polls/poll-lines.js";

test("each line is an answer, without empty ones and spaces around", () => {
  assert.deepEqual(linesOf("  Иә \n\n Жоқ\r\nБілмеймін"), ["Иә", "Жоқ", "Білмеймін"]);
});

test("of a pasted text so much goes out that the room takes it, and the server still sees that it is too much", () => {
  const lines = linesOf(`${"😀".repeat(700)}\n`.repeat(40));
  assert.equal(lines.length, 12);
  assert.ok(lines.every((line) => line === "😀".repeat(250)));
  assert.ok(new TextEncoder().encode(JSON.stringify({ type: "poll.create", text: "Ә".repeat(300), options: lines })).length < 16 * 1024);
});
