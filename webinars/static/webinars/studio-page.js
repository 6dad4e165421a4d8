// @ts-check
/** The studio's page: its parts by their names. */

export const page = /** @type {HTMLElement} */ (document.querySelector("[data-studio]"));

/** @template {HTMLElement} T @param {string} name @returns {T} the element with data-<name> */
export const part = (name) => /** @type {T} */ (page.querySelector(`[data-${name}]`));

/** @param {string} name @param {boolean} on @param {[string, string]} words for on and off */
export function press(name, on, [yes, no]) {
  part(`${name}-toggle`).setAttribute("aria-pressed", String(on));
  part(`${name}-state`).textContent = on ? yes : no;
}

/** @typedef {{ label: string, run: () => unknown }} Action */

/** Says what is wrong, with buttons for what can be done. @param {string} text @param {Action[]} [actions] @param {string} [where] in which notice */
export function showProblem(text, actions = [], where = "problem") {
  part(where).hidden = false;
  part(`${where}-text`).textContent = text;
  part(`${where}-actions`).replaceChildren(
    ...actions.map(({ label, run }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--outline button--small";
      button.textContent = label;
      button.addEventListener("click", run);
      return button;
    }),
  );
}

export function hideProblem() {
  part("problem").hidden = true;
}
