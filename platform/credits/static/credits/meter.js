// @ts-check
/**
 * `<credit-meter>`: what a participant has earned so far and what is missing. The server draws its first state; each
 * `meter.updated` of the room corrects it, and between two of them it counts on while time counts.
 */
import { gettext, interpolate } from "ui/i18n.js";
import { labelled, minutesClock, place, viewAt } from "credits/meter-model.js";

const SVG = "http://www.w3.org/2000/svg";
const LABELS_APART = 9;
/** @type {Record<string, string>} a presence check by what became of it */
const CHECKS = { answered: "ev-check", missed: "ev-check--missed", not_shown: "ev-check--off", excused: "ev-check--off", open: "ev-check--open" };

export class CreditMeter extends HTMLElement {
  /** @type {import("credits/meter-model.js").MeterUpdated | null} */
  #update = null;
  /** @type {any} */
  #room = null;
  #online = true;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer = undefined;

  /** @param {EventTarget & { now(): number }} room the page's RoomSocket */
  attach(room) {
    this.#room = room;
    room.addEventListener("meter.updated", (event) => {
      const first = this.#update === null;
      const before = this.#update?.credits;
      this.#update = /** @type {CustomEvent} */ (event).detail;
      if (!first && before !== this.#update?.credits) this.#say();
      this.#draw();
    });
    room.addEventListener("line", (event) => {
      this.#online = /** @type {CustomEvent} */ (event).detail.online;
      this.#draw();
    });
  }

  connectedCallback() {
    this.#timer = setInterval(() => this.#draw(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #draw() {
    const update = this.#update;
    if (!update || document.hidden) return;
    const view = viewAt(update, this.#room.now(), { online: this.#online });
    this.#write("credits", update.credits);
    this.#write("attended", minutesClock(view.attendedS));
    this.#write("checks", `${update.checks_answered}/${update.checks_needed}`);
    this.#write("answered", String(update.checks_answered));
    if (update.quiz_passed) this.#write("quiz", gettext("passed"));
    this.#write("next", this.#nextSentence(update, view));
    this.#arc("progress", Math.max(view.timeShare, update.earned));
    this.#arc("earned", update.earned);
    this.#bar("time", view.timeShare);
    this.#bar("checks", view.checkShare);
    this.#mark("time", view.timeShare >= 100);
    this.#mark("checks", view.checkShare >= 100);
    this.#mark("quiz", update.quiz_passed);
    for (const line of this.querySelectorAll("[data-line]")) this.#drawLine(/** @type {SVGSVGElement} */ (line), update, view);
  }

  /**
   * @param {import("credits/meter-model.js").MeterUpdated} update
   * @param {import("credits/meter-model.js").MeterView} view
   */
  #nextSentence(update, view) {
    if (update.starts_at === null) return gettext("Counting begins with the lecture.");
    const { next } = update;
    if (!next) {
      if (update.quiz_required && !update.quiz_passed) return gettext("Enough time is attended. The quiz after the lecture brings the hours.");
      return gettext("Everything that this lecture is worth is earned.");
    }
    const values = { credits: next.credits, unit: update.unit, time: minutesClock(view.missingS), checks: next.missing_checks };
    if (next.missing_checks && view.missingS) return interpolate(gettext("To %(credits)s %(unit)s: %(time)s min more, checks to answer: %(checks)s"), values);
    if (next.missing_checks) return interpolate(gettext("To %(credits)s %(unit)s: checks to answer: %(checks)s"), values);
    return interpolate(gettext("To %(credits)s %(unit)s: %(time)s min more"), values);
  }

  #say() {
    const update = this.#update;
    if (update) this.#write("said", interpolate(gettext("Earned: %(credits)s of %(max)s %(unit)s"), { credits: update.credits, max: update.max_credits, unit: update.unit }));
  }

