// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { isBlack, lightOf } from "media/picture-check.js";

const PIXELS = 32 * 18;
/** A picture of one grey, some pixels of another. */
const picture = (grey, { others = 0, bright = 255 } = {}) => Array.from({ length: PIXELS }, (_, at) => [at < others ? bright : grey, at < others ? bright : grey, at < others ? bright : grey, 255]).flat();

test("a covered camera is black, with its noise and the date in the corner", () => {
  assert.equal(isBlack(picture(0)), true);
  assert.equal(isBlack(picture(12)), true);
  assert.equal(isBlack(picture(4, { others: 5 })), true);
});

test("a dark room with a face in it, and a slide with white words on black, are not", () => {
  assert.equal(isBlack(picture(30)), false);
  assert.equal(isBlack(picture(0, { others: 20 })), false);
});

test("the light of a picture in words", () => {
  assert.equal(lightOf(picture(3)), "black");
  assert.equal(lightOf(picture(30)), "dark");
  assert.equal(lightOf(picture(0, { others: 60 })), "dark");
  assert.equal(lightOf(picture(110)), "good");
  assert.equal(lightOf(picture(240)), "bright");
});
