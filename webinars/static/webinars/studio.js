// @ts-check
/** The lecturer's studio: green room first, then the big controls of the broadcast. */
import "attendance/roster.js";
import { startPresence } from "attendance/presence.js";
import "webinars/room-chat.js";
import { LevelMeter, describeDeviceError, listDevices, openCamera, openScreen } from "media/devices.js";
import { Publisher } from "media/publisher.js";
import { post } from "ui/csrf.js";
import { confirmDialog } from "ui/elements/dialog.js";
import { toast } from "ui/elements/toast.js";
import { decimal, gettext, interpolate, pgettext } from "ui/i18n.js";
import { clock } from "webinars/clock.js";
import { RoomSocket } from "webinars/room-socket.js";

const SILENT_AFTER_MS = 6000;
const SILENT_BELOW = 0.01;

const page = /** @type {HTMLElement} */ (document.querySelector("[data-studio]"));
/** @template {HTMLElement} T @param {string} name @returns {T} the element with data-<name> */
const part = (name) => /** @type {T} */ (page.querySelector(`[data-${name}]`));

const preview = /** @type {HTMLVideoElement} */ (part("preview"));
const cameraSelect = /** @type {HTMLSelectElement} */ (part("camera"));
const microphoneSelect = /** @type {HTMLSelectElement} */ (part("microphone"));
const goButton = /** @type {HTMLButtonElement} */ (part("go"));
const room = new RoomSocket(page.dataset.socket ?? "");

/** @type {MediaStream | null} */
let camera = null;
/** @type {MediaStream | null} */
let screen = null;
/** @type {Publisher | null} */
let publisher = null;
/** @type {LevelMeter | null} */
let meter = null;
let isLive = page.dataset.state === "live";
let isOnBreak = page.hasAttribute("data-on-break");
let isEnding = false;
let startedAt = Date.parse(page.dataset.startedAt ?? "");
let heardAt = performance.now();

// --- green room --------------------------------------------------------------------------------------------------------

async function prepare() {
  hideProblem();
  try {
    camera?.getTracks().forEach((track) => track.stop());
    camera = await openCamera({ cameraId: cameraSelect.value, microphoneId: microphoneSelect.value });
  } catch (error) {
    showProblem(describeDeviceError(error), [
      { label: gettext("Try again"), run: prepare },
      ...(isLive ? [] : [{ label: gettext("Share the screen instead"), run: prepareScreen }]),
    ]);
    return;
  }
  await fillDevices();
  listen(camera);
  show(camera);
  goButton.disabled = false;
  if (isLive && !isOnBreak) await broadcast();
}

async function prepareScreen() {
  try {
    camera = await openScreen();
  } catch (error) {
    showProblem(describeDeviceError(error), [{ label: gettext("Try again"), run: prepare }]);
    return;
  }
  hideProblem();
  listen(camera);
  show(camera);
  goButton.disabled = false;
  if (isLive && !isOnBreak) await broadcast();
}

async function fillDevices() {
  const { cameras, microphones } = await listDevices();
  fill(cameraSelect, cameras, camera?.getVideoTracks()[0]?.getSettings().deviceId);
  fill(microphoneSelect, microphones, camera?.getAudioTracks()[0]?.getSettings().deviceId);
}

/** @param {HTMLSelectElement} select @param {MediaDeviceInfo[]} devices @param {string | undefined} chosen */
function fill(select, devices, chosen) {
  select.replaceChildren(...devices.map(({ deviceId, label }, index) => new Option(label || interpolate(gettext("Device %(number)s"), { number: index + 1 }), deviceId, false, deviceId === chosen)));
}

/** @param {MediaStream} stream */
function listen(stream) {
  meter?.stop();
  meter = stream.getAudioTracks().length ? new LevelMeter(stream) : null;
  heardAt = performance.now();
}

/** @param {MediaStream} stream */
function show(stream) {
  preview.srcObject = stream;
}

