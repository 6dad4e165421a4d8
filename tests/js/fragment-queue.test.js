// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { FragmentQueue } from "media/fragment-queue.js";

const H264 = 'video/mp4; codecs="avc1.42E01F,opus"';
const VP9 = 'video/mp4; codecs="vp09.00.10.08,opus"';
const bytes = (...values) => new Uint8Array(values);

test("all that waits goes in one piece, in its order", () => {
  const queue = new FragmentQueue();
  queue.add(bytes(1, 2), H264);
  queue.add(bytes(3));
  queue.add(bytes(4, 5));
  assert.equal(queue.length, 3);
  assert.equal(queue.type, H264);
  assert.deepEqual(queue.take(H264), bytes(1, 2, 3, 4, 5));
  assert.equal(queue.length, 0);
  assert.equal(queue.type, "");
});

test("a beginning of the same type goes along, one of another type waits for its turn", () => {
  const queue = new FragmentQueue();
  queue.add(bytes(1));
  queue.add(bytes(2), H264);
  queue.add(bytes(3));
  queue.add(bytes(4), VP9);
  queue.add(bytes(5));
  assert.equal(queue.type, "", "it goes on with what is open");
  assert.deepEqual(queue.take(H264), bytes(1, 2, 3));
  assert.equal(queue.type, VP9);
  assert.deepEqual(queue.take(VP9), bytes(4, 5));
});

test("a single fragment is handed over as it is", () => {
  const queue = new FragmentQueue();
  const data = bytes(7);
  queue.add(data);
  assert.equal(queue.take(H264), data);
  queue.add(data);
  queue.clear();
  assert.equal(queue.length, 0);
});
