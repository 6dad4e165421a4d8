// @ts-check
/**
 * `<presence-check>`: asks a participant whether they are there, and takes the answer by one tap or Enter. It takes the focus from
 * nobody and covers neither picture nor meter. templates/attendance/partials/_check.html has its words.
 */
import { chime, isSoundOn, switchSound } from "attendance/chime.js";
import { CheckMoment } from "attendance/check-moment.js";
import * as reducer from "attendance/checks-state.js";
import { gettext, interpolate, language } from "ui/i18n.js";

/** @typedef {import("webinars/room-socket.js").RoomSocket} RoomSocket */

const THANKS_MS = 8_000;
const GONE_MS = 20_000;
const REMIND_AT_S = 30;
/** Enter means something else there. */
const TAKEN = "a[href], button, input, select, textarea, summary, dialog, [contenteditable], [role=button], [role=tab], [role=option], [role=slider], [role=menuitem]";

export class PresenceCheck extends HTMLElement {
  #moment = new CheckMoment();
  /** @type {RoomSocket | null} */
  #room = null;
  #isTeam = false;
  #isOnline = true;
  #look = "none";
  #shownS = -1;
  #title = "";
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer = undefined;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #leaving = undefined;

  /** @param {RoomSocket} room */
  attach(room) {
    this.#room = room;
    this.#part("answer").addEventListener("click", () => this.#answer());
    for (const close of this.querySelectorAll("[data-close]")) close.addEventListener("click", () => this.#show("none"));
    const sound = this.#part("sound");
    sound.setAttribute("aria-pressed", String(isSoundOn()));
    sound.addEventListener("click", () => {
      switchSound(!isSoundOn());
      sound.setAttribute("aria-pressed", String(isSoundOn()));
    });
    document.addEventListener("keydown", (event) => this.#key(event));
    room.addEventListener("check.noted", (event) => {
      this.#moment.noted(/** @type {CustomEvent} */ (event).detail, room.now());
      this.#tick();
    });
    room.addEventListener("line", (event) => {
      this.#isOnline = /** @type {CustomEvent} */ (event).detail.online;
      this.#tick();
    });
    // After a cut line the server is told again, and says how things stand.
    room.addEventListener("room.joined", () => queueMicrotask(() => this.#sayAgain()));
    room.follow("checks", reducer, (/** @type {reducer.Checks} */ checks) => {
      this.#isTeam = checks.team !== null;
      this.#moment.follow(checks.running, checks.own);
      this.#tick();
    });
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.#restoreTitle();
  }

  #tick() {
    if (!this.#room) return;
    const now = this.#room.now();
    let look = this.#isTeam ? "none" : this.#moment.look(now);
    if (look === "ask") {
      const isNew = this.#moment.own === null;
      this.#moment.shownAt = now;
      this.#send("check.acknowledge");
      look = "open";
      this.#open(isNew);
    }
    if (look === "wait") {
      if (this.#look !== "wait") this.#send(this.#moment.hasAnswered ? "check.answer" : "check.acknowledge");
      this.#look = "wait";
      look = "open";
    }
    if (look === "open") this.#drawOpen(now);
    else if (look !== this.#look) this.#close(look);
    this.#keepTicking(look === "open");
  }

  /** @param {boolean} isNew the person has not seen it before, on no device */
  #open(isNew) {
    const running = this.#moment.running;
    if (!running) return;
    this.#show("open");
    this.#shownS = -1;
    this.#part("text").textContent = interpolate(gettext("Presence check %(number)s, until %(time)s. One tap is enough, the lecture goes on."), {
      number: running.number,
      time: clockTime(this.#moment.until ?? running.until),
    });
    this.#say(interpolate(gettext("Presence check. Are you still here? Press Enter, or the button “Yes, I am here”. Seconds to answer: %(seconds)s."), { seconds: this.#moment.leftS(this.#room?.now() ?? 0) }));
    if (isNew) chime();
  }

  /** @param {number} now */
  #drawOpen(now) {
    const left = this.#moment.leftS(now);
    const { running, hasAnswered } = this.#moment;
    this.#part("waiting").hidden = !hasAnswered || this.#isOnline;
    /** @type {HTMLButtonElement} */ (this.#part("answer")).disabled = hasAnswered;
    if (!running || left === this.#shownS) return;
    this.#shownS = left;
    this.#part("left").textContent = String(left);
    this.#part("clock").setAttribute("aria-label", interpolate(gettext("Seconds left: %(seconds)s"), { seconds: left }));
    this.#part("ring").setAttribute("stroke-dasharray", `${((left * 100_000) / running.window_ms).toFixed(2)} 100`);
    if (left === REMIND_AT_S && !hasAnswered) {
      this.#say(interpolate(gettext("Presence check: seconds left to answer: %(seconds)s."), { seconds: left }));
      chime();
    }
    // A tab in the background is seen by its title alone: it changes every second.
    document.title = left % 2 ? `● ${gettext("Are you still here?")}` : `○ ${gettext("Presence check")} · ${this.#title}`;
  }

  /** @param {string} look */
  #close(look) {
    const wasOpen = !this.#part("open").hidden;
    if (!wasOpen) {
      this.#show("none");
      this.#look = look;
      return;
    }
    const own = this.#moment.own;
    if (look === "done" && own?.answered_at) {
      const seconds = Math.max(0, Math.round((own.answered_at - (this.#moment.shownAt ?? own.answered_at)) / 1000));
      this.#part("thanks").textContent = interpolate(gettext("Seconds until your answer: %(seconds)s."), { seconds });
    }
    this.#show(look === "done" || look === "gone" ? look : "none");
    this.#say(look === "done" ? gettext("Thank you, noted.") : look === "gone" ? gettext("This presence check has gone by.") : "");
    this.#leaving = setTimeout(() => this.#show("none"), look === "gone" ? GONE_MS : THANKS_MS);
    this.#look = look;
  }

  /** @param {"open" | "done" | "gone" | "none" | string} which */
  #show(which) {
    clearTimeout(this.#leaving);
    const hadFocus = this.contains(document.activeElement);
    for (const name of ["open", "done", "gone"]) this.#part(name).hidden = name !== which;
    this.dataset.look = which;
    if (which === "open") {
      this.#look = "open";
      if (!this.#title) this.#title = document.title;
    } else {
      this.#restoreTitle();
      // The button that had the focus is gone: the keyboard goes on from what stands in its place.
      if (hadFocus && which !== "none") this.#part(which).focus({ preventScroll: true });
    }
  }

  #answer() {
    if (this.#look !== "open" || this.#moment.hasAnswered) return;
    this.#moment.hasAnswered = true;
    this.#send("check.answer");
    this.#tick();
  }

  #sayAgain() {
    if (this.#isTeam || this.#moment.shownAt === null || this.#moment.own?.answered_at != null) return;
    this.#send(this.#moment.hasAnswered ? "check.answer" : "check.acknowledge");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Enter" || this.#look !== "open" || event.defaultPrevented || event.repeat) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest(TAKEN)) return;
    event.preventDefault();
    this.#answer();
  }

  /** @param {string} type */
  #send(type) {
    const check = this.#moment.running?.check;
    if (check) this.#room?.send({ type, check });
  }

  /** @param {boolean} isOpen */
  #keepTicking(isOpen) {
    if (!isOpen) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    } else this.#timer ??= setInterval(() => this.#tick(), 500);
  }

  /** @param {string} text */
  #say(text) {
    this.#part("said").textContent = text;
  }

  #restoreTitle() {
    if (this.#title) document.title = this.#title;
    this.#title = "";
  }

  /** @param {string} name @returns {HTMLElement} the element with data-<name> */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }
}

/** @param {number} moment ms since 1970 */
function clockTime(moment) {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(moment);
}

customElements.define("presence-check", PresenceCheck);
