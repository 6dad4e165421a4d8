// @ts-check
// Mixes the lecturer's microphone and the voices of speakers into one track, which lasts: whoever comes or goes, or whichever
// microphone is chosen, the recorder goes on. Each speaker gets a mix of everybody but themselves.

/** A browser may hold sound back until the page was touched; nobody waits longer for it. */
const WAKE_MS = 500;

/**
 * @typedef {{ back: MediaStreamAudioDestinationNode, gain: GainNode, meter: AnalyserNode, source: MediaStreamAudioSourceNode | null,
 *             isMuted: boolean }} Voice
 */

export class SoundMixer extends EventTarget {
  /** Events: `running`: it makes sound from now on. */
  constructor() {
    super();
    this.context = new AudioContext({ latencyHint: "interactive" });
    this.out = this.#destination();
    this.own = this.context.createGain();
    this.own.connect(this.out);
    /** @type {MediaStreamAudioSourceNode | null} */
    this.ownSource = null;
    /** @type {Map<unknown, Voice>} */
    this.voices = new Map();
    this.context.addEventListener("statechange", () => this.isRunning && this.dispatchEvent(new Event("running")));
    for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => this.wake(), { capture: true, passive: true });
  }

  /** While it does not run its track is silent, whatever goes in. */
  get isRunning() {
    return this.context.state === "running";
  }

  /** What is sent. It never ends. */
  get track() {
    return this.out.stream.getAudioTracks()[0];
  }

  /** @returns {Promise<boolean>} whether it runs now */
  async wake() {
    if (!this.isRunning && this.context.state !== "closed") {
      const resumed = this.context.resume().catch(() => {});
      await Promise.race([resumed, new Promise((resolve) => setTimeout(resolve, WAKE_MS))]);
    }
    return this.isRunning;
  }

  /** The lecturer's own microphone from now on; none: silence. @param {MediaStreamTrack | undefined} track */
  speakThrough(track) {
    this.ownSource?.disconnect();
    this.ownSource = track ? this.context.createMediaStreamSource(new MediaStream([track])) : null;
    this.ownSource?.connect(this.own);
  }

  /** A speaker is about to come. @param {unknown} key @returns {MediaStreamTrack} what this one hears: everybody else */
  open(key) {
    this.close(key);
    const voice = { back: this.#destination(), gain: this.context.createGain(), meter: this.context.createAnalyser(), source: null, isMuted: false };
    voice.meter.fftSize = 1024;
    this.own.connect(voice.back);
    voice.gain.connect(voice.meter);
    voice.gain.connect(this.out);
    for (const other of this.voices.values()) {
      other.gain.connect(voice.back);
      voice.gain.connect(other.back);
    }
    this.voices.set(key, voice);
    return voice.back.stream.getAudioTracks()[0];
  }

  /** @param {unknown} key @param {MediaStream} stream the speaker's voice */
  hear(key, stream) {
    const voice = this.voices.get(key);
    if (!voice) return;
    voice.source?.disconnect();
    voice.source = this.context.createMediaStreamSource(stream);
    voice.source.connect(voice.gain);
  }

  /** @param {unknown} key @param {boolean} isMuted nobody hears this one, whatever their page sends */
  mute(key, isMuted) {
    const voice = this.voices.get(key);
    if (!voice || voice.isMuted === isMuted) return;
    voice.isMuted = isMuted;
    voice.gain.gain.setTargetAtTime(isMuted ? 0 : 1, this.context.currentTime, 0.01);
  }

  /** @param {unknown} key @returns {number} how loud: 0 silence, about 0.1 a voice, 1 the loudest */
  level(key) {
    const voice = this.voices.get(key);
    if (!voice) return 0;
    const samples = new Float32Array(voice.meter.fftSize);
    voice.meter.getFloatTimeDomainData(samples);
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  }

  /** @param {unknown} key */
  close(key) {
    const voice = this.voices.get(key);
    if (!voice) return;
    this.voices.delete(key);
    this.own.disconnect(voice.back);
    for (const other of this.voices.values()) other.gain.disconnect(voice.back);
    voice.source?.disconnect();
    voice.gain.disconnect();
    voice.back.stream.getTracks().forEach((track) => track.stop());
  }

  /** One channel: voices need no more, and half of the bits would go into the other one. */
  #destination() {
    return new MediaStreamAudioDestinationNode(this.context, { channelCount: 1, channelCountMode: "explicit" });
  }
}
