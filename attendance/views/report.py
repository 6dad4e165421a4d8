"""The attendance report of a webinar, on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from attendance.domain.columns import Collected, Column
from attendance.domain.evidence import Content, content_of, to_ms
from attendance.domain.pauses import pauses_of
from attendance.domain.report import PersonAttendance, attendance_of, is_settled
from attendance.domain.seal import head_of
from attendance.domain.table import collect_all
from attendance.models import PresenceCheck
from attendance.views.cells import written
from attendance.views.chart import draw_chart
from attendance.views.checks import check_rows, plan_row
from attendance.views.drawing import Bar, Scale, at
from attendance.views.facts import Facts, Teller
from attendance.views.figures import figures
from attendance.views.people import Listing, Wish, list_people
from attendance.views.summaries import summarise_people
from webinars.polls.models import Poll
from webinars.views.access import editable_webinar


@require_safe
@never_cache
@login_required
def report(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code, right=Right.ATTENDANCE_VIEW_REPORT)
    can_import = request.user.has_perm(Right.ATTENDANCE_IMPORT, webinar)
    if webinar.started_at is None:
        return render(request, "attendance/report_empty.html", {"webinar": webinar, "can_import": can_import})
    now = timezone.now()
    people = attendance_of(webinar, now=now)
    prefetch_related_objects([webinar], "breaks", "interruptions")
    content = content_of(webinar, now=now)
    collected = collect_all(webinar, people)
    columns = [column for column in collected.columns if column.screen != "export"]
    wish = Wish.of(request, columns=columns)
    listing = list_people(people, wish, collected)
    checks = list(PresenceCheck.objects.filter(webinar=webinar).select_related("launched_by"))
    polls = list(Poll.objects.filter(webinar=webinar, opened_at__isnull=False).order_by("opened_at"))
    polled = [to_ms(poll.opened_at) for poll in polls if poll.opened_at]
    chart = draw_chart(content, people, checks=[to_ms(check.launched_at) for check in checks], polls=polled)
    context: dict[str, Any] = {
        "webinar": webinar,
        "can_import": can_import,
        "is_settled": is_settled(webinar, now=now),
        "head": head_of(webinar),
        "figures": figures(webinar, people, content=content, curve=chart.curve if chart else None),
        "chart": chart,
        "content": content,
        "breaks": _times(content.breaks),
        "faults": _times(content.faults),
        "pauses": pauses_of(webinar, now=now),
        "checks": check_rows(checks, people),
        "check_plan": plan_row(webinar, checks) if checks else None,
        "polls": [(at(moment), poll.text) for moment, poll in zip(polled, polls, strict=True)],
        "summary": summarise_people(people, collected, wish),
        "registered": sum(1 for line in people if line.registration),
        "came": sum(1 for line in people if line.came),
        "listing": listing,
        "rows": rows(listing, collected, columns=columns, content=content),
    }
    return render(request, "attendance/report.html", context)


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
    #: All columns, for whoever opens the row; the name heads it.
    facts: Facts


def rows(listing: Listing, collected: Collected, *, columns: Sequence[Column], content: Content) -> list[Row]:
    scale = Scale(content.start or 0, content.end or 1)
    breaks = scale.bars(content.breaks)
    teller = Teller(collected, without={"name"})
    return [
        Row(
            line=line,
            breaks=breaks,
            present=scale.bars(line.time.intervals),
            joined="" if line.time.first_join is None else at(line.time.first_join),
            left="" if line.time.last_leave is None or line.is_online else at(line.time.last_leave),
            percent=written(Decimal(line.time.permille) / 10),
            added_s=line.time.bridged_s + line.time.excused_s,
            cells=[Cell(written(collected.value(line.person.pk, column)), column) for column in columns],
            facts=teller.facts(line.person.pk),
        )
        for line in listing.lines
    ]


def _times(intervals: Sequence[tuple[int, int]]) -> list[tuple[str, str]]:
    return [(at(start), at(end)) for start, end in intervals]
