// @ts-check
/**
 * <room-stage data-person>: a participant's hand and microphone. The server renders the parts; this shows those that fit.
 *
 * A page speaks when its person said so here: on another page of theirs nothing begins by itself.
 */
import { LevelMeter } from "media/devices.js";
import { describeMicrophoneError, openMicrophone, showLevel } from "stage/microphone.js";
import { newName } from "stage/signals.js";
import { SpeakerLine } from "stage/speaker-line.js";
import * as reducer from "stage/stage-state.js";
import { announce } from "ui/announce.js";
import { toast } from "ui/elements/toast.js";
import { gettext, interpolate } from "ui/i18n.js";
import { arrange, make } from "webinars/nodes.js";
import { openTab } from "webinars/panel-tab.js";
import { markTab } from "webinars/room-tabs.js";

const TEST_MS = 30_000;

/** @typedef {import("stage/stage-state.js").Turn} Turn */

export class RoomStage extends HTMLElement {
  state = reducer.fromSnapshot({});
  /** This page's name, as the lecturer's page calls it. */
  line = newName();
  /** @type {MediaStream | null} while this page speaks */
  microphone = null;
  /** @type {SpeakerLine | null} */
  call = null;
  /** @type {{ stop: () => void } | null} */
  level = null;
  /** @type {{ stop: () => void } | null} */
  test = null;
  isOpening = false;
  /** Whether the player was silent before it was made so. @type {boolean | null} */
  wasSilent = null;

  get person() {
    return Number(this.dataset.person);
  }

  /** @returns {Turn | undefined} */
  get turn() {
    return this.state.turns.find(({ by }) => by.id === this.person);
  }

  /** @param {string} name @returns {HTMLElement} */
  piece(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }

  /** @param {import("webinars/room-socket.js").RoomSocket} room */
  attach(room) {
    this.room = room;
    this.#press("raise", () => this.#say({ type: "hand.raise" }));
    this.#press("lower", () => this.#say({ type: "hand.lower" }));
    this.#press("speak", () => this.#speak());
    this.#press("decline", () => this.turn && this.#say({ type: "microphone.end", turn: this.turn.turn }));
    this.#press("mute", () => this.#toggleMute());
    this.#press("stop", () => this.turn && this.#say({ type: "microphone.end", turn: this.turn.turn }));
    this.#press("test", () => (this.test ? this.#endTest() : this.#beginTest()));
    room.follow("stage", reducer, (state, events) => {
      const before = this.state;
      this.state = state;
      for (const event of events ?? []) this.#heard(event, before);
      this.#align();
    });
    room.addEventListener("message.refused", (event) => {
      const { to, reason } = /** @type {CustomEvent} */ (event).detail;
      if (/^(hand|microphone)\./.test(to)) toast(reason, { kind: "attention" });
    });
    room.addEventListener("closed", () => this.#fallSilent());
    addEventListener("pagehide", () => this.#fallSilent());
  }

  // --- speaking --------------------------------------------------------------------------------------------------------

  async #speak() {
    const { turn, room } = this;
    if (!turn || !room || this.isOpening || this.microphone) return;
    this.#endTest();
    this.#problem("");
    this.isOpening = true;
    this.#draw();
    try {
      this.microphone = await openMicrophone();
    } catch (error) {
      this.#problem(describeMicrophoneError(error));
    }
    this.isOpening = false;
    const [track] = this.microphone?.getAudioTracks() ?? [];
    if (!track || this.turn?.turn !== turn.turn) {
      this.#fallSilent();
      return this.#draw();
    }
    track.addEventListener("ended", () => this.#lost(track));
    this.level = showLevel(/** @type {any} */ (this.piece("level")), /** @type {MediaStream} */ (this.microphone));
    this.call = new SpeakerLine(room, { turn: turn.turn, line: this.line, track });
    this.call.addEventListener("changed", () => this.#align());
    this.#align();
  }

  /** It was unplugged, or the browser was told to take it back. @param {MediaStreamTrack} track */
  #lost(track) {
    if (!this.microphone?.getTracks().includes(track)) return;
    this.#fallSilent();
    this.#problem(gettext("Your microphone was unplugged or switched off. Plug it in, and press “Speak”."));
    this.#draw();
  }

  #fallSilent() {
    this.call?.close();
    this.level?.stop();
    for (const track of this.microphone?.getTracks() ?? []) track.stop();
    this.call = this.level = this.microphone = null;
    this.#hush(false);
  }

  #toggleMute() {
    const { turn } = this;
    if (turn) this.#say({ type: turn.muted_by ? "microphone.unmute" : "microphone.mute", turn: turn.turn });
  }