setInterval(() => {
  const level = meter ? meter.level() : 0;
  part("level").setAttribute("width", `${Math.round(Math.min(1, level * 3) * 100)}%`);
  if (level > SILENT_BELOW || !isMicrophoneOn()) heardAt = performance.now();
  const silent = performance.now() - heardAt > SILENT_AFTER_MS;
  part("level-help").textContent = silent
    ? gettext("Nothing is heard from your microphone. Is it the right one, and is it switched on?")
    : gettext("Say a few words: the bar must move.");
  part("level-help").classList.toggle("field__error", silent);
}, 100);

// --- on air ------------------------------------------------------------------------------------------------------------

async function goLive() {
  goButton.disabled = true;
  if (!(await command("start"))) {
    goButton.disabled = false;
    return;
  }
  isLive = true;
  startedAt = room.now();
  await broadcast();
}

/** Sends the camera (and later whatever replaces it) to the server. @param {{ takeOver?: boolean }} [options] */
async function broadcast({ takeOver = false } = {}) {
  if (!camera) return;
  publisher = new Publisher({ url: page.dataset.publish ?? "", stream: screen ?? camera, takeOver });
  publisher.addEventListener("health", (event) => drawHealth(/** @type {CustomEvent} */ (event).detail));
  publisher.addEventListener("refused", (event) => refused(/** @type {CustomEvent} */ (event).detail));
  publisher.addEventListener("failed", (event) => showProblem(/** @type {CustomEvent} */ (event).detail.message, [{ label: gettext("Reload the page"), run: () => location.reload() }]));
  draw();
  await publisher.start();
}

/** @param {{ reason: string, message: string }} detail */
function refused({ reason, message }) {
  publisher = null;
  if (reason === "taken") {
    showProblem(gettext("This lecture is being broadcast from another tab or computer. Only one can be on air."), [
      { label: gettext("Broadcast from here instead"), run: () => (hideProblem(), broadcast({ takeOver: true })) },
    ]);
  } else showProblem(message, [{ label: gettext("Reload the page"), run: () => location.reload() }]);
  draw();
}

/** The verbs of the server. @param {"start" | "pause" | "resume" | "end"} verb @returns {Promise<boolean>} whether it was done */
async function command(verb) {
  try {
    const response = await post(page.dataset[verb] ?? "");
    if (response.ok) return true;
    const problem = response.headers.get("content-type")?.includes("json") ? (await response.json()).message : "";
    showProblem(problem || gettext("The server did not accept this. Reload the page and try again."), []);
  } catch {
    showProblem(gettext("The server cannot be reached. Check your line and try again."), []);
  }
  return false;
}

function isMicrophoneOn() {
  return Boolean(camera?.getAudioTracks().some((track) => track.enabled));
}

function toggleMicrophone() {
  const on = !isMicrophoneOn();
  for (const stream of [camera, screen]) stream?.getAudioTracks().forEach((track) => (track.enabled = on));
  draw();
}

function toggleCamera() {
  camera?.getVideoTracks().forEach((track) => (track.enabled = !track.enabled));
  draw();
}

async function toggleScreen() {
  if (screen) return showCameraAgain();
  try {
    const shared = await openScreen({ audio: camera?.getAudioTracks() ?? [] });
    screen = shared;
    shared.getVideoTracks()[0].addEventListener("ended", () => showCameraAgain());
    show(shared);
    await publisher?.replaceStream(shared);
  } catch (error) {
    toast(describeDeviceError(error));
  }
  draw();
}

async function showCameraAgain() {
  if (!screen || !camera) return;
  // The microphone's track is the camera's too: only the picture of the screen stops.
  screen.getVideoTracks().forEach((track) => track.stop());
  screen = null;
  show(camera);
  await publisher?.replaceStream(camera);
  draw();
}

