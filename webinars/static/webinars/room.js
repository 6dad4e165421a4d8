// @ts-check
/** The live room's page: puts socket, player, presence, meter and chat together. */
import "media/live-player.js";
import "credits/meter.js";
import "webinars/room-chat.js";
import { startPresence } from "attendance/presence.js";
import * as life from "webinars/life-state.js";
import { BreakSlate, showWhoIsOnAir } from "webinars/room-life.js";
import { attachParts } from "webinars/room-parts.js";
import { RoomSocket } from "webinars/room-socket.js";
import { gettext } from "ui/i18n.js";
import { toast } from "ui/elements/toast.js";

const page = /** @type {HTMLElement} */ (document.querySelector("[data-room]"));
const player = /** @type {any} */ (page.querySelector("live-player"));
const onAir = /** @type {HTMLElement} */ (page.querySelector("[data-on-air]"));
/** Until the lecture begins; who comes later does not fetch it. @type {import("webinars/waiting-room.js").WaitingRoom | null} */
let waiting = null;
const breakSlate = new BreakSlate(page);
const room = new RoomSocket(page.dataset.socket ?? "");

let state = page.dataset.state;
let isOnBreak = false;
let isAway = false;

/** Shows the slate that fits; with none the picture is free. Who looks back sees the lecture, whatever happens in it now. */
function draw() {
  const slate = player.isRewound ? "" : state === "published" ? "waiting" : state === "ended" ? "ended" : isOnBreak ? "break" : isAway ? "away" : "";
  for (const element of page.querySelectorAll("[data-slate]")) {
    /** @type {HTMLElement} */ (element).hidden = /** @type {HTMLElement} */ (element).dataset.slate !== slate;
  }
  player.toggleAttribute("data-covered", slate !== "");
  page.classList.toggle("room--waiting", state === "published");
  if (state !== "published") waiting?.close();
  onAir.hidden = state !== "live";
  if (state === "live") player.start();
  else if (!player.isRewound) player.stop();
}
player.addEventListener("rewound", () => draw());

room.follow("room", life, (now) => {
  if (!now.state) return; // nothing was heard yet: the page says how things stand
  state = now.state;
  isOnBreak = now.is_on_break;
  isAway = now.is_interrupted;
  breakSlate.until = now.break_until;
  breakSlate.tick(room.now());
  draw();
});
room.addEventListener("room.joined", (event) => showCount(/** @type {CustomEvent} */ (event).detail.count));
room.addEventListener("room.counted", (event) => showCount(/** @type {CustomEvent} */ (event).detail.count));
room.addEventListener("line", (event) => {
  const { online } = /** @type {CustomEvent} */ (event).detail;
  for (const element of page.querySelectorAll("[data-line]")) {
    /** @type {HTMLElement} */ (element).hidden = (/** @type {HTMLElement} */ (element).dataset.line === "on") !== online;
  }
});
room.addEventListener("closed", (event) => {
  const { code } = /** @type {CustomEvent} */ (event).detail;
  if (code === 4401 || code === 4403 || code === 4410) location.assign(page.dataset.after ?? "/");
  else toast(gettext("This page is out of date. Reload it."), { kind: "attention" });
});

/** @param {number} count */
function showCount(count) {
  for (const element of page.querySelectorAll("[data-count]")) element.textContent = String(count);
}

function tick() {
  if (state === "published") waiting?.tick(room.now());
  if (isOnBreak) breakSlate.tick(room.now());
}
setInterval(tick, 1000);

/** On a phone the conversation may take the place of the controls; the lecture and the meter stay. */
const taller = page.querySelector("[data-taller]");
taller?.addEventListener("click", () => {
  taller.setAttribute("aria-pressed", String(page.toggleAttribute("data-talk-first")));
});

for (const meter of page.querySelectorAll("credit-meter")) /** @type {any} */ (meter).attach(room);
showWhoIsOnAir(page, room);
attachParts(page, room);
startPresence(room, player);
draw();
tick();
if (state === "published") {
  try {
    const { WaitingRoom } = await import("webinars/waiting-room.js");
    waiting = new WaitingRoom(page, player);
    tick();
  } catch {
    // one waits without its tests
  }
}
room.connect();
