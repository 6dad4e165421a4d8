"""The sentences of a badge in its certificate's language.

Like those of the sheet they are not in the translation catalogue: improving a translation must not change badges that are out.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any


def words_in(language: str) -> dict[str, Any]:
    words: dict[str, Any] = _all()[language]
    return words


def in_language(texts: dict[str, Any] | None, *, language: str) -> str:
    """As frozen: {"kk": ..., "ru": ..., "en": ...}, of which some may be empty."""
    texts = texts or {}
    return str(texts.get(language) or texts.get("kk") or texts.get("ru") or texts.get("en") or "")


@cache
def _all() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text())
    return words
