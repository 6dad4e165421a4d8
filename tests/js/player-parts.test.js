// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { canPlayLight, fullScreen, hlsAddress, mediaSourceClass, pictureInPicture, playableType, wayToPlay } from "media/abilities.js";
import { MODES, hintOf, keepChoice, nameOf, readChoice, switchTo } from "media/modes.js";
import { commandOf, keyHelp } from "media/player-keys.js";
import { sentenceOf, standingOf } from "media/player-words.js";

const source = { isTypeSupported: () => true };
const HLS = "application/vnd.apple.mpegurl";
const documentThat = (...plays) => ({ createElement: () => ({ canPlayType: (type) => (plays.includes(type) ? "maybe" : "") }) });
const withHls = documentThat(HLS, 'audio/mp4; codecs="Opus"');

test("how a browser can play live is found by looking", () => {
  assert.equal(wayToPlay({ MediaSource: source, ManagedMediaSource: source, document: withHls }), "mse");
  assert.equal(wayToPlay({ ManagedMediaSource: source, document: withHls }), "managed");
  assert.equal(wayToPlay({ document: withHls }), "native");
  assert.equal(wayToPlay({ document: documentThat(HLS, 'audio/mp4; codecs="opus"') }), "native");
  assert.equal(wayToPlay({ document: documentThat() }), "none");
  assert.equal(mediaSourceClass({ ManagedMediaSource: source }), source);
});

test("a browser that knows no Opus gets HLS with AAC, also where it has a media source", () => {
  const silent = { document: documentThat(HLS, 'audio/mp4; codecs="mp4a.40.2"') };
  assert.equal(wayToPlay(silent), "native");
  assert.equal(wayToPlay({ ...silent, MediaSource: { isTypeSupported: (type) => type.includes("mp4a") } }), "native");
  assert.equal(wayToPlay({ document: documentThat(), MediaSource: { isTypeSupported: () => false } }), "none");
  assert.equal(hlsAddress("past.m3u8", silent), "past.m3u8?sound=aac");
  assert.equal(hlsAddress("past.m3u8?broadcast=1", silent), "past.m3u8?broadcast=1&sound=aac");
  assert.equal(hlsAddress("past.m3u8", { document: withHls }), "past.m3u8");
});

test("Opus is called as the browser calls it", () => {
  const knows = (...names) => ({ MediaSource: { isTypeSupported: (type) => /codecs="(.*)"/.exec(type)[1].split(",").every((name) => names.includes(name)) } });
  const [chromium, safari, firefox] = [knows("avc1.42E01F", "opus"), knows("avc1.42E01F", "Opus"), knows("avc1.42E01F", "Opus", "opus")];
  const type = 'video/mp4; codecs="avc1.42E01F,opus"';
  assert.equal(playableType(type, chromium), type);
  assert.equal(playableType(type, safari), 'video/mp4; codecs="avc1.42E01F,Opus"');
  assert.equal(playableType(type, firefox), type);
  assert.equal(playableType('video/mp4; codecs="vp8,opus"', firefox), "");
  assert.equal(playableType(type, { document: withHls }), "");
});

test("whether the light video can be played is asked of the browser too", () => {
  const light = (name) => canPlayLight({ MediaSource: { isTypeSupported: (type) => type.startsWith("audio/") || type.includes(name) } });
  assert.deepEqual([light("avc1.4D40"), light("Opus"), light("vp09")], [true, true, false]);
});

test("picture in picture: the standard's, Safari's, none (Firefox)", async () => {
  const said = [];
  const standard = { requestPictureInPicture: async () => said.push("in") };
  const page = { pictureInPictureEnabled: true, pictureInPictureElement: null, exitPictureInPicture: async () => said.push("out") };
  await pictureInPicture(standard, page).toggle();
  page.pictureInPictureElement = standard;
  await pictureInPicture(standard, page).toggle();
  const safari = { webkitPresentationMode: "inline", webkitSupportsPresentationMode: () => true, webkitSetPresentationMode: (mode) => said.push(mode) };
  await pictureInPicture(safari, {}).toggle();
  assert.deepEqual(said, ["in", "out", "picture-in-picture"]);
  assert.equal(pictureInPicture({}, { pictureInPictureEnabled: true }), null);
  assert.equal(pictureInPicture({ requestPictureInPicture: () => {} }, {}), null);
});

test("full screen: the player's, old Safari's, only the video's (iPhone), none", async () => {
  const said = [];
  await fullScreen({ requestFullscreen: async () => said.push("player") }, {}, { fullscreenEnabled: true }).toggle();
  await fullScreen({ webkitRequestFullscreen: () => said.push("old") }, {}, { webkitFullscreenEnabled: true }).toggle();
  await fullScreen({}, { webkitEnterFullscreen: () => said.push("video") }, {}).toggle();
  assert.deepEqual(said, ["player", "old", "video"]);
  assert.equal(fullScreen({}, {}, {}), null);
});

