// @ts-check
// Passes pictures on, and repeats the last one when no new one comes. See steady.js.

const EVERY_MS = 100;

/** @type {any} the last picture that the screen gave */
let last = null;
/** @type {{ data: Uint8Array, init: any } | null} its pixels, once it has to be repeated */
let pixels = null;
/** when it came, and when something was last passed on */
let cameAt = 0;
let passedAt = 0;
let isRepeating = false;

/** @param {{ data: { readable: ReadableStream, writable: WritableStream } }} event */
globalThis.onmessage = async ({ data: { readable, writable } }) => {
  const reader = readable.getReader();
  const writer = writable.getWriter();
  const timer = setInterval(() => repeat(writer), EVERY_MS / 4);
  writer.closed.catch(() => finish());

  function finish() {
    clearInterval(timer);
    last?.close();
    last = pixels = null;
    globalThis.postMessage("stopped");
  }

  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) break;
    last?.close();
    last = frame.clone();
    pixels = null;
    cameAt = passedAt = performance.now();
    try {
      await writer.write(frame);
    } catch {
      frame.close();
      return finish();
    }
  }
  // The screen is not shared any more: the track that we make ends too.
  await writer.close().catch(() => {});
  finish();
};

/** @param {WritableStreamDefaultWriter} writer */
async function repeat(writer) {
  if (!last || !last.format || isRepeating || performance.now() - passedAt < EVERY_MS) return;
  isRepeating = true;
  try {
    const picture = last;
    pixels ??= await copy(picture);
    if (picture !== last) return; // a new one came meanwhile
    const now = performance.now();
    passedAt = now;
    const timestamp = picture.timestamp + Math.round((now - cameAt) * 1000);
    // From the pixels: a VideoFrame made from another one keeps its time in Chromium, whatever it is told.
    // @ts-ignore VideoFrame in a worker
    await writer.write(new VideoFrame(pixels.data, { ...pixels.init, timestamp }));
  } catch {
    // The track was stopped, or the picture went away: the reader's loop sees to it.
  } finally {
    isRepeating = false;
  }
}

/** @param {any} picture a VideoFrame */
async function copy(picture) {
  const data = new Uint8Array(picture.allocationSize());
  const layout = await picture.copyTo(data);
  const { format, displayWidth, displayHeight, visibleRect, colorSpace } = picture;
  const init = { format, codedWidth: visibleRect.width, codedHeight: visibleRect.height, displayWidth, displayHeight, layout, colorSpace };
  return { data, init };
}
