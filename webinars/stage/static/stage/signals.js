// @ts-check
/** What the two ends of a line say to each other over the room's socket, and the servers that help them to meet. */

/** @typedef {{ turn: number, desk: string, line: string, call: number }} Way which two pages, and which of their calls */
/** @typedef {{ candidate: string, mid: string | null, index: number | null }} Candidate */

const SERVERS_MS = 4000;
/** More than asking for the servers and answering an offer take. */
const ACT_MS = 8000;

/**
 * @param {import("webinars/room-socket.js").RoomSocket} room @param {Way} way @param {"desk" | "speaker"} sender
 * @param {{ description?: RTCSessionDescription | null, candidate?: RTCIceCandidate }} what
 */
export function sendSignal(room, way, sender, { description, candidate }) {
  const said = {
    ...(description && { description: { type: description.type, sdp: description.sdp } }),
    ...(candidate && { candidate: { candidate: candidate.candidate, mid: candidate.sdpMid, index: candidate.sdpMLineIndex } }),
  };
  return room.send({ type: "signal.send", ...way, sender, ...said });
}

/** @param {Candidate} candidate @returns {RTCIceCandidateInit} */
export const fromWire = ({ candidate, mid, index }) => ({ candidate, sdpMid: mid, sdpMLineIndex: index });

/** @type {WeakMap<EventTarget, { told: RTCConfiguration, until: number }>} */
const known = new WeakMap();

/**
 * Asks the server, unless what it said last holds for a while. No answer: browsers try without.
 * @param {import("webinars/room-socket.js").RoomSocket} room @returns {Promise<RTCConfiguration>}
 */
export function serversOf(room) {
  const last = known.get(room);
  if (last && performance.now() < last.until) return Promise.resolve(last.told);
  return new Promise((resolve) => {
    const done = (/** @type {any} */ detail) => {
      clearTimeout(timer);
      room.removeEventListener("servers.told", heard);
      if (!detail) return resolve(last?.told ?? {});
      /** @type {RTCConfiguration} */
      const told = { iceServers: detail.servers, iceTransportPolicy: detail.relay_only ? "relay" : "all" };
      known.set(room, { told, until: performance.now() + detail.life_s * 500 });
      resolve(told);
    };
    const heard = (/** @type {Event} */ event) => done(/** @type {CustomEvent} */ (event).detail);
    const timer = setTimeout(() => done(null), SERVERS_MS);
    room.addEventListener("servers.told", heard);
    room.send({ type: "servers.ask" });
  });
}

/** @returns {string} a random name for this page */
export const newName = () => crypto.randomUUID();

/**
 * Does one thing after the other, whatever becomes of each. What a connection was doing when it was closed never comes back
 * (WebRTC 1.0, 4.4.1.2), so the next one waits for a while only.
 */
export class InTurn {
  last = Promise.resolve();

  /** @param {() => Promise<unknown>} act */
  then(act) {
    this.last = this.last.then(async () => {
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      const late = new Promise((resolve) => (timer = setTimeout(resolve, ACT_MS)));
      try {
        await Promise.race([act(), late]);
      } catch {
        // A signal that does not fit any more: the next offer mends it.
      } finally {
        clearTimeout(timer);
      }
    });
  }
}
