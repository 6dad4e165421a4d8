// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";

import { standingOffer } from "webinars/air-state.js";
import { untilEnd } from "webinars/countdown.js";
import { PICTURES, keepPicture, readPicture } from "webinars/studio-picture.js";

test("what is left of the lecture, and by how much it is over", () => {
  assert.deepEqual(untilEnd(754_000), { text: "12:34 left", isOver: false });
  assert.deepEqual(untilEnd(900), { text: "0:01 left", isOver: false });
  assert.deepEqual(untilEnd(-63_000), { text: "over by 1:03", isOver: true });
});

test("an offer stands until its time is over", () => {
  const offer = { by: { id: 1, name: "Dana" }, to: { id: 2, name: "Arman" }, until: 60_000 };
  assert.equal(standingOffer({ onAir: null, offer }, 59_999), offer);
  assert.equal(standingOffer({ onAir: null, offer }, 60_000), null);
  assert.equal(standingOffer({ onAir: null, offer: null }, 0), null);
});

test("the size of the picture is kept, and is full when nothing is", () => {
  const kept = {};
  const shelf = { getItem: (key) => kept[key] ?? null, setItem: (key, value) => (kept[key] = value) };
  const broken = { getItem: () => { throw new Error("switched off"); }, setItem: () => { throw new Error("full"); } };
  assert.equal(readPicture(shelf), "full");
  keepPicture("sound", shelf);
  assert.equal(readPicture(shelf), "sound");
  kept["daris.picture"] = "huge";
  assert.equal(readPicture(shelf), "full");
  keepPicture("small", broken);
  assert.equal(readPicture(broken), "full");
});

test("only sound and slides leaves the camera off", () => {
  assert.deepEqual(Object.entries(PICTURES).map(([name, { height, kbps, hasCamera }]) => [name, height, kbps, hasCamera]), [
    ["full", 720, 2000, true],
    ["small", 360, 600, true],
    ["sound", 360, 600, false],
  ]);
});
