// @ts-check
// A screen that does not change gives one picture a second, and the recorder then holds the sound back until the next one comes.
// So what is recorded repeats the last picture ten times a second. In a worker: a page in the background has slow timers.

/** @typedef {{ processor: any, generator: any }} Parts */

/**
 * A track that shows `track` at a steady rate. Stopping it stops `track`; it ends when `track` ends.
 * Where the browser has no means for this (they are Chromium's, as is the problem), `track` itself.
 * @param {MediaStreamTrack} track
 * @returns {MediaStreamTrack}
 */
export function steady(track) {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = /** @type {any} */ (globalThis);
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return track;
  let worker;
  try {
    worker = new Worker(import.meta.resolve("media/steady-worker.js"), { type: "module" });
  } catch {
    return track;
  }
  const generator = new MediaStreamTrackGenerator({ kind: "video" });
  generator.contentHint = track.contentHint;
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 2 });
  worker.addEventListener("message", () => {
    // Nobody takes our pictures any more: the new track was stopped.
    track.stop();
    worker.terminate();
  });
  const { writable } = generator;
  worker.postMessage({ readable, writable }, [readable, writable]);
  return generator;
}
