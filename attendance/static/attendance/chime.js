// @ts-check
/** A gentle sound of two tones, made here: no file to fetch on a slow line. It can be switched off, and stays so. */

const KEY = "daris.check-sound";
const TONES_HZ = [523.25, 659.25];
const TONE_S = 0.35;
const LOUDNESS = 0.12;

export function isSoundOn() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** @param {boolean} on */
export function switchSound(on) {
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // not remembered then
  }
}

/** @type {AudioContext | null} */
let context = null;

/** Silent where the browser lets no sound out before the first tap. */
export function chime() {
  if (!isSoundOn()) return;
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") context.resume().catch(() => {});
    TONES_HZ.forEach((frequency, number) => tone(/** @type {AudioContext} */ (context), frequency, number * TONE_S * 0.6));
  } catch {
    // no sound on this device
  }
}

/** @param {AudioContext} audio @param {number} frequency @param {number} afterS */
function tone(audio, frequency, afterS) {
  const begin = audio.currentTime + 0.05 + afterS;
  const source = audio.createOscillator();
  const gain = audio.createGain();
  source.frequency.value = frequency;
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.04);
  gain.gain.exponentialRampToValueAtTime(0.0001, begin + TONE_S);
  source.connect(gain).connect(audio.destination);
  source.start(begin);
  source.stop(begin + TONE_S);
}
