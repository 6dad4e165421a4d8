// @ts-check
// What the page shows where there is no picture, and the sentence that says how things stand.

import { make } from "media/player-button.js";
import { sentenceOf } from "media/player-words.js";

export class Slates {
  /** @param {HTMLElement} player whose children with a slot are slates, unless the page manages them itself (`data-slate`) */
  constructor(player) {
    this.player = player;
    this.status = make("p", "live-player__status");
    this.status.setAttribute("role", "status");
  }

  /** @param {string} standing */
  draw(standing) {
    let hasSlate = this.player.hasAttribute("data-covered");
    for (const slate of /** @type {NodeListOf<HTMLElement>} */ (this.player.querySelectorAll("[slot]"))) {
      if (slate.dataset.slate !== undefined) continue;
      slate.hidden = slate.slot !== standing;
      hasSlate ||= !slate.hidden;
    }
    const { text, isSeen } = sentenceOf(standing);
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.classList.toggle("visually-hidden", hasSlate || !isSeen);
  }
}
