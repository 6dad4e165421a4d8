// @ts-check
/** Captions as a room knows them: languages, and the newest lines. */

/** @typedef {{ id: number, language: string, start_ms: number, end_ms: number, text: string }} Line */
/** @typedef {{ languages: string[], lines: Line[] }} Captions */

/** As many as a snapshot has; see webinars/captions/limits.py. */
const KEPT = 30;

/** @param {import("webinars/room-state.js").PartSnapshot} snapshot @returns {Captions} */
export function fromSnapshot({ shared }) {
  return { languages: shared?.languages ?? [], lines: shared?.lines ?? [] };
}

/** @param {Captions} captions @param {import("webinars/room-state.js").RoomEvent} event @returns {Captions} */
export function apply(captions, event) {
  if (event.type !== "caption.said") return captions;
  const line = { id: event.id, language: event.language, start_ms: event.start_ms, end_ms: event.end_ms, text: event.text };
  const { lines } = captions;
  const known = lines.findIndex((each) => each.id === line.id);
  // The correction of a line that is long gone from here.
  if (known < 0 && lines.length > 0 && line.id < lines[lines.length - 1].id) return captions;
  const languages = captions.languages.includes(line.language) ? captions.languages : [...captions.languages, line.language].sort();
  if (known >= 0) {
    if (JSON.stringify(lines[known]) === JSON.stringify(line)) return captions;
    return { languages, lines: lines.map((each) => (each.id === line.id ? line : each)) };
  }
  return { languages, lines: [...lines, line].slice(-KEPT) };
}
