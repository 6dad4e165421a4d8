// @ts-check
// What this page recorded and could not send before somebody else was on air, or while the server could keep nothing: brought over
// a connection of its own, beside the broadcast. The server puts it into the recording where it belongs.

import { PublisherLine } from "media/publisher-line.js";
import { Upload } from "media/upload.js";

const CHECK_MS = 1000;
const ENDED = 4410;

/** Keys of what this page is bringing: a publisher that begins meanwhile leaves them alone. @type {Set<string>} */
export const beingBrought = new Set();

/** Events: `changed`: it brings something, or there is nothing more to bring. */
export class LateDelivery extends EventTarget {
  /** @param {{ url: string, publisher: string, keeper: import("./keeper.js").Keeper }} options `publisher`: the page's name */
  constructor({ url, publisher, keeper }) {
    super();
    this.url = url;
    this.publisher = publisher;
    /** @type {PublisherLine | null} */
    this.line = null;
    /** the server wanted something of it */
    this.isWanted = false;
    this.upload = new Upload({
      url,
      keeper,
      say: (message) => this.line?.say(message),
      send: (bytes) => this.line?.send(bytes),
      broken: () => {},
      acked: () => {},
    });
  }

  /** There is something to bring. */
  get isBusy() {
    return this.upload.queues.length > 0;
  }

  /** How much of it did not reach the server, in ms of the lecture. */
  get behindMs() {
    return this.upload.behindMs;
  }

  /** @param {import("./chunk-queue.js").ChunkQueue[]} queues whose recorders have stopped, oldest first */
  bring(queues) {
    if (!queues.length) return;
    for (const { key } of queues) beingBrought.add(key);
    this.upload.take(queues);
    if (!this.line) this.#connect();
    this.#changed();
  }

  /** Resolves when nothing is left to bring, or cannot be brought. */
  allBrought() {
    return this.upload.allStored();
  }

  #connect() {
    const line = new PublisherLine(this.url, {
      opened: () => line.say({ type: "hello", publisher: this.publisher, late: true }),
      heard: (message) => this.#hear(message),
      lost: () => this.upload.disconnected(),
      refused: (code) => this.#end(code === ENDED),
    });
    this.line = line;
    this.timer = setInterval(() => {
      // The server says nothing while the epoch that it was asked for is still on air.
      if (this.upload.queues.some(({ number, inFlightBytes }) => number !== null && inFlightBytes)) line.expectAnswer();
    }, CHECK_MS);
    line.connect();
  }

  /** @param {any} message */
  #hear(message) {
    if (message.type === "welcome") this.upload.connected(message.window_bytes);
    this.upload.hear(message);
    if (message.type === "epoch.opened" && !this.isWanted) {
      this.isWanted = true;
      this.#changed();
    }
    if (message.type !== "epoch.finished") return;
    beingBrought.delete(message.key);
    if (!this.isBusy) this.#end(false);
  }

  /** @param {boolean} hasEnded the broadcast */
  #end(hasEnded) {
    clearInterval(this.timer);
    this.line?.stop();
    this.line = null;
    this.upload.disconnected();
    this.upload.close(hasEnded);
    for (const { key } of this.upload.handOver()) beingBrought.delete(key);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("changed"));
  }
}
