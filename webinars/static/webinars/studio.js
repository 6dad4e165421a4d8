// @ts-check
/** The lecturer's studio: green room first, then the big controls of the broadcast. */
import "attendance/roster.js";
import { startPresence } from "attendance/presence.js";
import "webinars/room-chat.js";
import { LevelMeter, describeDeviceError } from "media/devices.js";
import { PictureCheck } from "media/picture-check.js";
import { Publisher } from "media/publisher.js";
import { post } from "ui/csrf.js";
import { confirmDialog } from "ui/elements/dialog.js";
import { toast } from "ui/elements/toast.js";
import { gettext, pgettext } from "ui/i18n.js";
import { clock } from "webinars/clock.js";
import { RoomSocket } from "webinars/room-socket.js";
import { HealthStrip } from "webinars/studio-health.js";
import { Sources } from "webinars/studio-sources.js";

const SILENT_AFTER_MS = 6000;
const SILENT_BELOW = 0.01;
const BLACK_AFTER_MS = 5000;
const LOOK_MS = 1000;

const page = /** @type {HTMLElement} */ (document.querySelector("[data-studio]"));
/** @template {HTMLElement} T @param {string} name @returns {T} the element with data-<name> */
const part = (name) => /** @type {T} */ (page.querySelector(`[data-${name}]`));

const preview = /** @type {HTMLVideoElement} */ (part("preview"));
const cameraSelect = /** @type {HTMLSelectElement} */ (part("camera"));
const microphoneSelect = /** @type {HTMLSelectElement} */ (part("microphone"));
const goButton = /** @type {HTMLButtonElement} */ (part("go"));
const room = new RoomSocket(page.dataset.socket ?? "");
const sources = new Sources({ cameraSelect, microphoneSelect });
const health = new HealthStrip(part("health"), { now: () => room.now() });
const picture = new PictureCheck(preview);

/** @type {Publisher | null} */
let publisher = null;
/** @type {LevelMeter | null} */
let meter = null;
let isLive = page.dataset.state === "live";
let isOnBreak = page.hasAttribute("data-on-break");
let isEnding = false;
let showsDevices = false;
let startedAt = Date.parse(page.dataset.startedAt ?? "");
let heardAt = performance.now();
let seenAt = performance.now();

// --- green room --------------------------------------------------------------------------------------------------------

async function prepare() {
  hideProblem();
  try {
    await sources.open();
  } catch (error) {
    showProblem(describeDeviceError(error), [
      { label: gettext("Try again"), run: prepare },
      ...(publisher ? [] : [{ label: gettext("Share the screen instead"), run: prepareScreen }]),
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
  if (isLive && !publisher && !wasRefused) await broadcast();
  draw();
}

sources.addEventListener("changed", (event) => {
  const { stream, waitFor } = /** @type {CustomEvent} */ (event).detail;
  preview.srcObject = stream;
  meter?.stop();
  meter = stream.getAudioTracks().length ? new LevelMeter(stream) : null;
  heardAt = seenAt = performance.now();
  if (publisher) waitFor(publisher.replaceStream(stream));
  draw();
});

setInterval(() => {
  const level = meter ? meter.level() : 0;
  part("level").setAttribute("width", `${Math.round(Math.min(1, level * 3) * 100)}%`);
  if (level > SILENT_BELOW || !sources.isMicrophoneOn || isOnBreak) heardAt = performance.now();
  const silent = performance.now() - heardAt > SILENT_AFTER_MS;
  const warning = gettext("Nothing is heard from your microphone. Is it the right one, and is it switched on?");
  part("level-help").textContent = silent ? warning : gettext("Say a few words: the bar must move.");
  part("level-help").classList.toggle("field__error", silent);
  health.warn("silent", silent && publisher ? warning : "");
}, 100);

setInterval(() => {
  if (!sources.showsCamera || isOnBreak || !picture.isBlack()) seenAt = performance.now();
  const isBlack = performance.now() - seenAt > BLACK_AFTER_MS;
  const warning = gettext("Your picture is black. Is the camera covered, or is the room dark?");
  part("picture-help").textContent = isBlack ? warning : "";
  health.warn("black", isBlack && publisher ? warning : "");
}, LOOK_MS);

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
  if (!sources.stream) return;
  wasRefused = false;
  publisher = new Publisher({ url: page.dataset.publish ?? "", stream: sources.stream, takeOver });
  publisher.addEventListener("health", (event) => health.show(/** @type {CustomEvent} */ (event).detail));
  publisher.addEventListener("trackended", (event) => deviceLost(/** @type {CustomEvent} */ (event).detail.message));
  publisher.addEventListener("refused", (event) => refused(/** @type {CustomEvent} */ (event).detail));
  publisher.addEventListener("failed", (event) => showProblem(/** @type {CustomEvent} */ (event).detail.message, [{ label: gettext("Reload the page"), run: () => location.reload() }]));
  draw();
  await publisher.start({ isPaused: isOnBreak });
}

/** Something was unplugged; what is left is still sent. @param {string} message */
function deviceLost(message) {
  showsDevices = true;
  showProblem(message, [{ label: gettext("Try again"), run: prepare }]);
  draw();
}

/** Another page is on air: opening a camera must not take the broadcast back. */
let wasRefused = false;

/** @param {{ reason: string, message: string }} detail */
function refused({ reason, message }) {
  publisher = null;
  wasRefused = true;
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
  sources.stop();
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
  part("controls").hidden = part("more").hidden = !onAir;
  part("devices").hidden = onAir && !showsDevices;
  part("devices-toggle").setAttribute("aria-expanded", String(showsDevices));
  part("break-slate").hidden = !isOnBreak;
  part("preview-label").textContent = !onAir ? gettext("Only you see this") : isOnBreak ? gettext("The audience sees that there is a break") : isSending ? gettext("The audience sees this") : gettext("Only you see this");
  for (const name of ["microphone", "camera", "screen"]) /** @type {HTMLButtonElement} */ (part(`${name}-toggle`)).disabled = isOnBreak || !isSending;
  press("microphone", sources.isMicrophoneOn && !isOnBreak, [pgettext("device", "on"), pgettext("device", "off")]);
  press("camera", sources.isCameraOn && !isOnBreak, [pgettext("device", "on"), pgettext("device", "off")]);
  press("screen", sources.screen !== null, [pgettext("screen", "shown"), pgettext("screen", "show")]);
  press("pause", isOnBreak, [gettext("press to go on"), gettext("time stands still")]);
}

/** @param {string} name @param {boolean} on @param {[string, string]} words */
function press(name, on, [yes, no]) {
  part(`${name}-toggle`).setAttribute("aria-pressed", String(on));
  part(`${name}-state`).textContent = on ? yes : no;
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
part("devices-toggle").addEventListener("click", toggleDevices);
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
