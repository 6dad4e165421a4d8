// @ts-check
/**
 * When to send a heartbeat and what it says: no page, no socket, so that it can be tested as it is.
 *
 * A beat goes out every 10 s, at once when asked (the room was joined, the tab was shown or hidden), and when something
 * changed since the last one. Whether media plays is seen from the position moving on, not from what the player claims:
 * a picture that stood still for 2 s is not playing.
 *
 * @typedef {{ paused: boolean, position_ms: number | null, sound: boolean, mode: string }} Reading what the player shows
 * @typedef {{ playing: boolean, sound: boolean, visible: boolean, mode: string }} State
 */

export const BEAT_EVERY_TICKS = 10;
const FROZEN_AFTER_TICKS = 2;

export class Heartbeat {
  constructor() {
    this.seq = 0;
    this.ticks = 0;
    this.stillFor = FROZEN_AFTER_TICKS;
    /** @type {number | null} */
    this.position = null;
    /** @type {State | null} what the last beat said */
    this.said = null;
  }

  /**
   * Once a second. @param {Reading | null} reading @param {boolean} visible
   * @returns {boolean} whether a beat is due
   */
  tick(reading, visible) {
    this.ticks += 1;
    this.#look(reading);
    return this.ticks >= BEAT_EVERY_TICKS || !same(this.said, this.#state(reading, visible));
  }

  /** The beat to send now. @param {Reading | null} reading @param {boolean} visible @param {number} monoMs */
  beat(reading, visible, monoMs) {
    this.ticks = 0;
    const state = this.#state(reading, visible);
    this.said = state;
    const position = reading?.position_ms ?? null;
    return {
      type: "presence.beat",
      seq: this.seq++,
      ...state,
      mono_ms: Math.max(0, Math.round(monoMs)),
      position_ms: position === null ? null : Math.max(0, Math.round(position)),
    };
  }

  /** @param {Reading | null} reading */
  #look(reading) {
    const moved = reading !== null && !reading.paused && reading.position_ms !== null && reading.position_ms !== this.position;
    this.stillFor = moved ? 0 : this.stillFor + 1;
    this.position = reading?.position_ms ?? null;
  }

  /** @param {Reading | null} reading @param {boolean} visible @returns {State} */
  #state(reading, visible) {
    // A player without a clock (slides only) plays as long as it is not paused.
    const runs = reading !== null && (reading.position_ms === null || this.stillFor < FROZEN_AFTER_TICKS);
    const playing = reading !== null && !reading.paused && runs;
    return { playing, sound: reading?.sound ?? false, visible, mode: reading?.mode ?? "video" };
  }
}

/** @param {State | null} one @param {State} other */
function same(one, other) {
  return one !== null && one.playing === other.playing && one.sound === other.sound && one.visible === other.visible && one.mode === other.mode;
}
