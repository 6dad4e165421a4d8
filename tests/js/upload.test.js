// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { ChunkQueue } from "media/chunk-queue.js";
import { Upload } from "media/upload.js";

/** An upload without a database, that notes what it says. */
function setUp() {
  const said = [];
  const broken = [];
  const late = [];
  const upload = new Upload({
    url: "/x/",
    say: (message) => said.push(message),
    send: (bytes) => said.push(new DataView(bytes.buffer).getUint32(4) + "/" + new DataView(bytes.buffer).getUint32(8)),
    broken: (queue) => broken.push(queue.key),
    acked: () => {},
    late: (queue) => late.push(queue.key),
  });
  return { upload, said, broken, late, take: () => said.splice(0) };
}

/** A recorder that gave so many chunks. */
function recorded(upload, key, count, { ended = false } = {}) {
  const queue = upload.begin({ key, startedAt: 0 });
  upload.began(queue, "video/webm");
  for (let index = 0; index < count; index += 1) upload.add(queue, new Uint8Array(10), (index + 1) * 100);
  if (ended) upload.end(queue);
  return queue;
}

const opened = (key, epoch, next = 0, durable = -1) => ({ type: "epoch.opened", key, epoch, next, durable, offset_ms: 0 });

test("epochs go one after the other, each with its end", () => {
  const { upload, take } = setUp();
  recorded(upload, "camera", 2, { ended: true });
  recorded(upload, "screen", 1);
  assert.deepEqual(take(), []); // no line yet
  upload.connected(1000);
  upload.pump();
  assert.deepEqual(take().map(({ type, key }) => [type, key]), [["epoch.open", "camera"]]);
  upload.hear(opened("camera", 4));
  assert.deepEqual(take().map((one) => one.type ?? one), ["4/0", "4/1", "epoch.finish", "epoch.open"]);
  upload.hear(opened("screen", 5));
  assert.deepEqual(take(), ["5/0"]);
});

test("what an earlier page left goes before what this one records", async () => {
  const { upload, take } = setUp();
  recorded(upload, "this page", 1);
  upload.keeper.left = Promise.resolve([ChunkQueue.restored({ key: "earlier page", mime: "video/webm", startedAt: 0, chunks: [{ seq: 3, size: 10, untilMs: 400 }] })]);
  await upload.restore();
  upload.connected(1000);
  upload.pump();
  assert.deepEqual(take().map(({ key }) => key), ["earlier page"]);
});

test("no more is on its way than the server allows", () => {
  const { upload, take } = setUp();
  recorded(upload, "camera", 5);
  upload.connected(30);
  upload.hear(opened("camera", 1));
  upload.pump();
  assert.deepEqual(take(), ["1/0", "1/1", "1/2"]);
  upload.hear({ type: "ack", epoch: 1, received: 0, durable: -1 });
  assert.deepEqual(take(), ["1/3"]);
});

test("after a cut the oldest epoch is asked for again", () => {
  const { upload, take } = setUp();
  recorded(upload, "camera", 2, { ended: true });
  recorded(upload, "screen", 1);
  upload.connected(1000);
  upload.pump();
  upload.hear(opened("camera", 4));
  upload.hear(opened("screen", 5));
  take();
  upload.disconnected();
  upload.pump();
  assert.deepEqual(take(), []);
  upload.connected(1000);
  upload.pump();
  assert.deepEqual(take().map(({ key }) => key), ["camera"]);
});

test("who waits for the end hears when all is stored", async () => {
  const { upload } = setUp();
  recorded(upload, "camera", 1, { ended: true });
  upload.connected(1000);
  upload.pump();
  upload.hear(opened("camera", 4));
  const stored = upload.allStored();
  assert.equal(upload.isAllReceived, false);
  upload.hear({ type: "ack", epoch: 4, received: 0, durable: -1 });
  assert.equal(upload.isAllReceived, true);
  upload.hear({ type: "epoch.finished", epoch: 4, key: "camera", error: "" });
  await stored;
  assert.deepEqual(upload.queues, []);
});

test("an epoch that breaks off while it is recorded is told; one that was over is not", () => {
  const { upload, broken } = setUp();
  recorded(upload, "old", 1, { ended: true });
  recorded(upload, "now", 1);
  upload.hear({ type: "epoch.finished", epoch: 1, key: "old", error: "bad_media" });
  upload.hear({ type: "epoch.finished", epoch: 2, key: "now", error: "bad_media" });
  assert.deepEqual(broken, ["now"]);
});

test("what viewers got makes room on the line, though the server keeps none of it", () => {
  const { upload, take } = setUp();
  const queue = recorded(upload, "camera", 5);
  upload.connected(30);
  upload.pump();
  upload.hear(opened("camera", 1));
  take();
  upload.hear({ type: "ack", epoch: 1, received: 0, durable: -1, passed: 2 });
  assert.deepEqual(take(), ["1/3", "1/4"]);
  assert.deepEqual([queue.waiting, queue.received, queue.chunks.length], [2, 0, 5], "all of it is kept");
  upload.disconnected();
  upload.connected(1000);
  upload.pump();
  take();
  upload.hear({ ...opened("camera", 1, 5), received: 0 });
  assert.deepEqual([queue.waiting, queue.received, queue.chunks.length], [0, 0, 5]);
});

test("an epoch that others follow already is left to somebody else, and nothing of it is forgotten", () => {
  const { upload, late, broken } = setUp();
  const dropped = [];
  upload.keeper.done = (queue) => dropped.push(queue.key);
  recorded(upload, "old", 3, { ended: true });
  const now = recorded(upload, "now", 3);
  upload.connected(1000);
  upload.pump();
  upload.hear({ type: "epoch.finished", epoch: 0, key: "old", error: "late" });
  upload.hear({ type: "epoch.finished", epoch: 1, key: "now", error: "cut_off" });
  assert.deepEqual([late, broken, dropped, upload.queues], [["old", "now"], ["now"], [], []]);
  assert.equal(now.chunks.length, 3);
});

test("how many chunks there are is said when the recorder has stopped", () => {
  const { upload, take } = setUp();
  upload.take([recorded(upload, "camera", 3)]);
  upload.connected(1000);
  upload.pump();
  assert.equal(take()[0].chunks, undefined);
  upload.end(upload.queues[0]);
  upload.connected(1000);
  upload.pump();
  assert.equal(take()[0].chunks, 3);
});

test("what is handed over is sent by somebody else, and nobody waits for it here", async () => {
  const { upload } = setUp();
  const other = setUp();
  const queue = recorded(upload, "camera", 2, { ended: true });
  upload.connected(1000);
  upload.pump();
  upload.hear(opened("camera", 4));
  const stored = upload.allStored();
  other.upload.take(upload.handOver());
  await stored;
  other.upload.connected(1000);
  other.upload.pump();
  other.upload.hear(opened("camera", 0, 1, 0));
  assert.deepEqual(other.take().map((one) => one.type ?? one), ["epoch.open", "0/1", "epoch.finish"]);
  assert.deepEqual([upload.queues, queue.number], [[], 0]);
});
