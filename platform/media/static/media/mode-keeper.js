// @ts-check
// Watches over the line for the player: reports, offers a lighter mode when the line suffers and the way back when it is well.

import { LineQuality } from "media/line-quality.js";
import { ModeAdvisor } from "media/mode-advisor.js";
import { keepChoice, nameOf, readChoice, switchTo } from "media/modes.js";
import { gettext, interpolate } from "ui/i18n.js";

const TICK_MS = 1000;
const REPORT_TICKS = 5;
const TOLD_MS = 15_000;
/** A change that was asked for may take so long on a slow line: do not ask for another meanwhile. */
const CHANGE_MS = 12_000;

/** @typedef {import("media/modes.js").Mode} Mode */
/** @typedef {import("media/mode-advisor.js").Offer} Offer */

/**
 * @typedef {object} Player what it needs of the player
 * @property {Mode} mode
 * @property {boolean} canAdvise the lecture is live, the line is open, nobody looks back
 * @property {number | null} liveBehindMs
 * @property {import("media/viewer-socket.js").ViewerSocket | null} socket
 * @property {import("media/player-note.js").PlayerNote} note
 * @property {(mode: Mode) => void} deliver
 */

export class ModeKeeper {
  /** @param {Player} player @param {string} viewer whose choice is kept on this device */
  constructor(player, viewer) {
    this.player = player;
    this.viewer = viewer;
    this.line = new LineQuality();
    this.advisor = new ModeAdvisor();
    this.choice = readChoice(viewer);
    this.ticks = 0;
    this.reportedStalls = 0;
    this.changingUntil = 0;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
    /** @type {Offer | null} */
    this.offered = null;
  }

  start() {
    this.line.reset(performance.now());
    this.timer ??= setInterval(() => this.#tick(), TICK_MS);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** The person chose in the dialog. @param {Mode} mode */
  choose(mode) {
    this.advisor.chosen();
    this.player.note.hide("offer");
    this.#keep(mode);
    this.player.deliver(mode);
  }

  /** @param {boolean} bySelf */
  allow(bySelf) {
    this.choice.bySelf = bySelf;
    keepChoice(this.viewer, this.choice);
  }

  /** The server says what it sends. @param {Mode} mode @param {string} reason */
  said(mode, reason) {
    this.line.reset(performance.now());
    this.reportedStalls = 0;
    this.changingUntil = 0;
    if (reason !== "unavailable" || this.choice.mode === mode) return void this.advisor.unavailable.delete(mode);
    this.advisor.unavailable.add(this.choice.mode);
    const text = interpolate(gettext("%(mode)s cannot be had at the moment. You get the full video."), { mode: nameOf(this.choice.mode) });
    this.player.note.show({ kind: "unavailable", icon: "info", text, forMs: TOLD_MS });
  }

  #tick() {
    this.ticks += 1;
    if (this.ticks % REPORT_TICKS === 0) this.#report();
    if (!this.player.canAdvise || document.visibilityState === "hidden") return;
    const atMs = performance.now();
    if (atMs < this.changingUntil) return;
    const { mode } = this.player;
    const verdict = this.line.verdict(atMs);
    const offer = this.advisor.step({ atMs, verdict, mode, kbps: this.line.kbps });
    if (!offer) {
      if (this.offered?.why === "slow" && verdict === "good") this.player.note.hide("offer");
      return;
    }
    if (this.choice.bySelf) this.#switchBySelf(offer, mode);
    else if (this.player.note.kind !== "offer" || this.offered?.mode !== offer.mode) this.#offer(offer);
  }

  #report() {
    const stalls = Math.max(0, this.line.stallCount - this.reportedStalls);
    if (this.player.socket?.report({ behindMs: this.player.liveBehindMs, stalls })) this.reportedStalls = this.line.stallCount;
  }

  /** @param {Offer} offer */
  #offer(offer) {
    this.offered = offer;
    const slow = offer.why === "slow";
    this.player.note.show({
      kind: "offer",
      icon: "gauge",
      text: slow ? gettext("Your line is too slow for this.") : gettext("Your line is good again."),
      action: switchTo(offer.mode),
      act: () => this.#take(offer),
      closed: () => this.advisor.declined(performance.now(), offer),
    });
  }

  /** @param {Offer} offer */
  #take(offer) {
    this.advisor.took(performance.now(), offer, this.player.mode);
    this.#keep(offer.mode);
    this.player.deliver(offer.mode);
  }

  /** @param {Offer} offer @param {Mode} from */
  #switchBySelf(offer, from) {
    this.#take(offer);
    const slow = offer.why === "slow";
    const values = { mode: nameOf(offer.mode) };
    const text = slow
      ? interpolate(gettext("Your line is slow. You get now: %(mode)s"), values)
      : interpolate(gettext("Your line is good again. You get now: %(mode)s"), values);
    this.player.note.show({
      kind: "switched",
      icon: "gauge",
      text,
      action: switchTo(from),
      act: () => {
        this.advisor.declined(performance.now(), { mode: offer.mode, why: "slow" });
        this.choose(from);
      },
      forMs: TOLD_MS,
    });
  }

  /** @param {Mode} mode */
  #keep(mode) {
    this.changingUntil = performance.now() + CHANGE_MS;
    this.choice.mode = mode;
    keepChoice(this.viewer, this.choice);
  }
}
