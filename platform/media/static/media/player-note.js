// @ts-check
// A strip between the picture and its controls that asks or tells something; it never covers the lecture.

import { iconButton, make, textButton } from "media/player-button.js";
import { icon } from "ui/icons.js";
import { gettext } from "ui/i18n.js";

/**
 * @typedef {object} Note
 * @property {string} kind one at a time; a note of the same kind replaces the one before
 * @property {string} icon
 * @property {string} text a whole sentence
 * @property {string} [action] the word on the button
 * @property {() => void} [act]
 * @property {() => void} [closed] the person does not want it
 * @property {number} [forMs] it goes by itself; no answer is no refusal
 */

export class PlayerNote {
  constructor() {
    this.kind = "";
    this.words = make("div", "live-player__note-words");
    this.words.setAttribute("role", "status");
    this.element = make("div", "live-player__note", this.words);
    this.element.hidden = true;
  }

  /** @param {Note} note */
  show({ kind, icon: name, text, action, act, closed, forMs }) {
    clearTimeout(this.timer);
    this.kind = kind;
    const sentence = document.createElement("p");
    sentence.textContent = text;
    this.words.replaceChildren(icon(name), sentence);
    const close = iconButton("x", gettext("Close this note"), () => {
      this.hide();
      closed?.();
    });
    const buttons = action
      ? [
          textButton(action, "button button--small live-player__note-action", () => {
            this.hide();
            act?.();
          }),
        ]
      : [];
    this.element.replaceChildren(this.words, ...buttons, close);
    this.element.hidden = false;
    this.element.dataset.note = kind;
    if (forMs) this.timer = setTimeout(() => this.hide(), forMs);
  }

  /** @param {string} [kind] only if this is shown */
  hide(kind) {
    if (kind && kind !== this.kind) return;
    clearTimeout(this.timer);
    this.kind = "";
    this.element.hidden = true;
    this.words.replaceChildren();
  }
}
