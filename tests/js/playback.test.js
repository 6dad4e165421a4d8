// @ts-nocheck
import assert from "node:assert/strict";
import test, { afterEach } from "node:test";

const VIDEO = 'video/mp4; codecs="avc1.42E01F,opus"';
const SOUND = 'audio/mp4; codecs="opus"';
const sockets = [];
const sources = [];

class Socket extends EventTarget {
  static OPEN = 1;
  readyState = 1;
  sent = [];
  constructor(url) {
    super();
    this.url = url;
    sockets.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  say(message) {
    this.dispatchEvent(Object.assign(new Event("message"), { data: typeof message === "string" ? message : JSON.stringify(message) }));
  }
  hear(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
}

class Source extends EventTarget {
  static isTypeSupported = () => true;
  readyState = "open";
  constructor() {
    super();
    this.appended = [];
    sources.push(this);
    queueMicrotask(() => this.dispatchEvent(new Event("sourceopen")));
  }
  addSourceBuffer(type) {
    const buffer = Object.assign(new EventTarget(), { updating: false, type, changeType: () => {}, remove: () => {} });
    buffer.ranges = [];
    Object.defineProperty(buffer, "buffered", {
      get: () => ({ length: buffer.ranges.length, start: (at) => buffer.ranges[at][0], end: (at) => buffer.ranges[at][1] }),
    });
    buffer.appendBuffer = (data) => this.appended.push(...data);
    this.buffer = buffer;
    return buffer;
  }
  /** So much is decoded and may be shown. */
  fill(fromS, toS) {
    this.buffer.ranges = [[fromS, toS]];
    this.buffer.dispatchEvent(new Event("updateend"));
  }
}

globalThis.HTMLMediaElement = { HAVE_CURRENT_DATA: 2 };
globalThis.WebSocket = Socket;
globalThis.MediaSource = Source;
globalThis.location = { origin: "http://here" };
globalThis.addEventListener ??= () => {};
globalThis.removeEventListener ??= () => {};
URL.createObjectURL = () => "blob:it";
URL.revokeObjectURL = () => {};
const { LineQuality } = await import("media/line-quality.js");
const { Past } = await import("media/past.js");
const { Playback } = await import("media/playback.js");

function video() {
  const attributes = new Set();
  const element = Object.assign(new EventTarget(), { currentTime: 0, paused: false, readyState: 4, playbackRate: 1, isConnected: true, load() {} });
  element.hasAttribute = (name) => attributes.has(name);
  element.removeAttribute = (name) => attributes.delete(name);
  Object.defineProperty(element, "src", { set: () => attributes.add("src") });
  return element;
}

/** A start message (kind 1) of one epoch, or media of it (kind 2), whose bytes are `values`. */
function binary({ kind, epoch = 0, startMs = 0, type = VIDEO, values = [1] }) {
  const name = new TextEncoder().encode(kind === 1 ? type : "");
  const init = kind === 1 ? [9] : [];
  const head = kind === 1 ? 22 : 16;
  const data = new Uint8Array(head + name.length + init.length + values.length);
  const view = new DataView(data.buffer);
  view.setUint8(0, 1);
  view.setUint8(1, kind);
  view.setUint32(4, epoch);
  view.setBigUint64(8, BigInt(startMs));
  if (kind === 1) {
    view.setUint16(16, name.length);
    view.setUint32(18, init.length);
  }
  data.set([...name, ...init, ...values], head);
  return data.buffer;
}

let open = [];
afterEach(() => {
  for (const playback of open) playback.stop();
  open = [];
  sockets.length = sources.length = 0;
});

/** On air, with `shown` seconds in memory. */
async function watching({ past = "/past.m3u8" } = {}) {
  const line = new LineQuality();
  const playback = new Playback(video(), { mode: "video", line, still: { take() {} } });
  open.push(playback);
  const told = [];
  for (const name of ["play", "swapped", "missed", "lost", "mode"]) playback.addEventListener(name, () => told.push(name));
  playback.src = "/ws/watch/x/";
  playback.pastAddress = past;
  playback.start();
  const [socket] = sockets;
  socket.say({ type: "state", state: "live" });
  socket.say({ type: "mode", mode: "video", reason: "" });
  socket.hear(binary({ kind: 1, startMs: 60_000 }));
  await Promise.resolve();
  sources[0].fill(60, 64);
  return { playback, socket, line, told };
}

test("the first picture is shown when there is one, and what follows of the epoch is added", async () => {
  const { playback, socket, told } = await watching();
  assert.equal(playback.state, "live");
  assert.deepEqual(told, ["mode", "swapped", "play"]);
  socket.hear(binary({ kind: 2, startMs: 64_000, values: [2, 3] }));
  socket.hear(binary({ kind: 2, epoch: 7, startMs: 64_000, values: [99] }));
  assert.deepEqual(sources[0].appended, [9, 1, 2, 3], "another epoch's media are nothing without its beginning");
  assert.equal(sources.length, 1);
  assert.ok(playback.edgeMs >= 64_000);
  assert.ok(Math.abs(playback.positionMs - 63_800) < 200);
});

test("an epoch of the same kind goes on in the same source, one of another kind gets another", async () => {
  const { playback, socket } = await watching();
  const first = playback.buffer;
  socket.hear(binary({ kind: 1, epoch: 1, startMs: 64_000, values: [4] }));
  assert.equal(playback.buffer, first);
  socket.hear(binary({ kind: 1, epoch: 2, startMs: 65_000, type: SOUND, values: [5] }));
  assert.notEqual(playback.buffer, first);
  assert.equal(first.isClosed, true);
  assert.equal(playback.feed.epoch, 2);
});

test("another mode begins anew, even when its media are of the same kind", async () => {
  const { playback, socket } = await watching();
  const first = playback.buffer;
  playback.deliver("light");
  assert.deepEqual(socket.sent, [{ type: "mode", mode: "light" }]);
  socket.say({ type: "mode", mode: "light", reason: "" });
  socket.hear(binary({ kind: 1, startMs: 64_000 }));
  assert.notEqual(playback.buffer, first);
  assert.equal(playback.mode, "light");
});

/** A lecturer whose browser makes VP9 alone, and a viewer's that plays other things. */
async function watchingVp9(t, can = (type) => !type.includes("vp09")) {
  t.mock.method(Source, "isTypeSupported", can);
  const vp9 = { kind: 1, startMs: 70_000, type: 'video/mp4; codecs="vp09.00.31.08,opus"' };
  const { playback, socket } = await watching();
  socket.hear(binary({ ...vp9, epoch: 1 }));
  return { playback, socket, vp9 };
}

test("who cannot play what the lecturer's browser makes gets the light video", async (t) => {
  const { playback, socket } = await watchingVp9(t);
  assert.deepEqual(socket.sent, [{ type: "mode", mode: "light" }]);
  assert.equal(playback.state, "live");
  socket.say({ type: "mode", mode: "light", reason: "" });
  socket.hear(binary({ kind: 1, epoch: 1, startMs: 70_100, values: [6] }));
  await Promise.resolve();
  assert.deepEqual([playback.state, playback.mode, playback.wish], ["live", "light", "light"]);
  assert.deepEqual(sources.at(-1).appended, [9, 6]);
});

test("without a light video it says so, and goes on with what can be played later", async (t) => {
  const { playback, socket, vp9 } = await watchingVp9(t);
  socket.say({ type: "mode", mode: "video", reason: "unavailable" });
  socket.hear(binary({ ...vp9, epoch: 1 }));
  assert.equal(playback.state, "unsupported");
  assert.equal(socket.sent.length, 1, "it is asked for once");
  socket.hear(binary({ kind: 1, epoch: 2, startMs: 75_000 }));
  assert.equal(playback.state, "live");
});

test("the decoder is opened under the name that the browser knows", async (t) => {
  t.mock.method(Source, "isTypeSupported", (type) => !type.includes("opus"));
  await watching();
  assert.equal(sources[0].buffer.type, 'video/mp4; codecs="avc1.42E01F,Opus"');
});

test("a light video that cannot be played either is not asked for", async (t) => {
  const { playback, socket } = await watchingVp9(t, (type) => !/vp09|avc1.4D/.test(type));
  assert.deepEqual([playback.state, socket.sent], ["unsupported", []]);
});

test("a short step back stays in memory, a longer one opens the playlist and silences the live media", async (t) => {
  const opened = [];
  t.mock.method(Past.prototype, "open", (atS) => opened.push(atS));
  const { playback, socket, told } = await watching();
  socket.hear(binary({ kind: 2, startMs: 64_000 }));
  playback.seekTo(61_000);
  assert.equal(playback.place, "held");
  assert.equal(playback.video.currentTime, 61);
  playback.seekTo(5000);
  assert.equal(playback.place, "past");
  assert.deepEqual(opened, [5]);
  assert.equal(playback.buffer, null);
  assert.deepEqual(socket.sent.at(-1), { type: "mode", mode: "slides" });
  socket.hear(binary({ kind: 1, startMs: 66_000 }));
  assert.equal(playback.buffer, null);
  told.length = 0;
  playback.past.dispatchEvent(new CustomEvent("ready"));
  assert.deepEqual(told, ["swapped", "play"]);
  playback.goLive();
  assert.equal(playback.place, "live");
  assert.equal(playback.past, null);
  assert.deepEqual(socket.sent.at(-1), { type: "mode", mode: "video" });
});

test("an earlier part that cannot be shown leads back to now; a cut line is waited for", async (t) => {
  t.mock.method(Past.prototype, "open", () => {});
  const { playback, told } = await watching();
  playback.seekTo(5000);
  told.length = 0;
  playback.past.dispatchEvent(new CustomEvent("problem", { detail: "offline" }));
  assert.equal(playback.place, "past");
  assert.equal(playback.problem, "offline");
  playback.past.dispatchEvent(new CustomEvent("problem", { detail: "broken" }));
  assert.equal(playback.place, "live");
  assert.deepEqual(told, ["lost"]);
});

test("a decoder that gave up gets a new connection, a moment later", async (t) => {
  const { playback } = await watching();
  const waiting = [];
  t.mock.method(globalThis, "setTimeout", (act, afterMs) => waiting.push([act, afterMs]));
  playback.buffer.dispatchEvent(new Event("broken"));
  assert.equal(playback.buffer, null);
  const [[act, afterMs]] = waiting;
  assert.equal(afterMs, 1000);
  act();
  assert.equal(sockets.length, 2);
});

test("a picture that stands still because the lecturer's line is slow counts for nothing", async () => {
  const { playback, socket, line } = await watching();
  playback.video.readyState = 2;
  playback.video.dispatchEvent(new Event("waiting"));
  assert.equal(line.stallCount, 1);
  assert.equal(playback.isStalled, true);
  socket.say({ type: "source.late", late_ms: 1400 });
  assert.equal(line.stallCount, 0);
  playback.video.readyState = 4;
  playback.video.dispatchEvent(new Event("playing"));
  assert.equal(playback.isStalled, false);
  assert.equal(line.stalls.length, 0);
});
