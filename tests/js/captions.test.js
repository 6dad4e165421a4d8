// @ts-nocheck
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";

/** As the HTML standard has it: a disabled track tells none of its cues, and a cue knows the track that it is in. */
class Track extends EventTarget {
  mode = "hidden";
  list = [];
  get cues() {
    return this.mode === "disabled" ? null : this.list;
  }
  get activeCues() {
    return this.mode === "disabled" ? null : this.list.filter((cue) => cue.startTime <= video.currentTime && video.currentTime < cue.endTime);
  }
  addCue(cue) {
    cue.track?.removeCue(cue);
    cue.track = this;
    this.list.push(cue);
  }
  removeCue(cue) {
    if (!this.list.includes(cue)) throw new DOMException("not here", "NotFoundError");
    cue.track = null;
    this.list.splice(this.list.indexOf(cue), 1);
  }
}

globalThis.VTTCue = class {
  track = null;
  constructor(startTime, endTime, text) {
    Object.assign(this, { startTime, endTime, text });
  }
};
globalThis.document = {
  createElement: () => ({ append() {}, setAttribute() {} }),
  documentElement: { lang: "en" },
  getElementById: () => null,
  querySelector: () => null,
};
const { Captions } = await import("media/captions.js");

let video, captions;
beforeEach(() => {
  video = Object.assign(new EventTarget(), { currentTime: 1, addTextTrack: () => new Track() });
  captions = new Captions(video, "Captions");
});

const texts = () => captions.track.list.map((cue) => cue.text);
const said = (startMs, text, endMs = startMs + 5000) => captions.add({ startMs, endMs, text });

test("what is corrected while captions are off is there once when they are switched on", () => {
  for (const text of ["Good", "Good morn", "Good morning"]) said(0, text);
  assert.equal(captions.track.mode, "disabled");
  assert.deepEqual(texts(), ["Good morning"]);
  captions.toggle();
  assert.equal(captions.track.mode, "hidden");
  assert.equal(captions.element.textContent, "Good morning");
});

for (const isOn of [false, true]) {
  test(`another source leaves each line once, ${isOn ? "on" : "off"}`, () => {
    said(0, "One");
    said(6000, "Two");
    if (isOn) captions.toggle();
    const before = [...captions.track.list];
    captions.restore();
    captions.restore();
    assert.deepEqual(texts(), ["One", "Two"]);
    assert.ok(before.every((cue) => !captions.track.list.includes(cue)), "what the other source showed is shown no longer");
    for (const cue of captions.cues.values()) captions.track.removeCue(cue); // as a browser may do
    captions.restore();
    assert.deepEqual(texts(), ["One", "Two"]);
    assert.equal(captions.track.mode, isOn ? "hidden" : "disabled");
  });
}

test("a correction is seen at once and stays as long as it says", () => {
  captions.toggle();
  said(0, "Good mornin", 2000);
  said(0, "Good morning", 4000);
  assert.equal(captions.element.textContent, "Good morning");
  video.currentTime = 3;
  captions.track.dispatchEvent(new Event("cuechange"));
  assert.equal(captions.element.textContent, "Good morning");
});

test("another language begins with nothing, on or off", () => {
  said(0, "Good morning");
  captions.clear();
  assert.deepEqual([texts(), captions.exist], [[], false]);
  captions.toggle();
  said(0, "Қайырлы таң");
  captions.track.dispatchEvent(new Event("cuechange"));
  captions.clear();
  assert.deepEqual([texts(), captions.element.textContent, captions.element.hidden], [[], "", true]);
});

test("of a very long lecture the newest are kept, in the track too", () => {
  for (let at = 0; at < 6002; at += 1) said(at * 1000, `Line ${at}`);
  assert.equal(captions.track.list.length, 6000);
  assert.deepEqual([texts()[0], texts().at(-1)], ["Line 2", "Line 6001"]);
});

test("a line of no length or without words is none", () => {
  said(1000, "Backwards", 1000);
  said(1000, "  ");
  assert.deepEqual([captions.exist, captions.track], [false, null]);
});
