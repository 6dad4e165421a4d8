// The lecturer's turns, keys, and the size of pictures.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { querySelector: () => null };
const { commandOf } = await import("slides/desk-keys.js");
const { addressOf, widthFor } = await import("slides/slide-picture.js");
const { TurnOutbox } = await import("slides/turn-outbox.js");

const key = (code, more = {}) => ({ code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, defaultPrevented: false, ...more });
const nowhere = { closest: () => null };
const field = { closest: () => ({}) };

test("a clicker's keys turn pages and hide them, on any layout", () => {
  const keys = ["PageDown", "ArrowRight", "PageUp", "ArrowLeft", "KeyB", "KeyK"];
  assert.deepEqual(keys.map((code) => commandOf(key(code), nowhere)), ["next", "next", "previous", "previous", "hide", null]);
});

test("keys that are meant for something else turn nothing", () => {
  assert.equal(commandOf(key("ArrowRight"), field), null);
  assert.equal(commandOf(key("ArrowRight", { altKey: true }), nowhere), null);
  assert.equal(commandOf(key("PageDown", { defaultPrevented: true }), nowhere), null);
});

test("while a dialog asks, pages stay", () => {
  globalThis.document = { querySelector: () => ({}) };
  assert.equal(commandOf(key("PageDown"), nowhere), null);
  globalThis.document = { querySelector: () => null };
});

test("what is said while the line is cut goes out in order when it is back", () => {
  const sent = [];
  let online = true;
  const outbox = new TurnOutbox((message) => online && sent.push(message.page) > 0);
  outbox.say({ type: "slides.turn", deck: "d", page: 1, media_ms: 0 });
  online = false;
  outbox.say({ type: "slides.turn", deck: "d", page: 2, media_ms: 10 });
  outbox.say({ type: "slides.turn", deck: "d", page: 3, media_ms: 20 });
  assert.equal(outbox.isEmpty, false);
  online = true;
  outbox.flush();
  assert.deepEqual(sent, [1, 2, 3]);
  assert.equal(outbox.isEmpty, true);
});

test("the smallest picture that is still sharp is fetched", () => {
  assert.deepEqual([100, 480, 540, 560, 1100, 1110, 5000].map((pixels) => widthFor(pixels)), [480, 480, 480, 960, 960, 1920, 1920]);
  assert.equal(widthFor(3000, 960), 960);
  assert.equal(addressOf("/webinars/a/slides/", { deck: "d", page: 3 }, 960), "/webinars/a/slides/d/3-960.webp");
});
