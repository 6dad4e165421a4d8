"""The people of the report as rows: searched, filtered, sorted, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from attendance.domain.alphabet import in_order
from attendance.domain.columns import Collected, Column, Value
from attendance.domain.flag_columns import FLAGS
from attendance.domain.groups import GroupBy
from attendance.domain.report import PersonAttendance

AT_ONCE = 100
LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    label: str | Promise
    holds: Callable[[PersonAttendance], bool]


GROUPS = (
    Group("all", _("All"), lambda line: True),
    Group("online", _("In the room"), lambda line: line.is_online),
    Group("came", _("Came"), lambda line: line.came),
    Group("absent", _("Did not come"), lambda line: not line.came),
)


@dataclass(frozen=True, slots=True)
class Order:
    """Figures begin with the largest, names with the first; who has none stands last either way."""

    key: str
    label: str | Promise
    value: Callable[[PersonAttendance], Any]
    largest_first: bool = True
    screen: str = ""
    is_figure: bool = True


FLAGGED = "flagged"
ORDERS = (
    Order(
        "name",
        _("Name, organisation"),
        lambda line: in_order(line.person.display_name),
        largest_first=False,
        is_figure=False,
    ),
    Order("joined", _("Joined"), lambda line: line.time.first_join, largest_first=False, screen="wider"),
    Order("left", _("Left"), lambda line: line.time.last_leave, screen="wider"),
    Order("attended", _("Attended"), lambda line: line.time.attended_s),
    Order("percent", "%", lambda line: line.time.permille, screen="wide"),
    Order("added", _("Bridged, excused"), lambda line: line.time.bridged_s + line.time.excused_s, screen="wider"),
    Order("gap", _("Longest gap"), lambda line: line.time.longest_gap_s, screen="wider"),
    Order("checks", pgettext_lazy("presence", "Checks"), lambda line: line.checks.answered, screen="wider"),
    Order("connections", _("Connections, devices"), lambda line: line.connections, screen="wider"),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for; anything unknown is the default."""

    words: str
    group: str
    order: str
    reverse: bool
    shown: int
    #: How the people are added up, and whether all of the groups are listed.
    by: str = ""
    whole: bool = False
    #: Whether every person's row is open.
    is_open: bool = False

    @classmethod
    def of(cls, request: HttpRequest, *, columns: Sequence[Column] = ()) -> "Wish":
        """`columns` of higher apps, by which people can be sorted too."""
        get = request.GET
        orders = {order.key for order in ORDERS} | {column.key for column in columns}
        shown = get.get("show", "")
        return cls(
            words=get.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH],
            group=get.get("group", "") if get.get("group") in {FLAGGED, *(group.key for group in GROUPS)} else "all",
            order=get.get("sort", "") if get.get("sort") in orders else "name",
            reverse=get.get("reverse") == "1",
            shown=max(AT_ONCE, int(shown)) if shown.isascii() and shown.isdigit() and len(shown) < 7 else AT_ONCE,
            by=get.get("by", "") if get.get("by") in set(GroupBy) else "",
            whole=get.get("groups") == "all",
            is_open=get.get("figures") == "all",
        )

    def address(self, **changes: object) -> str:
        """The query of the same wish with changes; defaults are left out."""
        values = {"q": self.words, "group": self.group, "sort": self.order, "reverse": "1" if self.reverse else ""}
        values |= {"by": self.by, "groups": "all" if self.whole else "", "figures": "all" if self.is_open else ""}
        values |= {name: str(value) for name, value in changes.items()}
        defaults = {"group": "all", "sort": "name"}
        return "?" + urlencode({name: value for name, value in values.items() if value and value != defaults.get(name)})


@dataclass(frozen=True, slots=True)
class Heading:
    label: str | Promise
    address: str
    screen: str
    is_figure: bool
    #: For aria-sort: "ascending", "descending" or "".
    direction: str


@dataclass(frozen=True, slots=True)
class Chip:
    label: str | Promise
    count: int
    address: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """`found` are all that fit the wish, `lines` those that are shown."""

    found: int
    lines: Sequence[PersonAttendance]
    chips: list[Chip]
    headings: list[Heading]
    more: str
    more_count: int
    #: To the same people with all rows open, or closed again.
    open_or_close: str
    wish: Wish


def list_people(people: Sequence[PersonAttendance], wish: Wish, collected: Collected) -> Listing:
    """`collected`: the columns that the page shows beside its own."""
    orders = [*ORDERS, *(_order_by(column, collected) for column in collected.columns if column.screen != "export")]
    groups = (
        *GROUPS,
        Group(FLAGGED, _("Flagged"), lambda line: bool(collected.values.get(line.person.pk, {}).get(FLAGS))),
    )
    words = [word.casefold() for word in wish.words.split()]
    fitting = [line for line in people if all(word in _text(line) for word in words)]
    chips = [
        Chip(group.label, count, wish.address(group=group.key), group.key == wish.group)
        for group in groups
        if (count := sum(1 for line in fitting if group.holds(line))) or group.key in {"all", wish.group}
    ]
    chosen = next(group for group in groups if group.key == wish.group)
    order = next(order for order in orders if order.key == wish.order)
    lines = _sorted([line for line in fitting if chosen.holds(line)], order, reverse=wish.reverse)
    left = max(0, len(lines) - wish.shown)
    return Listing(
        found=len(lines),
        lines=lines[: wish.shown],
        chips=chips,
        headings=[_heading(order, wish) for order in orders],
        more=wish.address(show=wish.shown + AT_ONCE) if left else "",
        more_count=min(left, AT_ONCE),
        open_or_close=wish.address(
            figures="" if wish.is_open else "all", show=wish.shown if wish.shown > AT_ONCE else ""
        ),
        wish=wish,
    )


def _text(line: PersonAttendance) -> str:
    organisation = line.person.organisation
    parts = [line.person.name, line.person.name_latin, line.person.email]
    if organisation:
        parts += [
            organisation.name_kk,
            organisation.name_ru,
            organisation.name_en,
            organisation.district,
            organisation.city,
        ]
        parts += [organisation.region.name_kk, organisation.region.name_ru, organisation.region.name_en]
    return " ".join(parts).casefold()


def _order_by(column: Column, collected: Collected) -> Order:
    def value(line: PersonAttendance) -> Value:
        found = collected.value(line.person.pk, column)
        return in_order(found) or None if isinstance(found, str) else found

    screen = "" if column.screen == "always" else column.screen
    return Order(column.key, column.heading, value, column.is_figure, screen, column.is_figure)


def _sorted(lines: list[PersonAttendance], order: Order, *, reverse: bool) -> list[PersonAttendance]:
    known = [line for line in lines if order.value(line) is not None]
    unknown = [line for line in lines if order.value(line) is None]
    return sorted(known, key=order.value, reverse=order.largest_first != reverse) + unknown


def _heading(order: Order, wish: Wish) -> Heading:
    is_on = order.key == wish.order
    descending = order.largest_first != wish.reverse
    return Heading(
        label=order.label,
        address=wish.address(sort=order.key, reverse="1" if is_on and not wish.reverse else ""),
        screen=order.screen,
        is_figure=order.is_figure,
        direction=("descending" if descending else "ascending") if is_on else "",
    )
