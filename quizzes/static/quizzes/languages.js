// @ts-check
// <quiz-languages>: which languages the rows of answers show. Without a script all three are there.
// It also draws the form anew when another kind of question is chosen, instead of the button "Apply".

const LANGUAGES = /** @type {const} */ ({ kk: "Қазақша", ru: "Русский", en: "English" });
const KEY = "quiz-languages";

export class QuizLanguages extends HTMLElement {
  connectedCallback() {
    const form = this.closest("form");
    if (!form || this.childElementCount) return;
    const shown = new Set([...remembered(), ...written(form), document.documentElement.lang]);
    for (const [code, name] of Object.entries(LANGUAGES)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "chip";
      button.lang = code;
      button.textContent = name;
      button.dataset.language = code;
      button.setAttribute("aria-pressed", String(shown.has(code)));
      this.append(button);
    }
    this.hidden = false;
    this.#apply(form);
    this.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("button");
      if (!button) return;
      const on = button.getAttribute("aria-pressed") === "true";
      if (on && this.pressed.length === 1) return;
      button.setAttribute("aria-pressed", String(!on));
      remember(this.pressed);
      this.#apply(form);
    });
  }

  /** @returns {string[]} */
  get pressed() {
    return [...this.querySelectorAll('[aria-pressed="true"]')].map((button) => /** @type {HTMLElement} */ (button).dataset.language ?? "");
  }

  /** @param {HTMLFormElement} form */
  #apply(form) {
    const shown = this.pressed;
    for (const cell of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-lang]"))) {
      cell.hidden = !shown.includes(cell.dataset.lang ?? "");
    }
  }
}

/** Languages in which something is written in the form already. @param {HTMLFormElement} form @returns {string[]} */
function written(form) {
  const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (form.querySelectorAll("input[lang], textarea[lang]"));
  return [...fields].filter((field) => field.value.trim()).map((field) => field.lang);
}

/** @returns {string[]} */
function remembered() {
  try {
    return (sessionStorage.getItem(KEY) ?? "").split(",").filter((code) => code in LANGUAGES);
  } catch {
    return [];
  }
}

/** @param {string[]} codes */
function remember(codes) {
  try {
    sessionStorage.setItem(KEY, codes.join(","));
  } catch {
    // Forbidden storage: the choice lasts as long as the page.
  }
}

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLSelectElement) || field.name !== "kind") return;
  const apply = field.form?.querySelector("[data-refresh]");
  if (apply instanceof HTMLButtonElement) field.form?.requestSubmit(apply);
});

customElements.define("quiz-languages", QuizLanguages);
