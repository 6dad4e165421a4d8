// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { LineQuality } from "media/line-quality.js";
import { ModeAdvisor } from "media/mode-advisor.js";

/** Pieces of 100 ms come for some seconds, `lateMs` after they could. */
function flow(line, { fromMs = 0, seconds = 10, lateMs = 0, bytes = 12_500 }) {
  for (let at = fromMs; at < fromMs + seconds * 1000; at += 100) line.arrived(at + lateMs, at, bytes);
  return fromMs + seconds * 1000;
}

test("a line that carries everything is fair, and after two calm minutes good", () => {
  const line = new LineQuality();
  const now = flow(line, { seconds: 10 });
  assert.equal(line.verdict(now), "fair");
  assert.equal(line.lateMs, 0);
  assert.equal(Math.round(line.kbps), 1000);
  assert.equal(line.verdict(flow(line, { fromMs: now, seconds: 115 })), "good");
});

test("it does not judge before it has seen enough", () => {
  const line = new LineQuality();
  for (const at of [100, 900, 1800]) {
    line.stalled(at);
    line.flowed(at + 700);
  }
  assert.equal(line.verdict(4000), "fair");
  assert.equal(line.verdict(7000), "poor");
});

test("one short stall is no reason, three are, and so is one long one", () => {
  const line = new LineQuality();
  line.stalled(10_000);
  line.flowed(10_400);
  assert.equal(line.verdict(11_000), "fair");
  for (const at of [12_000, 15_000]) {
    line.stalled(at);
    line.flowed(at + 400);
  }
  assert.equal(line.verdict(16_000), "poor");
  assert.equal(line.verdict(60_000), "fair", "it is forgotten after half a minute");
  line.stalled(61_000);
  assert.equal(line.verdict(64_000), "fair");
  assert.equal(line.verdict(65_500), "poor", "while it still stands");
});

test("media that come later and later mean a line that is too narrow", () => {
  const line = new LineQuality();
  flow(line, { seconds: 8 });
  for (let at = 8000; at < 16_000; at += 100) line.arrived(at + (at - 8000) / 2, at, 6_000);
  assert.ok(line.lateMs > 3500, line.lateMs);
  assert.equal(line.verdict(20_000), "poor");
  assert.ok(line.kbps < 400, "what comes through in that time");
});

test("a single late piece is no verdict", () => {
  const line = new LineQuality();
  const now = flow(line, { seconds: 8 });
  line.arrived(now + 4000, now, 10_000);
  for (let at = now + 4000; at < now + 5000; at += 100) line.arrived(at, at, 10_000);
  assert.equal(line.lateMs, 0);
});

test("another epoch lies elsewhere on the timeline", () => {
  const line = new LineQuality();
  const now = flow(line, { seconds: 8 });
  line.renew();
  for (let at = now; at < now + 5000; at += 100) line.arrived(at + 60_000, at, 10_000);
  assert.equal(line.lateMs, 0);
});

test("what the server left out counts", () => {
  const line = new LineQuality();
  line.lost(10_000, 800);
  assert.equal(line.verdict(10_100), "fair");
  line.lost(12_000, 900);
  assert.equal(line.verdict(12_100), "poor");
});

test("one cut is bad luck, three in a short time are a bad line", () => {
  const line = new LineQuality();
  line.cut(10_000);
  line.cut(20_000);
  assert.equal(line.verdict(21_000), "fair");
  line.cut(40_000);
  assert.equal(line.verdict(41_000), "poor");
});

test("standing still while nothing is broadcast is not the line's fault", () => {
  const line = new LineQuality();
  line.stalled(10_000);
  line.forgive();
  assert.equal(line.stallCount, 0);
  assert.equal(line.verdict(30_000), "fair");
});

/**
 * A second of lecture takes `share` of a second too long, on the lecturer's line or on the viewer's; the picture stops and goes on.
 * @param {{ told: boolean }} how whether the server says that the media came late to itself
 */
function slow(line, { told, share = 0.2, seconds = 60 }) {
  const advisor = new ModeAdvisor();
  const offers = [];
  let now = flow(line, { seconds: 10 });
  for (let lateMs = 0, at = now; at < 10_000 + seconds * 1000; at += 100) {
    lateMs = (at - 10_000) * share;
    now = at + lateMs;
    if (at % 3000 === 0) line.stalled(now - 600);
    if (told && at % 500 === 0) line.source(lateMs);
    line.arrived(now, at, 12_500);
    line.flowed(now);
    const offer = advisor.step({ atMs: now, verdict: line.verdict(now), mode: "video", kbps: line.kbps });
    if (offer) offers.push(offer.mode);
  }
  return { offers, now };
}

test("a lecturer whose line is too slow makes nobody's own line a poor one", () => {
  const line = new LineQuality();
  assert.deepEqual(slow(line, { told: true }).offers, []);
  assert.equal(line.stallCount, 0);
  assert.ok(line.lateMs < 250, line.lateMs);
});

test("the same on the viewer's line brings an offer", () => {
  const line = new LineQuality();
  assert.equal(slow(line, { told: false }).offers[0], "light");
  assert.ok(line.stallCount > 15);
  assert.ok(line.lateMs > 10_000, line.lateMs);
});

test("both too slow: the viewer's part counts", () => {
  const line = new LineQuality();
  const now = flow(line, { seconds: 8 });
  line.source(2000);
  for (let at = now; at < now + 5000; at += 100) line.arrived(at + 2000 + 3000, at, 12_500);
  assert.equal(line.lateMs, 3000);
  assert.equal(line.verdict(now + 10_000), "poor");
});

test("a picture that stood still before the server said why is excused, one that stands still afterwards is not", () => {
  const line = new LineQuality();
  flow(line, { seconds: 10 });
  line.stalled(11_000);
  assert.equal(line.stallCount, 1);
  line.source(2600);
  assert.equal(line.stallCount, 0);
  line.forgive();
  assert.equal(line.stallCount, 0, "not twice");
  line.source(0);
  line.stalled(20_000);
  line.flowed(25_000);
  assert.equal(line.stallCount, 1);
  assert.equal(line.verdict(25_000), "poor");
});

test("who comes while the lecturer's line is late is judged by the own one, also when it is in time again", () => {
  const line = new LineQuality();
  line.source(3000);
  for (let at = 0; at < 5000; at += 100) line.arrived(at + 3000, at, 12_500);
  assert.equal(line.lateMs, 0);
  line.source(0);
  flow(line, { fromMs: 5000, seconds: 5 });
  assert.equal(line.lateMs, 0);
  for (let at = 10_000; at < 12_000; at += 100) line.arrived(at + 2800, at, 12_500);
  assert.equal(line.lateMs, 2800);
});
