// @ts-check
/** What leaves this page: nothing yet, the broadcast, or nothing any more because another page is on air. */
import { Publisher } from "media/publisher.js";
import { gettext } from "ui/i18n.js";
import { hideProblem, page, showProblem } from "webinars/studio-page.js";

/** Events: `changed`: it is on air, or not any more; `health` (see media/publisher.js); `lost` {message}: a device was unplugged. */
export class Broadcast extends EventTarget {
  /** @param {{ stream: () => MediaStream | null, isOnBreak: () => boolean, videoKbps: () => number }} now */
  constructor({ stream, isOnBreak, videoKbps }) {
    super();
    this.stream = stream;
    this.isOnBreak = isOnBreak;
    this.videoKbps = videoKbps;
    /** @type {Publisher | null} */
    this.publisher = null;
    /** Another page is on air: opening a camera must not take the broadcast back. */
    this.wasRefused = false;
    this.isTaken = false;
    /** What happens to that which this page could not send before another took over; "" when there is nothing of the kind. */
    this.lateWords = "";
    /** @type {() => boolean} somebody else is on air: the page says who in another place */
    this.isOthers = () => false;
  }

  /** Something leaves this page, or would if there were no break. */
  get isSending() {
    return this.publisher !== null;
  }

  /** @returns {number | null} the moment of the broadcast that this page records now, in ms; null when it records nothing */
  get momentMs() {
    return this.publisher?.momentMs ?? null;
  }

  /** Sends the camera (and later whatever replaces it) to the server. @param {{ takeOver?: boolean }} [options] */
  async start({ takeOver = false } = {}) {
    const stream = this.stream();
    if (!stream) return;
    this.wasRefused = this.isTaken = false;
    this.lateWords = "";
    hideProblem();
    const publisher = new Publisher({ url: page.dataset.publish ?? "", stream, takeOver, videoKbps: this.videoKbps() });
    this.publisher = publisher;
    publisher.addEventListener("health", (event) => this.#tell("health", event));
    publisher.addEventListener("trackended", (event) => this.#tell("lost", event));
    publisher.addEventListener("refused", (event) => this.#refused(/** @type {CustomEvent} */ (event).detail));
    publisher.addEventListener("failed", (event) => showProblem(/** @type {CustomEvent} */ (event).detail.message, [reload()]));
    publisher.addEventListener("late", () => this.#showLate(publisher));
    this.#tell("changed");
    await publisher.start({ isPaused: this.isOnBreak() });
  }

  /** Another stream from now on. @param {MediaStream} stream */
  async replace(stream) {
    await this.publisher?.replaceStream(stream);
  }

  /** A larger or smaller picture is wished: it is sent with the next stream. */
  wishAnew() {
    if (this.publisher) this.publisher.rate.wishedKbps = this.videoKbps();
  }

  pause() {
    this.publisher?.pause();
  }

  async resume() {
    if (this.publisher) this.publisher.resume();
    else await this.start();
  }

  /** Resolves when all is stored. */
  async finish() {
    await this.publisher?.finish();
  }

  /** @param {{ reason: string, message: string }} detail */
  #refused({ reason, message }) {
    this.publisher = null;
    this.wasRefused = true;
    this.isTaken = reason === "taken";
    if (this.isTaken) this.showTaken();
    else showProblem(message, [reload()]);
    this.#tell("changed");
  }

  /** The same person went on air from another page: this one does not interrupt it. */
  leaveToAnotherPage() {
    this.wasRefused = this.isTaken = true;
    this.showTaken();
  }

  /** Another page is on air; what this one could not send until then is brought beside it. */
  showTaken() {
    const more = this.lateWords;
    if (this.isOthers()) return hideProblem();
    const text = gettext("This lecture is being broadcast from another tab or computer. Only one can be on air.");
    showProblem(more ? `${text} ${more}` : text, [
      { label: gettext("Broadcast from here instead"), run: () => this.start({ takeOver: true }) },
    ]);
  }

  /** @param {Publisher} publisher that is not on air any more */
  #showLate(publisher) {
    if (this.publisher || !this.wasRefused || !publisher.late.isWanted) return; // on air again, or it said nothing
    const isBusy = publisher.late.isBusy;
    this.lateWords = isBusy ? gettext("What you said before is being sent from here. Leave this page open.") : gettext("What you said before is in the recording.");
    this.showTaken();
    this.#tell("changed");
  }

  /** @param {string} name @param {Event} [event] of the publisher */
  #tell(name, event) {
    this.dispatchEvent(new CustomEvent(name, { detail: /** @type {CustomEvent | undefined} */ (event)?.detail }));
  }
}

const reload = () => ({ label: gettext("Reload the page"), run: () => location.reload() });
