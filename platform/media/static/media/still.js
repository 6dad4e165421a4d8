// @ts-check
// Keeps the last picture on the stage while the <video> changes its source, so that it does not turn black.

const LONGEST_MS = 4000;

export class Still {
  /** @param {HTMLVideoElement} video */
  constructor(video) {
    this.video = video;
    this.element = document.createElement("canvas");
    this.element.className = "live-player__still";
    this.element.setAttribute("aria-hidden", "true");
    this.element.hidden = true;
    video.addEventListener("playing", () => this.drop());
    video.addEventListener("seeked", () => this.drop());
  }

  /** Call before the source goes. */
  take() {
    const { video, element } = this;
    if (!video.videoWidth || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    element.width = Math.min(1280, video.videoWidth);
    element.height = Math.round((element.width * video.videoHeight) / video.videoWidth);
    element.getContext("2d")?.drawImage(video, 0, 0, element.width, element.height);
    element.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.drop(), LONGEST_MS);
  }

  drop() {
    clearTimeout(this.timer);
    this.element.hidden = true;
  }
}
