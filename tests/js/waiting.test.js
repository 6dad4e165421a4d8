// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";

globalThis.HTMLElement ??= class {};
globalThis.customElements ??= { define() {} };
const { left, minutesToSay } = await import("webinars/countdown.js");
const { ranked } = await import("webinars/waiting-who.js");

test("a countdown shows the nearest second, and nothing when it is over", () => {
  assert.deepEqual([61_000, 60_001, 60_000, 400, 0, -5000].map(left), ["1:01", "1:00", "1:00", "", "", ""]);
});

test("ten, five and one minute are said as they pass, not when the page opens", () => {
  assert.equal(minutesToSay(null, 300_000), null);
  assert.equal(minutesToSay(600_500, 599_500), 10);
  assert.equal(minutesToSay(599_500, 598_500), null);
  assert.equal(minutesToSay(300_500, 300_000), 5);
  assert.equal(minutesToSay(60_500, 59_900), 1);
  assert.equal(minutesToSay(700_000, -1000), null);
});

test("regions stand by how many come from them, then by name, without those that have none", () => {
  const names = { "KZ-75": "Almaty", "KZ-71": "Astana", "KZ-61": "Turkistan" };
  assert.deepEqual(ranked({ "": 9, "KZ-61": 2, "KZ-71": 5, "KZ-75": 2 }, names), [
    { name: "Astana", count: 5 },
    { name: "Almaty", count: 2 },
    { name: "Turkistan", count: 2 },
  ]);
});
