// @ts-check
// The binary messages from the server to a viewer (see media/live/protocol.py). No DOM.

const VERSION = 1;
const HEAD_BYTES = 16;
const START_HEAD_BYTES = 6;
const KIND_START = 1;
const FLAG_KEYFRAME = 1;
const FLAG_AFTER_LOSS = 2;

/**
 * @typedef {{ kind: "start", epoch: number, startMs: number, afterLoss: boolean, type: string, init: Uint8Array, media: Uint8Array }} StartMessage
 * @typedef {{ kind: "media", epoch: number, startMs: number, keyframe: boolean, media: Uint8Array }} MediaMessage
 */

/** @param {ArrayBuffer} data @returns {StartMessage | MediaMessage | null} null when it is of another version */
export function parseMessage(data) {
  if (data.byteLength < HEAD_BYTES) return null;
  const view = new DataView(data);
  if (view.getUint8(0) !== VERSION) return null;
  const flags = view.getUint8(2);
  const epoch = view.getUint32(4);
  const startMs = Number(view.getBigUint64(8));
  if (view.getUint8(1) !== KIND_START) {
    return { kind: "media", epoch, startMs, keyframe: Boolean(flags & FLAG_KEYFRAME), media: new Uint8Array(data, HEAD_BYTES) };
  }
  const typeAt = HEAD_BYTES + START_HEAD_BYTES;
  const initAt = typeAt + view.getUint16(HEAD_BYTES);
  const mediaAt = initAt + view.getUint32(HEAD_BYTES + 2);
  return {
    kind: "start",
    epoch,
    startMs,
    afterLoss: Boolean(flags & FLAG_AFTER_LOSS),
    type: new TextDecoder().decode(new Uint8Array(data, typeAt, initAt - typeAt)),
    init: new Uint8Array(data, initAt, mediaAt - initAt),
    media: new Uint8Array(data, mediaAt),
  };
}
