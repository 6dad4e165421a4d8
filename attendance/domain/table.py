"""The report as tables, for files: one row a person, and the sums by region, district and organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from attendance.domain.columns import AttendanceColumns, Collected, Column, Value, collect, registered_columns
from attendance.domain.groups import Group, GroupBy, Grouping, group_people
from attendance.domain.pauses import pauses_of
from attendance.domain.report import PersonAttendance
from ui.formats import zone_offset
from webinars.models import Webinar

MOMENTS = frozenset({"registered_at", "first_join", "last_leave", "quiz_passed_at"})
"""Columns whose heading names the zone of their moments."""


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    header: list[str]
    rows: list[list[Value]]


def collect_all(webinar: Webinar, people: Sequence[PersonAttendance]) -> Collected:
    """Attendance's own columns and those of higher apps."""
    return collect(webinar, people, sources=(AttendanceColumns(), *registered_columns()))


def people_table(people: Sequence[PersonAttendance], collected: Collected) -> Table:
    """Every column of the reference, section 6, everyone with a place and everyone who was there."""
    return Table(
        name=_("Participants"),
        header=[heading(column) for column in collected.columns],
        rows=[[collected.value(line.person.pk, column) for column in collected.columns] for line in people],
    )


def group_tables(people: Sequence[PersonAttendance], collected: Collected) -> list[Table]:
    return [group_table(group_people(people, collected, by=by)) for by in GroupBy]


def group_table(grouping: Grouping) -> Table:
    names = {
        GroupBy.REGION: (_("By region"), [_("Region")]),
        GroupBy.DISTRICT: (_("By district"), [_("District or city"), _("Region")]),
        GroupBy.ORGANISATION: (_("By organisation"), [_("Organisation"), _("Place")]),
    }
    name, labels = names[grouping.by]
    header = [*labels, pgettext("how many people", "Registered"), pgettext("how many people", "Came"), _("Attended, s")]
    header += [str(summary.heading) for summary in grouping.summaries]
    places = len(labels) - 1
    rows = [_row(group, group.name or _("No organisation"), places) for group in grouping.groups]
    return Table(name=name, header=header, rows=[*rows, _row(grouping.whole, grouping.whole.name, places)])


def pauses_table(webinar: Webinar) -> Table:
    header = [_("What"), f"{_('Began')} ({zone_offset()})", f"{_('Ended')} ({zone_offset()})", _("Length, s")]
    rows: list[list[Value]] = [
        [pause.written, pause.started_at, pause.ended_at, pause.length_s] for pause in pauses_of(webinar)
    ]
    return Table(name=_("Breaks and faults"), header=header, rows=rows)


def heading(column: Column) -> str:
    return f"{column.heading} ({zone_offset()})" if column.key in MOMENTS else str(column.heading)


def _row(group: Group, name: str, places: int) -> list[Value]:
    return [name, *[group.place] * places, group.registered, group.came, group.attended_s, *group.sums]
