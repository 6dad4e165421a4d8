// @ts-nocheck
import assert from "node:assert/strict";
import test, { mock } from "node:test";
import { PublisherLine } from "media/publisher-line.js";

/** A socket without a network. */
class FakeSocket extends EventTarget {
  static OPEN = 1;
  static made = [];
  constructor(url) {
    super();
    this.url = url;
    this.readyState = 0;
    this.sent = [];
    FakeSocket.made.push(this);
  }
  send(data) {
    this.sent.push(data);
  }
  close() {
    this.isClosed = true;
  }
  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  says(message) {
    this.dispatchEvent(Object.assign(new Event("message"), { data: JSON.stringify(message) }));
  }
  breaks(code) {
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}

globalThis.WebSocket = FakeSocket;
globalThis.addEventListener ??= () => {};
globalThis.removeEventListener ??= () => {};

function setUp() {
  FakeSocket.made = [];
  const told = [];
  const line = new PublisherLine("ws://site/publish/", {
    opened: () => told.push("opened"),
    heard: ({ type }) => told.push(type),
    lost: () => told.push("lost"),
    refused: (code, reason) => told.push(`refused ${code} ${reason}`),
  });
  line.connect();
  return { line, told, sockets: FakeSocket.made };
}

test("a cut line comes back by itself, and says so", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { told, sockets } = setUp();
  sockets[0].open();
  sockets[0].says({ type: "welcome" });
  sockets[0].breaks(1006);
  context.mock.timers.tick(5000);
  assert.equal(sockets.length, 2);
  sockets[1].open();
  assert.deepEqual(told, ["opened", "welcome", "lost", "opened"]);
});

test("who is refused does not come back, and hears why", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { told, sockets } = setUp();
  sockets[0].open();
  sockets[0].says({ type: "refused", reason: "publisher_active" });
  sockets[0].breaks(4409);
  context.mock.timers.tick(60_000);
  assert.deepEqual([told, sockets.length], [["opened", "lost", "refused 4409 publisher_active"], 1]);
});

test("a server that is too busy is asked again", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { sockets } = setUp();
  for (const code of [4429, 4503, 1012]) {
    sockets.at(-1).breaks(code);
    context.mock.timers.tick(5000);
  }
  assert.equal(sockets.length, 4);
});

test("a line that takes and never answers is given up, and what it says later is not heard", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const clock = mock.method(performance, "now", () => 0);
  const { line, told, sockets } = setUp();
  sockets[0].open();
  clock.mock.mockImplementation(() => 4000);
  line.expectAnswer();
  assert.equal(sockets[0].isClosed, undefined);
  clock.mock.mockImplementation(() => 6000);
  line.expectAnswer();
  assert.equal(sockets[0].isClosed, true);
  sockets[0].says({ type: "ack" });
  context.mock.timers.tick(5000);
  clock.mock.restore();
  assert.deepEqual([told, sockets.length], [["opened", "lost"], 2]);
});

test("a line that was stopped stays so", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { line, sockets } = setUp();
  line.stop();
  line.connect();
  context.mock.timers.tick(60_000);
  assert.deepEqual([sockets.length, sockets[0].isClosed], [1, true]);
});
