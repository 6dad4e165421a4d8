// @ts-check
// A second tap on a slow line must not send a form twice.

// An answer that is a download leaves the page where it is: its form must work again.
const LOCKED_MS = 10_000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent !== undefined) return event.preventDefault();
  form.dataset.sent = "";
  form.setAttribute("aria-busy", "true");
  setTimeout(() => unlock(form), LOCKED_MS);
});

/** @param {Element} form */
function unlock(form) {
  form.removeAttribute("data-sent");
  form.removeAttribute("aria-busy");
}

// Back to a page that the browser kept: its forms may be sent again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) unlock(form);
});
