// @ts-check
/** Who is on air, by name, and how the broadcast goes from one colleague to another: in the studio of each of them. */
import { announce } from "ui/announce.js";
import { confirmDialog } from "ui/elements/dialog.js";
import { toast } from "ui/elements/toast.js";
import { gettext, interpolate, language } from "ui/i18n.js";
import * as reducer from "webinars/air-state.js";
import { part } from "webinars/studio-page.js";

/** @typedef {import("webinars/air-state.js").Air} Air */
/** @typedef {import("webinars/studio-broadcast.js").Broadcast} Broadcast */
/** @typedef {{ id: number, name: string, online: boolean, is_host: boolean }} Colleague */

export class AirDesk extends EventTarget {
  /**
   * @param {{ room: import("webinars/room-socket.js").RoomSocket, broadcast: Broadcast, me: number, onAir: { id: number, name: string } | null,
   *           isLive: () => boolean, colleagues: () => Iterable<Colleague> }} options `onAir`: as the page says until the room does
   */
  constructor({ room, broadcast, me, onAir, isLive, colleagues }) {
    super();
    this.room = room;
    this.broadcast = broadcast;
    this.me = me;
    this.isLive = isLive;
    this.colleagues = colleagues;
    /** @type {Air} */
    this.air = { onAir, offer: null };
    part("take-air").addEventListener("click", () => this.#takeOver());
    part("hand-over").addEventListener("click", () => this.#openList());
    part("offer-take").addEventListener("click", () => this.#start());
    part("offer-decline").addEventListener("click", () => this.room.send({ type: "air.decline" }));
    part("offer-withdraw").addEventListener("click", () => this.room.send({ type: "air.withdraw" }));
    room.addEventListener("message.refused", (event) => {
      const { to, reason } = /** @type {CustomEvent} */ (event).detail;
      if (to.startsWith("air.")) toast(reason, { kind: "attention" });
    });
    room.follow("air", reducer, (air, events) => this.#follow(air, events));
    setInterval(() => this.draw(), 1000); // an offer's time runs out
  }

  /** @returns {{ id: number, name: string } | null} somebody else who is on air */
  get other() {
    const { onAir } = this.air;
    return this.isLive() && onAir && onAir.id !== this.me ? onAir : null;
  }

  /** @param {Air} air @param {import("webinars/room-state.js").RoomEvent[] | null} events */
  #follow(air, events) {
    if (!this.room.state.hasBegun) return;
    this.air = air;
    for (const event of events ?? []) this.#say(event);
    this.draw();
    this.dispatchEvent(new Event("changed"));
  }

  /** @param {import("webinars/room-state.js").RoomEvent} event */
  #say({ type, by, to }) {
    if (type === "air.taken" && by.id !== this.me) say(gettext("%(name)s is on air now."), by.name);
    if (type === "air.taken" && by.id === this.me && !this.broadcast.isSending) this.broadcast.leaveToAnotherPage();
    if (type === "air.declined" && this.broadcast.isSending) say(gettext("%(name)s does not take over now."), to.name);
    if (type === "air.withdrawn" && by.id !== this.me) say(gettext("%(name)s goes on and does not hand over."), by.name);
  }

  draw() {
    const { other, broadcast } = this;
    const { onAir } = this.air;
    const isOn = this.isLive() && onAir !== null;
    part("air-name").hidden = !isOn;
    write("air-name-text", isOn ? onAir.name : "");
    const offer = this.#standing;
    part("colleague").hidden = !other || broadcast.isSending || offer?.to.id === this.me; // that one says the same
    if (other) {
      write("colleague-text", interpolate(gettext("On air: %(name)s. You are in the studio as a colleague: you see questions, hands and people, and nobody sees you."), { name: other.name }));
      write("take-air-words", interpolate(gettext("Take over from %(name)s"), { name: other.name }));
    }
    write("colleague-late", broadcast.lateWords);
    part("colleague-late").hidden = !broadcast.lateWords;
    /** @type {HTMLButtonElement} */ (part("take-air")).disabled = !broadcast.stream();
    part("hand-over").hidden = !broadcast.isSending;
    this.#drawOffer(offer);
  }

  get #standing() {
    return this.isLive() ? reducer.standingOffer(this.air, this.room.now()) : null;
  }

  /** @param {import("webinars/air-state.js").Offer | null} offer */
  #drawOffer(offer) {
    part("offer").hidden = !offer;
    if (!offer) return;
    const isMine = offer.to.id === this.me;
    const names = { by: offer.by.name, to: offer.to.name };
    write("offer-text", isMine ? interpolate(gettext("%(by)s asks you to take over. Your camera and microphone then go on air."), names) : interpolate(gettext("%(by)s asks %(to)s to take over."), names));
    part("offer-take").hidden = part("offer-decline").hidden = !isMine;
    part("offer-withdraw").hidden = offer.by.id !== this.me;
  }

  async #takeOver() {
    const { other } = this;
    if (!other) return;
    const sure = await confirmDialog({
      title: interpolate(gettext("Take over from %(name)s?"), { name: other.name }),
      text: interpolate(gettext("The camera and microphone of %(name)s go off air at once, and yours go on air. It stays one lecture and one recording."), { name: other.name }),
      action: gettext("Take over"),
      cancel: gettext("Not now"),
      danger: false, // it can be given back
    });
    if (sure) await this.#start();
  }

  async #start() {
    if (this.broadcast.stream()) await this.broadcast.start({ takeOver: true });
    else toast(gettext("Your camera or microphone is not ready yet."), { kind: "attention" });
  }

  /** Colleagues who are in the studio now. */
  #openList() {
    const dialog = /** @type {HTMLDialogElement} */ (part("hand-over-dialog"));
    const here = [...this.colleagues()].filter(({ id, online, is_host }) => is_host && online && id !== this.me);
    here.sort((one, other) => one.name.localeCompare(other.name, language));
    part("hand-over-nobody").hidden = here.length > 0;
    part("hand-over-list").replaceChildren(...here.map((colleague) => this.#choice(colleague, dialog)));
    dialog.showModal();
  }

  /** @param {Colleague} colleague @param {HTMLDialogElement} dialog */
  #choice({ id, name }, dialog) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--outline button--block";
    button.textContent = interpolate(gettext("Ask %(name)s to take over"), { name });
    button.addEventListener("click", () => {
      this.room.send({ type: "air.offer", to: id });
      dialog.close();
    });
    item.append(button);
    return item;
  }
}

/** @param {string} text @param {string} name */
function say(text, name) {
  const words = interpolate(text, { name });
  announce(words);
  toast(words);
}

/** Only what differs: a live region is read out again with each change. @param {string} name @param {string} text */
function write(name, text) {
  if (part(name).textContent !== text) part(name).textContent = text;
}