function shelf() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
}

test("what a person chose is kept for that person on this device", () => {
  const device = shelf();
  assert.deepEqual(readChoice("7", device), { mode: "video", bySelf: false });
  keepChoice("7", { mode: "audio", bySelf: true }, device);
  assert.deepEqual(readChoice("7", device), { mode: "audio", bySelf: true });
  assert.deepEqual(readChoice("8", device), { mode: "video", bySelf: false });
});

test("rubbish on the shelf, or none at all: video", () => {
  const device = shelf();
  for (const text of ["{", "null", '{"mode":"cinema","bySelf":"yes"}', "[]"]) {
    device.setItem("daris.mode.7", text);
    assert.deepEqual(readChoice("7", device), { mode: "video", bySelf: false }, text);
  }
  const refusing = { getItem: () => { throw new Error("no"); }, setItem: () => { throw new Error("no"); } };
  assert.equal(readChoice("7", refusing).mode, "video");
  keepChoice("7", { mode: "light", bySelf: false }, refusing);
});

test("each mode has its words", () => {
  for (const mode of MODES) {
    assert.ok(nameOf(mode).length > 3);
    assert.match(hintOf(mode), /\.$/);
    assert.match(switchTo(mode), /^Switch to /);
  }
});

const press = (code, key, more = {}) => ({ code, key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, defaultPrevented: false, ...more });
/** Something that has the focus; `is` are the simple selectors that it answers to. */
const focus = (...is) => ({
  matches: () => false,
  closest: (selector) => selector.split(",").some((one) => is.some((name) => one.trim().startsWith(name))) || null,
});
const ground = focus();

test("keys mean the same on every layout", () => {
  const commands = { Space: "play", KeyK: "play", KeyM: "sound", KeyF: "full", ArrowLeft: "back", ArrowRight: "forward", KeyL: "live", KeyC: "captions", KeyI: "picture" };
  for (const [code, command] of Object.entries(commands)) assert.equal(commandOf(press(code, "л"), ground), command);
  assert.equal(commandOf(press("Slash", "?", { shiftKey: true }), ground), "help");
  assert.equal(commandOf(press("KeyX", "x"), ground), null);
});

test("no key is taken from one who writes, from a dialog, from the browser", () => {
  for (const place of [focus("textarea"), focus("[contenteditable]"), focus("dialog"), focus("[role=alertdialog]")]) {
    for (const code of ["KeyK", "Space", "ArrowLeft", "KeyM"]) assert.equal(commandOf(press(code, "k"), place), null);
    assert.equal(commandOf(press("Slash", "?"), place), null);
  }
  assert.equal(commandOf(press("KeyF", "f", { ctrlKey: true }), ground), null);
  assert.equal(commandOf(press("KeyL", "l", { metaKey: true }), ground), null);
  assert.equal(commandOf(press("KeyK", "k", { defaultPrevented: true }), ground), null);
});

test("a button keeps its space bar, a slider its arrows", () => {
  assert.equal(commandOf(press("Space", " "), focus("button")), null);
  assert.equal(commandOf(press("KeyK", "k"), focus("button")), "play");
  assert.equal(commandOf(press("ArrowLeft", "ArrowLeft"), focus("[role=tab]")), null);
});

test("every command but the plain one is in the help", () => assert.equal(keyHelp().length, 8));

const now = { state: "live", isOnline: true, isRewound: false, isPaused: false, isLoading: false, isStalled: false, mode: "video" };

test("the line about the state", () => {
  const cases = [
    [{}, "live"],
    [{ mode: "audio" }, "audio"],
    [{ mode: "slides" }, "slides"],
    [{ isOnline: false }, "offline"],
    [{ isStalled: true }, "stalled"],
    [{ state: "paused", isOnline: false }, "paused"],
    [{ state: "ended" }, "ended"],
    [{ isRewound: true }, "rewound"],
    [{ isRewound: true, isPaused: true }, "held"],
    [{ isRewound: true, isLoading: true }, "loading"],
    [{ isRewound: true, isLoading: true, isOnline: false }, "offline"],
    [{ isRewound: true, state: "ended" }, "over"],
    [{ isRewound: true, state: "paused" }, "rewound"],
  ];
  for (const [change, standing] of cases) {
    assert.equal(standingOf({ ...now, ...change }), standing, JSON.stringify(change));
    assert.match(sentenceOf(standing).text, /\.$/);
  }
  assert.equal(sentenceOf("live").isSeen, false);
  assert.equal(sentenceOf("offline").isSeen, true);
});
