// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { cut, pieces } from "webinars/chat-text.js";

const links = (text) => pieces(text).filter(({ href }) => href).map(({ text: shown, href }) => [shown, href]);

test("links lead where they say, and the sentence around them stays", () => {
  assert.deepEqual(pieces("See https://example.kz/a?b=1, please."), [
    { text: "See " },
    { text: "example.kz/a?b=1", href: "https://example.kz/a?b=1" },
    { text: ", please." },
  ]);
  assert.deepEqual(links("(http://example.kz)"), [["example.kz", "http://example.kz/"]]);
  assert.equal(links("https://kk.wikipedia.org/wiki/Абай_(ақын)")[0][1], new URL("https://kk.wikipedia.org/wiki/Абай_(ақын)").href);
});

test("nothing else is a link", () => {
  for (const text of ["javascript:alert(1)", "data:text/html,x", "ftp://example.kz", "https://user:secret@example.kz", "https://google.com@evil.example", "http://", "www.example.kz"]) {
    assert.deepEqual(links(text), [], text);
  }
});

test("a host that looks like another is shown as the network knows it", () => {
  assert.ok(links("https://аррle.com/login")[0][0].startsWith("xn--"));
});

test("a long address is cut after its host", () => {
  const [[shown, href]] = links(`https://example.kz/${"a".repeat(200)}`);
  assert.equal(shown, `example.kz/${"a".repeat(48)}…`);
  assert.equal(href.length, 19 + 200);
});

test("text is cut between whole signs", () => {
  assert.equal(cut("👩‍🏫👨‍👩‍👧 Қ", 2), "👩‍🏫…");
  assert.equal(cut("й́к", 2), "й́к");
  assert.equal(cut("short", 10), "short");
});
