"""What flags look at: the connections of each person, their answers, and the checks that never reached them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from attendance.domain.elsewhere import Elsewhere
from attendance.domain.evidence import Ms, how_it_ended, to_ms
from attendance.domain.intervals import Interval
from attendance.models import CheckNote, CheckSource, NoteKind, PresenceCheck, PresenceSpan, StateKind, StateSpan
from webinars.models import Webinar


class Seen(NamedTuple):
    """One connection as flags look at it."""

    start: int
    end: int
    ip: str
    user_agent: str = ""
    skew: int = 0
    #: Who attested it, when it is the connection of somebody else.
    by: int | None = None
    hidden: tuple[Interval, ...] = ()


@dataclass(slots=True)
class Observed:
    """One person. `answers`: how long after they were shown each check they answered it, ms. `unshown`: the checks, from
    launch to end, that never reached them. `elsewhere`: when they were connected to other lectures."""

    seen: list[Seen] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    unshown: list[Interval] = field(default_factory=list)
    elsewhere: Elsewhere = field(default_factory=dict)

    @property
    def own(self) -> list[Seen]:
        return [one for one in self.seen if one.by is None]


def observed_of(webinar: Webinar, *, now: datetime) -> dict[int, Observed]:
    """Four queries. Without what was attested and denied."""
    hidden: defaultdict[UUID, list[Interval]] = defaultdict(list)
    states = StateSpan.objects.filter(kind=StateKind.HIDDEN, presence__webinar=webinar).order_by()
    for presence, start, end in states.values_list("presence_id", Ms("started_at"), Ms("ended_at")):
        hidden[presence].append(Interval(start, end))
    people: defaultdict[int, Observed] = defaultdict(Observed)
    spans = PresenceSpan.objects.filter(webinar=webinar, as_host=False).undenied().order_by("started_at", "id")
    for key, person, ip, user_agent, skew, by, start, last_beat, ended, how in spans.values_list(
        "id",
        "person_id",
        "ip",
        "user_agent",
        "max_skew_ms",
        "attestation__facilitator_id",
        Ms("started_at"),
        Ms("last_beat_at"),
        Ms("ended_at"),
        "ended_how",
    ):
        end = how_it_ended(last_beat_ms=last_beat, ended_ms=ended, ended_how=how, now_ms=to_ms(now)).at
        seen = Seen(start, end, ip or "", user_agent, skew, by, tuple(hidden.get(key, ())))
        people[person].seen.append(seen)
    shown: dict[tuple[int, int], int] = {}
    notes = CheckNote.objects.filter(presence_check__webinar=webinar).exclude(presence_check__source=CheckSource.POLL)
    notes = notes.exclude(kind=NoteKind.EXPIRED).order_by("at", "pk")
    for check, person, kind, connection, at in notes.values_list(
        "presence_check_id", "person_id", "kind", "connection", Ms("at")
    ):
        if kind == NoteKind.SHOWN:
            shown[check, person] = at
        elif (check, person) in shown and person in people and connection is not None:
            people[person].answers.append(at - shown[check, person])
    launched = PresenceCheck.objects.filter(webinar=webinar).exclude(source=CheckSource.POLL)
    for check, at, window_s in launched.values_list("pk", Ms("launched_at"), "window_s"):
        for person, observed in people.items():
            if (check, person) not in shown:
                observed.unshown.append(Interval(at, at + window_s * 1000))
    return dict(people)
