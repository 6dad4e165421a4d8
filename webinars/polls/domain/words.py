"""Words of a cloud: the same word is counted once, however it is typed."""

import unicodedata
from collections.abc import Iterable

from ui.plain_text import clean_text
from webinars.polls.kinds import MAX_WORD, MAX_WORDS

_AROUND = frozenset({"Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sm", "Sk", "Zs"})


def normalised(text: str) -> str:
    """Small letters, single spaces, no punctuation around: " «Бағалау!» " is "бағалау". "" when nothing is left."""
    text = clean_text(unicodedata.normalize("NFKC", text), one_line=True).lower()
    start, end = 0, len(text)
    while start < end and unicodedata.category(text[start]) in _AROUND:
        start += 1
    while end > start and unicodedata.category(text[end - 1]) in _AROUND:
        end -= 1
    return text[start:end]


def words_of(texts: Iterable[str]) -> list[str]:
    """A person's words: each once, at most three, none longer than 40 characters (cut at a letter)."""
    words = (normalised(text)[:MAX_WORD].strip() for text in texts)
    return list(dict.fromkeys(word for word in words if word))[:MAX_WORDS]
