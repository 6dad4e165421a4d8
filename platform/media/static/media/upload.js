// @ts-check
// What was recorded, on its way to the server: epoch after epoch, each chunk until it is durable. Knows no recorder and no socket.

import { ChunkQueue, frame } from "media/chunk-queue.js";
import { Keeper } from "media/keeper.js";
import { UploadMarks } from "media/upload-marks.js";

/** Errors of an epoch that is to be brought over a connection of its own (media/late-delivery.js). */
const LATE = ["late", "cut_off"];
/** The server takes no recorder that began longer ago. */
const OLDEST_MS = 24 * 3600 * 1000;

export class Upload {
  /**
   * @param {{
   *   url: string, memoryBytes?: number,
   *   say: (message: object) => void, send: (bytes: Uint8Array<ArrayBuffer>) => void,
   *   broken: (queue: ChunkQueue) => void, acked: (marks: { epoch: number, received: number, durable: number }) => void,
   *   late?: (queue: ChunkQueue) => void, keeper?: Keeper,
   * }} options `broken`: the epoch that is being recorded cannot go on; `late`: this one is to be brought beside the others
   */
  constructor({ url, memoryBytes, say, send, broken, acked, late = () => {}, keeper }) {
    this.say = say;
    this.send = send;
    this.broken = broken;
    this.onAck = acked;
    this.late = late;
    this.keeper = keeper ?? new Keeper(url, { memoryBytes });
    this.marks = new UploadMarks();
    /** @type {ChunkQueue[]} epochs that are not stored whole, oldest first */
    this.queues = [];
    /** how much may be on its way; none without a line */
    this.windowBytes = 0;
    /** the epoch that was asked for on this connection */
    this.opening = "";
    /** @type {(() => void)[]} */
    this.waitingForAll = [];
  }

  /** What an earlier page could not hand over comes first: it was said before. @param {Set<string>} [others] whose keys are not ours to send */
  async restore(others = new Set()) {
    this.queues.unshift(...(await this.keeper.left).filter(({ key }) => !others.has(key)));
  }

  /** All that is not stored, for somebody else to send. @returns {ChunkQueue[]} */
  handOver() {
    const queues = this.queues.splice(0);
    this.giveUp(); // who waits here waits for nothing any more
    return queues;
  }

  /** Sends these too. @param {ChunkQueue[]} queues */
  take(queues) {
    for (const queue of queues) queue.disconnected();
    this.queues.push(...queues);
    this.pump();
  }

  /** A recorder begins. @param {{ key: string, startedAt: number }} names */
  begin({ key, startedAt }) {
    return new ChunkQueue({ key, mime: "", startedAt });
  }

  /** It runs. @param {ChunkQueue} queue @param {string} mime */
  began(queue, mime) {
    queue.mime = mime;
    this.keeper.begin(queue);
    this.queues.push(queue);
  }

  /** @param {ChunkQueue} queue @param {Uint8Array} bytes @param {number} untilMs how long the recorder has run */
  add(queue, bytes, untilMs) {
    this.keeper.add(queue, queue.push(bytes, untilMs), this.queues);
    this.pump();
  }

  /** The recorder gave its last chunk. @param {ChunkQueue} queue */
  end(queue) {
    queue.end();
    this.pump();
  }

  /** @param {number} windowBytes */
  connected(windowBytes) {
    this.windowBytes = windowBytes;
    this.opening = "";
  }

  disconnected() {
    this.windowBytes = 0;
    for (const queue of this.queues) queue.disconnected();
  }

  /** Resolves when all is stored, or `giveUp` is called. @returns {Promise<void>} */
  allStored() {
    return this.queues.length ? new Promise((resolve) => this.waitingForAll.push(resolve)) : Promise.resolve();
  }

  giveUp() {
    for (const resolve of this.waitingForAll.splice(0)) resolve();
  }

  get waiting() {
    return this.queues.reduce((sum, queue) => sum + queue.waiting, 0);
  }

  get behindMs() {
    return this.queues.reduce((sum, queue) => sum + queue.behindMs, 0);
  }

  /** Nothing more is recorded, and the server has everything. */
  get isAllReceived() {
    return this.queues.every((queue) => queue.isEnded && queue.isAllReceived);
  }

  /** Where chunks cannot be kept in the browser's database, memory sets an end. */
  get isFull() {
    return this.keeper.isFull(this.queues);
  }

