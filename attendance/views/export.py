"""The attendance report as files: for spreadsheets and as a paper."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from attendance.domain.columns import Value
from attendance.domain.report import attendance_of
from attendance.domain.seal import head_of
from attendance.domain.table import collect_all, group_tables, pauses_table, people_table
from attendance.printing.report import print_report
from ui.csv_file import csv_response
from ui.formats import write_moment, zone_offset
from ui.xlsx_file import Sheet, xlsx_response
from webinars.models import Webinar
from webinars.views.access import editable_webinar, signed_in

Door = Callable[[HttpRequest, Webinar], HttpResponse]


def download(make: Door) -> Callable[[HttpRequest, str], HttpResponse]:
    """A file of a webinar's report, in the reader's language or the one that the address asks for (`?language=kk`)."""

    @require_safe
    @never_cache
    @login_required
    @wraps(make)
    def view(request: HttpRequest, code: str) -> HttpResponse:
        webinar = editable_webinar(request, code, right=Right.ATTENDANCE_VIEW_REPORT)
        wanted = request.GET.get("language", "")
        with translation.override(wanted if wanted in dict(settings.LANGUAGES) else translation.get_language()):
            return make(request, webinar)

    return view


@download
def report_csv(request: HttpRequest, webinar: Webinar) -> HttpResponse:
    """One row a person; moments in the reader's zone, named in the heading."""
    people = attendance_of(webinar)
    table = people_table(people, collect_all(webinar, people))
    rows = ([cell(value) for value in row] for row in table.rows)
    return csv_response(f"attendance-{webinar.code}", header=table.header, rows=rows)


@download
def report_xlsx(request: HttpRequest, webinar: Webinar) -> HttpResponse:
    """The same, a sheet for each way of adding up, and one of breaks and faults."""
    people = attendance_of(webinar)
    collected = collect_all(webinar, people)
    tables = [people_table(people, collected), *group_tables(people, collected)]
    tables.append(pauses_table(webinar))
    sheets = [Sheet(table.name, table.header, table.rows, notes=_about(webinar)) for table in tables]
    return xlsx_response(f"attendance-{webinar.code}", sheets=sheets)


@download
def report_pdf(request: HttpRequest, webinar: Webinar) -> HttpResponse:
    response = HttpResponse(print_report(webinar, by=signed_in(request)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="attendance-{webinar.code}.pdf"'
    return response


def cell(value: Value) -> object:
    """As spreadsheets in Kazakhstan read it: decimal comma, moments that sort."""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S")
    return value


def _about(webinar: Webinar) -> list[tuple[str, str]]:
    held = write_moment(webinar.started_at or webinar.starts_at)
    return [
        (_("Webinar"), webinar.title),
        (_("Held"), f"{held} ({zone_offset()})"),
        (_("Written"), f"{write_moment(timezone.now())} ({zone_offset()})"),
        (_("Seal of the evidence, SHA-256"), head_of(webinar)),
    ]
