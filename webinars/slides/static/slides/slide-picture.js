// @ts-check
// A page of a presentation on the screen: the picture in the size that fits, its words for screen readers, the pointer.

/** @typedef {{ deck: string, page: number, width?: number, height?: number, text?: string }} Leaf */

export const WIDTHS = [480, 960, 1920];
const SVG = "http://www.w3.org/2000/svg";
const RETRY_MS = [500, 1000, 2000, 4000];
/** A little larger than its picture is still sharp. */
const SLACK = 1.15;

/** @param {string} base @param {Leaf} leaf @param {number} width @returns {string} */
export function addressOf(base, { deck, page }, width) {
  return `${base}${deck}/${page}-${width}.webp`;
}

/** @param {number} pixels that the picture covers @param {number} [most] @returns {number} */
export function widthFor(pixels, most = 1920) {
  return WIDTHS.find((width) => width * SLACK >= pixels || width >= most) ?? 1920;
}

/** Events: `waiting` {waiting}: a picture that should be seen is still on its way. */
export class SlidePicture extends EventTarget {
  /** @param {HTMLElement} place @param {{ base: string, thumbnail?: boolean }} options */
  constructor(place, { base, thumbnail = false }) {
    super();
    this.place = place;
    this.base = base;
    this.thumbnail = thumbnail;
    /** A weak line gets no more than this. */
    this.mostWidth = 1920;
    this.image = document.createElement("img");
    this.image.className = "slide-picture__image";
    this.image.alt = "";
    this.image.hidden = true;
    this.image.draggable = false;
    this.overlay = document.createElementNS(SVG, "svg");
    this.overlay.setAttribute("class", "slide-picture__overlay");
    this.overlay.setAttribute("aria-hidden", "true");
    this.dot = document.createElementNS(SVG, "circle");
    this.dot.setAttribute("class", "slide-picture__pointer");
    this.dot.setAttribute("visibility", "hidden");
    this.overlay.append(this.dot);
    place.classList.add("slide-picture");
    place.replaceChildren(this.image, this.overlay);
    /** @type {Leaf | null} what should be seen */
    this.leaf = null;
    this.wanted = "";
    this.tries = 0;
    this.observer = new ResizeObserver(() => this.leaf && this.#load());
    this.observer.observe(place);
  }

  /** @param {Leaf | null} leaf @param {string} words what a screen reader says */
  show(leaf, words) {
    this.image.alt = words;
    if (leaf && this.leaf && leaf.deck === this.leaf.deck && leaf.page === this.leaf.page) {
      this.leaf = { ...this.leaf, ...leaf };
      return;
    }
    this.leaf = leaf;
    this.tries = 0;
    clearTimeout(this.timer);
    if (leaf) return this.#load();
    this.wanted = "";
    this.image.hidden = true;
    this.point(null);
    this.#tell(false);
  }

  /** Fetches a page before it is needed. @param {Leaf} leaf */
  prepare(leaf) {
    const image = new Image();
    image.fetchPriority = "low";
    image.src = addressOf(this.base, leaf, this.#width());
  }

  /** @param {{ x: number, y: number } | null} at shares of width and height */
  point(at) {
    this.dot.setAttribute("visibility", at ? "visible" : "hidden");
    if (!at) return;
    const { width, height } = this.#size();
    this.dot.setAttribute("cx", (at.x * width).toFixed(1));
    this.dot.setAttribute("cy", (at.y * height).toFixed(1));
  }

  /** Where on the page a place on the screen lies; null beside it. @param {{ clientX: number, clientY: number }} event */
  shareAt({ clientX, clientY }) {
    const matrix = this.overlay.getScreenCTM();
    if (!matrix) return null;
    const at = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
    const { width, height } = this.#size();
    const [x, y] = [at.x / width, at.y / height];
    return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
  }

  #size() {
    const { naturalWidth, naturalHeight } = this.image;
    return { width: 1000, height: naturalWidth ? (1000 * naturalHeight) / naturalWidth : 562.5 };
  }

  #width() {
    if (this.thumbnail) return 480;
    return widthFor(this.place.clientWidth * (window.devicePixelRatio || 1), this.mostWidth);
  }

  /** The page before it stays until the next one can be drawn at once. */
  #load() {
    const { leaf } = this;
    if (!leaf) return;
    const address = addressOf(this.base, leaf, this.#width());
    if (address === this.wanted) return;
    // Larger than need be is no reason to fetch it again.
    if (this.wanted.startsWith(`${this.base}${leaf.deck}/${leaf.page}-`) && widthOf(this.wanted) > widthOf(address)) return;
    this.wanted = address;
    this.#tell(true);
    const next = new Image();
    next.src = address;
    next.decode().then(
      () => this.#arrived(address),
      () => this.#missed(address),
    );
  }

  /** @param {string} address */
  #arrived(address) {
    if (address !== this.wanted) return;
    this.image.src = address;
    this.image.hidden = false;
    this.image.dataset.leaf = `${this.leaf?.deck}/${this.leaf?.page}`;
    this.image.decode().catch(() => {}).then(() => this.#fit());
    this.#tell(false);
  }

  #fit() {
    const { width, height } = this.#size();
    this.overlay.setAttribute("viewBox", `0 0 ${width} ${height.toFixed(1)}`);
    this.dot.setAttribute("r", "11");
  }

  /** The line was cut, or the server restarts. @param {string} address */
  #missed(address) {
    if (address !== this.wanted) return;
    this.wanted = "";
    this.timer = setTimeout(() => this.#load(), RETRY_MS[this.tries++] ?? RETRY_MS[RETRY_MS.length - 1]);
  }

  /** @param {boolean} waiting */
  #tell(waiting) {
    this.dispatchEvent(new CustomEvent("waiting", { detail: { waiting } }));
  }
}

/** @param {string} address */
const widthOf = (address) => Number(/-(\d+)\.webp$/.exec(address)?.[1] ?? 0);
