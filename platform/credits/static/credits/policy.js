// @ts-check
// The policy form: fields that a choice makes meaningless are put away. The rows beside it come from the server (htmx).

const form = /** @type {HTMLFormElement} */ (document.querySelector("form.policy-form"));

/** Which fields each rule of checks looks at.
 * @type {Record<string, string[]>} */
const CHECKS = {
  none: [],
  per_credit: ["checks_count", "on_shortfall"],
  percent: ["checks_percent", "on_shortfall"],
  bands: ["bands"],
};

/** @param {string} name @param {boolean} shown */
function show(name, shown) {
  const part = /** @type {HTMLElement | null} */ (form.querySelector(`[data-field="${name}"]`));
  if (part) part.hidden = !shown && !part.querySelector('[aria-invalid="true"]');
}

/** @param {string} name */
function value(name) {
  return /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)).value;
}

function arrange() {
  const wanted = CHECKS[value("checks_rule")] ?? [];
  for (const name of ["checks_count", "checks_percent", "on_shortfall", "bands"]) show(name, wanted.includes(name));
  show("formula", value("basis") !== "nominal");
}

form.addEventListener("change", arrange);
for (const button of form.querySelectorAll("[data-without-script]")) /** @type {HTMLElement} */ (button).hidden = true;
arrange();

export {};
