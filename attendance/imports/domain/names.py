"""Whether two names may be one person's: Kazakh, Russian and Latin letters, any order, with or without a patronymic.

What it finds is only ever offered to a person to decide. It is generous: it takes away what transliterations differ in.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцыіэ", "abvgdezijklmnoprstufhcyie", strict=True)),
        "ё": "e",
        "ж": "j",
        "ч": "c",
        "ш": "s",
        "щ": "s",
        "ъ": "",
        "ь": "",
        "ю": "u",
        "я": "a",
        **dict(zip("әғқңөұүһ", "agknouuh", strict=True)),
        # The Latin alphabets of Kazakh: 2021, 2018 and Turkish habits.
        "ə": "a",
        "ı": "i",
        "ŋ": "n",
        "ș": "s",
        "ß": "s",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "a",
    }
)
_SAME = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("zh", "j"), ("dzh", "j"), ("ch", "c"), ("tc", "c"), ("ts", "c"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ng", "n"), ("q", "k"), ("x", "ks"), ("w", "u"),
    ("ya", "a"), ("ia", "a"), ("ja", "a"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("yo", "e"), ("io", "e"),
    ("ye", "e"), ("ie", "e"), ("je", "e"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
    ("y", "i"), ("j", "i"), ("v", "u"), ("h", ""),
)  # fmt: skip
_ASIDE = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_WORD = re.compile(r"[^\W\d_]+")
_DEVICES = {"iphone", "ipad", "galaxy", "samsung", "redmi", "honor", "huawei", "xiaomi", "android", "pc", "laptop"}
_NO_NAME = frozenset({"guest", "host", "cohost", "user", "қонақ", "гость", "телефон"} | _DEVICES)


@lru_cache(maxsize=100_000)
def name_parts(name: str) -> frozenset[str]:
    """What is left of the words of a name when scripts and spellings no longer matter; initials are left out."""
    plain = unicodedata.normalize("NFKC", _ASIDE.sub(" ", name)).casefold()
    return frozenset(
        key for word in _WORD.findall(plain) if word not in _NO_NAME and len(key := _key(word)) > 1 and len(word) > 1
    )


def may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two words at least are shared, and one name has nothing that the other lacks."""
    shared = one & other
    return len(shared) > 1 and (shared in (one, other))


def _key(word: str) -> str:
    latin = word.translate(_LETTERS)
    latin = "".join(sign for sign in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(sign))
    for long, short in _SAME:
        latin = latin.replace(long, short)
    return re.sub(r"(.)\1+", r"\1", latin)
