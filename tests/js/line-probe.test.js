// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { LineProbe, median } from "webinars/line-probe.js";
import { measure } from "webinars/line-transfer.js";
import { modeFor, pictureFor } from "webinars/line-verdict.js";

/** A line of so many kbit/s with a way there and back. */
const line = (kbps, { waitMs = 0 } = {}) => async ({ bytes, limitMs }) => {
  const neededMs = (bytes * 8) / kbps + waitMs;
  if (neededMs <= limitMs) return { bytes, ms: neededMs };
  return { bytes: Math.round(((limitMs - waitMs) * kbps) / 8), ms: limitMs };
};

test("the middle of several is what counts", () => {
  assert.equal(median([5, 1, 3]), 3);
  assert.equal(median([4, 1, 3, 2]), 2.5);
});

test("a line of 50 kbit/s is measured with less than 80 KiB in twelve seconds at most", async () => {
  const probe = new LineProbe();
  let passedMs = 0;
  const kbps = await measure(probe, async (round) => {
    const done = await line(50)(round);
    passedMs += done.ms;
    return done;
  });
  assert.equal(kbps, 50);
  assert.ok(passedMs <= 12_000, `${passedMs} ms`);
  assert.ok(probe.spentBytes < 80 * 1024, `${probe.spentBytes} bytes`);
});

test("a line of 50 Mbit/s costs two and a half megabytes at most", async () => {
  const probe = new LineProbe();
  assert.equal(await measure(probe, line(50_000)), 50_000);
  assert.ok(probe.spentBytes <= 2560 * 1024);
});

test("one bad moment does not decide", async () => {
  const probe = new LineProbe();
  let count = 0;
  const kbps = await measure(probe, (round) => line((count += 1) === 3 ? 300 : 4000)(round));
  assert.equal(kbps, 4000);
  assert.equal(count, 4);
});

test("the first, short round does not decide either", async () => {
  const probe = new LineProbe();
  const kbps = await measure(probe, line(8000, { waitMs: 200 }));
  assert.ok(kbps > 5000 && kbps < 8000, `${kbps}`);
});

test("a line that carries nothing is tried once", async () => {
  const probe = new LineProbe();
  let count = 0;
  const kbps = await measure(probe, async ({ limitMs }) => ((count += 1), { bytes: 0, ms: limitMs }));
  assert.equal(kbps, null);
  assert.equal(count, 1);
});

test("what a line carries proposes what to watch", () => {
  const said = [null, 20, 50, 249, 250, 2000, 2600, 90_000].map(modeFor);
  assert.deepEqual(said, ["slides", "slides", "audio", "audio", "light", "light", "video", "video"]);
});

test("what a line carries proposes what to send", () => {
  assert.deepEqual([null, 300, 799, 800, 2599, 2600].map(pictureFor), ["sound", "sound", "sound", "small", "small", "full"]);
});
