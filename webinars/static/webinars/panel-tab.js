// @ts-check
/** The tab of the panel in which an element stands. What is new there: webinars/room-tabs.js. */

/** @param {Element} element inside a panel @returns {HTMLElement | null} */
export function tabOf(element) {
  const panel = element.closest('[role="tabpanel"]');
  return panel ? document.getElementById(panel.getAttribute("aria-labelledby") ?? "") : null;
}

/** @param {Element} element @param {number} count nothing is shown for 0 */
export function countInTab(element, count) {
  const tab = tabOf(element);
  if (!tab) return;
  let mark = tab.querySelector(".count");
  if (!mark) {
    mark = document.createElement("span");
    mark.className = "count";
    tab.append(" ", mark);
  }
  mark.textContent = count > 0 ? String(count) : "";
}

/** Opens the panel. @param {Element} element */
export function openTab(element) {
  const tab = tabOf(element);
  const tabs = /** @type {import("ui/elements/tabs.js").Tabs | null} */ (tab?.closest("ui-tabs") ?? null);
  if (tab && tabs) tabs.select(tab);
}
