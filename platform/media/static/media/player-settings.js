// @ts-check
// The dialog in which one chooses how the lecture arrives, with the keys of the player.

import { MODES, hintOf, isMode, nameOf } from "media/modes.js";
import { make, iconButton } from "media/player-button.js";
import { keyHelp } from "media/player-keys.js";
import { icon } from "ui/icons.js";
import { gettext } from "ui/i18n.js";

let count = 0;

/** Events: `mode` (detail: the mode), `byself` (detail: whether the player may switch). */
export class PlayerSettings extends EventTarget {
  constructor() {
    super();
    count += 1;
    const name = `live-player-mode-${count}`;
    const heading = document.createElement("h2");
    heading.id = `${name}-title`;
    heading.textContent = gettext("How the lecture reaches you");
    const close = iconButton("x", gettext("Close"), () => this.element.close());
    this.choices = make("fieldset", "live-player__modes");
    const legend = make("legend", "visually-hidden", gettext("Choose what your line can carry"));
    this.choices.append(legend, ...MODES.map((mode) => this.#choice(mode, name)));
    this.choices.addEventListener("change", (event) => {
      const { value } = /** @type {HTMLInputElement} */ (event.target);
      if (isMode(value)) this.dispatchEvent(new CustomEvent("mode", { detail: value }));
    });
    this.bySelf = document.createElement("input");
    this.bySelf.type = "checkbox";
    this.bySelf.addEventListener("change", () => this.dispatchEvent(new CustomEvent("byself", { detail: this.bySelf.checked })));
    const agree = make("label", "live-player__agree", this.bySelf, make("span", "", gettext("Switch by itself when my line is slow")));
    this.keys = document.createElement("details");
    this.keys.className = "live-player__keys only-desk";
    this.keys.append(make("summary", "s", icon("keyboard"), gettext("Keys")), keyList());
    this.element = document.createElement("dialog");
    this.element.className = "dialog live-player__settings";
    this.element.setAttribute("aria-labelledby", heading.id);
    const note = make("p", "s muted", gettext("Your attendance counts the same in every mode."));
    this.element.append(make("div", "live-player__settings-head", heading, close), note, this.choices, agree, this.keys);
    this.element.addEventListener("click", (event) => event.target === this.element && this.element.close());
  }

  /** @param {{ mode: import("media/modes.js").Mode, bySelf: boolean, only?: string[] }} now `only`: what this browser can play */
  draw({ mode, bySelf, only }) {
    for (const input of this.choices.querySelectorAll("input")) {
      input.checked = input.value === mode;
      if (only) /** @type {HTMLElement} */ (input.parentElement).hidden = !only.includes(input.value);
    }
    this.bySelf.checked = bySelf;
  }

  /** @param {{ keys?: boolean }} [options] with the keys unfolded */
  open({ keys = false } = {}) {
    if (keys) this.keys.open = true;
    if (!this.element.open) this.element.showModal();
  }

  /** @param {import("media/modes.js").Mode} mode @param {string} name */
  #choice(mode, name) {
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name, value: mode });
    const words = make("span", "", make("b", "", nameOf(mode)), make("small", "", hintOf(mode)));
    return make("label", "live-player__mode", input, words);
  }
}

function keyList() {
  const list = document.createElement("dl");
  for (const [keys, meaning] of keyHelp()) {
    const term = document.createElement("dt");
    term.append(...keys.flatMap((key) => [make("kbd", "", key), " "]));
    const row = document.createElement("div");
    row.append(term, make("dd", "", meaning));
    list.append(row);
  }
  return list;
}
