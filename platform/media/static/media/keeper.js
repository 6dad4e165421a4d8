// @ts-check
// Keeps chunks until they are durable: each in the browser's database, the youngest in memory too. Where there is no database,
// memory alone has to do, up to a limit.

import { ChunkQueue } from "media/chunk-queue.js";
import { ChunkStore } from "media/chunk-store.js";

const MEMORY_BYTES = 24 * 1024 * 1024;
/** Memory that may be used when the database cannot take more: about half an hour of a lecture. */
const MOST_BYTES = 384 * 1024 * 1024;
const OPEN_WITHIN_MS = 3000;
const READ_CHUNKS = 50;

/** @typedef {import("./chunk-queue.js").Chunk} Chunk */
/** @typedef {Pick<ChunkStore, "begin" | "put" | "read" | "forget" | "drop" | "left" | "dropAll" | "sweep">} Store */

export class Keeper {
  /** @param {string} url whose chunks @param {{ open?: () => Promise<Store>, memoryBytes?: number, mostBytes?: number, now?: () => number }} [options] */
  constructor(url, { open = ChunkStore.open, memoryBytes = MEMORY_BYTES, mostBytes = MOST_BYTES, now = () => performance.now() } = {}) {
    this.url = url;
    this.memoryBytes = memoryBytes;
    this.mostBytes = mostBytes;
    this.now = now;
    /** @type {Store | null} */
    this.store = null;
    /** the database takes what it is given */
    this.isKeeping = true;
    /** @type {Set<ChunkQueue>} */
    this.loading = new Set();
    /** what comes late of these is not kept @type {Set<string>} */
    this.dropped = new Set();
    /** what earlier pages left; everything else waits for it @type {Promise<ChunkQueue[]>} */
    this.left = this.#open(open);
  }

  /** @param {() => Promise<Store>} open */
  async #open(open) {
    try {
      // A browser that does not answer must not keep a lecture from beginning.
      const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), OPEN_WITHIN_MS));
      const { store, left } = await Promise.race([this.#look(open), /** @type {Promise<never>} */ (late)]);
      this.store = store;
      store.sweep(Date.now()).catch(() => {});
      // One without chunks may be that of another tab, which has everything stored at the moment.
      const some = left.filter(({ chunks }) => chunks.length);
      // Its age on the page's clock: how long ago it began.
      return some.map((one) => ChunkQueue.restored({ ...one, startedAt: this.now() - Math.max(0, Date.now() - one.startedAt) }));
    } catch {
      this.isKeeping = false;
      return [];
    }
  }

  /** @param {() => Promise<Store>} open */
  async #look(open) {
    const store = await open();
    return { store, left: await store.left(this.url) };
  }

  /** @param {ChunkQueue} queue of a recorder that has begun */
  begin(queue) {
    const startedAt = Date.now();
    return this.#write((store) => store.begin({ key: queue.key, url: this.url, mime: queue.mime, startedAt }));
  }

  /** @param {ChunkQueue} queue @param {Chunk[]} chunks just recorded @param {ChunkQueue[]} all the queues whose memory counts */
  async add(queue, chunks, all) {
    const whole = chunks.map(({ seq, size, untilMs, bytes }) => ({ seq, size, untilMs, bytes: /** @type {Uint8Array} */ (bytes) }));
    if (this.dropped.has(queue.key)) return;
    if (await this.#write((store) => store.put(queue.key, whole))) for (const chunk of chunks) chunk.isKept = true;
    let over = all.reduce((sum, one) => sum + one.memoryBytes, 0) - this.memoryBytes;
    for (const one of [...all].reverse()) if (over > 0) over -= one.release(over);
  }

  /** The first chunks of the queue are durable. @param {ChunkQueue} queue */
  stored(queue) {
    return this.#write((store) => store.forget(queue.key, queue.durable));
  }

  /** All of it is stored, or of no use. @param {ChunkQueue} queue */
  done(queue) {
    this.dropped.add(queue.key);
    return this.#write((store) => store.drop(queue.key));
  }

  /** The broadcast has ended: nothing of it is asked for any more. */
  end() {
    return this.#write((store) => store.dropAll(this.url));
  }

  /**
   * Brings the next chunks of a queue back into memory.
   * @param {ChunkQueue} queue
   * @returns {Promise<"loaded" | "lost" | "busy">} lost: the browser threw them away
   */
  async load(queue) {
    if (this.loading.has(queue)) return "busy";
    this.loading.add(queue);
    try {
      const first = queue.nextToSend;
      const found = (await this.store?.read(queue.key, first, READ_CHUNKS).catch(() => [])) ?? [];
      const base = queue.chunks[0]?.seq ?? 0;
      found.forEach((bytes, index) => {
        const chunk = queue.chunks[first + index - base];
        if (chunk && !chunk.bytes) Object.assign(chunk, { bytes, isLoaded: true });
      });
      return found.length ? "loaded" : "lost";
    } finally {
      this.loading.delete(queue);
    }
  }

  /** Whether nothing more can be kept. @param {ChunkQueue[]} all */
  isFull(all) {
    return !this.isKeeping && all.reduce((sum, queue) => sum + queue.memoryBytes, 0) > this.mostBytes;
  }

  /** @param {(store: Store) => Promise<unknown>} write @returns {Promise<boolean>} whether it was done */
  async #write(write) {
    await this.left;
    if (!this.store) return false;
    try {
      await write(this.store);
      this.isKeeping = true;
      return true;
    } catch {
      this.isKeeping = false; // no room, or the person cleared it: memory has it still
      return false;
    }
  }
}
