// @ts-check
// <replay-player>: plays a recording, goes on where this browser stopped, waits while the recording is being closed, and
// says in words what is wrong. The markup, with the library's controls in it, comes from the server (_stage.html).

import { HlsSource } from "media/hls-source.js";
import { gettext, interpolate } from "ui/i18n.js";
import { keepPosition, keepRate, readPosition, readRate, tidy } from "recordings/positions.js";
import { describe } from "recordings/problems.js";
import { Watching } from "recordings/watching.js";
import { mediaChrome } from "ui/media-chrome.js";

/** @typedef {import("recordings/problems.js").Problem} Problem */

const KEEP_EVERY_MS = 5000;
const NOTE_MS = 12_000;
const POLL_MS = [500, 500, 1000, 1000, 2000];
const POLL_LATER_MS = 5000;
/** Keys by their place: on a Kazakh or Russian layout K is not "k". */
const KEYS = /** @type {Record<string, string>} */ ({ KeyK: "k", KeyM: "m", KeyF: "f", KeyC: "c", KeyJ: "j", KeyL: "l", Space: " ", ArrowLeft: "ArrowLeft", ArrowRight: "ArrowRight" });

export class ReplayPlayer extends HTMLElement {
  code = "";
  keptAt = 0;
  polls = 0;
  timer = 0;
  noteTimer = 0;
  hasBegun = false;
  leaving = new AbortController();

  connectedCallback() {
    this.video = /** @type {HTMLVideoElement} */ (this.querySelector("video"));
    this.controls = /** @type {any} */ (this.querySelector("media-controller"));
    this.slate = /** @type {HTMLElement} */ (this.querySelector("[data-slate]"));
    this.note = /** @type {HTMLElement} */ (this.querySelector("[data-resumed]"));
    this.code = this.getAttribute("code") ?? "";
    this.leaving = new AbortController();
    this.listen(this.leaving.signal);
    this.count(this.leaving.signal);
    tidy(localStorage, Date.now());
    const state = this.getAttribute("state");
    if (state === "ready") this.start();
    else if (state !== "waiting") this.poll();
  }

  disconnectedCallback() {
    this.leaving.abort();
    clearTimeout(this.timer);
    this.keep();
    this.source?.destroy();
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { video } = this;
    if (!video || !this.slate || !this.note) return;
    video.addEventListener("timeupdate", () => Date.now() - this.keptAt > KEEP_EVERY_MS && this.keep(), { signal });
    video.addEventListener("pause", () => this.keep(), { signal });
    video.addEventListener("ended", () => this.keep(), { signal });
    video.addEventListener("playing", () => this.tell("playing"), { signal });
    video.addEventListener("ratechange", () => video.readyState && keepRate(localStorage, video.playbackRate), { signal });
    window.addEventListener("pagehide", () => this.keep(), { signal });
    document.addEventListener("keydown", (event) => this.onKey(event), { signal });
    this.slate.querySelector("[data-slate-retry]")?.addEventListener("click", () => this.retry(), { signal });
    this.note.querySelector("[data-resumed-restart]")?.addEventListener("click", () => this.restart(), { signal });
    this.note.querySelector("[data-resumed-close]")?.addEventListener("click", () => this.hideNote(), { signal });
  }

  /** What is watched here counts; the page says how much that makes. @param {AbortSignal} signal */
  count(signal) {
    const [sit, watched] = [this.getAttribute("sit-address"), this.getAttribute("watched-address")];
    if (!this.video || !sit || !watched) return;
    const watching = new Watching(this.video, { sit, watched }, signal);
    watching.addEventListener("counted", (event) => this.showCounted(/** @type {CustomEvent<import("recordings/watching.js").Counted>} */ (event).detail), { signal });
  }

