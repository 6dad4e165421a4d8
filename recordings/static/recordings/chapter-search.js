// @ts-check
/** Narrows the chapters of a recording to those on whose slides some words stand. */
import { gettext, interpolate, ngettext } from "ui/i18n.js";

const WAIT_MS = 250;

/** @param {string} base address of the webinar's slides */
export function findChapters(base) {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-chapters-find]"));
  const input = form?.querySelector("input");
  if (!form || !input) return;
  form.hidden = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const go = () => narrow(base, input);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(go, WAIT_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
}

/** @param {string} base @param {HTMLInputElement} input */
async function narrow(base, input) {
  const wanted = input.value.trim();
  if (!wanted) return show(null);
  try {
    const answer = await fetch(`${base}find.json?q=${encodeURIComponent(wanted)}`, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const { found } = await answer.json();
    if (wanted === input.value.trim()) show(new Set(found.map((/** @type {{ deck: string, page: number }} */ { deck, page }) => `${deck}/${page}`)));
  } catch {
    if (wanted === input.value.trim()) say(gettext("The search did not answer. Try again in a minute."));
  }
}

/** @param {Set<string> | null} pages null: all */
function show(pages) {
  let shown = 0;
  for (const link of document.querySelectorAll("a[data-chapter-ms]")) {
    const item = /** @type {HTMLElement} */ (link.closest("li"));
    item.hidden = pages !== null && !pages.has(item.dataset.page ?? "");
    if (!item.hidden) shown += 1;
  }
  if (pages === null) return say("");
  say(shown ? interpolate(ngettext("%(count)s chapter was found.", "%(count)s chapters were found.", shown), { count: shown }) : gettext("No slide that was shown has these words."));
}

/** @param {string} text */
function say(text) {
  const place = document.querySelector("[data-chapters-said]");
  if (place) place.textContent = text;
}
