// @ts-check
// One MediaRecorder, with the best container this browser can write.

import { MediaProblem } from "media/devices.js";
import { gettext } from "ui/i18n.js";

/**
 * Matroska with H.264 costs the server nothing. WebM next; VP8 has to be transcoded. MP4 (Safari) comes only at keyframes.
 */
export const VIDEO_TYPES = [
  "video/x-matroska;codecs=avc1,opus",
  "video/webm;codecs=h264,opus",
  "video/webm;codecs=vp9,opus",
  "video/webm;codecs=vp8,opus",
  "video/mp4;codecs=avc1.42E01F,opus",
  "video/mp4;codecs=avc1.42E01F,mp4a.40.2",
  "video/mp4",
];
export const AUDIO_TYPES = ["audio/webm;codecs=opus", "audio/mp4;codecs=opus", "audio/mp4"];

const KEYFRAMES_MS = 2000;

/** @param {MediaStream} stream @param {(type: string) => boolean} [can] @returns {string} throws MediaProblem when there is none */
export function chooseType(stream, can = (type) => MediaRecorder.isTypeSupported(type)) {
  const types = stream.getVideoTracks().length ? VIDEO_TYPES : AUDIO_TYPES;
  const type = types.find(can);
  if (!type) {
    throw new MediaProblem("unsupported", gettext("This browser cannot broadcast. Open the page in a current Chrome, Edge, Firefox or Safari."));
  }
  return type;
}

export class Recording {
  /**
   * @param {MediaStream} stream
   * @param {{ sliceMs: number, videoKbps: number, audioKbps: number,
   *           onChunk: (bytes: Uint8Array, untilMs: number) => void, onEnd: (failed: boolean) => void }} options
   */
  constructor(stream, { sliceMs, videoKbps, audioKbps, onChunk, onEnd }) {
    this.stream = stream;
    this.type = chooseType(stream);
    // The same tracks in a stream of our own: MediaRecorder gives up when somebody changes the tracks of its stream.
    this.recorder = new MediaRecorder(new MediaStream(stream.getTracks()), {
      mimeType: this.type,
      videoBitsPerSecond: videoKbps * 1000,
      audioBitsPerSecond: audioKbps * 1000,
      // @ts-ignore newer than the type library; together with ...Count it would throw
      videoKeyFrameIntervalDuration: KEYFRAMES_MS,
    });
    this.failed = false;
    // Reading a Blob takes a moment: keep the order.
    let reading = Promise.resolve();
    this.recorder.addEventListener("dataavailable", ({ data }) => {
      const untilMs = performance.now() - this.startedAt;
      reading = reading.then(async () => {
        if (data.size) onChunk(new Uint8Array(await data.arrayBuffer()), untilMs);
      });
    });
    this.recorder.addEventListener("error", () => (this.failed = true));
    /** @type {Promise<void>} the last chunk was handed over */
    this.ended = new Promise((resolve) => {
      this.recorder.addEventListener("stop", () => {
        reading = reading.then(() => {
          onEnd(this.failed || !this.wasStopped);
          resolve();
        });
      });
    });
    this.wasStopped = false;
    this.startedAt = performance.now();
    this.size = sizeOf(stream);
    this.recorder.start(sliceMs);
  }

  /** Ends; the last chunk comes before `ended` resolves. */
  stop() {
    this.wasStopped = true;
    if (this.recorder.state !== "inactive") this.recorder.stop();
    return this.ended;
  }

  /** A camera or microphone was unplugged; the recorder may go on with what is left. */
  get hasLostTrack() {
    return !this.wasStopped && this.recorder.stream.getTracks().some((track) => track.readyState === "ended");
  }

  /** A window that changed its size, or a phone that was turned: the picture needs a new header. */
  get hasChangedSize() {
    const size = sizeOf(this.stream);
    this.size ||= size; // a screen does not know its size before its first picture
    return this.size !== size;
  }
}

/** @param {MediaStream} stream */
function sizeOf(stream) {
  const { width, height } = stream.getVideoTracks()[0]?.getSettings() ?? {};
  return width && height ? `${width}x${height}` : "";
}
