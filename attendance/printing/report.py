"""The attendance report as a paper: what the page shows, in the reader's language, for a file or a signature."""

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from textwrap import wrap
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from attendance.domain.columns import Column
from attendance.domain.evidence import Content, content_of, to_ms
from attendance.domain.groups import Group, GroupBy, Grouping, group_people
from attendance.domain.pauses import pauses_of
from attendance.domain.report import PersonAttendance, attendance_of, is_settled
from attendance.domain.seal import head_of
from attendance.domain.table import collect_all
from attendance.models import PresenceCheck
from attendance.views.cells import written
from attendance.views.chart import Drawn, draw_curve
from attendance.views.drawing import at
from attendance.views.facts import Fact, Teller
from attendance.views.figures import figures
from ui.formats import clock, page_language, write_moment, zone_offset
from ui.typeset import typeset
from webinars.models import Webinar
from webinars.polls.models import Poll

HASH = re.compile("[0-9a-f]{64}")
SHEET = Path(__file__).with_name("report.typ")
ON_THE_LINE = frozenset(
    {
        "name",
        "organisation",
        "district",
        "region",
        "first_join",
        "last_leave",
        "connections",
        "devices",
        "content_s",
        "attended_s",
        "attended",
        "attended_pct",
        "longest_gap_s",
        "checks_shown",
        "checks_answered",
    }
)
"""What a person's line says already; all else that the files have stands below it."""
MOST_GROUPS = 40
"""Organisations beyond these are added up in one line: the files have all of them."""


def print_report(webinar: Webinar, *, by: User, now: datetime | None = None) -> bytes:
    """A PDF, A4 landscape."""
    now = now or timezone.now()
    return typeset(SHEET, report_data(webinar, by=by, now=now), made_at=timezone.localtime(now))


def report_data(webinar: Webinar, *, by: User, now: datetime) -> dict[str, Any]:
    """All that the sheet prints, as texts; figures of the drawing from 0 to 1."""
    people = attendance_of(webinar, now=now)
    content = content_of(webinar, now=now)
    collected = collect_all(webinar, people)
    shown = [column for column in collected.columns if column.screen != "export"]
    teller = Teller(collected, without=ON_THE_LINE | {column.key for column in shown})
    curve = draw_curve(content, people)
    grouped = [group_people(people, collected, by=by_what) for by_what in GroupBy]
    return {
        "language": page_language(),
        "heading": _("Attendance report"),
        "title": webinar.title,
        "organisation": webinar.organisation.name,
        "facts": _facts(webinar, content),
        "note": "" if is_settled(webinar, now=now) else _("Not final: the last connections are being closed."),
        "figures": [
            [str(figure.heading), figure.value, figure.small]
            for figure in figures(webinar, people, content=content, curve=curve.curve if curve else None)
        ],
        "curve": _curve(webinar, content, curve),
        "curve_heading": _("How many were there"),
        "curve_words": {
            "check": _("presence check"),
            "poll": pgettext("mark on the curve", "poll"),
            "break": _("break"),
            "fault": _("fault of the system, excused"),
        },
        "groups": [_group_table(grouping) for grouping in grouped if len(grouping.groups) > 1],
        "people_heading": _("Participants"),
        "people_note": _("What is not named below a person is nought or does not concern them."),
        "people_head": [_("Name, organisation"), _("Joined"), _("Left"), _("Attended"), "%", _("Bridged, excused")]
        + [_("Longest gap"), pgettext("presence", "Checks"), _("Connections, devices")]
        + [str(column.heading) for column in shown],
        "people_figures": [False] + [True] * 8 + [column.is_figure for column in shown],
        "people": [
            [*_person(line, collected.values.get(line.person.pk, {}), shown), _below(teller.in_order(line.person.pk))]
            for line in people
        ],
        "seal": [_("Seal of the evidence, SHA-256"), " ".join(wrap(head, 8))] if (head := head_of(webinar)) else [],
        "made": _("Written on %(moment)s (%(zone)s) for %(name)s.")
        % {"moment": write_moment(now), "zone": zone_offset(), "name": by.display_name},
        "page": _("Page"),
    }


