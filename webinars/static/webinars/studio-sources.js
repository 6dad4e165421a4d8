// @ts-check
/**
 * What the studio sends: the camera, or the screen; and what is spoken into the microphone, mixed with those who were given it.
 * Devices may change at any time, on air too.
 */
import { listDevices, openCamera, openScreen } from "media/devices.js";
import { SoundMixer } from "media/sound-mixer.js";
import { gettext, interpolate } from "ui/i18n.js";

/** Events: `changed` {stream}: this is sent from now on; `lost` {message}: the microphone was unplugged. */
export class Sources extends EventTarget {
  /** @param {{ cameraSelect: HTMLSelectElement, microphoneSelect: HTMLSelectElement }} selects */
  constructor({ cameraSelect, microphoneSelect }) {
    super();
    this.cameraSelect = cameraSelect;
    this.microphoneSelect = microphoneSelect;
    /** @type {MediaStream | null} */
    this.camera = null;
    /** @type {MediaStream | null} */
    this.screen = null;
    this.mixer = new SoundMixer();
    /** Of the camera's picture; as large as it gives where nothing is said. @type {{ width: number, height: number } | undefined} */
    this.size = undefined;
    /** @type {MediaStream | null} */
    this.sent = null;
    this.mixer.addEventListener("running", () => this.sent && !this.sent.getTracks().includes(this.mixer.track) && this.#changed());
    navigator.mediaDevices?.addEventListener?.("devicechange", () => this.#fill());
  }

  /** @returns {MediaStream | null} */
  get stream() {
    return this.sent;
  }

  /** @returns {MediaStream} the microphone by itself */
  get voice() {
    return new MediaStream(this.camera?.getAudioTracks() ?? []);
  }

  get isMicrophoneOn() {
    return Boolean(this.camera?.getAudioTracks().some((track) => track.enabled));
  }

  get isCameraOn() {
    return Boolean(this.camera?.getVideoTracks().some((track) => track.enabled));
  }

  /** The camera's picture is what is sent, and is meant to be seen. */
  get showsCamera() {
    return !this.screen && this.isCameraOn;
  }

  /** Opens the chosen camera and microphone. What was open is let go only when the new one is there. Throws what the browser says. */
  async open() {
    const previous = this.camera;
    const muted = { audio: previous !== null && !this.isMicrophoneOn, video: previous !== null && !this.isCameraOn };
    const next = await this.#openChosen(previous);
    for (const track of next.getAudioTracks()) {
      track.enabled = !muted.audio;
      track.addEventListener("ended", () => this.#lost(track));
    }
    for (const track of next.getVideoTracks()) track.enabled = !muted.video;
    this.camera = next;
    if (this.screen) this.screen = new MediaStream([...this.screen.getVideoTracks(), ...next.getAudioTracks()]);
    await this.#changed();
    previous?.getTracks().forEach((track) => track.stop());
    await this.#fill();
  }

  /** The screen alone: there is no camera, or it may not be used. */
  async openScreenOnly() {
    this.camera = await openScreen();
    await this.#changed();
  }

  /** @param {boolean} on */
  setMicrophone(on) {
    for (const track of this.camera?.getAudioTracks() ?? []) track.enabled = on;
  }

  /** @param {boolean} on */
  setCamera(on) {
    for (const track of this.camera?.getVideoTracks() ?? []) track.enabled = on;
  }

  /** Shows the screen in the camera's place. Throws what the browser says. */
  async share() {
    const shared = await openScreen({ audio: this.camera?.getAudioTracks() ?? [] });
    this.screen = shared;
    shared.getVideoTracks()[0].addEventListener("ended", () => this.unshare());
    await this.#changed();
  }

  /** The camera again. */
  async unshare() {
    if (!this.screen || !this.camera) return;
    // The microphone's track is the camera's too: only the picture of the screen stops.
    const shown = this.screen.getVideoTracks();
    this.screen = null;
    await this.#changed();
    for (const track of shown) track.stop();
  }

  stop() {
    for (const stream of [this.camera, this.screen]) stream?.getTracks().forEach((track) => track.stop());
  }

  /** @param {MediaStream | null} previous */
  async #openChosen(previous) {
    const chosen = { cameraId: this.cameraSelect.value, microphoneId: this.microphoneSelect.value, size: this.size };
    try {
      return await openCamera(chosen);
    } catch (error) {
      // Phones give one camera at a time: let go of the old one, and try again.
      if (!previous || !(error instanceof DOMException) || !["NotReadableError", "AbortError"].includes(error.name)) throw error;
      for (const track of previous.getTracks()) track.stop();
      return openCamera(chosen);
    }
  }

  /** @param {MediaStreamTrack} track it ended by itself */
  #lost(track) {
    if (!this.camera?.getTracks().includes(track)) return;
    const message = gettext("The camera or microphone was unplugged or switched off. Plug it in, or choose another one.");
    this.dispatchEvent(new CustomEvent("lost", { detail: { message } }));
  }

  /**
   * The mixer's track stands for all sound: who comes and goes does not interrupt the recording. Where the browser holds the
   * mixer back until the page is touched, the microphone itself is sent so long.
   */
  async #mix() {
    const shown = this.screen ?? this.camera;
    this.mixer.speakThrough(this.camera?.getAudioTracks()[0]);
    const isMixed = await this.mixer.wake();
    this.sent = shown && new MediaStream([...shown.getVideoTracks(), ...(isMixed ? [this.mixer.track] : shown.getAudioTracks())]);
  }

  /** Resolves when whoever sends has gone over to the new stream. */
  async #changed() {
    await this.#mix();
    /** @type {Promise<unknown>[]} */
    const waiting = [];
    this.dispatchEvent(new CustomEvent("changed", { detail: { stream: this.stream, waitFor: (/** @type {Promise<unknown>} */ until) => waiting.push(until) } }));
    await Promise.all(waiting);
  }

  async #fill() {
    const { cameras, microphones } = await listDevices();
    fill(this.cameraSelect, cameras, this.camera?.getVideoTracks()[0]?.getSettings().deviceId);
    fill(this.microphoneSelect, microphones, this.camera?.getAudioTracks()[0]?.getSettings().deviceId);
  }
}

/** @param {HTMLSelectElement} select @param {MediaDeviceInfo[]} devices @param {string | undefined} chosen */
function fill(select, devices, chosen) {
  select.replaceChildren(...devices.map(({ deviceId, label }, index) => new Option(label || interpolate(gettext("Device %(number)s"), { number: index + 1 }), deviceId, false, deviceId === chosen)));
}

