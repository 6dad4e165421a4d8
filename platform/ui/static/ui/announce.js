// @ts-check
// One polite live region for what a page wants screen readers to say: announce("Poll opened"). Never steals the focus.

const PAUSE_MS = 300;

/** @type {HTMLElement | undefined} */
let region;
/** @type {string[]} */
let waiting = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Says what is told within a moment in one go, each sentence once. @param {string} text */
export function announce(text) {
  if (!text || waiting.includes(text)) return;
  waiting.push(text);
  region ??= newRegion();
  timer ??= setTimeout(speak, PAUSE_MS);
}

function speak() {
  timer = undefined;
  const line = document.createElement("p");
  line.textContent = waiting.join(" ");
  waiting = [];
  region?.replaceChildren(line); // a new element is read also when it says the same as the last one
}

function newRegion() {
  const made = document.createElement("div");
  made.className = "visually-hidden";
  made.setAttribute("role", "status");
  made.dataset.announcer = "";
  document.body.append(made);
  return made;
}
