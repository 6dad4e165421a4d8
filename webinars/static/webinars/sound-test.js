// @ts-check
/** <sound-test>: is anything heard on this device? The page brings the words; the sound is made here, so it works on any line. */

const MELODY_HZ = [392, 523.25, 659.25, 523.25];
const STEP_S = 0.32;
const TONE_S = 0.5;
const LOUDNESS = 0.25;

export class SoundTest extends HTMLElement {
  /** @type {AudioContext | null} */
  context = null;

  connectedCallback() {
    this.#on("play", () => this.#play());
    this.#on("heard", () => this.#answer("heard"));
    this.#on("silent", () => this.#answer("silent"));
  }

  async #play() {
    try {
      this.context ??= new AudioContext();
      await this.context.resume();
      MELODY_HZ.forEach((frequency, number) => tone(/** @type {AudioContext} */ (this.context), frequency, number * STEP_S));
    } catch {
      return this.#show("silent"); // no sound at all on this device
    }
    this.#show("asked");
  }

  /** @param {"heard" | "silent"} answer */
  #answer(answer) {
    this.#show(answer);
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-when~="${answer}"][tabindex]`))?.focus();
  }

  /** @param {"asked" | "heard" | "silent"} step parts are shown in the steps that their `data-when` names */
  #show(step) {
    this.dataset.step = step;
    for (const part of this.querySelectorAll("[data-when]")) {
      /** @type {HTMLElement} */ (part).hidden = !(/** @type {HTMLElement} */ (part).dataset.when?.split(" ").includes(step));
    }
  }

  /** @param {string} name @param {() => void} act */
  #on(name, act) {
    this.querySelector(`[data-${name}]`)?.addEventListener("click", act);
  }
}

/** @param {AudioContext} audio @param {number} frequency @param {number} afterS */
function tone(audio, frequency, afterS) {
  const begin = audio.currentTime + 0.05 + afterS;
  const source = audio.createOscillator();
  const gain = audio.createGain();
  source.type = "triangle"; // heard from small loudspeakers too
  source.frequency.value = frequency;
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.0001, begin + TONE_S);
  source.connect(gain).connect(audio.destination);
  source.start(begin);
  source.stop(begin + TONE_S);
}

customElements.define("sound-test", SoundTest);
