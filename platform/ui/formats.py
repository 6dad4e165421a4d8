"""How times and durations are written, in the three languages.

Dates come from CLDR through Babel: Django's own formats know no Kazakh order ("2026 ж. 19 қараша").
"""

from datetime import date, datetime

from babel.dates import format_date, format_datetime
from django.utils import timezone
from django.utils.translation import get_language, gettext

LOCALES = {"kk": "kk", "ru": "ru", "en": "en_GB"}
DATE_PATTERNS = {
    "date": {"kk": "y 'ж'. d MMMM", "ru": "d MMMM y 'г'.", "en": "d MMMM y"},
    "day": {"kk": "d MMMM", "ru": "d MMMM", "en": "d MMMM"},
    "weekday": {"kk": "EEEE", "ru": "EEEE", "en": "EEEE"},
    "weekday_date": {"kk": "d MMMM, EEEE", "ru": "EEEE, d MMMM", "en": "EEEE, d MMMM"},
    "short": {"kk": "dd.MM.y", "ru": "dd.MM.y", "en": "dd.MM.y"},
}
TIME_PATTERN = "HH:mm"
SECONDS_PATTERN = "HH:mm:ss"
FORMATS = (*DATE_PATTERNS, "time", "seconds", "datetime", "short_datetime")


def page_language() -> str:
    """The active language, kk when it is none of ours."""
    language = (get_language() or "kk").split("-")[0]
    return language if language in LOCALES else "kk"


def write_moment(moment: datetime, *, how: str = "datetime") -> str:
    """An aware moment in the active time zone and language. `how` is one of FORMATS: "datetime", "date", "day", "time" ..."""
    local = timezone.localtime(moment).replace(tzinfo=None)
    language = page_language()
    patterns = {
        "time": TIME_PATTERN,
        "seconds": SECONDS_PATTERN,
        "datetime": f"{DATE_PATTERNS['date'][language]}, {TIME_PATTERN}",
        "short_datetime": f"{DATE_PATTERNS['short'][language]}, {TIME_PATTERN}",
    }
    pattern = patterns[how] if how in patterns else DATE_PATTERNS[how][language]
    return str(format_datetime(local, pattern, locale=LOCALES[language]))


def write_date(day: date, *, how: str = "date") -> str:
    """A calendar day, which has no zone, in the active language. `how`: "date", "day", "weekday", "weekday_date", "short"."""
    language = page_language()
    return str(format_date(day, DATE_PATTERNS[how][language], locale=LOCALES[language]))


def clock(seconds: int, *, how: str = "hours") -> str:
    """Whole seconds as a clock: "1:35:20", below an hour "5:20"; with `how="minutes"` always "95:20"."""
    sign, seconds = ("-" if seconds < 0 else ""), abs(int(seconds))
    minutes, rest = divmod(seconds, 60)
    hours, minutes_left = divmod(minutes, 60)
    if how == "minutes" or not hours:
        return f"{sign}{minutes}:{rest:02}"
    return f"{sign}{hours}:{minutes_left:02}:{rest:02}"


def in_words(seconds: int) -> str:
    """A length for reading: "1 h 50 min", "45 min", "30 s"."""
    seconds = max(0, int(seconds))
    if seconds < 60:
        return gettext("%(seconds)d s") % {"seconds": seconds}
    hours, minutes = divmod(seconds // 60, 60)
    if hours and minutes:
        return gettext("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
    if hours:
        return gettext("%(hours)d h") % {"hours": hours}
    return gettext("%(minutes)d min") % {"minutes": minutes}


def zone_offset() -> str:
    """The active zone's distance from UTC now: "UTC+5", "UTC+5:30", "UTC"."""
    offset = timezone.localtime().utcoffset()
    assert offset is not None
    minutes = int(offset.total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '-'}{hours}" + (f":{rest:02}" if rest else "")
