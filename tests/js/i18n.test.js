// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { decimal, hourAndMinute, interpolate } from "ui/i18n.js";

test("decimals in Kazakh have a comma, whatever the browser knows", () => {
  assert.equal(decimal(0.46, 1), "0,5");
  assert.equal(decimal(12, 1), "12,0");
});

test("hours run to 24 in the reader's zone", () => {
  assert.equal(hourAndMinute(new Date("2026-11-19T07:41:07Z"), "Asia/Almaty"), "12:41");
  assert.equal(hourAndMinute(new Date("2026-11-19T19:00:00Z"), "Asia/Almaty"), "00:00");
});

test("named placeholders are filled", () => {
  assert.equal(interpolate("%(rate)s Mbit/s, 100 %%", { rate: "0,5" }), "0,5 Mbit/s, 100 %");
});
