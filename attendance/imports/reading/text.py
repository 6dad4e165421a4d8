"""From bytes to text: UTF-8 and UTF-16 with their marks and without, and what Windows wrote before."""

import codecs

from charset_normalizer import from_bytes

from attendance.imports.errors import FileEmpty, NotATable

OLDER = ["cp1251", "kz1048", "cp866", "koi8_r", "mac_cyrillic", "cp1252"]
LOOKED_AT = 4096
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CONTROL = frozenset(map(chr, range(32))) - set("\t\r\n\x0b\x0c")


def decode(data: bytes) -> str:
    """Raises FileEmpty, and NotATable for what no text is."""
    if not data.strip(b"\x00 \t\r\n"):
        raise FileEmpty
    text = _decoded(data).lstrip("\ufeff")
    if not text.strip():
        raise FileEmpty
    if not CONTROL.isdisjoint(text):
        raise NotATable
    return text


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), None) or _without_mark(data)
    try:
        if encoding:
            return data.decode(encoding)
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            raise NotATable from error
    if b"\x00" in data:
        raise NotATable
    best = from_bytes(data, cp_isolation=OLDER, preemptive_behaviour=False).best()
    if best is None:
        raise NotATable
    return str(best)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 shows by its zeros: digits, commas and Latin letters have one in each pair."""
    start = data[:LOOKED_AT]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) * 10 < len(start) // 2 or len(data) % 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
