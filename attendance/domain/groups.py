"""The report in sums: by region, by district, by organisation. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from accounts.models import Organisation
from attendance.domain.alphabet import in_order
from attendance.domain.columns import Collected, Column, Summary
from attendance.domain.report import PersonAttendance


class GroupBy(StrEnum):
    REGION = "region"
    DISTRICT = "district"
    ORGANISATION = "organisation"


@dataclass(slots=True)
class Group:
    """`sums` stand in the order of `Grouping.summaries`. `name` is "" for people without an organisation."""

    name: str
    place: str = ""
    registered: int = 0
    came: int = 0
    attended_s: int = 0
    sums: list[int | Decimal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grouping:
    """`groups` by most registered; `whole` is everybody."""

    by: GroupBy
    summaries: tuple[Summary, ...]
    groups: list[Group]
    whole: Group


def group_people(people: Sequence[PersonAttendance], collected: Collected, *, by: GroupBy) -> Grouping:
    """Only summaries that say something of anybody are kept: no column of zeros for a webinar without a quiz."""
    columns = [(column, summary) for column in collected.columns for summary in column.summaries]
    whole = Group(_("All"), sums=[0] * len(columns))
    groups: dict[tuple[str, str], Group] = {}
    for line in people:
        name, place = _KEYS[by](line.person.organisation)
        group = groups.setdefault((name, place), Group(name, place, sums=[0] * len(columns)))
        for one in (group, whole):
            _count(one, line, collected, columns)
    kept = [number for number, value in enumerate(whole.sums) if value]
    for one in (whole, *groups.values()):
        one.sums = [_plain(one.sums[number]) for number in kept]
    return Grouping(
        by=by,
        summaries=tuple(columns[number][1] for number in kept),
        groups=sorted(
            groups.values(), key=lambda one: (not one.name, -one.registered, -one.came, in_order(one.name), one.place)
        ),
        whole=whole,
    )


def _count(
    group: Group, line: PersonAttendance, collected: Collected, columns: Sequence[tuple[Column, Summary]]
) -> None:
    group.registered += line.registration is not None
    group.came += line.came
    group.attended_s += line.time.attended_s
    for number, (column, summary) in enumerate(columns):
        value = collected.value(line.person.pk, column)
        if summary.how == "count":
            group.sums[number] += 1 if value else 0
        elif isinstance(value, (int, Decimal)):
            group.sums[number] += value


def _plain(value: int | Decimal) -> int | Decimal:
    """1.50 is 1.5, and 2.00 is 2."""
    if isinstance(value, int):
        return value
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _region(organisation: Organisation | None) -> tuple[str, str]:
    return (organisation.region.name, "") if organisation else ("", "")


def _district(organisation: Organisation | None) -> tuple[str, str]:
    if organisation is None:
        return "", ""
    region = organisation.region.name
    return organisation.district or organisation.city or region, region


def _organisation(organisation: Organisation | None) -> tuple[str, str]:
    return (organisation.name, organisation.place) if organisation else ("", "")


_KEYS: dict[GroupBy, Callable[[Organisation | None], tuple[str, str]]] = {
    GroupBy.REGION: _region,
    GroupBy.DISTRICT: _district,
    GroupBy.ORGANISATION: _organisation,
}