def _facts(webinar: Webinar, content: Content) -> list[list[str]]:
    started, ended = webinar.started_at, webinar.ended_at
    held = write_moment(started or webinar.starts_at, how="date")
    if started:
        held += f", {write_moment(started, how='seconds')} – {write_moment(ended, how='seconds') if ended else ''}"
    length = sum(end - start for start, end in content.windows) // 1000
    return [
        [_("Held"), f"{held} ({zone_offset()})"],
        [_("Content"), clock(length)],
        [_("Lecturers"), ", ".join(lecturer.display_name for lecturer in webinar.lecturers.all())],
        [_("Code of the webinar"), webinar.code],
    ]


def _curve(webinar: Webinar, content: Content, drawn: Drawn | None) -> dict[str, Any] | None:
    if drawn is None:
        return None
    scale, curve = drawn.scale, drawn.curve
    length = scale.end - scale.start

    def x(moment: int) -> float:
        return round(min(max((moment - scale.start) / length, 0.0), 1.0), 5)

    checks = PresenceCheck.objects.filter(webinar=webinar).values_list("launched_at", flat=True)
    polls = Poll.objects.filter(webinar=webinar, opened_at__isnull=False).values_list("opened_at", flat=True)
    points = zip(curve.times, curve.counts, strict=True)
    return {
        "points": [[x(moment), round(count / curve.most, 5)] for moment, count in points],
        "most": curve.most,
        "most_at": "" if curve.most_at is None else at(curve.most_at),
        "pauses": [
            [
                f"{write_moment(pause.started_at, how='seconds')} – {write_moment(pause.ended_at, how='seconds')}",
                pause.written,
                clock(pause.length_s, how="minutes"),
            ]
            for pause in pauses_of(webinar)
        ],
        "breaks": [[x(start), x(end)] for start, end in content.breaks],
        "faults": [[x(start), x(end)] for start, end in content.faults],
        "checks": [x(to_ms(moment)) for moment in checks],
        "polls": [x(to_ms(moment)) for moment in polls if moment],
        "edges": [x(moment) for moment in (content.start, content.end) if moment is not None],
        "ticks": [[round(float(tick.x.rstrip("%")) / 100, 5), tick.text] for tick in scale.ticks()],
    }


def _group_table(grouping: Grouping) -> dict[str, Any]:
    names = {
        GroupBy.REGION: (_("By region"), _("Region")),
        GroupBy.DISTRICT: (_("By district"), _("District or city")),
        GroupBy.ORGANISATION: (_("By organisation"), _("Organisation")),
    }
    heading, label = names[grouping.by]
    head = [label, pgettext("how many people", "Registered"), pgettext("how many people", "Came")]
    shown = grouping.groups[:MOST_GROUPS]
    rows = [_group_row(group, group.name or _("No organisation")) for group in shown]
    if more := len(grouping.groups) - len(shown):
        rows.append([_("More of them: %(count)d. The files for spreadsheets name all.") % {"count": more}, ""])
    return {
        "heading": heading,
        "head": head + [str(summary.heading) for summary in grouping.summaries],
        "rows": [*rows, _group_row(grouping.whole, grouping.whole.name)],
    }


def _group_row(group: Group, name: str) -> list[str]:
    return [name, group.place, str(group.registered), str(group.came), *(written(value) for value in group.sums)]


def _below(facts: Sequence[Fact]) -> str:
    """What is not nought, in full; a hash in groups, for the eye and for the edge of the paper."""
    return " · ".join(f"{fact.label}: {_grouped(fact.text)}" for fact in facts if fact.text not in {"", "0"})


def _grouped(text: str) -> str:
    return " ".join(wrap(text, 8)) if HASH.fullmatch(text) else text


def _person(line: PersonAttendance, values: Any, shown: Sequence[Column]) -> list[str]:
    organisation, time = line.person.organisation, line.time
    own = [
        line.person.display_name,
        f"{organisation.place}, {organisation.name}" if organisation else "",
        "" if time.first_join is None else at(time.first_join),
        "" if time.last_leave is None else at(time.last_leave),
        clock(time.attended_s, how="minutes"),
        written(Decimal(time.permille) / 10),
        clock(added, how="minutes") if (added := time.bridged_s + time.excused_s) else "",
        clock(time.longest_gap_s, how="minutes") if time.longest_gap_s else "",
        f"{line.checks.answered} / {line.checks.shown}" if line.outcomes else "",
        f"{line.connections} / {line.devices}" if line.came else "",
    ]
    return own + [written(values.get(column.key)) for column in shown]
