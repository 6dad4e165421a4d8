// @ts-check
/** <presence-roster>: who is in the room, for the lecturer. `attach(room)` once; the server's `roster.updated` does the rest. */
import { RosterPeople } from "attendance/roster-people.js";
import { gettext, interpolate, language, ngettext, pgettext } from "ui/i18n.js";
import { clock } from "webinars/clock.js";

/** @typedef {import("attendance/roster-people.js").Person} Person */
/** @typedef {import("attendance/roster-people.js").Update} Update */
/** @typedef {import("attendance/roster-people.js").Needs} Needs */

const SEARCH_FROM = 12;
const SVG = "http://www.w3.org/2000/svg";

export class PresenceRoster extends HTMLElement {
  known = new RosterPeople();
  /** @type {Map<Person, HTMLElement>} */
  rows = new Map();
  summary = element("p", "muted s roster__summary");
  search = searchField();
  regions = element("ul", "roster__regions");
  byRegion = element("details", "roster__by-region");
  list = element("ul", "people roster__list");
  /** @type {ReturnType<typeof setInterval> | undefined} */
  timer = undefined;

  connectedCallback() {
    if (!this.firstChild) {
      this.summary.setAttribute("role", "status");
      this.list.setAttribute("role", "list");
      this.list.setAttribute("aria-label", gettext("People"));
      this.list.tabIndex = 0; // it scrolls: the keyboard must reach it
      this.search.addEventListener("input", () => this.#arrange());
      this.byRegion.append(element("summary", "s", gettext("By region")), this.regions);
      this.append(this.summary, this.search, this.byRegion, this.list);
      this.#arrange();
    }
    this.timer = setInterval(() => this.#tick(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  /** @param {EventTarget} room */
  attach(room) {
    room.addEventListener("roster.updated", (event) => this.update(/** @type {CustomEvent<Update>} */ (event).detail));
    room.addEventListener("roster.needs", (event) => {
      this.known.updateNeeds(/** @type {CustomEvent<Needs>} */ (event).detail);
      this.#tick();
    });
    for (const type of ["webinar.paused", "webinar.ended"]) room.addEventListener(type, () => this.known.stop(performance.now()));
  }

  /** @param {Update} update */
  update(update) {
    this.known.update(update, performance.now());
    if (update.full || update.people.length) this.#arrange();
    else this.#tick();
  }

  #tick() {
    const now = performance.now();
    for (const [person, row] of this.rows) {
      if (person.is_host) continue;
      const { seconds, percent } = this.known.attended(person, now);
      set(row.querySelector("[data-time]"), clock(seconds));
      set(row.querySelector("[data-percent]"), interpolate(gettext("%(percent)s %%"), { percent }));
      set(row.querySelector("[data-needs]"), this.#needs(person, now));
    }
    for (const share of this.regions.querySelectorAll("[data-share]")) {
      set(share, interpolate(gettext("%(percent)s %%"), { percent: this.known.shareOf(/** @type {HTMLElement} */ (share).dataset.share ?? "", now) }));
    }
  }

  /** In the words of the participants' own meter. @param {Person} person @param {number} now */
  #needs(person, now) {
    const missing = this.known.missing(person, now);
    if (!missing) return "";
    const { unit, maxCredits: max } = this.known;
    const { checks } = missing;
    const next = { credits: missing.next, unit, time: missing.minutes, checks };
    const words = [];
    if (missing.credits !== "0" || !missing.next) words.push(interpolate(gettext("Earned: %(credits)s of %(max)s %(unit)s"), { credits: missing.credits, max, unit }));
    if (missing.waiting) words.push(interpolate(gettext("waits for the quiz: %(credits)s %(unit)s"), { credits: missing.waiting, unit }));
    if (missing.next && missing.minutes && checks) words.push(interpolate(gettext("To %(credits)s %(unit)s: %(time)s min more, checks to answer: %(checks)s"), next));
    else if (missing.next && checks) words.push(interpolate(gettext("To %(credits)s %(unit)s: checks to answer: %(checks)s"), next));
    else if (missing.next) words.push(interpolate(gettext("To %(credits)s %(unit)s: %(time)s min more"), next));
    return words.join(" · ");
  }

  #arrange() {
    const shown = this.known.arranged(this.search.value, language);
    this.rows = new Map(shown.map((person) => [person, personRow(person)]));
    this.list.replaceChildren(...this.rows.values());
    this.search.hidden = this.known.people.size < SEARCH_FROM && !this.search.value;
    this.#summarise();
    this.#tick();
  }

  #summarise() {
    const count = this.known.present.length;
    const regions = this.known.byRegion(language);
    const people = interpolate(ngettext("%(count)s person is here", "%(count)s people are here", count), { count });
    const places = interpolate(ngettext("%(count)s region", "%(count)s regions", regions.length), { count: regions.length });
    const text = regions.length ? `${people} · ${places}` : people;
    set(this.summary, count ? text : gettext("Nobody is here yet. Names appear as people come in."));
    this.byRegion.hidden = regions.length < 2;
    this.regions.replaceChildren(...regions.map(([name, size]) => regionRow(name, size, regions[0][1])));
  }
}

