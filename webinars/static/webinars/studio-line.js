// @ts-check
/**
 * The studio's line to its room: questions, chat, hands and people come over it, the broadcast over another. So the lecturer
 * would not notice that it is away: the studio says so, and says what to do when it does not come back by itself.
 */
import { describeRefusal } from "media/refusals.js";
import { gettext } from "ui/i18n.js";
import { everySecond } from "ui/ticker.js";
import { part, showProblem } from "webinars/studio-page.js";

/** A line that comes back as it should is not worth a word. */
const SHOWN_AFTER_MS = 3000;
const OVER = 4410;

/** @param {import("webinars/room-socket.js").RoomSocket} room @param {{ over: () => void }} events `over`: there is no room any more */
export function watchLine(room, { over }) {
  let awaySince = performance.now();

  function draw() {
    part("room-away").hidden = room.online || room.stopped || performance.now() - awaySince < SHOWN_AFTER_MS;
  }

  room.addEventListener("line", (event) => {
    const { online } = /** @type {CustomEvent} */ (event).detail;
    awaySince = performance.now();
    if (online) part("room-closed").hidden = true;
    draw();
  });
  room.addEventListener("closed", (event) => {
    const { code } = /** @type {CustomEvent} */ (event).detail;
    if (code === OVER) return over();
    const reload = { label: gettext("Reload the page"), run: () => location.reload() };
    showProblem(describeRefusal(code, "").message, [reload], "room-closed");
    draw();
  });
  everySecond(draw);
}
