// @ts-check
/** What a key means for the lecturer's slides; a clicker sends PageDown, PageUp, and B or a full stop for a dark screen. Pure. */

/** @typedef {"next" | "previous" | "hide"} Command */

/** By their place: on a Kazakh or Russian layout B is not "b". @type {Record<string, Command>} */
const BY_CODE = { PageDown: "next", PageUp: "previous", ArrowRight: "next", ArrowLeft: "previous", KeyB: "hide" };
/** Where keys have a meaning of their own. */
const BUSY = "input, textarea, select, [contenteditable], [role=tablist], [role=slider], [role=menu], dialog[open], video, audio";

/** @param {KeyboardEvent} event @param {Element | null} target @returns {Command | null} */
export function commandOf(event, target) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return null;
  if (target?.closest?.(BUSY)) return null;
  if (document.querySelector("dialog[open]")) return null;
  return BY_CODE[event.code] ?? null;
}
