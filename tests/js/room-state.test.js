// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { PaceSum } from "webinars/pace.js";
import { RoomState } from "webinars/room-state.js";

const numbers = {
  fromSnapshot: ({ shared }) => ({ all: shared?.all ?? [] }),
  apply: (state, event) => (event.type === "number.added" ? { all: [...state.all, event.number] } : state),
};
const added = (seq) => ({ type: "number.added", seq, at: 0, number: seq });

test("a part is drawn from its snapshot, and then with the events that changed it", () => {
  const room = new RoomState();
  const drawn = [];
  room.follow("numbers", numbers, (state, events) => drawn.push([state.all, events?.map(({ seq }) => seq) ?? null]));
  room.begin({ numbers: { shared: { all: [1] } }, other: {} });
  room.apply([added(2), { type: "other.done", seq: 3, at: 0 }, added(4)]);
  room.apply([{ type: "other.done", seq: 5, at: 0 }]);
  assert.deepEqual(drawn, [
    [[1], null],
    [[1, 2, 4], [2, 4]],
  ]);
  assert.deepEqual(room.of("numbers"), { all: [1, 2, 4] });
});

test("a snapshot replaces what was known; a part without one begins empty", () => {
  const room = new RoomState();
  const drawn = [];
  room.follow("numbers", numbers, (state) => drawn.push(state.all));
  room.begin({ numbers: { shared: { all: [1] } } });
  room.begin({});
  assert.deepEqual(drawn, [[1], []]);
});

test("several elements follow one part; who comes late to a part that nobody followed has to ask for a snapshot", () => {
  const room = new RoomState();
  const drawn = [];
  assert.equal(room.follow("numbers", numbers, () => {}), false);
  room.begin({ numbers: { shared: { all: [7] } } });
  assert.equal(room.follow("numbers", numbers, (state) => drawn.push(state.all)), false);
  assert.deepEqual(drawn, [[7]]);
  assert.equal(room.follow("late", numbers, () => {}), true);
});

test("the gauge adds up the newest sums of all processes, and forgets those that are silent", () => {
  const pace = new PaceSum();
  pace.take({ source: "a", fast: 3, quiet: 0 }, 0);
  pace.take({ source: "b", fast: 1, quiet: 1 }, 1000);
  pace.take({ source: "a", fast: 2, quiet: 0 }, 2000);
  assert.deepEqual(pace.shares(20, 2000), { fast: 15, quiet: 5 });
  assert.deepEqual(pace.shares(20, 6500), { fast: 10, quiet: 0 });
  assert.deepEqual(pace.shares(20, 9000), { fast: 0, quiet: 0 });
  assert.deepEqual(new PaceSum().shares(0, 0), { fast: 0, quiet: 0 });
});