  /** What the server says decides: who has no turn, or speaks from another page, is silent here. */
  #align() {
    const { turn, microphone } = this;
    const isElsewhere = Boolean(turn?.line && turn.line !== this.line && this.call?.way);
    if (microphone && (!turn || turn.turn !== this.call?.turn || isElsewhere)) this.#fallSilent();
    for (const track of this.microphone?.getAudioTracks() ?? []) track.enabled = !turn?.muted_by;
    this.#hush(this.call?.isConnected ?? false);
    this.#draw();
  }

  /** The lecturer is heard directly: the broadcast, half a second later, would be an echo. @param {boolean} isHushed */
  #hush(isHushed) {
    const video = /** @type {any} */ (document.querySelector("live-player"))?.video;
    if (!video || isHushed === (this.wasSilent !== null)) return;
    if (isHushed) this.wasSilent = video.muted;
    video.muted = isHushed || this.wasSilent;
    if (!isHushed) this.wasSilent = null;
  }

  // --- the test --------------------------------------------------------------------------------------------------------

  async #beginTest() {
    if (this.isOpening) return;
    this.#problem("");
    this.isOpening = true;
    try {
      const stream = await openMicrophone();
      const shown = showLevel(/** @type {any} */ (this.piece("test-level")), stream);
      const meter = new LevelMeter(stream);
      let isHeard = false;
      const listening = setInterval(() => {
        if (isHeard || meter.level() < 0.02) return;
        isHeard = true;
        this.piece("test-result").textContent = gettext("Your microphone works: you are heard.");
      }, 100);
      const timer = setTimeout(() => this.#endTest(), TEST_MS);
      this.test = {
        stop: () => {
          clearInterval(listening);
          clearTimeout(timer);
          shown.stop();
          meter.stop();
          for (const track of stream.getTracks()) track.stop();
        },
      };
      this.piece("test-result").textContent = gettext("Say a few words: the bar must move.");
    } catch (error) {
      this.#problem(describeMicrophoneError(error));
    }
    this.isOpening = false;
    this.#draw();
  }

  #endTest() {
    this.test?.stop();
    this.test = null;
    this.piece("test-result").textContent = "";
    this.#draw();
  }

  // --- what is shown ---------------------------------------------------------------------------------------------------

  /** What is worth saying aloud. @param {Record<string, any>} event @param {import("stage/stage-state.js").StageState} before */
  #heard(event, before) {
    if (event.type === "microphone.given" && event.by.id === this.person) {
      announce(gettext("The lecturer gave you the microphone."));
      openTab(this);
      markTab(this);
    } else if (event.type === "microphone.given") {
      announce(interpolate(gettext("%(name)s has the microphone."), { name: event.by.name }));
    } else if (event.type === "microphone.ended" && before.turns.some(({ turn, by }) => turn === event.turn && by.id === this.person)) {
      const text = ENDINGS[event.ending]?.() ?? "";
      if (text) toast(text);
    }
  }

  #draw() {
    const { turn, state } = this;
    const place = reducer.placeOf(state, this.person);
    const speaksHere = Boolean(turn && this.microphone);
    this.#show("idle", !turn && place === 0);
    this.#show("raised", !turn && place > 0);
    this.#show("given", Boolean(turn) && !speaksHere);
    this.#show("speaking", speaksHere);
    this.#show("test-area", !turn);
    this.piece("place").textContent = String(place);
    this.piece("given-text").textContent = turn?.line && turn.line !== this.line ? gettext("You speak from another page or device.") : gettext("The lecturer hears you as soon as you press “Speak”.");
    /** @type {HTMLButtonElement} */ (this.piece("speak")).disabled = this.isOpening;
    this.piece("line-state").textContent = !this.call?.isConnected
      ? gettext("Connecting you to the lecturer.")
      : !turn?.muted_by
        ? gettext("Everybody hears you. You hear the lecturer directly.")
        : turn.muted_by === this.person
          ? gettext("Your microphone is muted.")
          : gettext("The lecturer muted your microphone.");
    const mute = /** @type {HTMLButtonElement} */ (this.piece("mute"));
    mute.setAttribute("aria-pressed", String(Boolean(turn?.muted_by)));
    mute.disabled = Boolean(turn?.muted_by && turn.muted_by !== this.person);
    this.piece("test").setAttribute("aria-pressed", String(this.test !== null));
    this.piece("test-level").toggleAttribute("hidden", this.test === null);
    const speakers = state.turns.map(({ by, muted_by }) =>
      make("li", "person", make("span", "avatar", by.initials), make("span", "", by.name, make("small", "", muted_by ? gettext("muted") : gettext("has the microphone")))),
    );
    arrange(this.piece("speakers"), speakers);
    this.#show("speakers-area", state.turns.length > 0);
    this.#show("nobody", state.turns.length === 0);
  }

  /** @param {string} name @param {boolean} isShown */
  #show(name, isShown) {
    this.piece(name).hidden = !isShown;
  }

  /** @param {string} text */
  #problem(text) {
    this.piece("problem").textContent = text;
    this.piece("problem").hidden = !text;
  }

  /** @param {string} name @param {() => unknown} act */
  #press(name, act) {
    this.piece(name).addEventListener("click", act);
  }

  /** @param {Record<string, unknown>} message */
  #say(message) {
    if (!this.room?.send(message)) toast(gettext("The line is cut. Try again when it is back."), { kind: "attention" });
  }
}

/** @type {Record<string, () => string>} what a speaker is told of the end, unless it was their own wish */
const ENDINGS = {
  taken_back: () => gettext("The lecturer took the microphone back. Thank you for speaking."),
  unused: () => gettext("The microphone was not taken for a while, so it was taken back. Raise your hand to ask again."),
  left: () => gettext("Your page was away for too long, so the microphone was taken back. Raise your hand to ask again."),
  line: () => gettext("The line to the lecturer was cut, so the microphone was taken back. Raise your hand to try again."),
  break: () => gettext("A break began, so the microphone was taken back."),
};

customElements.define("room-stage", RoomStage);
