"""A report read with the answers to what it leaves open: in which order its dates are, and on whose clock. Pure."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo

from attendance.imports.reading.moments import LONGEST_STAY, DateOrder, Written, orders_of, read_moment
from attendance.imports.reading.report import Report, Stay

ZONE_SHIFT = timedelta(minutes=20)
"""A stay that differs so much from the length in its own row was written over a change of the clocks."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A stay on the clock of the world."""

    stay: Stay
    started_at: datetime
    ended_at: datetime


@dataclass(slots=True)
class Participant:
    """Everything under one address, or under one name where there is no address. `key` names them in forms."""

    key: str
    name: str
    email: str
    is_host: bool = False
    presences: list[Presence] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """`backwards`: rows in which somebody left before they joined, or stayed for over a day; they are left out."""

    participants: list[Participant]
    start: datetime | None
    end: datetime | None
    backwards: list[int]

    @property
    def presences(self) -> list[Presence]:
        return [presence for participant in self.participants for presence in participant.presences]


def possible_orders(report: Report) -> list[DateOrder]:
    """One: nothing is to be asked. Two: a person says which. None: the file contradicts itself."""
    pairs: list[tuple[Written | None, Written | None]] = [
        (read_moment(stay.joined), read_moment(stay.left)) for stay in report.stays
    ]
    return orders_of([*pairs, (read_moment(report.start), read_moment(report.end))])


def needs_zone(report: Report) -> bool:
    """Whether any moment lacks its offset from UTC."""
    written = [read_moment(text) for stay in report.stays for text in (stay.joined, stay.left)]
    return any(one is not None and one.offset_s is None for one in written)


def interpret(report: Report, *, order: DateOrder, zone: tzinfo) -> Reading:
    people: dict[str, Participant] = {}
    backwards: list[int] = []
    for stay in report.stays:
        presence = _presence(stay, order, zone)
        if presence is None:
            backwards.append(stay.line)
            continue
        known = stay.email or f"name {stay.name.casefold()}"
        person = people.setdefault(known, Participant(participant_key(known), stay.name, stay.email))
        person.name = person.name or stay.name
        person.is_host = person.is_host or stay.is_host
        person.presences.append(presence)
    start, end = _window(report, order, zone, [one for person in people.values() for one in person.presences])
    return Reading(list(people.values()), start, end, backwards)


def participant_key(known: str) -> str:
    return hashlib.sha256(known.encode()).hexdigest()[:16]


def _presence(stay: Stay, order: DateOrder, zone: tzinfo) -> Presence | None:
    joined, left = read_moment(stay.joined), read_moment(stay.left)
    start = joined.at(order) if joined else None
    if start is None:
        return None
    end = left.at(order) if left else None
    if end is None:
        if stay.length_s is None:
            return None
        begun = _utc(start, zone)
        ended = begun + timedelta(seconds=stay.length_s)
    else:
        begun, ended = _stretch(start, end, zone, stay.length_s)
    if not timedelta(0) < ended - begun <= LONGEST_STAY:
        return None
    return Presence(stay, begun, ended)


def _stretch(start: datetime, end: datetime, zone: tzinfo, length_s: int | None) -> tuple[datetime, datetime]:
    """Once a year an hour comes twice in many zones: the length in the row then tells which of the two is meant."""
    begun, ended = _utc(start, zone), _utc(end, zone)
    if length_s is None or abs(ended - begun - timedelta(seconds=length_s)) < ZONE_SHIFT:
        return begun, ended
    readings = [
        (one, other) for one in (begun, _utc(start, zone, fold=1)) for other in (ended, _utc(end, zone, fold=1))
    ]
    best = min(readings, key=lambda reading: abs(reading[1] - reading[0] - timedelta(seconds=length_s)))
    is_right = abs(best[1] - best[0] - timedelta(seconds=length_s)) < ZONE_SHIFT
    return best if is_right else (begun, ended)


def _window(
    report: Report, order: DateOrder, zone: tzinfo, presences: Sequence[Presence]
) -> tuple[datetime | None, datetime | None]:
    """As the file says; where it does not, from the first who came to the last who left."""
    said_start, said_end = read_moment(report.start), read_moment(report.end)
    start = said_start.at(order) if said_start else None
    end = said_end.at(order) if said_end else None
    begun = _utc(start, zone) if start else min((one.started_at for one in presences), default=None)
    ended = _utc(end, zone) if end else None
    if ended is None and start and begun and report.length_s:
        ended = begun + timedelta(seconds=report.length_s)
    return begun, ended or max((one.ended_at for one in presences), default=None)


def _utc(moment: datetime, zone: tzinfo, *, fold: int = 0) -> datetime:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone, fold=fold)
    return moment.astimezone(UTC)
