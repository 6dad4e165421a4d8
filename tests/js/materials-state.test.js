// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";

import { apply, fromSnapshot, visible } from "materials/materials-state.js";

const item = (code, moment = "before") => ({ code, kind: "link", title: code, url: "https://a.kz", ending: "", bytes: 0, moment });

test("participants see what is shown, in its order", () => {
  let state = fromSnapshot({ shared: { listed: [item("a")] } });
  state = apply(state, { type: "materials.shown", listed: [item("b"), item("a")], added: ["b"] });
  assert.deepEqual(visible(state).map(({ code, isHidden }) => [code, isHidden]), [["b", false], ["a", false]]);
  assert.equal(apply(state, { type: "materials.shown", listed: [item("b"), item("a")], added: [] }), state, "said twice it changes nothing");
  assert.equal(apply(state, { type: "chat.sent" }), state);
});

test("the team sees what is to come too", () => {
  let state = fromSnapshot({ shared: null, host: { listed: [item("a"), item("b", "after")] } });
  assert.deepEqual(visible(state).map(({ isHidden }) => isHidden), [true, true], "before anything was shown");
  state = apply(state, { type: "materials.shown", listed: [item("a")], added: ["a"] });
  assert.deepEqual(visible(state).map(({ code, isHidden }) => [code, isHidden]), [["a", false], ["b", true]]);
});

test("nothing yet", () => {
  assert.deepEqual(visible(fromSnapshot({})), []);
});
