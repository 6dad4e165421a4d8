"""The report in sums, as the page shows them: by region, by district or by organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attendance.domain.columns import Collected, Summary
from attendance.domain.groups import Group, GroupBy, Grouping, group_people
from attendance.domain.report import PersonAttendance
from attendance.views.cells import written
from attendance.views.drawing import share
from attendance.views.people import Wish

AT_FIRST = 12
"""So many groups are listed; a link shows the others."""
LABELS = {
    GroupBy.REGION: (gettext_lazy("By region"), gettext_lazy("Region")),
    GroupBy.DISTRICT: (gettext_lazy("By district"), gettext_lazy("District or city")),
    GroupBy.ORGANISATION: (gettext_lazy("By organisation"), gettext_lazy("Organisation")),
}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str | Promise
    count: int
    address: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class SummaryCell:
    text: str
    is_earned: bool


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """`address` shows the people of the group."""

    name: str
    place: str
    address: str
    registered: int
    came: int
    registered_width: str
    came_width: str
    cells: list[SummaryCell]


@dataclass(frozen=True, slots=True)
class SummaryTable:
    tabs: list[Tab]
    label: str | Promise
    summaries: Sequence[Summary]
    rows: list[SummaryRow]
    whole: SummaryRow
    #: The address that shows all groups, "" when all are shown.
    more: str
    more_count: int


def summarise_people(people: Sequence[PersonAttendance], collected: Collected, wish: Wish) -> SummaryTable | None:
    """None when everybody is of one organisation: there is nothing to compare."""
    grouped = {by: group_people(people, collected, by=by) for by in GroupBy}
    if len(grouped[GroupBy.ORGANISATION].groups) < 2:
        return None
    telling = [by for by in GroupBy if len(grouped[by].groups) > 1]
    chosen = GroupBy(wish.by) if wish.by in telling else telling[0]
    grouping = grouped[chosen]
    shown = grouping.groups if wish.whole else grouping.groups[:AT_FIRST]
    most = max((max(group.registered, group.came) for group in grouping.groups), default=0) or 1
    return SummaryTable(
        tabs=[
            Tab(LABELS[by][0], len(grouped[by].groups), wish.address(by=by.value, groups=""), by is chosen)
            for by in telling
        ],
        label=LABELS[chosen][1],
        summaries=grouping.summaries,
        rows=[_row(group, grouping, most) for group in shown],
        whole=_row(grouping.whole, grouping, most),
        more=wish.address(groups="all") if len(shown) < len(grouping.groups) else "",
        more_count=len(grouping.groups) - len(shown),
    )


def _row(group: Group, grouping: Grouping, most: int) -> SummaryRow:
    return SummaryRow(
        name=group.name or _("No organisation"),
        place=group.place,
        address="?" + urlencode({"q": group.name}) if group.name else "",
        registered=group.registered,
        came=group.came,
        registered_width=share(min(group.registered * 100 / most, 100)),
        came_width=share(min(group.came * 100 / most, 100)),
        cells=[
            SummaryCell(written(value), summary.is_earned)
            for value, summary in zip(group.sums, grouping.summaries, strict=True)
        ],
    )
