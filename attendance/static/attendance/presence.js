// @ts-check
/**
 * Tells the server that a person is there: `startPresence(room, player)`. Attended time is made of what the server hears
 * and when; this page's clock is only a hint.
 */
import { Heartbeat } from "attendance/heartbeat.js";
import { everySecond } from "ui/ticker.js";

/**
 * @param {import("webinars/room-socket.js").RoomSocket} room
 * @param {HTMLElement | null} [player] an element with a <video> or <audio> in it; `mode` on it names the delivery mode
 * @returns {() => void} stops
 */
export function startPresence(room, player = null) {
  const heart = new Heartbeat();
  const isVisible = () => document.visibilityState === "visible";
  const beat = () => room.send(heart.beat(read(player), isVisible(), performance.now()));
  const stopTicking = everySecond(() => {
    if (heart.tick(read(player), isVisible())) beat();
  });
  // Without a goodbye a span ends at its last beat. This one gets through even where a proxy swallows close frames, and
  // runs before the socket's own listener closes it.
  const leave = () => room.send({ type: "presence.leave" });
  document.addEventListener("visibilitychange", beat);
  addEventListener("pagehide", leave, { capture: true });
  room.addEventListener("room.joined", beat);
  // Those who are there at the end prove it at once, so that nobody's figures wait for their next beat.
  room.addEventListener("webinar.ended", beat);
  return () => {
    stopTicking();
    document.removeEventListener("visibilitychange", beat);
    removeEventListener("pagehide", leave, { capture: true });
    room.removeEventListener("room.joined", beat);
    room.removeEventListener("webinar.ended", beat);
  };
}

/** @param {HTMLElement | null} player @returns {import("attendance/heartbeat.js").Reading | null} */
function read(player) {
  if (!player) return null;
  const mode = /** @type {any} */ (player).mode ?? "video";
  // Slides have no clock: they are there as long as the lecture is.
  if (mode === "slides") return { paused: /** @type {any} */ (player).state !== "live", position_ms: null, sound: false, mode };
  const media = /** @type {HTMLMediaElement | null} */ (player instanceof HTMLMediaElement ? player : player.querySelector("video, audio"));
  if (!media) return null;
  return {
    paused: media.paused || media.ended,
    position_ms: media.currentTime * 1000,
    sound: !media.muted && media.volume > 0,
    mode: mode === "audio" ? "audio_slides" : mode,
  };
}
