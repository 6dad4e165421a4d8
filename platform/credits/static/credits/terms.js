// @ts-check
// The terms form: the field for the programme's hours shows only with the policies that want it, and its card repeats it.

const form = /** @type {HTMLFormElement} */ (document.querySelector("form.terms"));
const field = /** @type {HTMLElement} */ (form.querySelector("[data-nominal-field]"));
const input = /** @type {HTMLInputElement} */ (field.querySelector("input"));
const echo = /** @type {HTMLElement | null} */ (form.querySelector("[data-nominal-echo]"));
const suggested = echo?.textContent ?? "";

function show() {
  const chosen = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name="policy"]:checked'));
  const isNominal = chosen?.dataset.nominal === "yes";
  field.hidden = !isNominal;
  // Filled only for whoever chooses the policy: the number is theirs to confirm.
  if (isNominal && !input.value) input.value = suggested.replace(",", ".");
}

form.addEventListener("change", show);
input.addEventListener("input", () => {
  if (echo) echo.textContent = input.value || suggested;
});
show();
