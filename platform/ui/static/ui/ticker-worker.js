// @ts-check
// Ticks once a second. A worker's timer keeps time in a background tab, where the page's own timers are held back.
setInterval(() => postMessage(0), 1000);
