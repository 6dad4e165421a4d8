"""Columns of the attendance report. Attendance has its own; higher apps (quizzes, credits) add theirs by registering a
source in their AppConfig.ready(), so that this app knows nothing of them:

    class QuizColumns(ColumnSource):
        columns = (Column("quiz", _("Quiz, %")),)

        def values(self, webinar, people):
            best = best_results(webinar)                      # in bulk: once a report, never once a person
            return {line.person.pk: {"quiz": best[line.person.pk].score_pct} for line in people if line.person.pk in best}

    register_columns(QuizColumns())
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attendance.domain.evidence import from_ms
from attendance.domain.report import PersonAttendance
from ui.formats import clock
from webinars.models import Webinar

Value = str | int | Decimal | datetime | None
"""What a cell holds. Texts are shown as they are, datetimes in the reader's zone, None as nothing."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a column says of many people: by region, by organisation, in all. `how`: added up, or how many have any of it."""

    heading: str | Promise
    how: Literal["sum", "count"]
    is_earned: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is unique among all sources. `screen`: from which width it shows ("export": in files only)."""

    key: str
    heading: str | Promise
    screen: Literal["always", "wide", "wider", "export"] = "wide"
    is_figure: bool = True
    #: Hours and passes: what is earned stands in gold.
    is_earned: bool = False
    summaries: tuple[Summary, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the large figures above the report: "203" with the small "91 %"."""

    heading: str | Promise
    value: str
    small: str = ""
    is_earned: bool = False


class ColumnSource:
    """Subclass it and register one instance."""

    columns: ClassVar[Sequence[Column]] = ()

    def values(self, webinar: Webinar, people: Sequence[PersonAttendance]) -> Mapping[int, Mapping[str, Value]]:
        """By the person's pk, by the column's key. What is missing is empty. In a fixed number of queries."""
        return {}

    def figures(self, webinar: Webinar, people: Sequence[PersonAttendance]) -> Sequence[Figure]:
        """More large figures above the report."""
        return ()


class AttendanceColumns(ColumnSource):
    """The columns of files; the page draws the same figures in its own way."""

    columns: ClassVar[Sequence[Column]] = (
        Column("name", _("Full name"), screen="export", is_figure=False),
        Column("organisation", _("Organisation"), screen="export", is_figure=False),
        Column("district", _("District"), screen="export", is_figure=False),
        Column("region", _("Region"), screen="export", is_figure=False),
        Column("email", _("E-mail address"), screen="export", is_figure=False),
        Column("registered_at", _("Registered at"), screen="export"),
        Column("first_join", _("First join"), screen="export"),
        Column("last_leave", _("Last leave"), screen="export"),
        Column("connections", _("Connections"), screen="export"),
        Column("devices", _("Devices"), screen="export"),
        Column("content_s", _("Content, s"), screen="export"),
        Column("attended_s", _("Attended, s"), screen="export"),
        Column("attended", _("Attended"), screen="export"),
        Column("attended_pct", _("Attended, %"), screen="export"),
        Column("bridged_s", _("Bridged, s"), screen="export"),
        Column("excused_s", _("Excused, s"), screen="export"),
        Column("longest_gap_s", _("Longest gap, s"), screen="export"),
        Column("checks_launched", _("Presence checks launched"), screen="export"),
        Column("checks_shown", _("Presence checks shown"), screen="export"),
        Column("checks_answered", _("Presence checks answered"), screen="export"),
    )

    def values(self, webinar: Webinar, people: Sequence[PersonAttendance]) -> Mapping[int, Mapping[str, Value]]:
        return {line.person.pk: self._values(line) for line in people}

    def _values(self, line: PersonAttendance) -> Mapping[str, Value]:
        organisation, time, checks = line.person.organisation, line.time, line.checks
        return {
            "name": line.person.display_name,
            "organisation": organisation.name if organisation else "",
            "district": organisation.district or organisation.city if organisation else "",
            "region": organisation.region.name if organisation else "",
            "email": line.person.email,
            "registered_at": line.registration.registered_at if line.registration else None,
            "first_join": None if time.first_join is None else from_ms(time.first_join),
            "last_leave": None if time.last_leave is None else from_ms(time.last_leave),
            "connections": line.connections,
            "devices": line.devices,
            "content_s": time.content_s,
            "attended_s": time.attended_s,
            "attended": _full_clock(time.attended_s),
            "attended_pct": Decimal(time.permille) / 10,
            "bridged_s": time.bridged_s,
            "excused_s": time.excused_s,
            "longest_gap_s": time.longest_gap_s,
            "checks_launched": checks.launched,
            "checks_shown": checks.shown,
            "checks_answered": checks.answered,
        }


def _full_clock(seconds: int) -> str:
    """ "1:35:20", also "0:05:20": spreadsheets read "5:20" as hours and minutes."""
    return clock(seconds) if seconds >= 3600 else f"0:{seconds // 60:02}:{seconds % 60:02}"


@dataclass(frozen=True, slots=True)
class Collected:
    """The values of some sources for some people: asked for once a report, whatever is made of them."""

    columns: tuple[Column, ...]
    #: By the person's pk, by the column's key.
    values: Mapping[int, Mapping[str, Value]]

    def value(self, person: int, column: Column) -> Value:
        return self.values.get(person, {}).get(column.key)


def collect(
    webinar: Webinar, people: Sequence[PersonAttendance], *, sources: Sequence[ColumnSource] | None = None
) -> Collected:
    """Of the registered sources unless others are given."""
    sources = registered_columns() if sources is None else sources
    values: dict[int, dict[str, Value]] = {}
    for source in sources:
        for person, found in source.values(webinar, people).items():
            values.setdefault(person, {}).update(found)
    return Collected(tuple(column for source in sources for column in source.columns), values)


_sources: list[ColumnSource] = []


def register_columns(source: ColumnSource) -> None:
    """In AppConfig.ready(); columns stand in the order of registration, after those of attendance."""
    _sources.append(source)


def registered_columns() -> tuple[ColumnSource, ...]:
    return tuple(_sources)
