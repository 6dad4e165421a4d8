// @ts-check
// A pasted list as answers to choose from. What is too much or too long is left for the server to refuse in words: only so much of
// it goes out that the message is no longer than a room takes.

const MOST = 12;
const LONGEST = 250;

/** @param {string} text @returns {string[]} */
export function linesOf(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line);
  return lines.slice(0, MOST).map((line) => Array.from(line).slice(0, LONGEST).join(""));
}
