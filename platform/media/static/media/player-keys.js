// @ts-check
// The player's keys, by their place on the keyboard: on a Kazakh or Russian layout K is not "k". Pure: says what a key means where.

import { gettext } from "ui/i18n.js";

/** @typedef {"play" | "sound" | "full" | "back" | "forward" | "live" | "captions" | "picture" | "help"} Command */

/** @type {Record<string, Command>} */
const COMMANDS = {
  Space: "play",
  KeyK: "play",
  KeyM: "sound",
  KeyF: "full",
  ArrowLeft: "back",
  ArrowRight: "forward",
  KeyL: "live",
  KeyC: "captions",
  KeyI: "picture",
};
const WRITES = "input:not([type=range]):not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable], [role=textbox]";
const PRESSES = "button, a[href], summary, input, [role=button], [role=tab], [role=menuitem], video[controls]";
const MOVES = "input:not(.live-player__range), select, [role=tab], [role=slider], [role=radio], [role=menu], [role=listbox]";

/**
 * @typedef {{ code: string, key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean, defaultPrevented: boolean }} Press
 * @param {Press} press
 * @param {{ matches(selector: string): boolean, closest(selector: string): unknown } | null} target where the focus is
 * @returns {Command | null} null when the key is not ours: somebody writes, a button is pressed, a dialog is open
 */
export function commandOf(press, target) {
  if (press.ctrlKey || press.metaKey || press.altKey || press.defaultPrevented) return null;
  if (target?.closest(WRITES) || target?.closest("dialog, [role=dialog], [role=alertdialog]")) return null;
  if (press.key === "?") return "help";
  if (press.shiftKey) return null;
  const command = COMMANDS[press.code] ?? null;
  if (press.code === "Space" && target?.closest(PRESSES)) return null;
  if (press.code.startsWith("Arrow") && target?.closest(MOVES)) return null;
  return command;
}

/** For the help: keys and what they do. @returns {[string[], string][]} */
export function keyHelp() {
  return [
    [[gettext("Space"), "K"], gettext("Play or pause")],
    [["←", "→"], gettext("10 seconds back or forward")],
    [["L"], gettext("Back to live")],
    [["M"], gettext("Sound off or on")],
    [["C"], gettext("Captions")],
    [["I"], gettext("Picture in picture")],
    [["F"], gettext("Full screen")],
    [["?"], gettext("This help")],
  ];
}
