// @ts-check
/** The lecturer's studio: green room first, then the big controls of the broadcast. */
import "attendance/roster.js";
import { startPresence } from "attendance/presence.js";
import "webinars/room-chat.js";
import { describeDeviceError } from "media/devices.js";
import { confirmDialog } from "ui/elements/dialog.js";
import { toast } from "ui/elements/toast.js";
import { gettext, pgettext } from "ui/i18n.js";
import { clock } from "webinars/clock.js";
import * as life from "webinars/life-state.js";
import { attachParts } from "webinars/room-parts.js";
import { RoomSocket } from "webinars/room-socket.js";
import { AirDesk } from "webinars/studio-air.js";
import { BreakDesk } from "webinars/studio-break.js";
import { Broadcast } from "webinars/studio-broadcast.js";
import { GreenRoom } from "webinars/studio-green-room.js";
import { command } from "webinars/studio-commands.js";
import { HealthStrip } from "webinars/studio-health.js";
import { watchLine } from "webinars/studio-line.js";
import { hideProblem, page, part, press, showProblem } from "webinars/studio-page.js";
import { Signal } from "webinars/studio-signal.js";
import { Sources } from "webinars/studio-sources.js";

const preview = /** @type {HTMLVideoElement} */ (part("preview"));
const cameraSelect = /** @type {HTMLSelectElement} */ (part("camera"));
const microphoneSelect = /** @type {HTMLSelectElement} */ (part("microphone"));
const goButton = /** @type {HTMLButtonElement} */ (part("go"));

let isLive = page.dataset.state === "live";
let isOnBreak = page.hasAttribute("data-on-break");
let isEnding = false;
let showsDevices = false;
let startedAt = Date.parse(page.dataset.startedAt ?? "");

const room = new RoomSocket(page.dataset.socket ?? "");
const sources = new Sources({ cameraSelect, microphoneSelect });
const health = new HealthStrip(part("health"), { now: () => room.now() });
const greenRoom = new GreenRoom({ stream: () => sources.stream });
const broadcast = new Broadcast({ stream: () => sources.stream, isOnBreak: () => isOnBreak, videoKbps: () => greenRoom.size.kbps });
const air = new AirDesk({
  room,
  broadcast,
  me: Number(page.dataset.me),
  onAir: page.dataset.onAirBy ? { id: Number(page.dataset.onAirBy), name: page.dataset.onAirName ?? "" } : null,
  isLive: () => isLive,
  colleagues: () => /** @type {any} */ (page.querySelector("presence-roster")).known.people.values(),
});
const breaks = new BreakDesk({ now: () => room.now(), isLive: () => isLive, isOnBreak: () => isOnBreak });
broadcast.isOthers = () => air.other !== null;
room.moment = () => broadcast.momentMs;
const signal = new Signal({
  sources,
  preview,
  isOnBreak: () => isOnBreak,
  warn: (name, text) => health.warn(name, broadcast.isSending ? text : ""),
});

// --- green room --------------------------------------------------------------------------------------------------------

async function prepare() {
  hideProblem();
  sources.size = greenRoom.size;
  const isFirst = sources.camera === null;
  try {
    await sources.open();
    if (isFirst && !greenRoom.size.hasCamera) sources.setCamera(false);
  } catch (error) {
    showProblem(describeDeviceError(error), [
      { label: gettext("Try again"), run: prepare },
      ...(broadcast.isSending ? [] : [{ label: gettext("Share the screen instead"), run: prepareScreen }]),
    ]);
    return;
  }
  await ready();
}

async function prepareScreen() {
  try {
    await sources.openScreenOnly();
  } catch (error) {
    showProblem(describeDeviceError(error), [{ label: gettext("Try again"), run: prepare }]);
    return;
  }
  hideProblem();
  await ready();
}

async function ready() {
  goButton.disabled = false;
  // A colleague who is on air is not interrupted by somebody who only looks in.
  if (isLive && !broadcast.isSending && !broadcast.wasRefused && !air.other) await broadcast.start();
  draw();
}

greenRoom.addEventListener("picture", async () => {
  broadcast.wishAnew();
  await prepare();
  sources.setCamera(greenRoom.size.hasCamera);
  draw();
});

sources.addEventListener("changed", (event) => {
  const { stream, waitFor } = /** @type {CustomEvent} */ (event).detail;
  preview.srcObject = stream;
  signal.follow(sources.voice);
  waitFor(broadcast.replace(stream));
  draw();
});

// --- on air ------------------------------------------------------------------------------------------------------------

broadcast.addEventListener("changed", draw);
air.addEventListener("changed", () => {
  if (broadcast.isTaken) broadcast.showTaken();
  draw();
});
broadcast.addEventListener("changed", mixSpeakersIn);
broadcast.addEventListener("health", (event) => health.show(/** @type {CustomEvent} */ (event).detail));
broadcast.addEventListener("lost", deviceLost);
sources.addEventListener("lost", (event) => broadcast.isSending && deviceLost(event));

/** What is left is still sent. @param {Event} event */
function deviceLost(event) {
  showsDevices = true;
  showProblem(/** @type {CustomEvent} */ (event).detail.message, [{ label: gettext("Try again"), run: prepare }]);
  draw();
}

/** Who has the microphone is heard through the page that broadcasts. */
async function mixSpeakersIn() {
  await customElements.whenDefined("studio-stage");
  const stage = /** @type {any} */ (page.querySelector("studio-stage"));
  stage?.sendThrough(broadcast.isSending ? sources.mixer : null);
}

