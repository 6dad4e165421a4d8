"""The attendance report as a file for spreadsheets."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from attendance.domain.columns import AttendanceColumns, Column, Value, registered_columns
from attendance.domain.report import attendance_of
from ui.csv_file import csv_response
from ui.formats import zone_offset
from webinars.models import Webinar
from webinars.views.access import editable_webinar


@require_safe
@never_cache
@login_required
def report_csv(request: HttpRequest, code: str) -> HttpResponse:
    """One row a person, everyone with a place and everyone who was there; moments in the reader's zone, named in the heading."""
    webinar = editable_webinar(request, code, right=Right.ATTENDANCE_VIEW_REPORT)
    sources = (AttendanceColumns(), *registered_columns())
    columns = [column for source in sources for column in source.columns]
    return csv_response(
        f"attendance-{webinar.code}",
        header=[_heading(column) for column in columns],
        rows=_rows(webinar),
    )


def _rows(webinar: Webinar) -> Iterator[list[object]]:
    people = attendance_of(webinar)
    sources = [(source, source.values(webinar, people)) for source in (AttendanceColumns(), *registered_columns())]
    for line in people:
        yield [
            cell(values.get(line.person.pk, {}).get(column.key))
            for source, values in sources
            for column in source.columns
        ]


def cell(value: Value) -> object:
    """As spreadsheets in Kazakhstan read it: decimal comma, moments that sort."""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S")
    return value


def _heading(column: Column) -> str:
    is_moment = column.key in {"registered_at", "first_join", "last_leave"}
    return f"{column.heading} ({zone_offset()})" if is_moment else str(column.heading)
