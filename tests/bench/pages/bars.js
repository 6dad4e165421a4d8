// @ts-check
// Reads the bars that publish.html draws from each frame that is shown: the age of the picture, in ms, into `window.ages`.

const pen = /** @type {CanvasRenderingContext2D} */ (
  Object.assign(document.createElement("canvas"), { width: 640, height: 8 }).getContext("2d", { willReadFrequently: true })
);
/** @type {any} */
const page = window;
page.ages = [];
page.firstMs = null;

/** @param {HTMLVideoElement} video @param {number} begun when the page began, for `window.firstMs` */
export function readAges(video, begun) {
  const shown = () => {
    const now = Date.now();
    page.firstMs ??= now - begun;
    const age = ageOf(video, now);
    if (age !== null) page.ages.push(age);
    video.requestVideoFrameCallback(shown);
  };
  video.requestVideoFrameCallback?.(shown);
}

/** @param {HTMLVideoElement} video @param {number} now */
function ageOf(video, now) {
  pen.drawImage(video, 0, (8 * video.videoHeight) / 720, video.videoWidth, (32 * video.videoHeight) / 720, 0, 0, 640, 8);
  const row = pen.getImageData(0, 4, 640, 1).data;
  let time = 0;
  let check = 0;
  for (let bit = 0; bit < 24; bit += 1) if (row[(bit * 20 + 10) * 4 + 1] > 127) time |= 1 << bit;
  for (let bit = 0; bit < 8; bit += 1) if (row[((24 + bit) * 20 + 10) * 4 + 1] > 127) check |= 1 << bit;
  if ((((time & 255) ^ ((time >> 8) & 255) ^ ((time >> 16) & 255) ^ 0x5a) & 255) !== check) return null;
  const age = (now % 2 ** 24) - time;
  return age < -(2 ** 23) ? age + 2 ** 24 : age;
}
