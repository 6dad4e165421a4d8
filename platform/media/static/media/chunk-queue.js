// @ts-check
// What was recorded and is not safely stored yet. No DOM, no network: see tests/js/chunk-queue.test.js.

export const HEAD_BYTES = 12;
const VERSION = 1;
const LARGEST = 1024 * 1024;

/**
 * `bytes` is null while they lie in the browser's database only; `isKept`: they lie there, `isLoaded`: they came from there.
 * @typedef {{ seq: number, size: number, untilMs: number, bytes: Uint8Array | null, isKept: boolean, isLoaded: boolean }} Chunk
 */
/** @typedef {{ key: string, mime: string, startedAt: number, chunks: { seq: number, size: number, untilMs: number }[] }} Left what an earlier page left */

/** The chunks of one recorder, from the first to the one that is not recorded yet. */
export class ChunkQueue {
  /** @param {{ key: string, mime: string, startedAt?: number }} names `startedAt` on the page's clock, in ms */
  constructor({ key, mime, startedAt = 0 }) {
    this.startedAt = startedAt;
    this.key = key;
    this.mime = mime;
    /** @type {number | null} the server's number, while it knows this epoch */
    this.number = null;
    /** where this epoch begins in the recording @type {number} */
    this.offsetMs = 0;
    /** @type {Chunk[]} */
    this.chunks = [];
    this.count = 0;
    this.nextToSend = 0;
    this.received = -1;
    this.durable = -1;
    /** the last one that viewers got, though the server may not be able to keep it */
    this.passed = -1;
    /** how much of the recorder's time is stored, and how much the server has */
    this.savedMs = 0;
    this.receivedMs = 0;
    this.takenMs = 0;
    this.recordedMs = 0;
    this.isEnded = false;
    /** @type {Promise<void>} resolves with `isEnded` */
    this.ended = new Promise((resolve) => (this.resolveEnded = resolve));
    this.isFinishSent = false;
    /** the server has heard of this epoch */
    this.wasOpened = false;
    /** this page recorded it */
    this.isOwn = true;
  }

  /** What an earlier page recorded and could not hand over any more. Chunks after a gap are of no use. @param {Left} left */
  static restored({ key, mime, startedAt, chunks }) {
    const queue = new ChunkQueue({ key, mime, startedAt });
    const first = chunks[0]?.seq ?? 0;
    const whole = chunks.filter(({ seq }, index) => seq === first + index);
    queue.chunks = whole.map((chunk) => ({ ...chunk, bytes: null, isKept: true, isLoaded: false }));
    queue.count = first + whole.length;
    queue.nextToSend = first;
    queue.received = queue.durable = first - 1;
    queue.recordedMs = whole.at(-1)?.untilMs ?? 0;
    queue.end();
    queue.isOwn = false;
    return queue;
  }

  /**
   * @param {Uint8Array} bytes of any length
   * @param {number} untilMs how long the recorder has run
   * @returns {Chunk[]} what was added
   */
  push(bytes, untilMs) {
    const before = this.chunks.length;
    for (let start = 0; start < bytes.length; start += LARGEST) {
      const part = bytes.subarray(start, start + LARGEST);
      this.chunks.push({ seq: this.count++, size: part.length, bytes: part, untilMs, isKept: false, isLoaded: false });
    }
    this.recordedMs = untilMs;
    return this.chunks.slice(before);
  }

  /** The recorder has stopped and given its last chunk. */
  end() {
    this.isEnded = true;
    this.resolveEnded?.();
  }

  /** The server knows this epoch and wants it from chunk `next` on. @param {{ epoch: number, next: number, received?: number, durable: number, offset_ms: number }} opened */
  opened({ epoch, next, received = next - 1, durable, offset_ms }) {
    this.number = epoch;
    this.offsetMs = offset_ms;
    this.isFinishSent = false;
    this.wasOpened = true;
    // A server that lost its disk has less than it once said; after a crash of the page it may have more than was kept.
    this.received = received;
    this.passed = next - 1;
    this.nextToSend = next;
    this.count = Math.max(this.count, next);
    if (this.chunks.length && next < this.chunks[0].seq) this.cutOff(next);
    this.acked({ received, durable });
  }

