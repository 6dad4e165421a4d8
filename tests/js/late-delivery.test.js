// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { ChunkQueue } from "media/chunk-queue.js";
import { LateDelivery, beingBrought } from "media/late-delivery.js";

class FakeSocket extends EventTarget {
  static OPEN = 1;
  static made = [];
  readyState = 1;
  sent = [];
  constructor() {
    super();
    FakeSocket.made.push(this);
  }
  send(data) {
    this.sent.push(typeof data === "string" ? JSON.parse(data) : `${new DataView(data.buffer).getUint32(4)}/${new DataView(data.buffer).getUint32(8)}`);
  }
  close() {
    this.isClosed = true;
  }
  opens() {
    this.dispatchEvent(new Event("open"));
  }
  says(message) {
    this.dispatchEvent(Object.assign(new Event("message"), { data: JSON.stringify(message) }));
  }
  breaks(code) {
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
  take() {
    return this.sent.splice(0);
  }
}
Object.assign(globalThis, { WebSocket: FakeSocket, location: { origin: "http://here" }, addEventListener() {}, removeEventListener() {} });

function setUp() {
  const done = [];
  const keeper = { done: (queue) => done.push(queue.key), stored() {}, end: () => done.push("all"), add() {} };
  const delivery = new LateDelivery({ url: "/publish/", publisher: "this page", keeper });
  return { delivery, done };
}

function kept(key, count) {
  const queue = new ChunkQueue({ key, mime: "video/webm" });
  for (let seq = 0; seq < count; seq += 1) queue.push(new Uint8Array(10), seq * 100);
  queue.end();
  return queue;
}

test("what was kept is brought beside the broadcast, epoch after epoch, and then the line is let go", async () => {
  const { delivery, done } = setUp();
  delivery.bring([kept("first", 4), kept("second", 1)]);
  const line = FakeSocket.made.at(-1);
  line.opens();
  assert.deepEqual(line.take(), [{ type: "hello", publisher: "this page", late: true }]);
  line.says({ type: "welcome", window_bytes: 1000 });
  assert.deepEqual(line.take().map(({ type, key, chunks }) => [type, key, chunks]), [["epoch.open", "first", 4]]);
  assert.deepEqual([delivery.isWanted, [...beingBrought]], [false, ["first", "second"]]);
  line.says({ type: "epoch.opened", key: "first", epoch: 0, next: 2, received: 1, durable: 1, offset_ms: 0 });
  assert.deepEqual(line.take().map((one) => one.type ?? one), ["0/2", "0/3", "epoch.finish", "epoch.open"]);
  assert.equal(delivery.isWanted, true);
  line.says({ type: "epoch.finished", epoch: 0, key: "first", error: "" });
  const all = delivery.allBrought();
  line.says({ type: "epoch.finished", epoch: 0, key: "second", error: "taken_over" });
  await all;
  assert.deepEqual([delivery.isBusy, line.isClosed, done, [...beingBrought]], [false, true, ["first", "second"], []]);
});

test("a lecture that has ended asks for nothing any more", () => {
  const { delivery, done } = setUp();
  delivery.bring([kept("first", 2)]);
  const line = FakeSocket.made.at(-1);
  line.opens();
  line.breaks(4410);
  assert.deepEqual([delivery.isBusy, done, beingBrought.size], [false, ["all"], 0]);
});

test("nothing is connected for nothing", () => {
  const { delivery } = setUp();
  const before = FakeSocket.made.length;
  delivery.bring([]);
  assert.equal(FakeSocket.made.length, before);
});