  /** @param {string} name @param {string} text */
  #write(name, text) {
    for (const element of this.querySelectorAll(`[data-${name}]`)) if (element.textContent !== text) element.textContent = text;
  }

  /** @param {string} name @param {number} percent */
  #arc(name, percent) {
    for (const circle of this.querySelectorAll(`[data-ring="${name}"]`)) circle.setAttribute("stroke-dasharray", `${percent.toFixed(2)} 100`);
  }

  /** @param {string} name @param {number} percent */
  #bar(name, percent) {
    for (const bar of this.querySelectorAll(`[data-bar="${name}"]`)) bar.setAttribute("width", `${percent.toFixed(2)}%`);
  }

  /** @param {string} name @param {boolean} done */
  #mark(name, done) {
    for (const item of this.querySelectorAll(`[data-req="${name}"]`)) item.classList.toggle("req--done", done);
  }

  /**
   * @param {SVGSVGElement} line
   * @param {import("credits/meter-model.js").MeterUpdated} update
   * @param {import("credits/meter-model.js").MeterView} view
   */
  #drawLine(line, update, view) {
    const { starts_at: start } = update;
    const end = view.endsAt;
    if (start === null || end === null) return;
    const full = line.dataset.line === "full";
    const [top, height] = full ? [14, 12] : [0, 8];
    const at = (/** @type {number} */ moment) => place(moment, start, end);
    const marks = [
      rect("ev-track", 0, at(view.now), top, height),
      rect("ev-future", at(view.now), 100, top + 0.5, height - 1),
      ...update.breaks.map(([from, to]) => rect("ev-break", at(from), at(to), top, height)),
      ...view.intervals.map(([from, to]) => rect("ev-present", at(from), at(to), top, height)),
      ...update.goals.map((goal) => tick(goal.is_earned ? "ev-goal ev-goal--earned" : "ev-goal", at(goal.at), full ? 10 : -2, full ? 30 : 10)),
    ];
    if (full) {
      for (const [moment, outcome] of update.checks) marks.push(diamond(CHECKS[outcome] ?? CHECKS.not_shown, at(moment), 5));
      const chosen = labelled(update.goals, at, LABELS_APART);
      for (const index of chosen) {
        const goal = update.goals[index];
        marks.push(text(goal.is_earned ? "ev-text ev-text--earned" : "ev-text", at(goal.at), 9, goal.credits));
      }
      marks.push(tick("ev-now", at(view.now), 9, 31), text("ev-text", 0, 43, this.#time(start)), text("ev-text", 100, 43, this.#time(end)));
      // Beside the ends there is no room for a third label.
      if (at(view.now) > 28 && at(view.now) < 72) marks.push(text("ev-text ev-text--ink", at(view.now), 43, this.#time(view.now)));
      line.setAttribute(
        "aria-label",
        interpolate(gettext("Line of time: present for %(attended)s of %(content)s minutes of content so far."), {
          attended: minutesClock(view.attendedS),
          content: minutesClock(view.contentS),
        }),
      );
    }
    line.replaceChildren(...marks);
  }

  /** @param {number} moment */
  #time(moment) {
    return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: this.dataset.timeZone || undefined }).format(moment);
  }
}

/** @param {string} name @param {number} from percent @param {number} to percent @param {number} y @param {number} height */
function rect(name, from, to, y, height) {
  return make("rect", { class: name, x: `${from}%`, y, width: `${Math.max(to - from, 0)}%`, height, rx: name === "ev-track" ? 2 : 0 });
}

/** @param {string} name @param {number} x percent @param {number} y1 @param {number} y2 */
function tick(name, x, y1, y2) {
  return make("line", { class: name, x1: `${x}%`, x2: `${x}%`, y1, y2 });
}

/** A label that stays inside the line at both ends. @param {string} name @param {number} x percent @param {number} y @param {string} words */
function text(name, x, y, words) {
  const anchor = x < 4 ? "start" : x > 96 ? "end" : "middle";
  const label = make("text", { class: name, x: `${x}%`, y, "text-anchor": anchor });
  label.textContent = words;
  return label;
}

/** @param {string} name @param {number} x percent @param {number} y */
function diamond(name, x, y) {
  const place = make("svg", { x: `${x}%`, y, overflow: "visible" });
  place.append(make("path", { class: name, d: "M0-5L5 0L0 5L-5 0Z" }));
  if (name === CHECKS.missed) place.append(make("path", { class: name, d: "M-2-2L2 2M2-2L-2 2" }));
  return place;
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function make(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

customElements.define("credit-meter", CreditMeter);
