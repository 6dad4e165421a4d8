"""Periods in calendar months."""

import calendar
from datetime import datetime


def months_before(moment: datetime, *, months: int) -> datetime:
    """The same day and time so many months earlier; in a shorter month its last day."""
    count = moment.year * 12 + moment.month - 1 - months
    year, month = divmod(count, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def months_after(moment: datetime, *, months: int) -> datetime:
    """The same day and time so many months later; in a shorter month its last day."""
    return months_before(moment, months=-months)
