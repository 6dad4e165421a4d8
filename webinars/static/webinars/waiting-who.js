// @ts-check
/** <waiting-who>: how many wait, and from which regions. No names. */
import { language, ngettext, interpolate, gettext } from "ui/i18n.js";

const SVG = "http://www.w3.org/2000/svg";
const SHOWN = 6;

/**
 * The regions in the order of their numbers, those of the same number by name; the unknown one last.
 * @param {Record<string, number>} regions by code @param {Record<string, string>} names by code @param {string} [tongue]
 * @returns {{ name: string, count: number }[]}
 */
export function ranked(regions, names, tongue = "en") {
  return Object.entries(regions)
    .filter(([code]) => names[code])
    .map(([code, count]) => ({ name: names[code], count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, tongue));
}

export class WaitingWho extends HTMLElement {
  /** @type {Record<string, string>} */
  names = {};

  connectedCallback() {
    this.names = JSON.parse(document.getElementById("region-names")?.textContent ?? "{}");
  }

  /** @param {EventTarget} room */
  attach(room) {
    room.addEventListener("waiting.counted", (event) => this.#draw(/** @type {CustomEvent} */ (event).detail.regions));
  }

  /** @param {Record<string, number>} regions */
  #draw(regions) {
    const count = Object.values(regions).reduce((sum, each) => sum + each, 0);
    const rows = ranked(regions, this.names, language);
    const words = count ? interpolate(ngettext("%(count)s person is waiting", "%(count)s people are waiting", count), { count }) : gettext("Nobody else is here yet.");
    const summary = this.querySelector("[data-sum]");
    if (summary && summary.textContent !== words) summary.textContent = words;
    const list = /** @type {HTMLElement} */ (this.querySelector("[data-regions]"));
    list.hidden = !rows.length;
    list.replaceChildren(...rows.slice(0, SHOWN).map((row) => line(row, rows[0].count)));
    const more = /** @type {HTMLElement} */ (this.querySelector("[data-more]"));
    more.hidden = rows.length <= SHOWN;
    more.textContent = interpolate(ngettext("and %(count)s more region", "and %(count)s more regions", rows.length - SHOWN), { count: rows.length - SHOWN });
  }
}

/** @param {{ name: string, count: number }} row @param {number} most */
function line({ name, count }, most) {
  const item = document.createElement("li");
  const bar = document.createElementNS(SVG, "svg");
  bar.setAttribute("class", "bar");
  bar.setAttribute("aria-hidden", "true");
  const filled = document.createElementNS(SVG, "rect");
  filled.setAttribute("width", `${Math.round((count * 100) / most)}%`);
  filled.setAttribute("height", "100%");
  bar.append(filled);
  item.append(Object.assign(document.createElement("span"), { textContent: name }), bar, Object.assign(document.createElement("b"), { textContent: String(count) }));
  return item;
}

customElements.define("waiting-who", WaitingWho);
