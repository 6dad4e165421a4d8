// @ts-nocheck
// The lecturer's end of a speaker's line: what it does when the line breaks, on a clock of the test's own.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

let now = 0;
let ticks = [];
let peers = [];

class Peer extends EventTarget {
  connectionState = "new";
  offers = [];
  constructor() {
    super();
    peers.push(this);
  }
  addTransceiver() {}
  setConfiguration() {}
  async createOffer(how) {
    this.offers.push(how?.iceRestart ? "restart" : "offer");
    return { type: "offer", sdp: "v=0" };
  }
  async setLocalDescription(description) {
    this.localDescription = description;
  }
  close() {
    this.connectionState = "closed";
  }
  become(state) {
    this.connectionState = state;
    this.dispatchEvent(new Event("connectionstatechange"));
  }
}

const real = { now: performance.now, setInterval: globalThis.setInterval, clearInterval: globalThis.clearInterval };
globalThis.RTCPeerConnection = Peer;
performance.now = () => now;
const { Call } = await import("stage/call.js");

beforeEach(() => {
  now = 0;
  ticks = [];
  peers = [];
  globalThis.setInterval = (tick) => ticks.push(tick);
  globalThis.clearInterval = (number) => (ticks[number - 1] = () => {});
});

afterEach(() => {
  globalThis.setInterval = real.setInterval;
  globalThis.clearInterval = real.clearInterval;
});

/** A room that answers when asked for servers, and keeps what was said. */
function aRoom() {
  const room = new EventTarget();
  room.sent = [];
  room.send = (message) => {
    room.sent.push(message);
    if (message.type === "servers.ask") {
      queueMicrotask(() => room.dispatchEvent(new CustomEvent("servers.told", { detail: { servers: [], relay_only: false, life_s: 7200 } })));
    }
    return true;
  };
  return room;
}

async function settled() {
  for (let step = 0; step < 20; step += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function pass(seconds) {
  for (let step = 0; step < seconds * 2; step += 1) {
    now += 500;
    for (const tick of ticks) tick();
    await settled();
  }
}

async function aCall({ apartSince } = {}) {
  const room = aRoom();
  const call = new Call(room, { turn: 7, line: "speaker-page", desk: "lecturer-page", call: 1 }, {}, apartSince);
  const heard = [];
  for (const name of ["changed", "stuck", "lost"]) call.addEventListener(name, () => heard.push(name));
  await settled();
  return { room, call, heard, peer: peers[0] };
}

test("it calls, naming both pages, and is quiet while it is connected", async () => {
  const { room, call, heard, peer } = await aCall();
  assert.deepEqual(room.sent.at(-1), {
    type: "signal.send",
    turn: 7,
    line: "speaker-page",
    desk: "lecturer-page",
    call: 1,
    sender: "desk",
    description: { type: "offer", sdp: "v=0" },
  });
  peer.become("connected");
  await pass(60);
  assert.deepEqual(heard, ["changed"]);
  assert.deepEqual(peer.offers, ["offer"]);
  assert.equal(call.isConnected, true);
});

test("a line that breaks is tried by other ways, then anew", async () => {
  const { heard, peer } = await aCall();
  peer.become("connected");
  await pass(10);
  peer.become("disconnected");
  await pass(2);
  assert.deepEqual(peer.offers, ["offer"], "a short interruption mends by itself");
  await pass(7);
  assert.deepEqual(peer.offers, ["offer", "restart", "restart"]);
  await pass(6);
  assert.deepEqual(heard, ["changed", "changed", "stuck"]);
});

test("a line that is back in time is kept", async () => {
  const { heard, peer } = await aCall();
  peer.become("connected");
  await pass(10);
  peer.become("disconnected");
  await pass(4);
  peer.become("connected");
  await pass(60);
  assert.deepEqual(heard, ["changed", "changed", "changed"]);
});

test("half a minute apart ends it, counted over all calls", async () => {
  now = 29_000;
  const { heard } = await aCall({ apartSince: 0 });
  await pass(1);
  assert.deepEqual(heard, []);
  await pass(0.5);
  assert.equal(heard[0], "lost");
});

test("a call that was closed says nothing more", async () => {
  const { call, heard, peer } = await aCall();
  call.close();
  peer.become("connected");
  await pass(60);
  assert.deepEqual(heard, []);
});
