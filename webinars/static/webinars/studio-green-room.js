// @ts-check
/** Before going live: how large a picture to send, whether the line carries it, and how the audience will see it. */
import { LineProbe } from "webinars/line-probe.js";
import { LineRefused, measure, upload } from "webinars/line-transfer.js";
import { pictureFor, rate, takePicture, wordsForPicture } from "webinars/line-verdict.js";
import { Clip } from "webinars/studio-clip.js";
import { page, part } from "webinars/studio-page.js";
import { PICTURES, keepPicture, nameOfPicture, readPicture } from "webinars/studio-picture.js";
import { announce } from "ui/announce.js";
import { gettext } from "ui/i18n.js";

/** @typedef {import("webinars/line-verdict.js").Picture} Picture */

/** An upload at most: the server takes half a megabyte at once. */
const LIMITS = { firstBytes: 16 * 1024, mostBytes: 512 * 1024, allBytes: 1536 * 1024, limitMs: 4000 };

/** Events: `picture` {picture}: another size is to be sent. */
export class GreenRoom extends EventTarget {
  /** @type {Picture | null} */
  proposed = null;
  picture = readPicture();

  /** @param {{ stream: () => MediaStream | null }} sources */
  constructor(sources) {
    super();
    this.sources = sources;
    const select = this.#select;
    select.replaceChildren(.../** @type {Picture[]} */ (Object.keys(PICTURES)).map((picture) => new Option(nameOfPicture(picture), picture)));
    select.addEventListener("change", () => this.choose(/** @type {Picture} */ (select.value)));
    part("line-test").addEventListener("click", () => this.#test());
    part("line-take").addEventListener("click", () => {
      if (this.proposed) this.choose(this.proposed);
      select.focus();
    });
    const clip = new Clip(() => ({ stream: this.sources.stream(), kbps: this.size.kbps }));
    part("clip-open").addEventListener("click", () => clip.open());
    this.#draw();
  }

  get size() {
    return PICTURES[this.picture];
  }

  /** @param {Picture} picture */
  choose(picture) {
    const isOther = picture !== this.picture;
    this.picture = picture;
    keepPicture(picture);
    this.#draw();
    if (isOther) this.dispatchEvent(new CustomEvent("picture", { detail: { picture } }));
  }

  async #test() {
    const button = part("line-test");
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    part("line-result").hidden = true;
    part("line-measuring").hidden = false;
    this.#progress(0);
    announce(gettext("Your line is being tested."));
    try {
      const kbps = await measure(new LineProbe(LIMITS), upload(page.dataset.line ?? ""), (probe) => this.#progress(probe.progress));
      this.proposed = pictureFor(kbps);
      this.#say(wordsForPicture(this.proposed), kbps);
    } catch (error) {
      this.proposed = null;
      this.#say(error instanceof LineRefused ? error.message : gettext("The line cannot be tested now. Try again in a minute."), null);
    }
    part("line-measuring").hidden = true;
    button.removeAttribute("aria-disabled");
    this.#draw();
  }

  /** @param {string} words @param {number | null} kbps */
  #say(words, kbps) {
    part("line-result").hidden = false;
    part("line-words").textContent = words; // a live region: it is read out
    part("line-rate").textContent = kbps === null ? "" : rate(kbps);
  }

  #draw() {
    this.#select.value = this.picture;
    const isTaken = this.proposed === this.picture;
    part("line-take").hidden = this.proposed === null || isTaken;
    part("line-kept").hidden = this.proposed === null || !isTaken;
    if (this.proposed) part("line-take").textContent = takePicture(this.proposed);
  }

  /** @param {number} share 0 to 1 */
  #progress(share) {
    part("line-bar").setAttribute("width", `${Math.round(5 + share * 95)}%`);
  }

  /** @returns {HTMLSelectElement} */
  get #select() {
    return /** @type {HTMLSelectElement} */ (part("picture-size"));
  }
}
