"""What a person should look at, in the evidence of a webinar. A flag denies nothing and changes no figure.

Rules: "Attendance and credit", section 6. `find_flags` is pure: integers, ms since 1970. `flags_of` reads what it needs.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attendance.domain.elsewhere import elsewhere_of
from attendance.domain.evidence import Content, content_of
from attendance.domain.intervals import Interval, intersect, subtract, total, union
from attendance.domain.observed import Observed, Seen, observed_of
from webinars.models import Webinar

QUICK_MS = 1_000
HIDDEN_MS = 600_000
SKEW_MS = 5_000
ELSEWHERE_MS = 300_000
"""Who leaves one lecture open while the next begins is in two for a moment."""
AT_ONCE_MS = 60_000
"""Two addresses at once for less than this is a phone that changed from one network to another."""
MANY_ADDRESS = 3
MANY_DEVICE = 2
"""So many accounts. A device is an address with a browser's own words; identical computers of one school look like one."""
SAME_MS = 1_000
CROWD = 50
"""So many at the same seconds have a cause in common: a proxy that was cut, a report that rounds."""
NEAR_END_MS = 60_000
"""Everyone leaves at the end, and everyone is cut off by a fault: that is no coincidence to look at."""


class FlagKind(StrEnum):
    TWO_ADDRESSES = "two_addresses"
    ELSEWHERE = "elsewhere"
    SHARED_ADDRESS = "shared_address"
    SHARED_DEVICE = "shared_device"
    QUICK_ANSWER = "quick_answer"
    UNSHOWN = "unshown"
    HIDDEN = "hidden"
    SAME_TIMES = "same_times"
    CLOCK = "clock"
    ATTESTED = "attested"


LABELS: Mapping[FlagKind, str | Promise] = {
    FlagKind.TWO_ADDRESSES: _("Two addresses at once"),
    FlagKind.ELSEWHERE: _("In another lecture at the same time"),
    FlagKind.SHARED_ADDRESS: _("Many accounts at one address"),
    FlagKind.SHARED_DEVICE: _("Several accounts on one device"),
    FlagKind.QUICK_ANSWER: _("Answered within a second"),
    FlagKind.UNSHOWN: _("Connected, and not shown a check"),
    FlagKind.HIDDEN: _("Tab hidden for long"),
    FlagKind.SAME_TIMES: _("Same times as somebody else"),
    FlagKind.CLOCK: _("The device's clock strayed"),
    FlagKind.ATTESTED: _("Attested by a facilitator"),
}
SENTENCES: Mapping[FlagKind, str | Promise] = {
    FlagKind.TWO_ADDRESSES: _("Connected from two addresses at the same time, in minutes: %(figure)d."),
    FlagKind.ELSEWHERE: _("Connected to another lecture while this one went on, in minutes: %(figure)d."),
    FlagKind.SHARED_ADDRESS: _("Accounts that were connected from this address: %(figure)d."),
    FlagKind.SHARED_DEVICE: _("Accounts that were connected from this address by the same browser: %(figure)d."),
    FlagKind.QUICK_ANSWER: _("Presence checks that were answered within a second of being shown: %(figure)d."),
    FlagKind.UNSHOWN: _(
        "Presence checks that the page did not show, though it was connected all the time: %(figure)d."
    ),
    FlagKind.HIDDEN: _("The tab was hidden on all devices, in minutes: %(figure)d."),
    FlagKind.SAME_TIMES: _("People who came and went at the same seconds: %(figure)d."),
    FlagKind.CLOCK: _("The device's clock strayed from the server's, in seconds: %(figure)d."),
    FlagKind.ATTESTED: _("Took part at a colleague's computer, as that colleague attested, in minutes: %(figure)d."),
}


@dataclass(frozen=True, slots=True)
class Flag:
    """`figure` is what the sentence says; `others` are the people (keys) whom it concerns too, `elsewhere` the webinars."""

    kind: FlagKind
    figure: int
    others: tuple[int, ...] = ()
    elsewhere: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        return str(LABELS[self.kind])

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.kind]) % {"figure": self.figure}


def flags_of(webinar: Webinar, *, now: datetime | None = None) -> dict[int, list[Flag]]:
    """By person, only of those who have some; in the order of FlagKind. Seven queries, eight where somebody was elsewhere."""
    now = now or timezone.now()
    content = content_of(webinar, now=now)
    people = observed_of(webinar, now=now)
    for person, elsewhere in elsewhere_of(webinar, content=content, now=now).items():
        if person in people:
            people[person].elsewhere = elsewhere
    return find_flags(people, content=content)


