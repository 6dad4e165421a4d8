// @ts-check
// One clock for what a page does every second, also while its tab is in the background: everySecond(tick) returns what stops it.

/** @type {Set<() => void>} */
const ticks = new Set();
/** @type {(() => void) | undefined} */
let stop;

/** @param {() => void} tick @returns {() => void} stops */
export function everySecond(tick) {
  ticks.add(tick);
  stop ??= start();
  return () => {
    ticks.delete(tick);
    if (ticks.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

function all() {
  for (const tick of ticks) tick();
}

/** @returns {() => void} */
function start() {
  try {
    const worker = new Worker(import.meta.resolve("ui/ticker-worker.js"));
    worker.addEventListener("message", all);
    return () => worker.terminate();
  } catch {
    // No workers, or an old browser that cannot resolve: ticks come more slowly from a background tab, at least one a minute.
    const timer = setInterval(all, 1000);
    return () => clearInterval(timer);
  }
}
