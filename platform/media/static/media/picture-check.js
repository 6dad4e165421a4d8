// @ts-check
// Is there anything to see? A closed cover or a dark room is told to the lecturer, who looks at the audience and not at the preview.

const WIDTH = 32;
const HEIGHT = 18;
/** Light of 0 to 255: a room with one lamp is far above it, the noise of a covered camera below. */
const DARK = 16;
/** Of the picture may be brighter: a lamp of the camera itself, a date in a corner. */
const BRIGHT_SHARE = 0.01;
/** The whole picture's light, of 0 to 255: below the first a face cannot be made out, above the second it is washed out. */
const DIM = 48;
const GLARING = 225;

/** @typedef {"black" | "dark" | "bright" | "good"} Light */

/** @param {ArrayLike<number>} pixels red, green, blue and alpha of each @returns {boolean} whether nearly all of them are black */
export function isBlack(pixels) {
  let bright = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2] > DARK) bright += 1;
  }
  return bright <= (pixels.length / 4) * BRIGHT_SHARE;
}

/** @param {ArrayLike<number>} pixels as in `isBlack` @returns {Light} */
export function lightOf(pixels) {
  if (isBlack(pixels)) return "black";
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 4) sum += 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
  const mean = sum / (pixels.length / 4);
  if (mean < DIM) return "dark";
  return mean > GLARING ? "bright" : "good";
}

/** Looks at what a video shows. */
export class PictureCheck {
  /** @param {HTMLVideoElement} video */
  constructor(video) {
    this.video = video;
    this.pen = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT }).getContext("2d", { willReadFrequently: true });
  }

  /** @returns {boolean} false too while there is no picture yet */
  isBlack() {
    return this.light() === "black";
  }

  /** @returns {Light | null} null while there is no picture yet */
  light() {
    if (!this.pen || this.video.readyState < 2 || !this.video.videoWidth) return null;
    this.pen.drawImage(this.video, 0, 0, WIDTH, HEIGHT);
    return lightOf(this.pen.getImageData(0, 0, WIDTH, HEIGHT).data);
  }
}
