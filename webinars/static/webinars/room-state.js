// @ts-check
/**
 * What a page knows of a room, part by part. Each part's module gives a reducer: two pure functions that touch no page.
 * A snapshot and the events after it lead to the same state as a later snapshot; tests/webinars/test_reducers.py holds them to it.
 *
 * @typedef {{ type: string, seq: number, at: number } & Record<string, any>} RoomEvent
 * @typedef {{ shared?: any, host?: any, own?: any }} PartSnapshot for all; for hosts and moderators; for this person
 */

/**
 * @template S
 * @typedef {object} Reducer
 * @property {(snapshot: PartSnapshot) => S} fromSnapshot how things stand; each field may be missing
 * @property {(state: S, event: RoomEvent) => S} apply the state after an event: a new one, or the same when the event does not
 *   concern it. Applying what is in the state already changes nothing.
 */

/** @typedef {(state: any, events: RoomEvent[] | null) => void} Draw `events` led to this state; null: it was made anew */

export class RoomState {
  /** @type {Map<string, { reducer: Reducer<any>, state: any, draws: Draw[] }>} */
  #parts = new Map();
  /** Whether a snapshot has come. */
  hasBegun = false;

  /**
   * @param {string} name of the part @param {Reducer<any>} reducer @param {Draw} draw
   * @returns {boolean} whether its snapshot was missed, for others came before it
   */
  follow(name, reducer, draw) {
    const part = this.#parts.get(name);
    if (part) {
      part.draws.push(draw);
      if (this.hasBegun) draw(part.state, null);
      return false;
    }
    this.#parts.set(name, { reducer, state: reducer.fromSnapshot({}), draws: [draw] });
    return this.hasBegun;
  }

  /** @param {string} name @returns {any} the state of a part that is followed */
  of(name) {
    return this.#parts.get(name)?.state;
  }

  /** @param {Record<string, PartSnapshot>} snapshots */
  begin(snapshots) {
    this.hasBegun = true;
    for (const [name, part] of this.#parts) {
      part.state = part.reducer.fromSnapshot(snapshots[name] ?? {});
      for (const draw of part.draws) draw(part.state, null);
    }
  }

  /**
   * What is said and not stored (counts, one's own vote) changes the state too.
   * @param {string} name of the part @param {(state: any) => any} change
   */
  change(name, change) {
    const part = this.#parts.get(name);
    const state = part?.state;
    if (!part || !this.hasBegun) return;
    part.state = change(state);
    if (part.state !== state) for (const draw of part.draws) draw(part.state, []);
  }

  /** @param {RoomEvent[]} events oldest first */
  apply(events) {
    for (const part of this.#parts.values()) {
      const before = part.state;
      const meant = [];
      for (const event of events) {
        const state = part.reducer.apply(part.state, event);
        if (state !== part.state) meant.push(event);
        part.state = state;
      }
      if (part.state !== before) for (const draw of part.draws) draw(part.state, meant);
    }
  }
}
