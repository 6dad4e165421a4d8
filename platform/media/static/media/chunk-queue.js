// @ts-check
// What was recorded and is not safely stored yet. No DOM, no network: see tests/media/chunk-queue.test.js.

export const HEAD_BYTES = 12;
const VERSION = 1;
const LARGEST = 1024 * 1024;

/** @typedef {{ seq: number, bytes: Uint8Array, untilMs: number }} Chunk */

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
    this.savedMs = 0;
    this.isEnded = false;
    this.isFinishSent = false;
  }

  /** @param {Uint8Array} bytes of any length @param {number} untilMs how long the recorder has run */
  push(bytes, untilMs) {
    for (let start = 0; start < bytes.length; start += LARGEST) {
      this.chunks.push({ seq: this.count++, bytes: bytes.subarray(start, start + LARGEST), untilMs });
    }
  }

  /** The recorder has stopped and given its last chunk. */
  end() {
    this.isEnded = true;
  }

  /** The server knows this epoch and wants it from chunk `next` on. @param {{ epoch: number, next: number, durable: number, offset_ms: number }} opened */
  opened({ epoch, next, durable, offset_ms }) {
    this.number = epoch;
    this.offsetMs = offset_ms;
    this.isFinishSent = false;
    this.received = Math.max(this.received, next - 1);
    this.nextToSend = next;
    this.acked({ received: next - 1, durable });
  }

  /** @param {{ received: number, durable: number }} marks */
  acked({ received, durable }) {
    this.received = Math.max(this.received, received);
    this.durable = Math.max(this.durable, durable);
    while (this.chunks.length && this.chunks[0].seq <= this.durable) {
      this.savedMs = /** @type {Chunk} */ (this.chunks.shift()).untilMs;
    }
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

  /** Bytes that are sent and not acknowledged as received. */
  get inFlightBytes() {
    let bytes = 0;
    for (const chunk of this.chunks) {
      if (chunk.seq >= this.nextToSend) break;
      if (chunk.seq > this.received) bytes += chunk.bytes.length;
    }
    return bytes;
  }

  /** Chunks that the server has not received. */
  get waiting() {
    return this.count - 1 - this.received;
  }

  get isAllSent() {
    return this.nextToSend >= this.count;
  }
}

/** A chunk as it goes over the wire. @param {number} epoch @param {Chunk} chunk @returns {Uint8Array<ArrayBuffer>} */
export function frame(epoch, chunk) {
  const message = new Uint8Array(HEAD_BYTES + chunk.bytes.length);
  const head = new DataView(message.buffer);
  head.setUint8(0, VERSION);
  head.setUint32(4, epoch);
  head.setUint32(8, chunk.seq);
  message.set(chunk.bytes, HEAD_BYTES);
  return message;
}
