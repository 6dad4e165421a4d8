// @ts-check
/**
 * <presence-roster>: who is in the room, for the lecturer. Attended time of those online grows here second by second;
 * the server tells what this page cannot foretell (see attendance/live/roster.py: both sides keep the same rule).
 */
import { gettext, interpolate, language, ngettext, pgettext } from "ui/i18n.js";
import { clock } from "webinars/clock.js";

/** @typedef {{ id: number, name: string, initials: string, organisation: string, region: string, online: boolean, attended_s: number, devices: number, is_host: boolean }} Person */
/** @typedef {{ full: boolean, is_counting: boolean, content_s: number, people: Person[] }} Update */

const SEARCH_FROM = 12;

export class PresenceRoster extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    /** @type {Map<number, Person>} */
    this.people = new Map();
    this.contentS = 0;
    this.isCounting = false;
    this.heardAt = 0;
    /** @type {Map<number, HTMLElement>} */
    this.rows = new Map();
    this.summary = element("p", "muted s roster__summary");
    this.summary.setAttribute("role", "status");
    this.search = document.createElement("input");
    this.search.type = "search";
    this.search.className = "input roster__search";
    this.search.placeholder = gettext("Name or school");
    this.search.setAttribute("aria-label", gettext("Search people in the room"));
    this.search.hidden = true;
    this.search.addEventListener("input", () => this.#arrange());
    this.list = element("ul", "people roster__list");
    this.list.setAttribute("role", "list");
    this.regions = element("ul", "roster__regions");
    const details = element("details", "roster__by-region");
    const heading = element("summary", "s");
    heading.textContent = gettext("By region");
    details.append(heading, this.regions);
    this.byRegion = details;
    this.append(this.summary, this.search, details, this.list);
    this.#arrange();
    this.timer = setInterval(() => this.#tick(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  /** @param {EventTarget} room */
  attach(room) {
    room.addEventListener("roster.updated", (event) => this.update(/** @type {CustomEvent<Update>} */ (event).detail));
    for (const type of ["webinar.paused", "webinar.ended"]) room.addEventListener(type, () => this.#stopCounting());
  }

  /** @param {Update} update */
  update({ full, is_counting, content_s, people }) {
    if (full) this.people.clear();
    const passed = content_s - this.contentS;
    for (const person of this.people.values()) if (person.online) person.attended_s += passed;
    for (const person of people) this.people.set(person.id, person);
    this.contentS = content_s;
    this.isCounting = is_counting;
    this.heardAt = performance.now();
    if (full || people.length) this.#arrange();
    this.#tick();
  }

  /** Seconds of content since the server's last word. */
  #since() {
    return this.isCounting ? Math.floor((performance.now() - this.heardAt) / 1000) : 0;
  }

  #stopCounting() {
    const passed = this.#since();
    for (const person of this.people.values()) if (person.online) person.attended_s += passed;
    this.contentS += passed;
    this.isCounting = false;
  }

  #tick() {
    const passed = this.#since();
    for (const person of this.people.values()) {
      const row = this.rows.get(person.id);
      if (!row || person.is_host) continue;
      const seconds = person.attended_s + (person.online ? passed : 0);
      const content = this.contentS + passed;
      const percent = content > 0 ? Math.min(100, Math.floor((seconds * 100) / content)) : 0;
      set(row.querySelector("[data-time]"), clock(seconds));
      set(row.querySelector("[data-percent]"), interpolate(gettext("%(percent)s %%"), { percent }));
    }
  }

  /** Team first, then who is there, then who was; each by name. */
  #arrange() {
    const people = [...this.people.values()].sort(
      (one, other) => Number(other.is_host) - Number(one.is_host) || Number(other.online) - Number(one.online) || one.name.localeCompare(other.name, language),
    );
    const wanted = this.search.value.trim().toLocaleLowerCase(language);
    const shown = people.filter((person) => !wanted || `${person.name} ${person.organisation} ${person.region}`.toLocaleLowerCase(language).includes(wanted));
    const rows = shown.map((person) => this.#row(person));
    this.list.replaceChildren(...rows);
    this.rows = new Map(shown.map((person, index) => [person.id, rows[index]]));
    this.search.hidden = people.length < SEARCH_FROM && !wanted;
    this.#summarise(people.filter((person) => person.online && !person.is_host));
    this.#tick();
  }

  /** @param {Person[]} present */
  #summarise(present) {
    /** @type {Map<string, number>} */
    const regions = new Map();
    for (const { region } of present) if (region) regions.set(region, (regions.get(region) ?? 0) + 1);
    const people = interpolate(ngettext("%(count)s person is here", "%(count)s people are here", present.length), { count: present.length });
    const places = interpolate(ngettext("%(count)s region", "%(count)s regions", regions.size), { count: regions.size });
    set(this.summary, present.length === 0 ? gettext("Nobody is here yet. Names appear as people come in.") : regions.size ? `${people} · ${places}` : people);
    this.byRegion.hidden = regions.size < 2;
    const sorted = [...regions].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0], language));
    this.regions.replaceChildren(...sorted.map(([name, count]) => regionRow(name, count, sorted[0][1])));
  }

  /** @param {Person} person */
  #row(person) {
    const row = element("li", person.online ? "person" : "person roster__gone");
    const avatar = element("span", "avatar", person.initials);
    avatar.setAttribute("aria-hidden", "true");
    const who = element("span", "roster__who", person.name);
    const place = [person.region, person.organisation].filter(Boolean).join(", ");
    who.append(element("small", "", person.is_host ? gettext("team") : place));
    row.append(avatar, who);
    if (person.is_host) return row;
    const figures = element("span", "roster__figures");
    const time = element("b");
    time.dataset.time = "";
    const percent = element("small");
    percent.dataset.percent = "";
    figures.append(time, percent);
    if (!person.online) row.append(element("span", "badge badge--outline", pgettext("person", "left")));
    row.append(figures);
    return row;
  }
}

/** @param {string} name @param {number} count @param {number} most */
function regionRow(name, count, most) {
  const row = element("li");
  const bar = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  bar.setAttribute("class", "bar");
  bar.setAttribute("aria-hidden", "true");
  const filled = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  filled.setAttribute("width", `${Math.round((count * 100) / most)}%`);
  filled.setAttribute("height", "100%");
  bar.append(filled);
  row.append(element("span", "", name), bar, element("b", "", String(count)));
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
