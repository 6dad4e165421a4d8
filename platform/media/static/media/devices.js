// @ts-check
// Cameras, microphones and the screen: open them, and say in words what went wrong.

import { steady } from "media/steady.js";
import { gettext } from "ui/i18n.js";

/** The longest side of what is worth sending: 720p reads well and fits a village line. */
const CAMERA = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25, max: 30 } };
const VOICE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** An error with a sentence that a person can act on. */
export class MediaProblem extends Error {
  /** @param {string} reason a short stable name @param {string} message */
  constructor(reason, message) {
    super(message);
    this.name = "MediaProblem";
    this.reason = reason;
  }
}

/** @returns {MediaProblem | null} why this browser cannot send a picture at all */
export function problemOfBrowser() {
  if (!globalThis.isSecureContext) {
    return new MediaProblem("insecure", gettext("The browser gives the camera only to secure pages. Open this page by its https address."));
  }
  if (!navigator.mediaDevices?.getUserMedia || typeof globalThis.MediaRecorder === "undefined") {
    return new MediaProblem("unsupported", gettext("This browser cannot broadcast. Open the page in a current Chrome, Edge, Firefox or Safari."));
  }
  return null;
}

/**
 * Camera and microphone. A device that is gone is replaced by the default one.
 * @param {{ cameraId?: string, microphoneId?: string, size?: { width: number, height: number } }} [chosen] `size`: of the picture
 * @returns {Promise<MediaStream>}
 */
export async function openCamera({ cameraId = "", microphoneId = "", size } = {}) {
  const problem = problemOfBrowser();
  if (problem) throw problem;
  const camera = size ? { ...CAMERA, width: { ideal: size.width }, height: { ideal: size.height } } : CAMERA;
  const video = cameraId ? { ...camera, deviceId: { exact: cameraId } } : camera;
  const audio = microphoneId ? { ...VOICE, deviceId: { exact: microphoneId } } : VOICE;
  try {
    return await navigator.mediaDevices.getUserMedia({ video, audio });
  } catch (error) {
    if (nameOf(error) === "OverconstrainedError" && (cameraId || microphoneId)) return openCamera({ size });
    throw error;
  }
}

/**
 * The screen, a window or a tab. `audio`: tracks that go with it, usually the microphone's.
 * @param {{ audio?: MediaStreamTrack[] }} [options]
 * @returns {Promise<MediaStream>}
 */
export async function openScreen({ audio = [] } = {}) {
  if (!navigator.mediaDevices?.getDisplayMedia) {
    throw new MediaProblem("no_screen", gettext("This browser cannot show the screen. On a phone or tablet that is usual: use a computer."));
  }
  const screen = await navigator.mediaDevices.getDisplayMedia({
    video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { ideal: 15, max: 30 } },
    audio: false,
  });
  for (const track of screen.getVideoTracks()) track.contentHint = "detail";
  const sound = audio.filter((track) => track.readyState === "live");
  return new MediaStream([...screen.getVideoTracks().map(steady), ...sound]);
}

/** @returns {Promise<{ cameras: MediaDeviceInfo[], microphones: MediaDeviceInfo[] }>} labels are empty before permission */
export async function listDevices() {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  return {
    cameras: devices.filter((device) => device.kind === "videoinput"),
    microphones: devices.filter((device) => device.kind === "audioinput"),
  };
}

/** @param {unknown} error what `openCamera` or `openScreen` threw @returns {string} a sentence that says what to do */
export function describeDeviceError(error) {
  if (error instanceof MediaProblem) return error.message;
  switch (nameOf(error)) {
    case "NotAllowedError":
    case "SecurityError":
      return gettext("The browser was not allowed to use the camera or the screen. Press the camera sign beside the address, choose “Allow”, and try again.");
    case "NotFoundError":
      return gettext("No camera or microphone was found. Plug one in, or check that it is switched on, and try again.");
    case "NotReadableError":
    case "AbortError":
      return gettext("The camera or microphone is used by another program. Close that program and try again.");
    case "OverconstrainedError":
      return gettext("The chosen camera or microphone is not there any more. Choose another one.");
    default:
      return gettext("The camera could not be started. Check that it is plugged in, reload the page and try again.");
  }
}

/** How loud a stream is. */
export class LevelMeter {
  /** @param {MediaStream} stream with an audio track */
  constructor(stream) {
    this.context = new AudioContext();
    this.analyser = this.context.createAnalyser();
    this.analyser.fftSize = 1024;
    this.samples = new Float32Array(this.analyser.fftSize);
    // A copy: the stream's own track may be stopped and replaced by others.
    this.source = this.context.createMediaStreamSource(new MediaStream(stream.getAudioTracks()));
    this.source.connect(this.analyser);
  }

  /** @returns {number} root mean square of the last 20 ms: 0 silence, about 0.1 a voice, 1 the loudest */
  level() {
    if (this.context.state === "suspended") this.context.resume().catch(() => {});
    this.analyser.getFloatTimeDomainData(this.samples);
    let sum = 0;
    for (const sample of this.samples) sum += sample * sample;
    return Math.sqrt(sum / this.samples.length);
  }

  stop() {
    this.source.disconnect();
    if (this.context.state !== "closed") this.context.close().catch(() => {});
  }
}

/** @param {unknown} error */
function nameOf(error) {
  return error && typeof error === "object" && "name" in error ? String(error.name) : "";
}