  /** Chunks from this one on are lost: the epoch ends before it. @param {number} seq */
  cutOff(seq) {
    this.chunks = this.chunks.filter((chunk) => chunk.seq < seq);
    this.count = seq;
    this.end();
  }

  /** @param {{ received: number, durable: number, passed?: number }} marks */
  acked({ received, durable, passed = received }) {
    this.passed = Math.max(this.passed, passed, received);
    this.received = Math.max(this.received, received);
    this.durable = Math.max(this.durable, durable);
    const stored = this.chunks.findIndex(({ seq }) => seq > this.durable);
    const gone = this.chunks.splice(0, stored < 0 ? this.chunks.length : stored);
    if (gone.length) this.savedMs = gone[gone.length - 1].untilMs;
    const first = this.chunks[0];
    this.receivedMs = Math.max(this.savedMs, (first && this.chunks[this.received - first.seq]?.untilMs) || 0);
    this.takenMs = Math.max(this.receivedMs, (first && this.chunks[this.taken - first.seq]?.untilMs) || 0);
  }

  /**
   * Lets go of up to so many bytes that the browser's database has too: what the server has first, then what is sent last.
   * @param {number} bytes
   * @returns {number} how many it were
   */
  release(bytes) {
    let freed = 0;
    const order = [...this.chunks.filter(({ seq }) => seq <= this.received), ...this.chunks.filter(({ seq }) => seq > this.received).reverse()];
    for (const chunk of order) {
      if (freed >= bytes) break;
      if (!chunk.bytes || !chunk.isKept) continue;
      chunk.bytes = null;
      freed += chunk.size;
    }
    return freed;
  }

  /** Bytes in memory. */
  get memoryBytes() {
    return this.chunks.reduce((sum, { bytes, size }) => (bytes ? sum + size : sum), 0);
  }

  /** The server misses a chunk. @param {number} seq */
  resendFrom(seq) {
    this.nextToSend = Math.min(this.nextToSend, seq);
  }

  /** The line was cut: the number is asked for anew, and what was not received is sent again. */
  disconnected() {
    this.number = null;
    this.isFinishSent = false;
    this.nextToSend = this.received + 1;
  }

  /** @returns {Chunk | null} the next one to send */
  next() {
    const first = this.chunks[0];
    return (first && this.chunks[this.nextToSend - first.seq]) || null;
  }

  /** The last chunk that need not be sent again over this line. */
  get taken() {
    return Math.max(this.received, this.passed);
  }

  /** Bytes that are on their way. */
  get inFlightBytes() {
    let bytes = 0;
    for (const chunk of this.chunks) {
      if (chunk.seq >= this.nextToSend) break;
      if (chunk.seq > this.taken) bytes += chunk.size;
    }
    return bytes;
  }

  /** Chunks that did not reach the server. */
  get waiting() {
    return this.count - 1 - this.taken;
  }

  /** How much of what was recorded did not reach the server, in ms. */
  get behindMs() {
    return this.waiting > 0 ? this.recordedMs - this.takenMs : 0;
  }

  get isAllReceived() {
    return this.received >= this.count - 1;
  }

  get isAllSent() {
    return this.nextToSend >= this.count;
  }
}

/**
 * A chunk as it goes over the wire.
 * @param {number} epoch
 * @param {number} seq
 * @param {Uint8Array} bytes
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function frame(epoch, seq, bytes) {
  const message = new Uint8Array(HEAD_BYTES + bytes.length);
  const head = new DataView(message.buffer);
  head.setUint8(0, VERSION);
  head.setUint32(4, epoch);
  head.setUint32(8, seq);
  message.set(bytes, HEAD_BYTES);
  return message;
}
