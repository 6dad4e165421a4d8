// @ts-check
/** The lecturer's end of the line to one speaker. It calls, and calls again when the line breaks. */
import { fromWire, InTurn, sendSignal, serversOf } from "stage/signals.js";

/** A line that is not there after so long is tried anew by other ways. */
const RETRY_MS = 5000;
/** Interruptions shorter than this mend by themselves. */
const PATIENCE_MS = 2500;
const CHECK_MS = 500;
/** Then both ends begin anew, for one of them may have lost what it knew. */
const MOST_RESTARTS = 2;
/** The place is freed when nothing was heard for so long. */
export const GIVE_UP_MS = 30_000;

/**
 * Events: `heard` {stream}: the speaker's voice; `changed`: `isConnected` did; `stuck`: a new call is
 * needed, with `apartSince` of this one; `lost`: it did not come back.
 */
export class Call extends EventTarget {
  /**
   * @param {import("webinars/room-socket.js").RoomSocket} room @param {import("stage/signals.js").Way} way
   * @param {MediaStreamTrack} track what the speaker hears
   * @param {number} [apartSince] when the two were last connected
   */
  constructor(room, way, track, apartSince = performance.now()) {
    super();
    this.room = room;
    this.way = way;
    this.track = track;
    this.isConnected = false;
    this.isClosed = false;
    this.apartSince = apartSince;
    this.triedAt = performance.now();
    this.restarts = 0;
    this.inTurn = new InTurn();
    /** @type {RTCPeerConnection | null} */
    this.peer = null;
    this.inTurn.then(() => this.#begin());
    this.timer = setInterval(() => this.#check(), CHECK_MS);
  }

  /** @param {{ description?: RTCSessionDescriptionInit, candidate?: import("stage/signals.js").Candidate }} signal */
  hear({ description, candidate }) {
    this.inTurn.then(async () => {
      if (description?.type === "answer") await this.peer?.setRemoteDescription(description);
      if (candidate) await this.peer?.addIceCandidate(fromWire(candidate));
    });
  }

  close() {
    this.isClosed = true;
    clearInterval(this.timer);
    this.peer?.close();
  }

  async #begin() {
    const servers = await serversOf(this.room);
    if (this.isClosed) return;
    const peer = (this.peer = new RTCPeerConnection(servers));
    peer.addEventListener("icecandidate", ({ candidate }) => candidate?.candidate && sendSignal(this.room, this.way, "desk", { candidate }));
    peer.addEventListener("track", ({ track }) => this.#tell("heard", { stream: new MediaStream([track]) }));
    peer.addEventListener("connectionstatechange", () => this.#turn());
    peer.addTransceiver(this.track, { direction: "sendrecv" });
    await this.#offer();
  }

  /** @param {RTCOfferOptions} [how] */
  async #offer(how) {
    this.triedAt = performance.now();
    if (!this.peer) return;
    await this.peer.setLocalDescription(await this.peer.createOffer(how));
    sendSignal(this.room, this.way, "desk", { description: this.peer.localDescription });
  }

  #turn() {
    const isConnected = this.peer?.connectionState === "connected";
    if (isConnected === this.isConnected) return;
    this.isConnected = isConnected;
    this.apartSince = performance.now();
    this.restarts = 0;
    this.#tell("changed");
  }

  #check() {
    if (this.isConnected || !this.peer) return;
    const now = performance.now();
    const apartMs = now - this.apartSince;
    if (apartMs > GIVE_UP_MS) this.#tell("lost");
    else if (apartMs > PATIENCE_MS && now - this.triedAt > RETRY_MS) {
      this.triedAt = now;
      this.restarts += 1;
      if (this.restarts > MOST_RESTARTS) return this.#tell("stuck");
      this.inTurn.then(async () => {
        this.peer?.setConfiguration(await serversOf(this.room));
        await this.#offer({ iceRestart: true });
      });
    }
  }

  /** @param {string} name @param {object} [detail] */
  #tell(name, detail) {
    if (!this.isClosed) this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
