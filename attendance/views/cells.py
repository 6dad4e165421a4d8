"""Values of the report for the eye."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format

from attendance.domain.columns import Value
from ui.formats import write_moment


def written(value: Value) -> str:
    """Decimals with the language's comma, moments on the reader's clock."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, Decimal)):
        return number_format(value)
    return write_moment(value, how="short_datetime")


def exact(value: Value) -> str:
    """The same, with the seconds of moments: as the files have them."""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%d.%m.%Y, %H:%M:%S")
    return written(value)
