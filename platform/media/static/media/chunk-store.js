// @ts-check
// Chunks in the browser's database (IndexedDB), so that a reload or a crash of the page loses none that are not stored.

import { openDB } from "vendor/idb/idb.js";

const NAME = "daris-media";
const VERSION = 1;
/** What was left longer ago than this belongs to a lecture that nobody goes on with. */
const OLD_MS = 3 * 24 * 3600 * 1000;

/** @typedef {import("./chunk-queue.js").Left} Left */
/** @typedef {{ key: string, url: string, mime: string, startedAt: number }} KeptEpoch `startedAt`: this computer's clock, ms since 1970 */

export class ChunkStore {
  /** @param {any} database */
  constructor(database) {
    this.database = database;
  }

  /** Rejects where the browser gives no database (some private windows). */
  static async open() {
    const database = await openDB(NAME, VERSION, {
      upgrade(/** @type {any} */ made) {
        made.createObjectStore("epochs", { keyPath: "key" }).createIndex("url", "url");
        const chunks = made.createObjectStore("chunks", { keyPath: ["epoch", "seq"] });
        // So that what is there can be listed without reading the media.
        chunks.createIndex("facts", ["epoch", "seq", "size", "untilMs"]);
      },
      // Another tab wants a newer version: don't stand in its way.
      blocking: (/** @type {number} */ _ours, /** @type {number} */ _wanted, /** @type {any} */ event) => event.target.close(),
    });
    return new ChunkStore(database);
  }

  /** @param {KeptEpoch} epoch */
  async begin(epoch) {
    await this.database.put("epochs", epoch);
  }

  /** Resolves when they would survive a crash of the page. @param {string} key @param {{ seq: number, size: number, untilMs: number, bytes: Uint8Array }[]} chunks */
  async put(key, chunks) {
    const writing = this.database.transaction("chunks", "readwrite", { durability: "relaxed" });
    for (const { seq, size, untilMs, bytes } of chunks) writing.store.put({ epoch: key, seq, size, untilMs, bytes });
    await writing.done;
  }

  /** Up to so many chunks from `first` on, without gaps. @param {string} key @param {number} first @param {number} most @returns {Promise<Uint8Array[]>} */
  async read(key, first, most) {
    const found = await this.database.getAll("chunks", IDBKeyRange.bound([key, first], [key, first + most - 1]));
    return found.filter((/** @type {any} */ { seq }, /** @type {number} */ index) => seq === first + index).map((/** @type {any} */ { bytes }) => bytes);
  }

  /** They are stored for good. @param {string} key @param {number} through the last one */
  async forget(key, through) {
    await this.database.delete("chunks", IDBKeyRange.bound([key, 0], [key, through]));
  }

  /** All of an epoch. @param {string} key */
  async drop(key) {
    const writing = this.database.transaction(["epochs", "chunks"], "readwrite");
    writing.objectStore("epochs").delete(key);
    writing.objectStore("chunks").delete(IDBKeyRange.bound([key, 0], [key, Infinity]));
    await writing.done;
  }

  /** What earlier pages recorded for this address and did not see stored, oldest first. @param {string} url @returns {Promise<Left[]>} */
  async left(url) {
    const left = [];
    for (const epoch of await this.database.getAllFromIndex("epochs", "url", url)) {
      const facts = this.database.transaction("chunks").store.index("facts");
      const chunks = [];
      for (let at = await facts.openKeyCursor(IDBKeyRange.bound([epoch.key], [epoch.key, []])); at; at = await at.continue()) {
        const [, seq, size, untilMs] = at.key;
        chunks.push({ seq, size, untilMs });
      }
      left.push({ key: epoch.key, mime: epoch.mime, startedAt: epoch.startedAt, chunks });
    }
    return left.sort((one, other) => one.startedAt - other.startedAt);
  }

  /** Everything of this address: its broadcast has ended. @param {string} url */
  async dropAll(url) {
    for (const key of await this.database.getAllKeysFromIndex("epochs", "url", url)) await this.drop(key);
  }

  /** Everything that nobody will ask for. @param {number} now ms since 1970 */
  async sweep(now) {
    // In one transaction: another page may begin an epoch at this moment.
    const sweeping = this.database.transaction(["epochs", "chunks"], "readwrite");
    const [epochs, chunks] = [sweeping.objectStore("epochs"), sweeping.objectStore("chunks")];
    const known = new Set();
    for (const { key, startedAt } of await epochs.getAll()) {
      if (startedAt < now - OLD_MS) epochs.delete(key);
      else known.add(key);
    }
    // Also what came after its epoch was dropped by another page: a recorder's last words.
    for (let at = await chunks.openKeyCursor(); at; at = await at.continue([at.key[0], Infinity])) {
      const [epoch] = at.key;
      if (!known.has(epoch)) chunks.delete(IDBKeyRange.bound([epoch, 0], [epoch, Infinity]));
    }
    await sweeping.done;
  }
}