async function togglePause() {
  if (isOnBreak) {
    if (!(await command("resume"))) return;
    isOnBreak = false;
    if (publisher) publisher.resume();
    else await broadcast();
  } else {
    publisher?.pause();
    if (!(await command("pause"))) return publisher?.resume();
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
  await publisher?.finish();
  if (await command("end")) leave();
  else {
    isEnding = false;
    dialog.close();
  }
}

function leave() {
  camera?.getTracks().forEach((track) => track.stop());
  screen?.getTracks().forEach((track) => track.stop());
  isLive = false;
  location.assign(page.dataset.after ?? "/");
}

// --- what the page shows -----------------------------------------------------------------------------------------------

function draw() {
  const onAir = isLive;
  // Another tab or computer has the broadcast, or the camera is not there yet: nothing leaves this page.
  const isSending = publisher !== null;
  part("on-air").hidden = !onAir;
  part("off-air").hidden = onAir;
  part("health").hidden = !onAir || !isSending;
  part("go-panel").hidden = onAir;
  part("controls").hidden = !onAir;
  part("devices").hidden = onAir;
  part("break-slate").hidden = !isOnBreak;
  part("preview-label").textContent = !onAir ? gettext("Only you see this") : isOnBreak ? gettext("The audience sees that there is a break") : isSending ? gettext("The audience sees this") : gettext("Only you see this");
  for (const name of ["microphone", "camera", "screen"]) /** @type {HTMLButtonElement} */ (part(`${name}-toggle`)).disabled = isOnBreak || !isSending;
  press("microphone", isMicrophoneOn() && !isOnBreak, [pgettext("device", "on"), pgettext("device", "off")]);
  press("camera", Boolean(camera?.getVideoTracks().some((track) => track.enabled)) && !isOnBreak, [pgettext("device", "on"), pgettext("device", "off")]);
  press("screen", screen !== null, [pgettext("screen", "shown"), pgettext("screen", "show")]);
  press("pause", isOnBreak, [gettext("press to go on"), gettext("time stands still")]);
}

/** @param {string} name @param {boolean} on @param {[string, string]} words */
function press(name, on, [yes, no]) {
  part(`${name}-toggle`).setAttribute("aria-pressed", String(on));
  part(`${name}-state`).textContent = on ? yes : no;
}

/** @param {import("media/publisher.js").Health} health */
function drawHealth({ isOnline: online, uploadKbps, waiting, savedUpToMs }) {
  part("line-text").textContent = online ? gettext("good") : gettext("cut, nothing is lost, it is sent later");
  part("health").firstElementChild?.classList.toggle("health--bad", !online);
  part("upload").textContent = interpolate(gettext("%(rate)s Mbit/s"), { rate: decimal(uploadKbps / 1000, 1) });
  part("waiting").textContent = String(waiting);
  part("saved").textContent = clock(savedUpToMs / 1000);
}

/** @param {string} text @param {{ label: string, run: () => unknown }[]} actions */
function showProblem(text, actions) {
  part("problem").hidden = false;
  part("problem-text").textContent = text;
  part("problem-actions").replaceChildren(
    ...actions.map(({ label, run }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--outline button--small";
      button.textContent = label;
      button.addEventListener("click", run);
      return button;
    }),
  );
}

function hideProblem() {
  part("problem").hidden = true;
}

setInterval(() => {
  if (isLive) part("clock").textContent = clock((room.now() - startedAt) / 1000);
}, 1000);

room.addEventListener("room.joined", (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  if (detail.started_at) startedAt = detail.started_at;
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
part("pause-toggle").addEventListener("click", togglePause);
part("end").addEventListener("click", end);
addEventListener("beforeunload", (event) => {
  if (isLive && publisher && !isEnding) event.preventDefault();
});

/** @type {import("./room-chat.js").RoomChat} */ (page.querySelector("room-chat")).attach(room);
/** @type {any} */ (page.querySelector("presence-roster")).attach(room);
startPresence(room);
draw();
room.connect();
await prepare();
