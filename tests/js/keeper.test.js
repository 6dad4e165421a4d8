// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { ChunkQueue } from "media/chunk-queue.js";
import { Keeper } from "media/keeper.js";

/** A database in memory, as media/chunk-store.js is one in the browser. */
class MemoryStore {
  constructor() {
    this.epochs = new Map();
    this.chunks = new Map();
    this.isFull = false;
  }
  async begin(epoch) {
    this.epochs.set(epoch.key, epoch);
  }
  async put(key, chunks) {
    if (this.isFull) throw new Error("QuotaExceededError");
    for (const chunk of chunks) this.chunks.set(`${key} ${chunk.seq}`, chunk);
  }
  async read(key, first, most) {
    const found = [];
    for (let seq = first; seq < first + most && this.chunks.has(`${key} ${seq}`); seq += 1) found.push(this.chunks.get(`${key} ${seq}`).bytes);
    return found;
  }
  async forget(key, through) {
    for (let seq = 0; seq <= through; seq += 1) this.chunks.delete(`${key} ${seq}`);
  }
  async drop(key) {
    this.epochs.delete(key);
    for (const name of this.chunks.keys()) if (name.startsWith(`${key} `)) this.chunks.delete(name);
  }
  async left(url) {
    return [...this.epochs.values()]
      .filter((epoch) => epoch.url === url)
      .map((epoch) => ({ ...epoch, chunks: [...this.chunks].filter(([name]) => name.startsWith(`${epoch.key} `)).map(([, { seq, size, untilMs }]) => ({ seq, size, untilMs })) }));
  }
  async dropAll(url) {
    for (const { key } of await this.left(url)) await this.drop(key);
  }
  async sweep() {}
}

const URL = "/ws/publish/abc/";

function setUp({ store = new MemoryStore(), ...options } = {}) {
  const keeper = new Keeper(URL, { open: async () => store, now: () => 50_000, ...options });
  const queue = new ChunkQueue({ key: "epoch-one", mime: "video/webm" });
  return { store, keeper, queue };
}

const add = (keeper, queue, seq, bytes = 1000) => keeper.add(queue, queue.push(new Uint8Array(bytes).fill(seq), (seq + 1) * 100), [queue]);

test("a cut of ten minutes at 2 Mbit/s stays within the memory that is allowed, and all of it is sent afterwards", async () => {
  const { keeper, queue } = setUp({ memoryBytes: 200_000 });
  await keeper.begin(queue);
  for (let seq = 0; seq < 6000; seq += 1) await add(keeper, queue, seq, 2500);
  assert.ok(queue.memoryBytes <= 200_000);
  queue.opened({ epoch: 0, next: 0, durable: -1, offset_ms: 0 });
  let sent = 0;
  for (let chunk = queue.next(); chunk; chunk = queue.next()) {
    if (!chunk.bytes) {
      assert.equal(await keeper.load(queue), "loaded");
      continue;
    }
    assert.equal(chunk.bytes[0], sent % 256);
    sent += 1;
    queue.nextToSend = chunk.seq + 1;
    if (chunk.isLoaded) chunk.bytes = null;
  }
  assert.equal(sent, 6000);
  assert.ok(queue.memoryBytes <= 200_000);
});

test("a new page finds what the one before could not hand over, and how old it is", async () => {
  const { store, keeper, queue } = setUp();
  await keeper.begin(queue);
  for (let seq = 0; seq < 5; seq += 1) await add(keeper, queue, seq);
  queue.acked({ received: 2, durable: 1 });
  await keeper.stored(queue);
  store.epochs.get("epoch-one").startedAt -= 9000;
  const [left, ...more] = await setUp({ store }).keeper.left;
  assert.deepEqual(more, []);
  assert.deepEqual(left.chunks.map(({ seq }) => seq), [2, 3, 4]);
  assert.ok(Math.abs(50_000 - left.startedAt - 9000) < 500);
  assert.deepEqual(await new Keeper("/ws/publish/other/", { open: async () => store }).left, []);
});

test("what is stored whole, and what a page never broadcast, is not found again", async () => {
  const { store, keeper, queue } = setUp();
  await keeper.begin(queue);
  await add(keeper, queue, 0);
  await keeper.done(queue);
  await add(keeper, queue, 1); // the recorder's last words
  assert.deepEqual(await setUp({ store }).keeper.left, []);
  assert.equal(store.chunks.size, 0);
});

test("without room in the database memory keeps everything, up to a limit", async () => {
  const store = new MemoryStore();
  const { keeper, queue } = setUp({ store, memoryBytes: 2000, mostBytes: 5000 });
  await keeper.begin(queue);
  store.isFull = true;
  for (let seq = 0; seq < 5; seq += 1) await add(keeper, queue, seq);
  assert.deepEqual([keeper.isKeeping, queue.memoryBytes, keeper.isFull([queue])], [false, 5000, false]);
  await add(keeper, queue, 5);
  assert.equal(keeper.isFull([queue]), true);
});

test("a browser without a database broadcasts all the same", async () => {
  const keeper = new Keeper(URL, { open: () => Promise.reject(new Error("no")) });
  const queue = new ChunkQueue({ key: "epoch-one", mime: "video/webm" });
  assert.deepEqual(await keeper.left, []);
  await keeper.begin(queue);
  await add(keeper, queue, 0);
  assert.deepEqual([queue.memoryBytes, keeper.isKeeping], [1000, false]);
});

test("a page that opens beside another leaves alone what that one keeps", async () => {
  const { store, keeper, queue } = setUp();
  await keeper.begin(queue);
  assert.deepEqual(await setUp({ store }).keeper.left, []); // the other has everything stored just now
  await add(keeper, queue, 0);
  assert.equal((await setUp({ store }).keeper.left).length, 1);
});

test("what the browser threw away is known to be lost", async () => {
  const { store, keeper, queue } = setUp({ memoryBytes: 0 });
  await keeper.begin(queue);
  await add(keeper, queue, 0);
  store.chunks.clear();
  assert.equal(queue.next().bytes, null);
  assert.equal(await keeper.load(queue), "lost");
});
