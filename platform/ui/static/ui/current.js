// @ts-check
// Rows of links that scroll sideways on a phone begin at the page where one is.

for (const link of document.querySelectorAll("nav > [aria-current]")) {
  const row = /** @type {HTMLElement} */ (link.parentElement);
  const over = link.getBoundingClientRect().right - row.getBoundingClientRect().right;
  if (over > 0) row.scrollLeft += over + 16;
}
