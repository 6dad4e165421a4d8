"""Moments as these reports write them. Whether 03/04 is March or April is never guessed: see `orders_of`."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from functools import lru_cache

EARLIEST_YEAR, LATEST_YEAR = 2000, 2099
LONGEST_STAY = timedelta(hours=24)


class DateOrder(StrEnum):
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


BOTH = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
_MONTHS = (
    ("jan", "янв", "қаң"),
    ("feb", "фев", "ақп"),
    ("mar", "мар", "нау"),
    ("apr", "апр", "сәу"),
    ("may", "ма", "мам"),
    ("jun", "июн", "мау"),
    ("jul", "июл", "шіл"),
    ("aug", "авг", "там"),
    ("sep", "сен", "қыр"),
    ("oct", "окт", "қаз"),
    ("nov", "ноя", "қар"),
    ("dec", "дек", "жел"),
)
_DATE = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")
_TIME = re.compile(
    r"(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s*(am|pm|a\.m\.|p\.m\.|a\. m\.|p\. m\.|тд|тк)?(?![\d:])"
)
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])(\d{1,2}):?(\d{2})\)?$")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Written:
    """A moment as it was written. `orders` are those in which it is a date; it is the same in both when it names its month."""

    readings: tuple[tuple[DateOrder, datetime], ...]
    #: Seconds east of UTC, where the text says so.
    offset_s: int | None = None

    @property
    def orders(self) -> tuple[DateOrder, ...]:
        return tuple(order for order, _ in self.readings)

    def at(self, order: DateOrder) -> datetime | None:
        """Naive, or aware where the text names its offset. None when it is no date in that order."""
        found = next((moment for one, moment in self.readings if one is order), None)
        if found is None or self.offset_s is None:
            return found
        return found.replace(tzinfo=timezone(timedelta(seconds=self.offset_s)))


@lru_cache(maxsize=65_536)
def read_moment(text: str) -> Written | None:
    """None for what no moment is: "--", "", "Kazakhstan"."""
    if not text or len(text) > 60:
        return None
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().replace(",", " ").split())
    clock = _TIME.search(plain)
    if clock is None:
        return None
    hours = _hours(int(clock[1]), clock[4])
    minutes, seconds = int(clock[2]), int(clock[3] or 0)
    if hours is None or minutes > 59 or seconds > 59:
        return None
    before, after = plain[: clock.start()], plain[clock.end() :]
    offset = _offset(after)
    days = _numeric(before + " " + after) or _named(before + " " + _OFFSET.sub(" ", after))
    readings = tuple(
        (order, datetime(year, month, day, hours, minutes, seconds))  # noqa: DTZ001  (its zone is asked for)
        for order, (year, month, day) in days
        if _is_day(year, month, day)
    )
    return Written(readings, offset) if readings else None


def orders_of(pairs: Iterable[tuple[Written | None, Written | None]]) -> list[DateOrder]:
    """The orders in which every date of a file is one, and in which people left within a day of joining.

    Two of them: a person must say which, unless both give the same days. None: the file contradicts itself.
    """
    pairs = list(pairs)
    written = [one for pair in pairs for one in pair if one is not None]
    possible = [order for order in BOTH if all(order in one.orders for one in written)]
    if len(possible) == 2 and all(one.readings[0][1] == one.readings[1][1] for one in written):
        return possible[:1]
    likely = [order for order in possible if all(_is_a_stay(join, leave, order) for join, leave in pairs)]
    return likely or possible


def _is_a_stay(join: Written | None, leave: Written | None, order: DateOrder) -> bool:
    if join is None or leave is None or join.offset_s != leave.offset_s:
        return True
    at, to = join.at(order), leave.at(order)
    return at is None or to is None or timedelta(0) <= to - at <= LONGEST_STAY


def _hours(hours: int, half: str | None) -> int | None:
    if half is None:
        return hours if hours < 24 else None
    if not 1 <= hours <= 12:
        return None
    is_late = half[0] == "p" or half == "тк"
    return hours % 12 + (12 if is_late else 0)


def _offset(text: str) -> int | None:
    text = text.strip(" ()")
    if text in {"z", "utc", "gmt"}:
        return 0
    found = _OFFSET.search(text)
    if found is None or int(found[2]) > 14 or int(found[3]) > 59:
        return None
    return (1 if found[1] == "+" else -1) * (int(found[2]) * 3600 + int(found[3]) * 60)


def _numeric(text: str) -> list[tuple[DateOrder, tuple[int, int, int]]]:
    found = _DATE.search(text)
    if found is None:
        return []
    one, mark, two, three = found[1], found[2], found[3], found[4]
    if len(one) == 4:
        return [(order, (int(one), int(two), int(three))) for order in BOTH]
    if len(one) > 2 or len(three) not in (2, 4):
        return []
    year = int(three) + (2000 if len(three) == 2 else 0)
    day_first = (DateOrder.DAY_FIRST, (year, int(two), int(one)))
    month_first = (DateOrder.MONTH_FIRST, (year, int(one), int(two)))
    if mark == ".":  # nobody writes the month first with points
        return [(order, day_first[1]) for order in BOTH]
    if one == two:
        return [(order, day_first[1]) for order in BOTH]
    return [day_first, month_first]


def _named(text: str) -> list[tuple[DateOrder, tuple[int, int, int]]]:
    year = _YEAR.search(text)
    if year is None:
        return []
    month = next((number for word in _WORD.findall(text) if (number := _month(word))), None)
    day = _DAY.search(text[: year.start()] + " " + text[year.end() :])
    if month is None or day is None:
        return []
    return [(order, (int(year[1]), month, int(day[1]))) for order in BOTH]


def _month(word: str) -> int | None:
    for number, starts in enumerate(_MONTHS, start=1):
        english, russian, kazakh = starts
        if word.startswith((english, kazakh)) or (word in {"май", "мая"} if number == 5 else word.startswith(russian)):
            return number
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    try:
        datetime(year, month, day)  # noqa: DTZ001
    except ValueError:
        return False
    return True
