"""Attendance and hours of one's own people over a period: a page, and the same as files."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from attendance.domain.columns import Value
from attendance.views.export import cell
from credits.certificates.staff import print_staff
from credits.domain.staff import PersonLine, Scope, scopes_of, staff_report
from credits.formats import write_credits
from ui.csv_file import csv_response
from ui.formats import clock, write_date, write_moment, zone_offset
from ui.xlsx_file import Sheet, xlsx_response
from webinars.views.access import signed_in

LONGEST = timedelta(days=5 * 366)
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: from the first day to the last, both included."""

    scope: Scope
    scopes: list[Scope]
    since: date
    until: date
    words: str
    shown: int

    def address(self, **changes: object) -> str:
        values = {"scope": self.scope.value, "since": self.since.isoformat(), "until": self.until.isoformat()}
        values |= {"q": self.words} | {name: str(value) for name, value in changes.items()}
        return "?" + urlencode({name: value for name, value in values.items() if value})


@require_safe
@never_cache
@login_required
def staff(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    lines = _lines(request, asked)
    context = {
        "asked": asked,
        "is_staff": asked.scope is Scope.STAFF,
        "organisation": signed_in(request).organisation,
        "lines": lines[: asked.shown],
        "found": len(lines),
        "more": asked.address(show=asked.shown + AT_ONCE) if len(lines) > asked.shown else "",
        "scopes": [(scope, asked.address(scope=scope.value), scope is asked.scope) for scope in asked.scopes],
        "figures": _figures(lines),
        "query": asked.address(),
    }
    return render(request, "credits/staff.html", context)


@require_safe
@never_cache
@login_required
def staff_csv(request: HttpRequest) -> HttpResponse:
    """A row for each place of each person: what spreadsheets can add up in their own way."""
    asked = _asked(request)
    rows = ([cell(value) for value in row] for row in visit_rows(_lines(request, asked)))
    return csv_response(_name(asked), header=visit_header(), rows=rows)


@require_safe
@never_cache
@login_required
def staff_xlsx(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    lines = _lines(request, asked)
    notes = about(request, asked)
    sheets = [
        Sheet(_("People"), people_header(), people_rows(lines), notes=notes),
        Sheet(_("Attendance"), visit_header(), visit_rows(lines), notes=notes),
    ]
    return xlsx_response(_name(asked), sheets=sheets)


@require_safe
@never_cache
@login_required
def staff_pdf(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    paper = print_staff(_lines(request, asked), facts=about(request, asked), by=signed_in(request))
    response = HttpResponse(paper, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_name(asked)}.pdf"'
    return response


def people_header() -> list[str]:
    return [
        *(_("Full name"), _("Organisation"), _("Position"), _("E-mail address")),
        *(_("Places"), _("Attended webinars"), _("Attended, s"), _("Hours")),
    ]


def people_rows(lines: list[PersonLine]) -> list[list[Value]]:
    return [
        [
            line.person.display_name,
            line.person.organisation.name if line.person.organisation else "",
            line.person.position,
            line.person.email,
            len(line.visits),
            line.came,
            line.attended_s,
            line.hours,
        ]
        for line in lines
    ]


def visit_header() -> list[str]:
    zone = zone_offset()
    return [
        *(_("Full name"), _("Organisation"), _("E-mail address"), _("Webinar"), _("Held by"), f"{_('Began')} ({zone})"),
        *(_("Attended, s"), _("Attended"), _("Attended, %"), _("Hours"), _("Certificate No.")),
    ]


def visit_rows(lines: list[PersonLine]) -> list[list[Value]]:
    return [
        [
            line.person.display_name,
            line.person.organisation.name if line.person.organisation else "",
            line.person.email,
            visit.webinar.title,
            visit.webinar.organisation.name,
            visit.webinar.started_at,
            visit.attended_s,
            "" if visit.attended_s is None else _full_clock(visit.attended_s),
            visit.percent,
            visit.hours,
            visit.certificate,
        ]
        for line in lines
        for visit in line.visits
    ]


def about(request: HttpRequest, asked: Asked) -> list[tuple[str, str]]:
    organisation = signed_in(request).organisation
    what = _("People of the organisation and of those below it") if asked.scope is Scope.STAFF else _("Own webinars")
    return [
        (_("Organisation"), organisation.name if organisation else ""),
        (_("What is listed"), what),
        (_("Period"), f"{write_date(asked.since)} – {write_date(asked.until)}"),
        (_("Written"), f"{write_moment(timezone.now())} ({zone_offset()})"),
    ]


def _asked(request: HttpRequest) -> Asked:
    """Raises PermissionDenied for who has nobody to look after. The last twelve months, unless the address says otherwise."""
    scopes = scopes_of(signed_in(request))
    if not scopes:
        raise PermissionDenied
    get = request.GET
    today = timezone.localdate()
    until = _day(get.get("until", "")) or today
    since = _day(get.get("since", "")) or until - timedelta(days=365)
    if since > until:
        since, until = until, since
    shown = get.get("show", "")
    return Asked(
        scope=Scope(get["scope"]) if get.get("scope") in scopes else scopes[0],
        scopes=scopes,
        since=max(since, until - LONGEST),
        until=until,
        words=get.get("q", "").replace("\x00", "").strip()[:100],
        shown=max(AT_ONCE, int(shown)) if shown.isascii() and shown.isdigit() and len(shown) < 7 else AT_ONCE,
    )


def _lines(request: HttpRequest, asked: Asked) -> list[PersonLine]:
    zone = timezone.get_current_timezone()
    since = datetime.combine(asked.since, time.min, tzinfo=zone)
    until = datetime.combine(asked.until + timedelta(days=1), time.min, tzinfo=zone)
    lines = staff_report(signed_in(request), scope=asked.scope, since=since, until=until)
    words = [word.casefold() for word in asked.words.split()]
    return [line for line in lines if all(word in _text(line) for word in words)]


def _text(line: PersonLine) -> str:
    organisation = line.person.organisation
    where = (
        [organisation.name_kk, organisation.name_ru, organisation.name_en, organisation.district]
        if organisation
        else []
    )
    return " ".join([line.person.name, line.person.name_latin, line.person.email, *where]).casefold()


def _figures(lines: list[PersonLine]) -> dict[str, Any]:
    return {
        "people": len(lines),
        "came": sum(1 for line in lines if line.came),
        "webinars": len({visit.webinar.pk for line in lines for visit in line.visits}),
        "hours": write_credits(sum((line.hours for line in lines), Decimal(0))),
    }


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2099 else None


def _name(asked: Asked) -> str:
    return f"{asked.scope.value}-{asked.since.isoformat()}-{asked.until.isoformat()}"


def _full_clock(seconds: int) -> str:
    return clock(seconds) if seconds >= 3600 else f"0:{seconds // 60:02}:{seconds % 60:02}"
