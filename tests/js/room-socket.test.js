// @ts-nocheck
import assert from "node:assert/strict";
import test, { mock } from "node:test";

mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
let now = 0;
mock.method(performance, "now", () => now);

/** Lets time pass, second by second, as the page's clock does. */
function pass(seconds) {
  for (let second = 0; second < seconds; second += 1) {
    now += 1000;
    mock.timers.tick(1000);
  }
}

class FakeSocket extends EventTarget {
  static OPEN = 1;
  static made = [];
  readyState = 1;
  said = [];

  constructor() {
    super();
    FakeSocket.made.push(this);
  }

  send(text) {
    this.said.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
  }

  open() {
    this.dispatchEvent(new Event("open"));
  }

  hears(message) {
    this.dispatchEvent(Object.assign(new Event("message"), { data: JSON.stringify(message) }));
  }

  isCut(code) {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}

globalThis.WebSocket = FakeSocket;
globalThis.location = { href: "https://daris.example/webinars/abc/room/", protocol: "https:" };
globalThis.addEventListener = () => {};
const { RoomSocket } = await import("webinars/room-socket.js");

const list = { fromSnapshot: ({ shared }) => shared ?? [], apply: (all, event) => (event.type === "said" ? [...all, event.text] : all) };
const said = (seq) => ({ type: "said", seq, at: 0, text: String(seq) });

function aRoom() {
  const room = new RoomSocket("/ws/room/abc/");
  const heard = { drawn: [], lines: [], closed: [] };
  room.follow("list", list, (state) => heard.drawn.push(state));
  room.addEventListener("line", (event) => heard.lines.push(event.detail.online));
  room.addEventListener("closed", (event) => heard.closed.push(event.detail.code));
  room.connect();
  return { room, heard, line: () => FakeSocket.made.at(-1) };
}

test("a new page gets a snapshot, and one that comes back exactly the rest", () => {
  const { room, heard, line } = aRoom();
  line().open();
  assert.deepEqual(line().said, [{ type: "room.join", since: 0 }]);
  line().hears({ type: "room.joined", now: 0, count: 1, last_seq: 7, parts: { list: { shared: ["old"] } } });
  line().hears(said(8));
  line().hears({ type: "room.told", events: [said(8), said(9), said(11)] });
  assert.deepEqual(heard.drawn, [["old"], ["old", "8"], ["old", "8", "9", "11"]]);
  line().isCut(1006);
  assert.deepEqual(heard.lines, [true, false]);
  pass(1);
  line().open();
  assert.deepEqual(line().said, [{ type: "room.join", since: 11 }]);
  line().hears({ type: "room.joined", now: 0, count: 1, last_seq: 14, events: [said(12)] });
  assert.deepEqual(heard.drawn.at(-1), ["old", "8", "9", "11", "12"]);
  assert.equal(room.lastSeq, 14);
  room.close();
});

test("a page that was away too long begins anew", () => {
  const { room, heard, line } = aRoom();
  line().open();
  line().hears({ type: "room.joined", now: 0, count: 1, last_seq: 900, parts: { list: { shared: ["a"] } } });
  line().hears({ type: "room.joined", now: 0, count: 1, last_seq: 3, parts: { list: { shared: ["b"] } } });
  line().hears(said(4));
  assert.deepEqual(heard.drawn, [["a"], ["b"], ["b", "4"]]);
  room.close();
});

test("a silent server is asked for a sign of life, and a dead line is given up", () => {
  const { room, heard, line } = aRoom();
  const first = line();
  first.open();
  first.hears({ type: "room.joined", now: 0, count: 1, last_seq: 1, parts: {} });
  pass(13);
  assert.deepEqual(first.said.slice(1), [{ type: "room.ping" }]);
  first.hears({ type: "room.ponged" });
  pass(12);
  assert.equal(first.said.length, 2);
  pass(8);
  assert.deepEqual(heard.lines, [true, false]);
  assert.notEqual(line(), first);
  room.close();
});

for (const code of [4400, 4401, 4403, 4404, 4410]) {
  test(`after ${code} nobody comes back`, () => {
    const { heard, line } = aRoom();
    const first = line();
    first.isCut(code);
    pass(30);
    assert.deepEqual(heard.closed, [code]);
    assert.equal(line(), first);
  });
}

for (const code of [1006, 1012, 4429, 4503]) {
  test(`after ${code} the page comes back within a second, and later with more patience`, () => {
    const { room, line } = aRoom();
    const first = line();
    first.isCut(code);
    pass(1);
    assert.notEqual(line(), first);
    let waits = 0;
    for (let tries = 0; tries < 6; tries += 1) {
      const last = line();
      last.isCut(code);
      waits = 0;
      while (line() === last && waits < 10) {
        pass(1);
        waits += 1;
      }
    }
    assert.ok(waits >= 2 && waits <= 3, `${waits} s`);
    room.close();
  });
}

test("half of an emoji does not cost the line", () => {
  const { room, line } = aRoom();
  line().open();
  room.send({ type: "chat.send", text: "жақсы 😀 \uD83D", nonce: "a" });
  assert.deepEqual(line().said.at(-1), { type: "chat.send", text: "жақсы 😀 \uFFFD", nonce: "a" });
  room.close();
});