async function goLive() {
  goButton.disabled = true;
  if (!(await command("start"))) {
    goButton.disabled = false;
    return;
  }
  isLive = true;
  startedAt = room.now();
  await broadcast.start();
}

function toggleMicrophone() {
  sources.setMicrophone(!sources.isMicrophoneOn);
  draw();
}

function toggleCamera() {
  sources.setCamera(!sources.isCameraOn);
  draw();
}

async function toggleScreen() {
  try {
    await (sources.screen ? sources.unshare() : sources.share());
  } catch (error) {
    toast(describeDeviceError(error));
  }
  draw();
}

function toggleDevices() {
  showsDevices = !showsDevices;
  draw();
}

async function togglePause() {
  if (isOnBreak) {
    if (!(await command("resume"))) return;
    isOnBreak = false;
    if (broadcast.isSending || !air.other) await broadcast.resume();
  } else {
    broadcast.pause();
    if (!(await command("pause"))) {
      if (broadcast.isSending) await broadcast.resume();
      return;
    }
    isOnBreak = true;
  }
  draw();
}

async function end() {
  const sure = await confirmDialog({
    title: gettext("End the lecture for everyone?"),
    text: gettext("Attendance stops counting, the recording is closed and can be watched at once, and the quiz opens. A lecture that has ended cannot be continued."),
    action: gettext("End the lecture"),
    cancel: gettext("Stay on air"),
  });
  if (!sure) return;
  isEnding = true;
  const dialog = /** @type {HTMLDialogElement} */ (part("ending-dialog"));
  dialog.showModal();
  await broadcast.finish();
  if (await command("end")) leave();
  else {
    isEnding = false;
    dialog.close();
  }
}

function leave() {
  sources.stop();
  isLive = false;
  location.assign(page.dataset.after ?? "/");
}

// --- what the page shows -----------------------------------------------------------------------------------------------

function draw() {
  // Not sending: another tab or computer has the broadcast, or the camera is not there yet.
  const { isSending } = broadcast;
  part("on-air").hidden = !isLive;
  part("off-air").hidden = isLive;
  part("health").hidden = !isLive || !isSending;
  part("go-panel").hidden = isLive;
  air.draw();
  breaks.tick();
  part("controls").hidden = part("more").hidden = !isLive;
  part("devices").hidden = isLive && !showsDevices;
  part("devices-toggle").setAttribute("aria-expanded", String(showsDevices));
  part("break-slate").hidden = !isOnBreak;
  part("preview-label").textContent = whoSeesThis();
  for (const name of ["microphone", "camera", "screen"]) /** @type {HTMLButtonElement} */ (part(`${name}-toggle`)).disabled = isOnBreak || !isSending;
  press("microphone", sources.isMicrophoneOn && !isOnBreak, [pgettext("device", "on"), pgettext("device", "off")]);
  press("camera", sources.isCameraOn && !isOnBreak, [pgettext("device", "on"), pgettext("device", "off")]);
  press("screen", sources.screen !== null, [pgettext("screen", "shown"), pgettext("screen", "show")]);
  press("pause", isOnBreak, [gettext("press to go on"), gettext("time stands still")]);
}

function whoSeesThis() {
  if (isLive && isOnBreak) return gettext("The audience sees that there is a break");
  return isLive && broadcast.isSending ? gettext("The audience sees this") : gettext("Only you see this");
}

setInterval(() => {
  if (isLive) part("clock").textContent = clock((room.now() - startedAt) / 1000);
}, 1000);

room.follow("room", life, (now, events) => {
  if (!now.state) return; // nothing was heard yet
  const isTurn = events?.some((/** @type {{ type: string }} */ { type }) => type === "webinar.paused" || type === "webinar.resumed");
  if (isTurn && broadcast.isSending) {
    // By a colleague; what this page did itself it knows already, and doing it again changes nothing.
    isOnBreak = now.is_on_break;
    if (isOnBreak) broadcast.pause();
    else broadcast.resume();
  }
  if (now.started_at) startedAt = now.started_at;
  if (!broadcast.isSending && now.state !== "ended") {
    // A colleague began, paused or went on.
    isLive = now.state === "live";
    isOnBreak = now.is_on_break;
  }
  breaks.follow(now.break_until);
  draw();
});
room.addEventListener("room.joined", (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  showCount(detail.count);
});
room.addEventListener("room.counted", (event) => showCount(/** @type {CustomEvent} */ (event).detail.count));
room.addEventListener("webinar.ended", () => {
  if (isLive && !isEnding) leave(); // ended by a colleague
});

/** @param {number} count */
function showCount(count) {
  for (const element of page.querySelectorAll("[data-count]")) element.textContent = String(count);
}

goButton.addEventListener("click", goLive);
cameraSelect.addEventListener("change", prepare);
microphoneSelect.addEventListener("change", prepare);
part("microphone-toggle").addEventListener("click", toggleMicrophone);
part("camera-toggle").addEventListener("click", toggleCamera);
part("screen-toggle").addEventListener("click", toggleScreen);
part("devices-toggle").addEventListener("click", toggleDevices);
part("pause-toggle").addEventListener("click", togglePause);
part("end").addEventListener("click", end);
addEventListener("beforeunload", (event) => {
  if (isLive && broadcast.isSending && !isEnding) event.preventDefault();
});

watchLine(room, { over: () => isEnding || leave() });
attachParts(page, room);
/** @type {any} */ (page.querySelector("presence-roster")).attach(room);
startPresence(room);
draw();
room.connect();
await prepare();
