"""Lengths as these reports write them, in whole seconds."""

import re

_PARTS = re.compile(r"(\d+)\s*([^\W\d_]+)\.?", re.UNICODE)
_UNITS = (
    (3600, ("h", "hr", "hrs", "hour", "hours", "ч", "час", "часа", "часов", "сағ", "сағат")),
    (60, ("m", "min", "mins", "minute", "minutes", "м", "мин", "минут", "минута", "минуты")),
    (1, ("s", "sec", "secs", "second", "seconds", "с", "сек", "секунд", "секунда", "секунды")),
    (86_400, ("d", "day", "days", "д", "дн", "день", "дня", "дней", "күн")),
)
_SECONDS = {name: seconds for seconds, names in _UNITS for name in names}
LONGEST_S = 7 * 86_400


def read_length(text: str, *, unit_s: int = 60) -> int | None:
    """ "1h 2m 3s", "1 ч 2 мин", "1:02:03", "62" in units of `unit_s`. None for what no length is."""
    text = text.strip().casefold()
    if not text or len(text) > 60:
        return None
    seconds = _clock(text) if ":" in text else _number(text, unit_s) if _is_number(text) else _words(text)
    return seconds if seconds is not None and seconds <= LONGEST_S else None


def _clock(text: str) -> int | None:
    found = re.fullmatch(r"(\d{1,3}):([0-5]?\d):([0-5]?\d)", text)
    if found is None:
        return None
    hours, minutes, seconds = map(int, found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,4})?", text) is not None


def _number(text: str, unit_s: int) -> int:
    whole, _, part = text.replace(",", ".").partition(".")
    return int(whole) * unit_s + (int(part) * unit_s // 10 ** len(part) if part else 0)


def _words(text: str) -> int | None:
    parts = _PARTS.findall(text)
    rest = re.sub(r"[\s.,]+", "", _PARTS.sub("", text))
    if not parts or rest or any(unit not in _SECONDS for _, unit in parts):
        return None
    return sum(int(number[:7]) * _SECONDS[unit] for number, unit in parts)
