"""From rows to the inputs of `attended_time`: what is known of a webinar's content, faults and people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import BigIntegerField, Exists, Func
from django.utils import timezone

from attendance.domain.attended import Span
from attendance.domain.corrected import apply_corrections
from attendance.domain.intervals import Interval, subtract, union
from attendance.imports.domain.spans import imported_spans
from attendance.models import Correction, EndedHow, PresenceSpan, StateKind, StateSpan
from attendance.models.presence import SILENT_AFTER_S
from attendance.watching.domain.replayed import replayed_of
from webinars.models import Webinar

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
# An orderly stop ends spans at its moment, but a server that stops is a fault: those it cut off were there.
WITHOUT_GOODBYE = frozenset({EndedHow.DROPPED, EndedHow.SERVER_STOP})


def to_ms(moment: datetime) -> int:
    """Whole milliseconds since 1970, floored, without floats."""
    return (moment - EPOCH) // MILLISECOND


def from_ms(moment_ms: int) -> datetime:
    return EPOCH + moment_ms * MILLISECOND


@dataclass(frozen=True, slots=True)
class Content:
    """What there was to attend; ms."""

    windows: list[Interval]
    breaks: list[Interval]
    faults: list[Interval]
    #: It has not ended: the windows reach to now.
    goes_on: bool = False

    @property
    def start(self) -> int | None:
        return self.windows[0].start if self.windows else None

    @property
    def end(self) -> int | None:
        return self.windows[-1].end if self.windows else None

    @property
    def clear(self) -> list[Interval]:
        """Content without its faults: when people could be asked whether they are there."""
        return subtract(self.windows, self.faults)


@dataclass(slots=True)
class PersonEvidence:
    """All that is known of one person in one webinar."""

    spans: list[Span] = field(default_factory=list)
    played: list[Interval] = field(default_factory=list)
    #: Moments of the lecture that were seen in its recording.
    replayed: list[Interval] = field(default_factory=list)
    #: When somebody decided that the person was not there; a set.
    absent: list[Interval] = field(default_factory=list)
    connections: set[UUID] = field(default_factory=set)
    devices: set[str] = field(default_factory=set)
    is_online: bool = False
    #: Whether all of it was as a member of the team.
    only_as_host: bool = True


def content_of(webinar: Webinar, *, now: datetime | None = None) -> Content:
    """Two queries, none if `breaks` and `interruptions` were prefetched. A webinar that goes on is counted to `now`."""
    now = now or timezone.now()
    if webinar.started_at is None:
        return Content(windows=[], breaks=[], faults=[])
    end = webinar.ended_at or now
    windows = _set(webinar.content_windows(now=now))
    faults = _set((one.started_at, one.ended_at or end) for one in webinar.interruptions.all())
    breaks = subtract(_set([(webinar.started_at, end)]), windows)
    return Content(windows=windows, breaks=breaks, faults=faults, goes_on=webinar.ended_at is None)


def evidence_of(
    webinar: Webinar, *, now: datetime | None = None, person_id: int | None = None, with_played: bool = False
) -> dict[int, PersonEvidence]:
    """By person: one query, one more with `played`, and once the lecture is over one for what was seen of the
    recording, one for what was imported from elsewhere, one for corrections where there are any."""
    now_ms = to_ms(now or timezone.now())
    people: defaultdict[int, PersonEvidence] = defaultdict(PersonEvidence)
    chosen = {"webinar": webinar} | ({"person_id": person_id} if person_id is not None else {})
    corrections = Correction.objects.filter(webinar_id=webinar.pk)
    rows = (
        PresenceSpan.objects.filter(**chosen)
        .undenied()
        .values_list(
            "person_id",
            "connection",
            "user_agent",
            "as_host",
            Ms("started_at"),
            Ms("last_beat_at"),
            Ms("ended_at"),
            "ended_how",
            Exists(corrections),
        )
    )
    is_corrected = True  # or unknown, where there are no rows
    for owner, connection, user_agent, as_host, started, last_beat, ended, ended_how, has_some in rows:
        is_corrected = has_some
        one = people[owner]
        end = how_it_ended(last_beat_ms=last_beat, ended_ms=ended, ended_how=ended_how, now_ms=now_ms)
        # Being let in is a sign of life too: one whom a crash took before a heartbeat was written was there that moment.
        one.spans.append(Span(started, max(end.at, started + 1), end.is_cut))
        one.connections.add(connection)
        one.devices.add(user_agent)
        one.is_online = one.is_online or end.is_online
        one.only_as_host = one.only_as_host and as_host
    if with_played:
        chosen = {f"presence__{name}": value for name, value in chosen.items()}
        playing = StateSpan.objects.filter(kind=StateKind.PLAYING, **chosen)
        for owner, started, ended in playing.values_list("presence__person_id", Ms("started_at"), Ms("ended_at")):
            # Said once, and then came a crash: a moment around it, so that it lies within the connection that ended then too.
            moment = Interval(started - 1, started + 1)
            people[owner].played.append(Interval(started, ended) if ended > started else moment)
    if webinar.ended_at is not None:
        for imported in imported_spans(webinar.pk, person_id=person_id):
            one = people[imported.person_id]
            one.spans.append(Span(imported.start, imported.end, imported=True))
            # Reports of other products say who was there, and nothing of what played.
            one.played.append(Interval(imported.start, imported.end))
            one.connections.add(imported.id)
            one.devices.add(imported.product)
            one.only_as_host = False
        if is_corrected:
            made = corrections.filter(**({"person_id": person_id} if person_id is not None else {})).order_by(
                "at", "pk"
            )
            apply_corrections(people, made.values_list("person_id", "kind", Ms("started_at"), Ms("ended_at")))
        for owner, intervals in replayed_of(webinar, person_id=person_id).items():
            people[owner].replayed = intervals
    return dict(people)


class Ms(Func):
    """Milliseconds since 1970 as the database computes them: a third of the time of making datetimes of them here."""

    template = "floor(extract(epoch FROM %(expressions)s) * 1000)::bigint"
    output_field = BigIntegerField()


class End(NamedTuple):
    """The end of a span that counts (ms), whether it came without a goodbye, and whether the person is there now."""

    at: int
    is_cut: bool
    is_online: bool


def how_it_ended(*, last_beat_ms: int, ended_ms: int | None, ended_how: str, now_ms: int) -> End:
    """An open span with fresh beats reaches to now; one that fell silent ends at its last beat, as the reaper will write."""
    if ended_ms is not None:
        return End(ended_ms, ended_how in WITHOUT_GOODBYE, False)
    if now_ms - last_beat_ms <= SILENT_AFTER_S * 1000:
        return End(max(now_ms, last_beat_ms), False, True)
    return End(last_beat_ms, True, False)


def _set(intervals: Iterable[tuple[datetime, datetime]]) -> list[Interval]:
    return union((to_ms(start), to_ms(end)) for start, end in intervals)
