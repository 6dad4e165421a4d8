// @ts-check
/** The lecturer's page that broadcasts: it calls whoever takes the microphone, and mixes them in. No buttons. */
import { Call } from "stage/call.js";
import { newName } from "stage/signals.js";

/** Who was given the microphone has so long to take it. */
export const UNUSED_MS = 90_000;
const CHECK_MS = 1000;

/** @typedef {import("stage/stage-state.js").Turn} Turn */

/** Events: `changed`: somebody is connected, or not any more. */
export class Desk extends EventTarget {
  /** @param {import("webinars/room-socket.js").RoomSocket} room @param {import("media/sound-mixer.js").SoundMixer} mixer */
  constructor(room, mixer) {
    super();
    this.room = room;
    this.mixer = mixer;
    this.name = newName();
    /** @type {Map<number, { call: Call, line: string, audio: HTMLAudioElement }>} by the turn */
    this.calls = new Map();
    /** @type {Map<number, { turn: Turn, since: number, toldAt: number }>} */
    this.turns = new Map();
    this.callNumber = 0;
    this.isOpen = false;
    room.addEventListener("signal.sent", (event) => this.#hear(/** @type {CustomEvent} */ (event).detail));
    room.addEventListener("line", (event) => this.isOpen && /** @type {CustomEvent} */ (event).detail.online && this.#announce());
    setInterval(() => this.#check(), CHECK_MS);
  }

  /** This page broadcasts from now on. */
  open() {
    if (this.isOpen) return;
    this.isOpen = true;
    this.#announce();
    this.#align();
  }

  /** It does not any more. */
  close() {
    this.isOpen = false;
    for (const turn of [...this.calls.keys()]) this.#hangUp(turn);
  }

  /** @param {Turn[]} turns those of now */
  follow(turns) {
    const now = performance.now();
    const before = this.turns;
    this.turns = new Map(turns.map((turn) => [turn.turn, { turn, since: before.get(turn.turn)?.since ?? now, toldAt: before.get(turn.turn)?.toldAt ?? 0 }]));
    this.#align();
  }

  /** @param {number} turn */
  isConnected(turn) {
    return this.calls.get(turn)?.call.isConnected ?? false;
  }

  /** @param {number} turn @returns {number} see SoundMixer.level */
  level(turn) {
    return this.mixer.level(turn);
  }

  #announce() {
    this.room.send({ type: "desk.open", desk: this.name });
  }

  /** Calls whoever is to be called, and nobody else. */
  #align() {
    for (const [turn, { line }] of this.calls) if (this.turns.get(turn)?.turn.line !== line) this.#hangUp(turn);
    if (!this.isOpen) return;
    for (const { turn } of this.turns.values()) {
      if (turn.line && !this.calls.has(turn.turn)) this.#call(turn);
      this.mixer.mute(turn.turn, turn.muted_by !== 0);
    }
  }

  /** @param {Turn} held @param {number} [apartSince] of the call before it */
  #call(held, apartSince) {
    const { turn, line } = held;
    const call = new Call(this.room, { turn, line, desk: this.name, call: ++this.callNumber }, this.mixer.open(turn), apartSince);
    // The lecturer hears the speaker here; browsers also let a voice into the mixer only when something plays it.
    const audio = new Audio();
    call.addEventListener("heard", (event) => {
      const { stream } = /** @type {CustomEvent} */ (event).detail;
      audio.srcObject = stream;
      audio.play().catch(() => {});
      this.mixer.hear(turn, stream);
    });
    call.addEventListener("changed", () => this.dispatchEvent(new Event("changed")));
    call.addEventListener("stuck", () => {
      this.#hangUp(turn);
      this.#call(held, call.apartSince);
      this.#align();
    });
    call.addEventListener("lost", () => this.#end(turn, "line"));
    this.calls.set(turn, { call, line, audio });
    this.dispatchEvent(new Event("changed"));
  }

  /** @param {number} turn */
  #hangUp(turn) {
    const held = this.calls.get(turn);
    if (!held) return;
    this.calls.delete(turn);
    held.call.close();
    held.audio.srcObject = null;
    this.mixer.close(turn);
    this.dispatchEvent(new Event("changed"));
  }

  #check() {
    if (!this.isOpen) return;
    for (const { turn, since } of this.turns.values()) {
      if (!turn.line && performance.now() - since > UNUSED_MS) this.#end(turn.turn, "unused");
    }
  }

  /** Said again until it is so. @param {number} turn @param {"line" | "unused"} ending */
  #end(turn, ending) {
    const held = this.turns.get(turn);
    if (!held || performance.now() - held.toldAt < 5 * CHECK_MS) return;
    held.toldAt = performance.now();
    this.room.send({ type: "microphone.end", turn, ending });
  }

  /** @param {any} signal */
  #hear(signal) {
    const held = this.calls.get(signal.turn);
    const { way } = held?.call ?? {};
    if (!way || signal.sender !== "speaker" || signal.desk !== way.desk || signal.line !== way.line || signal.call !== way.call) return;
    held?.call.hear(signal);
  }
}
