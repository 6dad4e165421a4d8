// @ts-check
/** <room-materials>: files and links of the lecture; what is new is said. With `data-team` also what participants do not see yet. */
import { announce } from "ui/announce.js";
import { toast } from "ui/elements/toast.js";
import { decimal, gettext, interpolate } from "ui/i18n.js";
import { icon } from "ui/icons.js";
import * as reducer from "materials/materials-state.js";
import { make } from "webinars/nodes.js";
import { openTab } from "webinars/panel-tab.js";
import { markTab } from "webinars/room-tabs.js";

/** @typedef {import("./materials-state.js").Item & { isHidden: boolean }} Item */

export class RoomMaterials extends HTMLElement {
  base = "";
  /** @type {HTMLElement | null} */
  news = null;

  connectedCallback() {
    this.base = this.getAttribute("base") ?? "";
  }

  /** A second list on the page, which is there while there is something in it, and says nothing. */
  get isQuiet() {
    return this.hasAttribute("data-quiet");
  }

  get isTeam() {
    return this.hasAttribute("data-team");
  }

  /** @param {string} name @returns {HTMLElement} */
  piece(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }

  /** @param {import("webinars/room-socket.js").RoomSocket} room */
  attach(room) {
    room.follow("materials", reducer, (state, events) => {
      const items = reducer.visible(state);
      this.#draw(items);
      const added = new Set((events ?? []).flatMap((event) => event.added ?? []));
      const fresh = items.filter((item) => added.has(item.code) && !item.isHidden);
      if (fresh.length && !this.isTeam && !this.isQuiet) this.#tell(fresh);
    });
    this.closest("ui-tabs")?.addEventListener("tab", () => {
      if (!this.closest("[hidden]")) this.news?.remove();
    });
  }

  /** @param {Item[]} fresh */
  #tell(fresh) {
    markTab(this);
    const text = fresh.length === 1 ? interpolate(gettext("New material: %(title)s"), { title: fresh[0].title }) : gettext("There are new materials.");
    if (!this.closest("[hidden]")) return announce(text);
    this.news?.remove();
    this.news = toast(text, { action: { label: gettext("Show"), run: () => openTab(this) } });
  }

  /** @param {Item[]} items */
  #draw(items) {
    const list = this.piece("list");
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.code;
    list.replaceChildren(...items.map((item) => this.#line(item)));
    if (this.isQuiet) this.hidden = items.length === 0;
    else this.piece("empty").hidden = items.length > 0;
    if (focused) /** @type {HTMLElement | null} */ (list.querySelector(`[data-code="${focused}"]`))?.focus({ preventScroll: true });
  }

  /** @param {Item} item @returns {HTMLElement} */
  #line(item) {
    const link = /** @type {HTMLAnchorElement} */ (make("a"));
    link.dataset.code = item.code;
    if (item.kind === "file") {
      link.href = `${this.base}${item.code}/`;
      link.download = "";
      link.append(icon("file-down"), make("span", "", item.title));
    } else {
      link.href = safe(item.url);
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      link.append(icon("link"), make("span", "", item.title), make("span", "visually-hidden", gettext("opens in a new tab")));
    }
    const facts = make("small", "muted num", item.kind === "file" ? `${item.ending} · ${sized(item.bytes)}` : host(item.url));
    return make("li", "", link, facts, item.isHidden ? make("small", "badge", when(item)) : null);
  }
}

/** @param {Item} item @returns {string} */
function when(item) {
  return item.moment === "after" ? gettext("after the lecture") : gettext("when the lecture begins");
}

/** Only what leads to a page of the web. @param {string} url @returns {string} */
function safe(url) {
  return /^https?:\/\//i.test(url) ? url : "about:blank";
}

/** @param {string} url @returns {string} */
function host(url) {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}

/** @param {number} bytes @returns {string} */
export function sized(bytes) {
  if (bytes < 1024) return interpolate(gettext("%(number)s B"), { number: String(bytes) });
  if (bytes < 1024 ** 2) return interpolate(gettext("%(number)s KB"), { number: decimal(bytes / 1024, 1) });
  return interpolate(gettext("%(number)s MB"), { number: decimal(bytes / 1024 ** 2, 1) });
}

customElements.define("room-materials", RoomMaterials);
