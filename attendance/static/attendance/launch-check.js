// @ts-check
/** `<launch-check>`: the lecturer asks who is there, and sees how many have answered. In the studio. */
import * as reducer from "attendance/checks-state.js";
import * as life from "webinars/life-state.js";
import { gettext, interpolate } from "ui/i18n.js";
import { toast } from "ui/elements/toast.js";
import { clock, timeOfDay } from "webinars/clock.js";

export class LaunchCheck extends HTMLElement {
  /** @type {reducer.Team | null} */
  #team = null;
  /** Counts that are not stored, and newer than the state. @type {reducer.Counted | null} */
  #counted = null;
  #isLive = false;
  #isOnBreak = false;
  #wasAsked = "";

  /** @param {import("webinars/room-socket.js").RoomSocket} room */
  attach(room) {
    const button = this.#button;
    button.addEventListener("click", () => {
      this.#wasAsked = crypto.randomUUID();
      if (!room.send({ type: "check.launch", nonce: this.#wasAsked })) toast(gettext("The line is cut. Try again when it is back."), { kind: "attention" });
    });
    room.addEventListener("message.refused", (event) => {
      const { to, reason, nonce } = /** @type {CustomEvent} */ (event).detail;
      if (to === "check.launch" && nonce === this.#wasAsked) toast(reason, { kind: "attention" });
    });
    room.addEventListener("check.counted", (event) => {
      this.#counted = /** @type {CustomEvent} */ (event).detail;
      this.#draw(room.now());
    });
    room.follow("checks", reducer, (/** @type {reducer.Checks} */ checks) => {
      this.#team = checks.team;
      if (checks.team?.newest && checks.team.newest.check !== this.#counted?.check) this.#counted = checks.team.newest;
      if (!checks.team?.newest) this.#counted = null;
      this.#draw(room.now());
    });
    room.follow("room", life, (now) => {
      if (!now.state) return; // nothing was heard yet
      this.#isLive = now.state === "live";
      this.#isOnBreak = now.is_on_break;
      this.#draw(room.now());
    });
    setInterval(() => this.#draw(room.now()), 1000);
  }

  /** @param {number} now ms by the server's clock */
  #draw(now) {
    const newest = this.#counted;
    const waitMs = newest && this.#team ? newest.launched_at + this.#team.apart_ms - now : 0;
    this.hidden = !this.#isLive;
    this.#button.disabled = this.#isOnBreak || waitMs > 0;
    this.#write("[data-wait]", waitMs > 0 ? interpolate(gettext("The next one can be launched in %(time)s."), { time: clock(Math.ceil(waitMs / 1000)) }) : this.#isOnBreak ? gettext("Nobody is checked in a break.") : "");
    this.#write("[data-counts]", newest ? interpolate(gettext("Presence check %(number)s, %(time)s. Shown: %(shown)s. Answered: %(answered)s."), { ...newest, time: timeOfDay(newest.launched_at) }) : "");
    const bar = /** @type {SVGElement} */ (this.querySelector("[data-bar]"));
    /** @type {SVGElement} */ (bar.ownerSVGElement ?? bar).toggleAttribute("hidden", !newest);
    bar.setAttribute("width", newest && newest.shown ? `${Math.round((newest.answered * 100) / newest.shown)}%` : "0%");
  }

  /** Only what differs: a screen reader hears changes. @param {string} selector @param {string} text */
  #write(selector, text) {
    const element = this.querySelector(selector);
    if (element && element.textContent !== text) element.textContent = text;
  }

  get #button() {
    return /** @type {HTMLButtonElement} */ (this.querySelector("[data-launch]"));
  }
}

customElements.define("launch-check", LaunchCheck);
