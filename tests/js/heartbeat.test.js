// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { Heartbeat } from "attendance/heartbeat.js";

const playing = (ms, more = {}) => ({ paused: false, position_ms: ms, sound: true, mode: "video", ...more });

/** Beats once, then lets seconds pass with a moving picture. */
function running() {
  const heart = new Heartbeat();
  heart.tick(playing(0), true);
  heart.tick(playing(1000), true);
  heart.beat(playing(1000), true, 0);
  return heart;
}

test("the first beat counts from zero and says what is there", () => {
  const heart = new Heartbeat();
  assert.deepEqual(heart.beat(null, true, 12.6), {
    type: "presence.beat", seq: 0, playing: false, sound: false, visible: true, mode: "video", mono_ms: 13, position_ms: null,
  });
  assert.equal(heart.beat(null, true, 20).seq, 1);
});

test("a beat is due every ten seconds", () => {
  const heart = running();
  const due = [];
  for (let second = 1; second <= 20; second++) {
    const reading = playing(1000 + second * 1000);
    if (heart.tick(reading, true)) {
      due.push(second);
      heart.beat(reading, true, second * 1000);
    }
  }
  assert.deepEqual(due, [10, 20]);
});

test("a picture that stands still for two seconds is not playing, whatever the player says", () => {
  const heart = running();
  assert.equal(heart.tick(playing(2000), true), false);
  assert.equal(heart.tick(playing(2000), true), false);
  assert.equal(heart.tick(playing(2000), true), true);
  assert.equal(heart.beat(playing(2000), true, 0).playing, false);
  assert.equal(heart.tick(playing(2500), true), true);
  assert.equal(heart.beat(playing(2500), true, 0).playing, true);
});

test("a paused player says so at once", () => {
  const heart = running();
  const paused = playing(2000, { paused: true });
  assert.equal(heart.tick(paused, true), true);
  assert.equal(heart.beat(paused, true, 0).playing, false);
});

test("slides have no clock and play while they are open", () => {
  const heart = new Heartbeat();
  const open = { paused: false, position_ms: null, sound: false, mode: "slides" };
  heart.tick(open, true);
  assert.equal(heart.beat(open, true, 0).playing, true);
  assert.equal(heart.beat(open, true, 0).mode, "slides");
});

for (const [what, reading, visible] of [["the sound", playing(2000, { sound: false }), true], ["the tab", playing(2000), false], ["the mode", playing(2000, { mode: "light" }), true]]) {
  test(`a change of ${what} is told at once`, () => {
    assert.equal(running().tick(reading, visible), true);
  });
}

test("numbers on the wire are whole and never negative", () => {
  const beat = new Heartbeat().beat(playing(-3.7), true, -1);
  assert.equal(beat.position_ms, 0);
  assert.equal(beat.mono_ms, 0);
});
