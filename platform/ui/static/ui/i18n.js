// @ts-check
// The words of the page in the reader's language, from Django's catalogue (a classic script before all modules).
// Keep whole sentences with named placeholders: interpolate(gettext("%(name)s joined"), { name }).

/**
 * @typedef {{
 *   gettext(text: string): string,
 *   ngettext(one: string, many: string, count: number): string,
 *   pgettext(context: string, text: string): string,
 *   npgettext(context: string, one: string, many: string, count: number): string,
 * }} Catalogue
 */

/** @type {Partial<Catalogue>} */
const catalogue = /** @type {any} */ (globalThis).django ?? {};

/** @param {string} text @returns {string} */
export function gettext(text) {
  return catalogue.gettext ? catalogue.gettext(text) : text;
}

/** @param {string} one @param {string} many @param {number} count @returns {string} */
export function ngettext(one, many, count) {
  return catalogue.ngettext ? catalogue.ngettext(one, many, count) : count === 1 ? one : many;
}

/** @param {string} context @param {string} text @returns {string} */
export function pgettext(context, text) {
  return catalogue.pgettext ? catalogue.pgettext(context, text) : text;
}

/** @param {string} context @param {string} one @param {string} many @param {number} count @returns {string} */
export function npgettext(context, one, many, count) {
  return catalogue.npgettext ? catalogue.npgettext(context, one, many, count) : count === 1 ? one : many;
}

/**
 * Fills the named placeholders: interpolate("%(n)s of %(all)s", { n: 3, all: 4 }) is "3 of 4"; %% is a percent sign.
 * @param {string} text
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function interpolate(text, values) {
  return text.replace(/%%|%\((\w+)\)[sd]/g, (found, name) => (found === "%%" ? "%" : name in values ? String(values[name]) : found));
}

/** The language of the page: kk, ru or en. */
export const language = globalThis.document?.documentElement.lang || "kk";

/**
 * A number with the sign that the language has before its decimals. Browsers often know no Kazakh, so Intl would write English.
 * @param {number} value
 * @param {number} digits how many decimals
 * @returns {string}
 */
export function decimal(value, digits) {
  const text = value.toFixed(digits);
  return language === "en" ? text : text.replace(".", ",");
}

/** The hour and minute of a moment, the same in all three languages. @param {Date} moment @param {string} [timeZone] @returns {string} */
export function hourAndMinute(moment, timeZone) {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: timeZone || undefined }).format(moment);
}