  /** @param {import("recordings/watching.js").Counted} counted */
  showCounted({ attended_s, content_s }) {
    const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-counted]"));
    if (!place) return;
    place.textContent = interpolate(gettext("Counted so far, in the room and here: %(attended)s of %(content)s"), { attended: clock(attended_s), content: clock(content_s) });
    place.hidden = false;
  }

  /** The recording is complete: show it. */
  async start() {
    const { video } = this;
    if (!video) return;
    this.tell("loading");
    const address = new URL(location.href).searchParams;
    const kept = readPosition(localStorage, this.code);
    const at = address.has("t") ? Math.max(0, Number(address.get("t")) || 0) : kept;
    const source = new HlsSource(video, this.getAttribute("playlist") ?? "");
    this.source?.destroy();
    this.source = source;
    source.addEventListener("problem", (event) => this.onProblem(/** @type {CustomEvent<Problem>} */ (event).detail));
    source.addEventListener("well", () => this.hideSlate());
    source.addEventListener("ready", () => this.onReady());
    source.load(at);
    if (at && !address.has("t")) this.showNote(at);
    try {
      await mediaChrome();
    } catch {
      video.controls = true; // the library did not come: the browser's own controls do
    }
  }

  onReady() {
    const { video } = this;
    if (!video) return;
    this.hideSlate();
    video.defaultPlaybackRate = video.playbackRate = readRate(localStorage);
    if (this.dataset.status !== "playing") this.tell("ready");
    // One comes here to watch. A browser that wants a press first shows the big button; a tab in the background waits.
    if (!this.hasBegun && !document.hidden) video.play().catch(() => {});
    this.hasBegun = true;
  }

  /** @param {Problem} problem */
  onProblem(problem) {
    if (problem === "closing") return this.poll();
    this.tell("problem");
    this.showSlate(problem);
  }

  /** Asks how things stand until the recording is ready. */
  async poll() {
    this.tell("waiting");
    clearTimeout(this.timer);
    try {
      const answer = await fetch(this.getAttribute("state-address") ?? "", { headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (answer.status === 401) return this.showSlate("signed_out");
      if (answer.status === 403) return this.showSlate("no_right");
      const said = answer.ok ? await answer.json() : { state: "closing" };
      if (said.state === "ready") return this.readyAtLast();
      // What the page says is no longer so: the server draws the new state.
      if (said.state !== this.getAttribute("state")) return location.reload();
    } catch {
      // no line: ask again
    }
    const pause = this.getAttribute("state") === "closing" ? (POLL_MS[this.polls] ?? POLL_LATER_MS) : POLL_LATER_MS;
    this.polls += 1;
    this.timer = window.setTimeout(() => this.poll(), pause);
  }

  readyAtLast() {
    this.setAttribute("state", "ready");
    this.start();
    // What stands beside the player (length, file) has changed too; htmx reads it, the video goes on.
    this.dispatchEvent(new CustomEvent("replay-ready", { bubbles: true }));
  }

  retry() {
    this.hideSlate();
    if (this.source) this.source.renew();
    else location.reload();
  }

  restart() {
    if (this.video) this.video.currentTime = 0;
    this.hideNote();
    this.video?.play().catch(() => {});
  }

  keep() {
    const { video } = this;
    if (!video || !Number.isFinite(video.duration) || !video.currentTime) return;
    this.keptAt = Date.now();
    keepPosition(localStorage, this.code, { at: video.ended ? video.duration : video.currentTime, duration: video.duration, now: this.keptAt });
  }

  /** Keys work wherever the focus is on the page's ground, and by their place on any layout. @param {KeyboardEvent} event */
  onKey(event) {
    const key = KEYS[event.code];
    if (!key || event.ctrlKey || event.metaKey || event.altKey || !this.controls?.keyboardShortcutHandler) return;
    const target = /** @type {Element} */ (event.target);
    const onGround = target === document.body;
    const otherLayout = this.contains(target) && event.key !== key && event.key.length === 1;
    if (!onGround && !otherLayout) return;
    event.preventDefault();
    this.controls.keyboardShortcutHandler({ key, shiftKey: event.shiftKey, target: this.controls });
  }

  /** @param {Problem} problem */
  showSlate(problem) {
    const { slate } = this;
    if (!slate) return;
    const { title, text, remedy } = describe(problem);
    const write = (/** @type {string} */ name, /** @type {string} */ words) => {
      const place = slate.querySelector(name);
      if (place) place.textContent = words;
    };
    write("[data-slate-title]", title);
    write("[data-slate-text]", text);
    slate.querySelector("[data-slate-retry]")?.toggleAttribute("hidden", remedy !== "retry");
    slate.querySelector("[data-slate-sign-in]")?.toggleAttribute("hidden", remedy !== "sign_in");
    for (const icon of slate.querySelectorAll("p > svg")) icon.remove();
    slate.classList.toggle("replay__slate--over", Boolean(this.video?.readyState));
    slate.hidden = false;
  }

  hideSlate() {
    if (this.slate) this.slate.hidden = true;
  }

  /** @param {number} at seconds */
  showNote(at) {
    const place = this.note?.querySelector("[data-resumed-text]");
    if (!place || !this.note) return;
    place.textContent = interpolate(gettext("Goes on at %(time)s"), { time: clock(at) });
    this.note.hidden = false;
    this.noteTimer = window.setTimeout(() => this.hideNote(), NOTE_MS);
  }

  hideNote() {
    clearTimeout(this.noteTimer);
    if (this.note) this.note.hidden = true;
  }

  /** For styles and tests. @param {"waiting" | "loading" | "ready" | "playing" | "problem"} status */
  tell(status) {
    this.dataset.status = status;
  }
}

/** @param {number} seconds @returns {string} "1:02:05", below an hour "2:05" */
export function clock(seconds) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

customElements.define("replay-player", ReplayPlayer);
