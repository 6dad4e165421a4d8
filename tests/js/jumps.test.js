import assert from "node:assert/strict";
import test from "node:test";

import { Jumps } from "media/jumps.js";

test("a long jump is told, a short one is not", () => {
  const jumps = new Jumps();
  assert.equal(jumps.add({ fromS: 10, toS: 13.9 }), null);
  assert.deepEqual(jumps.add({ fromS: 60, toS: 64.5 }), { fromMs: 60_000, toMs: 64_500 });
});

test("over the hole and then to the edge is one", () => {
  const jumps = new Jumps();
  assert.equal(jumps.add({ fromS: 20, toS: 23 }), null);
  assert.deepEqual(jumps.add({ fromS: 23.5, toS: 25 }), { fromMs: 20_000, toMs: 25_000 });
});

test("jumps with a part between them that was seen are not added up", () => {
  const jumps = new Jumps();
  assert.equal(jumps.add({ fromS: 20, toS: 23 }), null);
  assert.equal(jumps.add({ fromS: 27, toS: 30 }), null);
});

test("who came back to an earlier moment begins anew", () => {
  const jumps = new Jumps();
  assert.equal(jumps.add({ fromS: 20, toS: 23 }), null);
  assert.equal(jumps.add({ fromS: 5, toS: 7 }), null);
});