  /** The broadcast has ended, or this page may not go on. @param {boolean} hasEnded */
  close(hasEnded) {
    if (hasEnded) this.keeper.end();
    // What this page recorded without ever being on air belongs to nobody.
    else for (const queue of this.queues) if (!queue.wasOpened && queue.isOwn) this.keeper.done(queue);
    this.giveUp();
  }

  /** What the server says about an epoch. @param {any} message */
  hear(message) {
    const isMeant = (/** @type {ChunkQueue} */ { key, number }) => (message.key ? key === message.key : number !== null && number === message.epoch);
    const queue = this.queues.find(isMeant);
    switch (queue && message.type) {
      case "epoch.opened":
        queue?.opened(message);
        break;
      case "ack":
        this.#acked(/** @type {ChunkQueue} */ (queue), message);
        break;
      case "resend":
        queue?.resendFrom(message.seq);
        break;
      case "epoch.finished":
        this.#finished(/** @type {ChunkQueue} */ (queue), message.error);
        break;
    }
    this.pump();
  }

  /** Sends what may be sent: the oldest epoch first, the next one when all of it is on its way. */
  pump() {
    if (!this.windowBytes) return;
    let room = this.windowBytes - this.queues.reduce((sum, queue) => sum + queue.inFlightBytes, 0);
    for (const queue of this.queues) {
      if (queue.number === null) {
        if (queue.count || queue.isEnded) this.#open(queue);
        return;
      }
      for (let chunk = queue.next(); chunk && room > 0; chunk = queue.next()) {
        if (!chunk.bytes) {
          this.#load(queue);
          return;
        }
        this.send(frame(queue.number, chunk.seq, chunk.bytes));
        room -= chunk.size;
        queue.nextToSend = chunk.seq + 1;
        if (chunk.isLoaded) chunk.bytes = null; // it still lies in the browser's database
      }
      if (!queue.isEnded || !queue.isAllSent) return;
      if (!queue.isFinishSent) {
        queue.isFinishSent = true;
        this.say({ type: "epoch.finish", epoch: queue.number, chunks: queue.count });
      }
    }
  }

  /** @param {ChunkQueue} queue */
  #open(queue) {
    if (queue.count === 0) {
      this.#forget(queue); // stopped before its first chunk: there is nothing to tell
      return;
    }
    if (this.opening === queue.key) return;
    this.opening = queue.key;
    const age_ms = Math.min(OLDEST_MS, Math.max(0, Math.round(performance.now() - queue.startedAt)));
    this.say({ type: "epoch.open", key: queue.key, mime: queue.mime, age_ms, ...(queue.isEnded ? { chunks: queue.count } : {}) });
  }

  /** Sends on when the next chunks are back in memory. @param {ChunkQueue} queue */
  async #load(queue) {
    const found = await this.keeper.load(queue);
    if (found === "busy") return;
    if (found === "lost") {
      const wasCurrent = !queue.isEnded;
      queue.cutOff(queue.nextToSend);
      if (wasCurrent) this.broken(queue);
    }
    this.pump();
  }

  /** @param {ChunkQueue} queue @param {{ epoch: number, received: number, durable: number, passed?: number }} marks */
  #acked(queue, { epoch, received, durable, passed }) {
    const before = queue.durable;
    this.marks.arrived(queue, queue.taken, Math.max(received, passed ?? -1), performance.now());
    queue.acked({ received, durable, passed });
    this.marks.note(queue);
    if (queue.durable > before) this.keeper.stored(queue);
    this.onAck({ epoch, received, durable });
  }

  /** @param {ChunkQueue} queue @param {string} error */
  #finished(queue, error) {
    if (LATE.includes(error)) return this.#leaveTo(queue);
    queue.acked({ received: queue.count - 1, durable: error ? queue.durable : queue.count - 1 });
    if (!error) this.marks.note(queue);
    this.#forget(queue);
    if (error && !queue.isEnded) this.broken(queue);
  }

  /** The server has others after this one already. @param {ChunkQueue} queue */
  #leaveTo(queue) {
    this.queues = this.queues.filter((other) => other !== queue);
    if (!queue.isEnded) this.broken(queue);
    this.late(queue);
    if (!this.queues.length) this.giveUp();
  }

  /** All of it is stored, or of no use any more. @param {ChunkQueue} queue */
  #forget(queue) {
    this.queues = this.queues.filter((other) => other !== queue);
    this.keeper.done(queue);
    if (!this.queues.length) this.giveUp();
  }
}
