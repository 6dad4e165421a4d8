// @ts-check
/**
 * What the lecturer's list knows, without a page: the same rule as `Told` in attendance/live/roster.py. Attended time of
 * those online grows with the content by itself; the server sends only what this cannot foretell.
 *
 * @typedef {{ id: number, name: string, initials: string, organisation: string, region: string, online: boolean, attended_s: number, devices: number, checks_answered?: number, checks_shown?: number, is_host: boolean }} Person
 * @typedef {{ full: boolean, is_counting: boolean, content_s: number, people: Person[] }} Update
 * @typedef {{ id: number, credits: string, waiting: string, next_credits: string, next_at_s: number, checks: number }} Need
 * @typedef {{ full: boolean, unit: string, max_credits: string, people: Need[] }} Needs
 */

export class RosterPeople {
  constructor() {
    /** @type {Map<number, Person>} */
    this.people = new Map();
    /** Of people with a place, where the webinar gives credit. @type {Map<number, Need>} */
    this.needs = new Map();
    this.unit = "";
    this.maxCredits = "";
    this.contentS = 0;
    this.isCounting = false;
    this.heardAtMs = 0;
  }

  /** @param {Update} update @param {number} nowMs any clock that only goes forward */
  update({ full, is_counting, content_s, people }, nowMs) {
    if (full) this.people.clear();
    this.#pass(content_s - this.contentS);
    for (const person of people) this.people.set(person.id, { ...person });
    this.isCounting = is_counting;
    this.heardAtMs = nowMs;
  }

  /** @param {Needs} update */
  updateNeeds({ full, unit, max_credits, people }) {
    if (full) this.needs.clear();
    for (const need of people) this.needs.set(need.id, need);
    this.unit = unit;
    this.maxCredits = max_credits;
  }

  /**
   * What somebody has earned and lacks for more: begun minutes, so that the words change once a minute.
   * @param {Person} person @param {number} nowMs
   */
  missing(person, nowMs) {
    const need = this.needs.get(person.id);
    if (!need) return null;
    const minutes = Math.max(0, Math.ceil((need.next_at_s - this.attended(person, nowMs).seconds) / 60));
    return { credits: need.credits, waiting: need.waiting, next: minutes || need.checks ? need.next_credits : "", minutes, checks: need.checks };
  }

  /** The content stands still: a break, or the end. @param {number} nowMs */
  stop(nowMs) {
    this.#pass(this.#since(nowMs));
    this.isCounting = false;
  }

  /** @param {Person} person @param {number} nowMs @returns {{ seconds: number, percent: number }} */
  attended(person, nowMs) {
    const since = this.#since(nowMs);
    const seconds = person.attended_s + (person.online ? since : 0);
    const content = this.contentS + since;
    return { seconds, percent: content > 0 ? Math.min(100, Math.floor((seconds * 100) / content)) : 0 };
  }

  /** Team first, then who is there, then who was; each by name. @param {string} words @param {string} language */
  arranged(words, language) {
    const wanted = words.trim().toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
    return [...this.people.values()]
      .filter((person) => {
        const text = `${person.name} ${person.organisation} ${person.region}`.toLocaleLowerCase(language);
        return wanted.every((word) => text.includes(word));
      })
      .sort((one, other) => Number(other.is_host) - Number(one.is_host) || Number(other.online) - Number(one.online) || one.name.localeCompare(other.name, language));
  }

  /** Participants who are in the room. */
  get present() {
    return [...this.people.values()].filter((person) => person.online && !person.is_host);
  }

  /** How many of those are from each region, the most first. @param {string} language @returns {[string, number][]} */
  byRegion(language) {
    /** @type {Map<string, number>} */
    const regions = new Map();
    for (const { region } of this.present) if (region) regions.set(region, (regions.get(region) ?? 0) + 1);
    return [...regions].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0], language));
  }

  /** How much those who are there of a region attended on average, in whole percent. @param {string} region @param {number} nowMs */
  shareOf(region, nowMs) {
    const people = this.present.filter((person) => person.region === region);
    const sum = people.reduce((percent, person) => percent + this.attended(person, nowMs).percent, 0);
    return people.length ? Math.floor(sum / people.length) : 0;
  }

  /** @param {number} nowMs */
  #since(nowMs) {
    return this.isCounting ? Math.max(0, Math.floor((nowMs - this.heardAtMs) / 1000)) : 0;
  }

  /** @param {number} seconds of content */
  #pass(seconds) {
    for (const person of this.people.values()) if (person.online) person.attended_s += seconds;
    this.contentS += seconds;
  }
}