def find_flags(people: Mapping[int, Observed], *, content: Content) -> dict[int, list[Flag]]:
    """By person, only of those who have some."""
    shared_address = _shared(people, what=lambda one: (one.ip,), many=MANY_ADDRESS)
    shared_device = _shared(people, what=lambda one: (one.ip, one.user_agent), many=MANY_DEVICE)
    same = _same_times(people, content=content)
    found = {}
    for person, observed in people.items():
        flags = [
            *_if(FlagKind.TWO_ADDRESSES, _at_once(observed.own) // 60_000),
            *_elsewhere(observed, content),
            *_shared_flags(FlagKind.SHARED_ADDRESS, person, shared_address),
            *_shared_flags(FlagKind.SHARED_DEVICE, person, shared_device),
            *_if(FlagKind.QUICK_ANSWER, sum(1 for after in observed.answers if after <= QUICK_MS)),
            *_if(FlagKind.UNSHOWN, _unshown(observed, content)),
            *_if(FlagKind.HIDDEN, _hidden_minutes(observed.seen, content)),
            *_if(FlagKind.SAME_TIMES, len(same.get(person, ())), others=same.get(person, ())),
            *_if(FlagKind.CLOCK, _skew_s(observed.own)),
            *_attested(observed),
        ]
        if flags:
            found[person] = flags
    return found


def _if(kind: FlagKind, figure: int, *, others: Iterable[int] = ()) -> list[Flag]:
    return [Flag(kind, figure, tuple(sorted(others)))] if figure else []


def _at_once(seen: Sequence[Seen]) -> int:
    """For how long (ms) the person was connected from two addresses, when that was long enough to mean something.

    One browser may reach us by IPv4 and IPv6 in turn: that is one place.
    """
    both = []
    ordered = sorted(seen, key=lambda one: one.start)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.start > one.end - AT_ONCE_MS:
                break
            is_one_place = one.ip == other.ip or (
                one.user_agent == other.user_agent and (":" in one.ip) != (":" in other.ip)
            )
            start, end = max(one.start, other.start), min(one.end, other.end)
            if one.ip and other.ip and not is_one_place and end - start >= AT_ONCE_MS:
                both.append(Interval(start, end))
    return total(union(both))


def _elsewhere(observed: Observed, content: Content) -> list[Flag]:
    """Attested time too: it counts as well."""
    if not observed.elsewhere:
        return []
    here = intersect(union((one.start, one.end) for one in observed.seen), content.windows)
    lectures = tuple(sorted(key for key, there in observed.elsewhere.items() if intersect(here, there)))
    anywhere = union(moment for there in observed.elsewhere.values() for moment in there)
    both_ms = total(intersect(here, anywhere))
    return [Flag(FlagKind.ELSEWHERE, both_ms // 60_000, elsewhere=lectures)] if both_ms >= ELSEWHERE_MS else []


def _shared(people: Mapping[int, Observed], *, what, many: int) -> dict[int, set[int]]:  # type: ignore[no-untyped-def]
    """By person, everyone who was at the same place, where they are many. Who was attested there is no stranger."""
    at: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for person, observed in people.items():
        for one in observed.own:
            if one.ip:
                at[what(one)].add(person)
    shared: defaultdict[int, set[int]] = defaultdict(set)
    for crowd in at.values():
        if len(crowd) >= many:
            for person in crowd:
                shared[person] |= crowd
    return shared


def _shared_flags(kind: FlagKind, person: int, shared: Mapping[int, set[int]]) -> list[Flag]:
    crowd = shared.get(person, set())
    return _if(kind, len(crowd), others=crowd - {person})


def _hidden_minutes(seen: Sequence[Seen], content: Content) -> int:
    """Of content, while no device of the person showed the tab; 0 when it is not more than HIDDEN_MS."""
    if total(each for one in seen for each in one.hidden) <= HIDDEN_MS:
        return 0
    hidden = union(each for one in seen for each in one.hidden)
    visible = union(each for one in seen for each in subtract([Interval(one.start, one.end)], union(one.hidden)))
    hidden_ms = total(intersect(subtract(hidden, visible), content.windows))
    return hidden_ms // 60_000 if hidden_ms > HIDDEN_MS else 0


def _unshown(observed: Observed, content: Content) -> int:
    """How many checks a page that was connected from launch to end did not show: a page is asked to, and says that it has."""
    there = intersect(union((one.start, one.end) for one in observed.own), content.clear)
    return sum(1 for check in observed.unshown if not subtract([check], there))


def _skew_s(seen: Sequence[Seen]) -> int:
    most = max((one.skew for one in seen), default=0)
    return most // 1000 if most > SKEW_MS else 0


def _attested(observed: Observed) -> list[Flag]:
    attested = [one for one in observed.seen if one.by is not None]
    if not attested:
        return []
    minutes = total(union((one.start, one.end) for one in attested)) // 60_000
    return [Flag(FlagKind.ATTESTED, minutes, tuple(sorted({one.by for one in attested if one.by is not None})))]


def _same_times(people: Mapping[int, Observed], *, content: Content) -> dict[int, set[int]]:
    """By person, with whom they share every moment of coming and going, to a second: at least two that are their own."""
    moments = {}
    for person, observed in people.items():
        own = _own_moments(observed.own, content)
        if len(own) >= 2:
            moments[person] = own
    near: defaultdict[tuple[int, int, int], list[int]] = defaultdict(list)
    for person, mine in moments.items():
        near[len(mine), mine[0] // SAME_MS, mine[1] // SAME_MS].append(person)
    same: defaultdict[int, set[int]] = defaultdict(set)
    for person, mine in moments.items():
        around = [
            (len(mine), mine[0] // SAME_MS + first, mine[1] // SAME_MS + second)
            for first in (-1, 0, 1)
            for second in (-1, 0, 1)
        ]
        if sum(len(near.get(place, ())) for place in around) > CROWD:
            continue
        for other in (one for place in around for one in near.get(place, ())):
            pairs = zip(mine, moments[other], strict=True)
            if other != person and all(abs(one - two) <= SAME_MS for one, two in pairs):
                same[person].add(other)
    return same


def _own_moments(seen: Sequence[Seen], content: Content) -> list[int]:
    """When the person came and went, without the end of the lecture, breaks and faults, which are everyone's."""
    common = [*content.faults, *content.breaks]
    if content.end is not None:
        common.append(Interval(content.end, content.end))
    if content.start is not None:
        common.append(Interval(content.start, content.start))
    stays = union((one.start, one.end) for one in seen)
    return [
        moment
        for stay in stays
        for moment in stay
        if not any(start - NEAR_END_MS <= moment <= end + NEAR_END_MS for start, end in common)
    ]
