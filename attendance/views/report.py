"""The attendance report of a webinar, on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Region
from accounts.rights import Right
from attendance.domain.columns import Column, Figure, Value, registered_columns
from attendance.domain.evidence import Content, content_of, to_ms
from attendance.domain.intervals import total
from attendance.domain.report import PersonAttendance, attendance_of, is_settled
from attendance.models import PresenceCheck
from attendance.views.chart import Chart, draw_chart
from attendance.views.checks import check_rows, plan_row
from attendance.views.drawing import Bar, Scale, at
from attendance.views.people import Listing, Wish, list_people
from ui.formats import clock, write_moment
from webinars.models import Webinar
from webinars.views.access import editable_webinar


@require_safe
@never_cache
@login_required
def report(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code, right=Right.ATTENDANCE_VIEW_REPORT)
    if webinar.started_at is None:
        return render(request, "attendance/report_empty.html", {"webinar": webinar})
    now = timezone.now()
    people = attendance_of(webinar, now=now)
    content = content_of(webinar, now=now)
    checks = list(PresenceCheck.objects.filter(webinar=webinar).select_related("launched_by"))
    chart = draw_chart(content, people, checks=[to_ms(check.launched_at) for check in checks])
    listing = list_people(people, Wish.of(request))
    context = {
        "webinar": webinar,
        "is_settled": is_settled(webinar, now=now),
        "figures": figures(webinar, people, content=content, chart=chart),
        "chart": chart,
        "content": content,
        "breaks": _times(content.breaks),
        "faults": _times(content.faults),
        "checks": check_rows(checks, people),
        "check_plan": plan_row(webinar, checks) if checks else None,
        "regions": regions(people),
        "registered": sum(1 for line in people if line.registration),
        "came": sum(1 for line in people if line.came),
        "listing": listing,
        "columns": [
            column for source in registered_columns() for column in source.columns if column.screen != "export"
        ],
        "rows": rows(webinar, listing, content=content),
    }
    return render(request, "attendance/report.html", context)


def figures(
    webinar: Webinar, people: Sequence[PersonAttendance], *, content: Content, chart: Chart | None
) -> list[Figure]:
    registered = sum(1 for line in people if line.registration)
    came = [line for line in people if line.came]
    content_s = total(content.windows) // 1000
    average_s = sum(line.time.attended_s for line in came) // len(came) if came else 0
    percent = _("%(percent)s %%") % {"percent": len(came) * 100 // registered} if registered else ""
    shown = [
        Figure(_("registered"), str(registered)),
        Figure(_("came"), str(len(came)), percent),
        Figure(_("most at once"), str(chart.most) if chart else "0", chart.most_at if chart else ""),
        Figure(_("attended on average, min"), clock(average_s, how="minutes"), f"/ {clock(content_s, how='minutes')}"),
    ]
    return shown + [figure for source in registered_columns() for figure in source.figures(webinar, people)]


@dataclass(frozen=True, slots=True)
class RegionRow:
    name: str
    registered: int
    came: int
    registered_width: str
    came_width: str


def regions(people: Sequence[PersonAttendance]) -> list[RegionRow]:
    """By region, most registered first; empty when there is only one."""
    counts: dict[Region | None, list[int]] = {}
    for line in people:
        count = counts.setdefault(line.person.region, [0, 0])
        count[0] += line.registration is not None
        count[1] += line.came
    if len(counts) < 2:
        return []
    most = max(max(count) for count in counts.values()) or 1
    ordered = sorted(counts.items(), key=lambda item: (item[0] is None, -item[1][0], item[0].name if item[0] else ""))
    return [
        RegionRow(
            name=region.name if region else _("No organisation"),
            registered=registered,
            came=came,
            registered_width=f"{registered * 100 / most:.4g}%",
            came_width=f"{came * 100 / most:.4g}%",
        )
        for region, (registered, came) in ordered
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    column: Column


@dataclass(frozen=True, slots=True)
class Row:
    line: PersonAttendance
    breaks: list[Bar]
    present: list[Bar]
    joined: str
    left: str
    percent: str
    added_s: int
    cells: list[Cell]


def rows(webinar: Webinar, listing: Listing, *, content: Content) -> list[Row]:
    scale = Scale(content.start or 0, content.end or 1)
    breaks = scale.bars(content.breaks)
    sources = [(source, source.values(webinar, listing.lines)) for source in registered_columns()]
    return [
        Row(
            line=line,
            breaks=breaks,
            present=scale.bars(line.time.intervals),
            joined="" if line.time.first_join is None else at(line.time.first_join),
            left="" if line.time.last_leave is None or line.is_online else at(line.time.last_leave),
            percent=written(Decimal(line.time.permille) / 10),
            added_s=line.time.bridged_s + line.time.excused_s,
            cells=[
                Cell(written(values.get(line.person.pk, {}).get(column.key)), column)
                for source, values in sources
                for column in source.columns
                if column.screen != "export"
            ],
        )
        for line in listing.lines
    ]


def written(value: Value) -> str:
    """A cell for the eye: decimals with the language's comma, moments on the reader's clock."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, Decimal)):
        return number_format(value)
    return write_moment(value, how="short_datetime")


def _times(intervals: Sequence[tuple[int, int]]) -> list[tuple[str, str]]:
    return [(at(start), at(end)) for start, end in intervals]
