"""Text that people type for others to read: the same letters for the same word, and nothing that breaks the page around it."""

import re
import unicodedata

# What turns the direction of the text after it (Unicode's explicit embeddings, overrides and isolates), and marks of it.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_JOINERS = frozenset("\u200c\u200d")
"""They shape letters and emoji, so they stay between such."""
_IDLE_JOINERS = re.compile("[\\u200c\\u200d](?![^\\s\\u0000-\\u052f])|(?<![^\\s\\u0000-\\u052f])[\\u200c\\u200d]")
"""Beside spaces and Latin, Greek and Cyrillic letters, where they only hide."""
_HIDDEN = frozenset("\u00ad\u115f\u1160\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0")
"""Nothing is seen of them, so a word with one is another word that looks the same."""
_MARKS_IN_A_ROW = 4
"""Letters of living languages carry fewer; piles of them cover the lines around."""
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_text(text: str, *, one_line: bool = False) -> str:
    """NFC, without control signs, turned directions, piles of marks and spaces at the ends. `one_line`: no line breaks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    text = "".join(_without_piles(_allowed(text)))
    if one_line:
        text = text.replace("\n", " ")
    text = _SPACES.sub(" ", text)
    lines = (line.strip() for line in text.split("\n"))
    text = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
    return text if any(_is_seen(sign) for sign in text) else ""


def _is_seen(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] not in "ZM" and category not in {"Cc", "Cf"}


def _allowed(text: str) -> str:
    return _IDLE_JOINERS.sub("", "".join(sign for sign in text if sign == "\n" or _is_allowed(sign)))


def _is_allowed(sign: str) -> bool:
    if sign in _TURNS or sign in _HIDDEN:
        return False
    # Cc control, Cs lone surrogates (no database takes them), Co private use. Not assigned may be an emoji newer than Python.
    return sign in _JOINERS or sign == "\t" or unicodedata.category(sign) not in {"Cc", "Cs", "Co"}


def _without_piles(text: str) -> list[str]:
    kept: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(sign)
    return kept
