// @ts-check
/**
 * <studio-stage>: the queue of hands and the speakers, for the team. The page that broadcasts also mixes the speakers in:
 * `sendThrough(mixer)` when it does, `sendThrough(null)` when it does not.
 */
import { Desk } from "stage/desk.js";
import { LevelBar } from "stage/microphone.js";
import * as reducer from "stage/stage-state.js";
import { announce } from "ui/announce.js";
import { toast } from "ui/elements/toast.js";
import { gettext, interpolate } from "ui/i18n.js";
import { arrange, bar, button, make } from "webinars/nodes.js";
import { countInTab } from "webinars/panel-tab.js";
import { markTab } from "webinars/room-tabs.js";

const PLACES = 4;

/** @typedef {import("stage/stage-state.js").Turn} Turn */
/** @typedef {{ item: HTMLElement, state: HTMLElement, mute: HTMLButtonElement, level: LevelBar }} Row */

export class StudioStage extends HTMLElement {
  state = reducer.fromSnapshot({});
  /** @type {Desk | null} */
  desk = null;
  /** @type {import("media/sound-mixer.js").SoundMixer | null} */
  mixer = null;
  /** @type {Map<number, Row>} by the turn */
  rows = new Map();
  /** @type {Map<number, HTMLElement>} by the hand */
  items = new Map();

  /** @param {string} name @returns {HTMLElement} */
  piece(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }

  /** @param {import("webinars/room-socket.js").RoomSocket} room */
  attach(room) {
    this.room = room;
    room.follow("stage", reducer, (state, events) => {
      this.state = state;
      for (const event of events ?? []) this.#heard(event);
      this.desk?.follow(state.turns);
      this.#draw();
    });
    room.addEventListener("message.refused", (event) => {
      const { to, reason } = /** @type {CustomEvent} */ (event).detail;
      if (/^(hand|microphone|desk)\./.test(to)) toast(reason, { kind: "attention" });
    });
    this.sendThrough(this.mixer);
  }

  /** @param {import("media/sound-mixer.js").SoundMixer | null} mixer while this page broadcasts */
  sendThrough(mixer) {
    this.mixer = mixer;
    if (!this.room) return;
    if (mixer && !this.desk) {
      this.desk = new Desk(this.room, mixer);
      this.desk.addEventListener("changed", () => this.#draw());
    }
    if (mixer) {
      this.desk?.follow(this.state.turns);
      this.desk?.open();
    } else this.desk?.close();
    this.#draw();
  }

  /** @param {Record<string, any>} event */
  #heard(event) {
    if (event.type === "hand.named") {
      markTab(this);
      announce(interpolate(gettext("%(name)s raised a hand."), { name: event.by.name }));
    }
  }

  #draw() {
    const { hands, turns, names } = this.state;
    const isFull = turns.length >= PLACES;
    countInTab(this, hands.length);
    this.piece("away").hidden = this.mixer !== null;
    this.piece("nobody").hidden = hands.length > 0;
    this.piece("full").hidden = !isFull || hands.length === 0;
    this.piece("speakers-area").hidden = turns.length === 0;
    for (const [hand] of this.items) if (!hands.some((each) => each.hand === hand)) this.items.delete(hand);
    for (const { hand } of hands) if (!this.items.has(hand) && names[hand]) this.items.set(hand, this.#waiting(hand, names[hand]));
    for (const item of this.items.values()) /** @type {HTMLButtonElement} */ (item.querySelector("button")).disabled = isFull || !this.mixer;
    arrange(this.piece("queue"), hands.flatMap(({ hand }) => this.items.get(hand) ?? []));
    for (const [turn, row] of this.rows) {
      if (turns.some((each) => each.turn === turn)) continue;
      row.level.stop();
      this.rows.delete(turn);
    }
    arrange(this.piece("speakers"), turns.map((turn) => this.#speaker(turn).item));
  }

  /** @param {number} hand @param {import("stage/stage-state.js").Speaker} by */
  #waiting(hand, by) {
    return make(
      "li",
      "stage-row",
      make("span", "avatar", by.initials),
      make("span", "stage-row__name", by.name),
      make(
        "span",
        "stage-row__buttons",
        button(gettext("Give the microphone"), () => this.#say({ type: "microphone.give", hand }), { sign: "mic", kind: "outline", about: by.name }),
        button(gettext("Lower the hand"), () => this.#say({ type: "hand.dismiss", hand }), { about: by.name }),
      ),
    );
  }

  /** @param {Turn} turn @returns {Row} */
  #speaker(turn) {
    const row = this.rows.get(turn.turn) ?? this.#newSpeaker(turn);
    const isConnected = this.desk?.isConnected(turn.turn) ?? false;
    row.state.textContent = !turn.line
      ? gettext("has not pressed “Speak” yet")
      : turn.muted_by
        ? gettext("muted")
        : isConnected
          ? gettext("is heard by everybody")
          : this.mixer
            ? gettext("is being connected")
            : gettext("has the microphone");
    row.mute.setAttribute("aria-pressed", String(turn.muted_by !== 0));
    row.mute.dataset.muted = String(turn.muted_by !== 0);
    return row;
  }

  /** @param {Turn} turn @returns {Row} */
  #newSpeaker({ turn, by }) {
    const state = make("small", "");
    const level = bar(0);
    const mute = button(gettext("Mute"), () => this.#toggleMute(turn), { sign: "mic-off", kind: "outline", about: by.name });
    const end = button(gettext("Take the microphone back"), () => this.#say({ type: "microphone.end", turn }), { about: by.name });
    const name = make("span", "stage-row__name", by.name, state, level);
    const item = make("li", "stage-row", make("span", "avatar", by.initials), name, make("span", "stage-row__buttons", mute, end));
    const row = { item, state, mute, level: new LevelBar(level, () => this.desk?.level(turn) ?? 0) };
    this.rows.set(turn, row);
    return row;
  }

  /** @param {number} turn */
  #toggleMute(turn) {
    const held = this.state.turns.find((each) => each.turn === turn);
    if (held) this.#say({ type: held.muted_by ? "microphone.unmute" : "microphone.mute", turn });
  }

  /** @param {Record<string, unknown>} message */
  #say(message) {
    if (!this.room?.send(message)) toast(gettext("The line is cut. Try again when it is back."), { kind: "attention" });
  }
}

customElements.define("studio-stage", StudioStage);
