// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { Backoff } from "media/backoff.js";
import { parseMessage } from "media/viewer-messages.js";

/** As media/hub.py packs it. */
function message({ version = 1, kind, flags = 0, epoch = 7, startMs = 123456, content }) {
  const data = new Uint8Array(16 + content.length);
  const view = new DataView(data.buffer);
  view.setUint8(0, version);
  view.setUint8(1, kind);
  view.setUint8(2, flags);
  view.setUint32(4, epoch);
  view.setBigUint64(8, BigInt(startMs));
  data.set(content, 16);
  return data.buffer;
}

test("a beginning has a type, an init segment and the current group", () => {
  const type = new TextEncoder().encode('video/mp4; codecs="opus"');
  const content = new Uint8Array([0, type.length, 0, 0, 0, 3, ...type, 1, 2, 3, 9, 9]);
  const parsed = parseMessage(message({ kind: 1, flags: 3, content }));
  assert.deepEqual(
    { ...parsed, init: [...parsed.init], media: [...parsed.media] },
    { kind: "start", epoch: 7, startMs: 123456, afterLoss: true, type: 'video/mp4; codecs="opus"', init: [1, 2, 3], media: [9, 9] },
  );
});

test("media have a time and say whether they begin with a keyframe", () => {
  const parsed = parseMessage(message({ kind: 2, flags: 1, content: new Uint8Array([5]) }));
  assert.deepEqual({ ...parsed, media: [...parsed.media] }, { kind: "media", epoch: 7, startMs: 123456, keyframe: true, media: [5] });
});

test("another version and what is too short are passed over", () => {
  assert.equal(parseMessage(message({ version: 2, kind: 2, content: new Uint8Array(1) })), null);
  assert.equal(parseMessage(new ArrayBuffer(3)), null);
});

test("tries come later and later, never together, and soon again after a success", () => {
  const backoff = new Backoff({ firstMs: 300, longestMs: 5000, random: () => 1 });
  assert.deepEqual(Array.from({ length: 6 }, () => backoff.next()), [300, 600, 1200, 2400, 4800, 5000]);
  backoff.reset();
  backoff.random = () => 0;
  assert.equal(backoff.next(), 150);
});
