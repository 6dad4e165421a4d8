// @ts-check
// Tells the server which media played, so that watching what one missed of a lecture counts. The server's clock decides how
// much of it can be true; a report that got no answer is said again as it was.

import { csrfToken, followToken, isRefusal } from "ui/csrf.js";
import { stretchesOf, together, untold } from "recordings/watched.js";

/** @typedef {import("recordings/watched.js").Stretch} Stretch */
/** @typedef {{ taken_ms: number, attended_s: number, replay_s: number, content_s: number, percent: number }} Counted */

const TELL_EVERY_MS = 15_000;
/** In one report; the rest comes with the next one. */
const MOST = 100;

export class Watching extends EventTarget {
  sitting = "";
  seq = 0;
  timer = 0;
  busy = false;
  /** @type {Stretch[]} */
  told = [];
  /** A report on its way, or without an answer. @type {{ seq: number, played: Stretch[] } | null} */
  pending = null;

  /**
   * @param {HTMLVideoElement} video
   * @param {{ sit: string, watched: string }} addresses
   * @param {AbortSignal} signal
   */
  constructor(video, addresses, signal) {
    super();
    this.video = video;
    this.addresses = addresses;
    video.addEventListener("playing", () => this.begin(), { signal });
    for (const kind of ["pause", "ended"]) video.addEventListener(kind, () => this.tell(), { signal });
    window.addEventListener("pagehide", () => this.tell({ isLeaving: true }), { signal });
    signal.addEventListener("abort", () => clearInterval(this.timer));
  }

  async begin() {
    if (this.sitting || this.busy) return;
    this.busy = true;
    const answer = await this.post(this.addresses.sit, {}).catch(() => null);
    this.busy = false;
    if (!answer?.ok) return;
    this.sitting = (await answer.json()).sitting;
    this.timer = window.setInterval(() => this.tell(), TELL_EVERY_MS);
  }

  /** @param {{ isLeaving?: boolean }} [how] */
  async tell({ isLeaving = false } = {}) {
    if (!this.sitting || (this.busy && !isLeaving)) return;
    const report = this.pending ?? this.next();
    if (!report) return;
    this.pending = report;
    this.busy = true;
    const answer = await this.post(this.addresses.watched, { sitting: this.sitting, ...report }, isLeaving).catch(() => null);
    this.busy = false;
    // No line, 5xx, signed out or in again meanwhile: said again. What is refused otherwise would be refused again.
    if (!answer || answer.status >= 500 || answer.status === 429 || isRefusal(answer.status)) return;
    this.pending = null;
    this.told = together(this.told, report.played);
    if (answer.ok) this.dispatchEvent(new CustomEvent("counted", { detail: /** @type {Counted} */ (await answer.json()) }));
  }

  next() {
    const played = untold(stretchesOf(this.video.played), this.told).slice(0, MOST);
    if (!played.length) return null;
    this.seq += 1;
    return { seq: this.seq, played };
  }

  /** @param {string} address @param {object} body @param {boolean} [keepalive] outlives the page */
  async post(address, body, keepalive = false) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": csrfToken() };
    const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin", keepalive });
    if (isRefusal(answer.status)) followToken();
    return answer;
  }
}
