// @ts-check
/** The strip above the studio: how the line is, what is saved, how the audience sees it. And in words what needs attention. */
import { MODES, nameOf } from "media/modes.js";
import { decimal, gettext, interpolate } from "ui/i18n.js";
import { clock, timeOfDay } from "webinars/clock.js";

/** @typedef {import("media/publisher.js").Health} Health */

const CATCHING_UP_MS = 4000;
const MEGABYTE = 1024 * 1024;

/**
 * What a person should know, as whole sentences without figures: they are read out when they change.
 * @param {Health} health
 * @returns {string[]}
 */
export function notesFor(health) {
  const notes = [];
  const { storage } = health;
  if (health.isFull) notes.push(gettext("This browser cannot keep any more. Recording goes on when the line is back."));
  else if (!health.isOnline) notes.push(gettext("The line is cut. The lecture goes on being recorded here and is sent when the line is back. Speak on."));
  else if (health.behindMs > CATCHING_UP_MS) notes.push(gettext("What was kept here is being sent now. The audience sees you a little later until all of it is there."));
  if (health.isOnline && health.isReduced) notes.push(gettext("Your line carries less now, so the picture is sent in lower quality. It gets better by itself."));
  if (!health.isKept && (!health.isOnline || health.behindMs > CATCHING_UP_MS)) notes.push(gettext("Do not close or reload this page now: this browser keeps the recording only while it is open."));
  if (health.isBringing) notes.push(gettext("What the server could not keep is being sent to it now. Leave this page open until all of it is there."));
  if (storage && storage.failing_since_ms === null) notes.push(gettext("The server's disk takes nothing. The lecture goes on and is stored all the same. Tell the operator."));
  else if (storage?.is_full) notes.push(gettext("The storage does not answer and the server's disk is full. The audience still sees you. This browser keeps the recording: leave the page open."));
  else if (storage) notes.push(gettext("The storage does not answer. The lecture goes on, and the server's disk keeps the recording until it does."));
  return notes;
}

/** @param {Health} health @returns {"good" | "poor" | "cut"} */
export function lineOf({ isOnline, isReduced, behindMs }) {
  if (!isOnline) return "cut";
  return isReduced || behindMs > CATCHING_UP_MS ? "poor" : "good";
}

export class HealthStrip {
  /** @param {HTMLElement} element with the parts as data-... @param {{ now: () => number }} clocks `now`: the server's time, ms since 1970 */
  constructor(element, { now }) {
    this.element = element;
    this.now = now;
    /** @type {Health | null} */
    this.health = null;
    /** sentences of others: a silent microphone, a black picture @type {Map<string, string>} */
    this.warnings = new Map();
    this.shownNotes = "";
  }

  /** @param {Health} health */
  show(health) {
    this.health = health;
    const line = lineOf(health);
    this.#part("line").dataset.state = line;
    this.element.classList.toggle("health-strip--bad", line !== "good" || health.storage !== null);
    this.#text("line-text", { good: gettext("good"), poor: gettext("weak"), cut: gettext("cut") }[line]);
    this.#text("upload", interpolate(gettext("%(rate)s Mbit/s"), { rate: decimal(health.uploadKbps / 1000, 1) }));
    this.#text("waiting", health.behindMs >= 60_000 ? clock(health.behindMs / 1000) : seconds(health.behindMs));
    this.#text("received", this.#moment(health.receivedAgoMs));
    this.#text("saved", this.#moment(health.savedAgoMs));
    this.#showStorage(health);
    this.#showAudience(health);
    this.#showNotes();
  }

  /** Says something else that needs attention; an empty text takes it back. @param {string} name @param {string} text */
  warn(name, text) {
    if (text) this.warnings.set(name, text);
    else this.warnings.delete(name);
    this.#showNotes();
  }

  /** @param {Health} health */
  #showStorage({ storage }) {
    this.#part("storage").hidden = storage === null;
    if (storage) this.#text("storage-text", interpolate(gettext("%(used)s of %(all)s MB"), { used: Math.ceil(storage.waiting_bytes / MEGABYTE), all: Math.round(storage.limit_bytes / MEGABYTE) }));
  }

  /** @param {Health} health */
  #showAudience({ audience }) {
    const { viewers = "–", behind_p50_ms: usual = null, behind_max_ms: worst = null, modes = {} } = audience ?? {};
    this.#text("watching", String(viewers));
    this.#part("behind").hidden = usual === null || worst === null;
    this.#text("behind-usual", seconds(usual ?? 0));
    this.#text("behind-worst", seconds(worst ?? 0));
    const lighter = MODES.filter((mode) => mode !== "video" && modes[mode]);
    this.#part("modes").hidden = !lighter.length;
    this.#part("modes-list").replaceChildren(...MODES.filter((mode) => modes[mode]).map((mode) => counted(nameOf(mode), modes[mode])));
  }

  #showNotes() {
    const notes = [...(this.health ? notesFor(this.health) : []), ...this.warnings.values()];
    const text = notes.join("\n");
    if (text === this.shownNotes) return; // read out only when something changed
    this.shownNotes = text;
    const list = this.#part("notes");
    list.hidden = !notes.length;
    list.replaceChildren(...notes.map((note) => Object.assign(document.createElement("li"), { textContent: note })));
  }

  /** @param {number | null} agoMs */
  #moment(agoMs) {
    return agoMs === null ? "–" : timeOfDay(this.now() - agoMs);
  }

  /** @param {string} name @param {string} text */
  #text(name, text) {
    const part = this.#part(name);
    if (part.textContent !== text) part.textContent = text;
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`[data-${name}]`));
  }
}

/** @param {string} name @param {number} count */
function counted(name, count) {
  const item = document.createElement("span");
  item.append(`${name} `, Object.assign(document.createElement("b"), { className: "num", textContent: String(count) }));
  return item;
}

/** @param {number} ms */
function seconds(ms) {
  return interpolate(gettext("%(seconds)s s"), { seconds: decimal(ms / 1000, 1) });
}