/** @param {Person} person */
function personRow(person) {
  const row = element("li", person.online ? "person" : "person roster__gone");
  const avatar = element("span", "avatar", person.initials);
  avatar.setAttribute("aria-hidden", "true");
  const who = element("span", "roster__who", person.name);
  const place = [person.region, person.organisation].filter(Boolean).join(", ");
  who.append(element("small", "", person.is_host ? gettext("team") : place));
  row.append(avatar, who);
  if (!person.online) row.append(element("span", "badge badge--outline", pgettext("person", "left")));
  if (person.is_host) return row;
  const figures = element("span", "roster__figures");
  const time = element("b");
  time.dataset.time = "";
  const percent = element("small");
  percent.dataset.percent = "";
  figures.append(time, percent);
  const needs = element("small", "roster__needs");
  needs.dataset.needs = "";
  who.append(needs);
  if (person.checks_shown) figures.append(checksOf(person));
  row.append(figures);
  return row;
}

/** Answered of those that reached this person. @param {Person} person */
function checksOf(person) {
  const figure = element("small", "", interpolate(gettext("checks %(answered)s / %(shown)s"), { answered: person.checks_answered ?? 0, shown: person.checks_shown ?? 0 }));
  figure.title = gettext("presence checks answered");
  return figure;
}

/** @returns {HTMLInputElement} */
function searchField() {
  const field = document.createElement("input");
  field.type = "search";
  field.className = "input roster__search";
  field.placeholder = gettext("Name or school");
  field.setAttribute("aria-label", gettext("Search people in the room"));
  field.hidden = true;
  return field;
}

/** @param {string} name @param {number} count @param {number} most */
function regionRow(name, count, most) {
  const row = element("li");
  const bar = document.createElementNS(SVG, "svg");
  bar.setAttribute("class", "bar");
  bar.setAttribute("aria-hidden", "true");
  const filled = document.createElementNS(SVG, "rect");
  filled.setAttribute("width", `${Math.round((count * 100) / most)}%`);
  filled.setAttribute("height", "100%");
  bar.append(filled);
  const share = element("small", "muted");
  share.dataset.share = name;
  share.title = gettext("attended so far, on average");
  row.append(element("span", "", name), bar, element("b", "", String(count)), share);
  return row;
}

/** @param {string} tag @param {string} [className] @param {string} [text] @returns {HTMLElement} */
function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** Only what differs is written: a screen reader hears changes, not seconds. @param {Element | null} at @param {string} text */
function set(at, text) {
  if (at && at.textContent !== text) at.textContent = text;
}

customElements.define("presence-roster", PresenceRoster);
