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
  const message = frame(3, 258, bytes(2, 9));
  assert.deepEqual([...message], [1, 0, 0, 0, 0, 0, 0, 3, 0, 0, 1, 2, 9, 9]);
  assert.equal(HEAD_BYTES, 12);
});

test("a server that lost its disk is not flooded: what it lost counts as on its way again", () => {
  const queue = recorded(6);
  queue.opened(opened());
  sendAll(queue);
  queue.acked({ received: 5, durable: 1 });
  queue.disconnected();
  queue.opened(opened({ next: 2, durable: 1 }));
  queue.nextToSend = 5;
  assert.equal(queue.inFlightBytes, 30);
  assert.equal(queue.waiting, 4);
});

test("what an earlier page left is sent from where the server wants it", () => {
  const chunks = [4, 5, 6, 8].map((seq) => ({ seq, size: 10, untilMs: (seq + 1) * 200 }));
  const queue = ChunkQueue.restored({ key: "k", mime: "video/webm", startedAt: 0, chunks });
  assert.deepEqual([queue.count, queue.isEnded, queue.waiting], [7, true, 3]); // the 8th lies after a gap
  queue.opened(opened({ next: 5, durable: 3 }));
  assert.equal(queue.next().seq, 5);
  assert.equal(queue.next().bytes, null);
});

test("a server that has more than was kept is told its own number of chunks", () => {
  const queue = ChunkQueue.restored({ key: "k", mime: "video/webm", startedAt: 0, chunks: [{ seq: 0, size: 10, untilMs: 200 }] });
  queue.opened(opened({ next: 3 }));
  assert.deepEqual([queue.count, queue.isAllSent, queue.waiting], [3, true, 0]);
});

test("an epoch whose beginning nobody has any more ends where the server stands", () => {
  const queue = ChunkQueue.restored({ key: "k", mime: "video/webm", startedAt: 0, chunks: [{ seq: 7, size: 10, untilMs: 1600 }] });
  queue.opened(opened({ next: 2 }));
  assert.deepEqual([queue.count, queue.isAllSent, queue.next()], [2, true, null]);
});

test("memory is freed of what is kept elsewhere: first what the server has, then what is sent last", () => {
  const queue = recorded(6);
  queue.opened(opened());
  queue.acked({ received: 1, durable: -1 });
  for (const chunk of queue.chunks.slice(0, 5)) chunk.isKept = true;
  assert.equal(queue.release(25), 30);
  assert.deepEqual(queue.chunks.map(({ bytes }) => bytes !== null), [false, false, true, true, false, true]);
  assert.equal(queue.memoryBytes, 30);
});

test("how much the server lacks is told in time", () => {
  const queue = recorded(5);
  queue.opened(opened());
  queue.acked({ received: 2, durable: 0 });
  assert.deepEqual([queue.savedMs, queue.receivedMs, queue.behindMs], [200, 600, 400]);
  queue.acked({ received: 4, durable: 4 });
  assert.deepEqual([queue.savedMs, queue.receivedMs, queue.behindMs], [1000, 1000, 0]);
});
