// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { ChunkQueue, HEAD_BYTES, frame } from "media/chunk-queue.js";

const bytes = (length, value = 1) => new Uint8Array(length).fill(value);

/** A queue of `count` chunks of 200 ms that the server knows as epoch 3. */
function recorded(count) {
  const queue = new ChunkQueue({ key: "k", mime: "video/webm" });
  for (let index = 0; index < count; index += 1) queue.push(bytes(10, index), (index + 1) * 200);
  return queue;
}

const opened = (more = {}) => ({ epoch: 3, next: 0, durable: -1, offset_ms: 5000, ...more });

/** Sends everything that may be sent; the numbers of the chunks. */
function sendAll(queue) {
  const sent = [];
  for (let chunk = queue.next(); chunk; chunk = queue.next()) {
    sent.push(chunk.seq);
    queue.nextToSend = chunk.seq + 1;
  }
  return sent;
}

test("chunks are kept until they are durable", () => {
  const queue = recorded(4);
  queue.opened(opened());
  assert.deepEqual(sendAll(queue), [0, 1, 2, 3]);
  queue.acked({ received: 3, durable: 1 });
  assert.deepEqual(queue.chunks.map(({ seq }) => seq), [2, 3]);
  assert.equal(queue.savedMs, 400);
  assert.equal(queue.waiting, 0);
  assert.equal(queue.inFlightBytes, 0);
});

test("after a cut only what was not received is sent again", () => {
  const queue = recorded(6);
  queue.opened(opened());
  sendAll(queue);
  queue.acked({ received: 2, durable: 0 });
  queue.disconnected();
  assert.equal(queue.number, null);
  queue.opened(opened({ next: 4, durable: 0 }));
  assert.deepEqual(sendAll(queue), [4, 5]);
});

test("a server that lost its disk gets everything that is not durable", () => {
  const queue = recorded(6);
  queue.opened(opened());
  sendAll(queue);
  queue.acked({ received: 5, durable: 1 });
  queue.disconnected();
  queue.opened(opened({ next: 2, durable: 1 }));
  assert.deepEqual(sendAll(queue), [2, 3, 4, 5]);
});

test("a chunk that the server misses is sent again, with all after it", () => {
  const queue = recorded(5);
  queue.opened(opened());
  sendAll(queue);
  queue.resendFrom(3);
  assert.deepEqual(sendAll(queue), [3, 4]);
});

test("a chunk that is too large for one message is cut", () => {
  const queue = recorded(0);
  queue.push(bytes(2_500_000), 60_000);
  assert.deepEqual(queue.chunks.map(({ bytes }) => bytes.length), [1048576, 1048576, 402848]);
});

test("what is on its way is counted in bytes, what is not received in chunks", () => {
  const queue = recorded(5);
  queue.opened(opened());
  queue.nextToSend = 3;
  queue.acked({ received: 0, durable: -1 });
  assert.equal(queue.inFlightBytes, 20);
  assert.equal(queue.waiting, 4);
  assert.equal(queue.isAllSent, false);
});

test("a frame names its epoch and its number, big-endian", () => {
  const message = frame(3, { seq: 258, bytes: bytes(2, 9), untilMs: 0 });
  assert.deepEqual([...message], [1, 0, 0, 0, 0, 0, 0, 3, 0, 0, 1, 2, 9, 9]);
  assert.equal(HEAD_BYTES, 12);
});
