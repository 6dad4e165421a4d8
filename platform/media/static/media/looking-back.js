// @ts-check
// An earlier part of the broadcast in the <video>: while there is one, and what is wrong with it.

import { Past } from "media/past.js";

/** These get better by waiting: the line comes back, the storage has its first part. */
const PASSES = ["offline", "too_often", "closing"];

/** Events: `ready`, `change`, `lost` (it cannot be shown). */
export class LookingBack extends EventTarget {
  /** @param {HTMLVideoElement} video */
  constructor(video) {
    super();
    this.video = video;
    /** @type {Past | null} */
    this.past = null;
    this.problem = "";
  }

  /** @param {string} address of the playlist @param {number} [atS] the newest there is, when not given */
  open(address, atS) {
    const past = (this.past = new Past(this.video, address));
    past.addEventListener("ready", () => {
      this.problem = "";
      this.dispatchEvent(new Event("ready"));
    });
    past.addEventListener("well", () => {
      this.problem = "";
      this.dispatchEvent(new Event("change"));
    });
    past.addEventListener("problem", (event) => {
      this.problem = /** @type {CustomEvent} */ (event).detail;
      if (!PASSES.includes(this.problem)) this.dispatchEvent(new Event("lost"));
      this.dispatchEvent(new Event("change"));
    });
    past.open(atS);
  }

  leave() {
    this.past?.close();
    this.past = null;
    this.problem = "";
  }
}
