// @ts-check
/** The dot on a tab whose panel has news that nobody looks at. */

/** Marks the tab of the panel in which `element` stands, until it is chosen. @param {Element} element */
export function markTab(element) {
  const panel = element.closest('[role="tabpanel"]');
  const tab = panel && document.getElementById(panel.getAttribute("aria-labelledby") ?? "");
  if (!tab || tab.getAttribute("aria-selected") === "true") return;
  const news = tab.querySelector(".tab__news");
  if (news instanceof HTMLElement) news.hidden = false;
}

document.addEventListener("tab", (event) => {
  const { id } = /** @type {CustomEvent} */ (event).detail;
  const news = document.getElementById(id)?.querySelector(".tab__news");
  if (news instanceof HTMLElement) news.hidden = true;
});
