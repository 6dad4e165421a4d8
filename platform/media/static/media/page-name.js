// @ts-check
// The name under which a page publishes. A page that is reloaded keeps it, so that the server knows it again at once.

/** @param {string} url what is published @returns {string} */
export function pageName(url) {
  const slot = `daris-page:${url}`;
  try {
    const entry = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType("navigation")[0]);
    const kept = sessionStorage.getItem(slot);
    // A tab that was duplicated has a copy of the name, and is another page.
    if (kept && (entry?.type === "reload" || named.has(slot))) return kept;
    const made = crypto.randomUUID();
    sessionStorage.setItem(slot, made);
    named.add(slot);
    return made;
  } catch {
    return crypto.randomUUID(); // no storage for this site
  }
}

/** Names that this page itself made. @type {Set<string>} */
const named = new Set();
