// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";

const made = [];
globalThis.WebSocket = class extends EventTarget {
  static OPEN = 1;
  readyState = 0;
  sent = [];
  constructor(url) {
    super();
    this.url = url;
    made.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {}
  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  hear(message) {
    this.dispatchEvent(Object.assign(new Event("message"), { data: JSON.stringify(message) }));
  }
  end(code) {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
};
globalThis.location = { origin: "http://here" };
globalThis.addEventListener ??= () => {};
globalThis.removeEventListener ??= () => {};
const { ViewerSocket } = await import("media/viewer-socket.js");

function opened(mode = "video") {
  made.length = 0;
  const socket = new ViewerSocket("/ws/watch/x/", mode);
  const lines = [];
  const modes = [];
  socket.addEventListener("line", ({ detail }) => lines.push(detail.online));
  socket.addEventListener("mode", ({ detail }) => modes.push(detail));
  socket.open();
  return { socket, lines, modes };
}

test("the mode stands in the address, and is said when it changes", () => {
  const { socket, modes } = opened("light");
  assert.equal(made[0].url, "ws://here/ws/watch/x/?mode=light");
  made[0].open();
  assert.deepEqual(made[0].sent, []);
  socket.choose("audio");
  assert.deepEqual(made[0].sent, [{ type: "mode", mode: "audio" }]);
  made[0].hear({ type: "mode", mode: "audio", reason: "" });
  assert.deepEqual(modes, [{ mode: "audio", reason: "" }]);
  socket.close();
});

test("what is chosen while the line is being opened is said when it is open", () => {
  const { socket } = opened();
  assert.equal(made[0].url, "ws://here/ws/watch/x/");
  socket.choose("slides");
  assert.deepEqual(made[0].sent, []);
  made[0].open();
  assert.deepEqual(made[0].sent, [{ type: "mode", mode: "slides" }]);
  socket.close();
});

test("afresh: the server cuts it, it comes back at once in the new mode and nobody is told of a bad line", () => {
  const { socket, lines } = opened();
  made[0].open();
  socket.choose("light", { afresh: true });
  assert.deepEqual(made[0].sent, [{ type: "mode", mode: "light", afresh: true }]);
  made[0].end(1006);
  assert.equal(made.length, 2);
  assert.equal(made[1].url, "ws://here/ws/watch/x/?mode=light");
  assert.deepEqual(lines, []);
  made[1].end(1006);
  assert.deepEqual(lines, [false], "the next cut is one");
  socket.close();
});

test("a report goes out only on an open line", () => {
  const { socket } = opened();
  assert.equal(socket.report({ behindMs: 400, stalls: 1 }), false);
  made[0].open();
  assert.equal(socket.report({ behindMs: null, stalls: 0 }), true);
  assert.deepEqual(made[0].sent, [{ type: "report", behind_ms: null, stalls: 0 }]);
  socket.close();
});

test("that the lecturer's line is slow is passed on", () => {
  const { socket } = opened();
  const said = [];
  socket.addEventListener("source", ({ detail }) => said.push(detail));
  made[0].open();
  made[0].hear({ type: "source.late", late_ms: 1200 });
  assert.deepEqual(said, [{ lateMs: 1200 }]);
  socket.close();
});
