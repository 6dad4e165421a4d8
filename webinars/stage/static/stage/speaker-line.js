// @ts-check
/** The speaker's end of the line to the lecturer: it answers whoever of the lecturer's pages calls. */
import { fromWire, InTurn, sendSignal, serversOf } from "stage/signals.js";

/** Events: `changed`: `isConnected` did. The lecturer and the other speakers are heard by `audio`. */
export class SpeakerLine extends EventTarget {
  /**
   * @param {import("webinars/room-socket.js").RoomSocket} room
   * @param {{ turn: number, line: string, track: MediaStreamTrack }} what `track`: the microphone's
   */
  constructor(room, { turn, line, track }) {
    super();
    this.room = room;
    this.turn = turn;
    this.line = line;
    this.track = track;
    this.audio = new Audio();
    this.isConnected = false;
    this.inTurn = new InTurn();
    /** @type {RTCPeerConnection | null} */
    this.peer = null;
    /** @type {import("stage/signals.js").Way | null} */
    this.way = null;
    this.onSignal = (/** @type {Event} */ event) => this.#hear(/** @type {CustomEvent} */ (event).detail);
    this.onJoined = () => this.#take();
    room.addEventListener("signal.sent", this.onSignal);
    room.addEventListener("room.joined", this.onJoined);
    this.#take();
  }

  /** Another microphone. @param {MediaStreamTrack} track */
  async speakThrough(track) {
    this.track = track;
    await this.peer?.getSenders()[0]?.replaceTrack(track);
  }

  close() {
    this.room.removeEventListener("signal.sent", this.onSignal);
    this.room.removeEventListener("room.joined", this.onJoined);
    this.peer?.close();
    this.peer = null;
    this.audio.srcObject = null;
  }

  #take() {
    this.room.send({ type: "microphone.take", turn: this.turn, line: this.line });
  }

  /** @param {any} signal */
  #hear(signal) {
    if (signal.turn !== this.turn || signal.line !== this.line || signal.sender !== "desk") return;
    this.inTurn.then(async () => {
      if (signal.description?.type === "offer") await this.#answer(signal);
      else if (signal.candidate && signal.desk === this.way?.desk && signal.call === this.way?.call) {
        await this.peer?.addIceCandidate(fromWire(signal.candidate));
      }
    });
  }

  /** @param {any} offer */
  async #answer({ turn, line, desk, call, description }) {
    if (!this.peer || desk !== this.way?.desk || call !== this.way?.call) {
      this.way = { turn, line, desk, call };
      await this.#meet();
    }
    const { peer, way } = this;
    if (!peer || !way) return;
    await peer.setRemoteDescription(description);
    const [transceiver] = peer.getTransceivers();
    transceiver.direction = "sendrecv";
    await transceiver.sender.replaceTrack(this.track);
    await peer.setLocalDescription(await peer.createAnswer());
    sendSignal(this.room, way, "speaker", { description: peer.localDescription });
  }

  /** Another page of the lecturer, or another call of the same. */
  async #meet() {
    this.peer?.close();
    const servers = await serversOf(this.room);
    const peer = (this.peer = new RTCPeerConnection(servers));
    const { way } = this;
    peer.addEventListener("icecandidate", ({ candidate }) => candidate?.candidate && way && sendSignal(this.room, way, "speaker", { candidate }));
    peer.addEventListener("track", ({ track }) => {
      this.audio.srcObject = new MediaStream([track]);
      this.audio.play().catch(() => {});
    });
    peer.addEventListener("connectionstatechange", () => {
      if (peer === this.peer) this.#turn(peer.connectionState === "connected");
    });
  }

  /** @param {boolean} isConnected */
  #turn(isConnected) {
    if (isConnected === this.isConnected) return;
    this.isConnected = isConnected;
    this.dispatchEvent(new Event("changed"));
  }
}
