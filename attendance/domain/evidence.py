"""From rows to the inputs of `attended_time`: what is known of a webinar's content, faults and people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from attendance.domain.attended import Span
from attendance.domain.intervals import Interval, subtract, union
from attendance.models import EndedHow, PresenceSpan, StateKind, StateSpan
from attendance.models.presence import SILENT_AFTER_S
from webinars.models import Webinar

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


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

    @property
    def start(self) -> int | None:
        return self.windows[0].start if self.windows else None

    @property
    def end(self) -> int | None:
        return self.windows[-1].end if self.windows else None


@dataclass(slots=True)
class PersonEvidence:
    """All that is known of one person in one webinar."""

    spans: list[Span] = field(default_factory=list)
    played: list[Interval] = field(default_factory=list)
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
    return Content(windows=windows, breaks=subtract(_set([(webinar.started_at, end)]), windows), faults=faults)


def evidence_of(
    webinar: Webinar, *, now: datetime | None = None, person_id: int | None = None, with_played: bool = False
) -> dict[int, PersonEvidence]:
    """By person: one query, one more with `played`."""
    now = now or timezone.now()
    people: defaultdict[int, PersonEvidence] = defaultdict(PersonEvidence)
    chosen = {"webinar": webinar} | ({"person_id": person_id} if person_id is not None else {})
    rows = PresenceSpan.objects.filter(**chosen).values_list(
        "person_id", "connection", "user_agent", "as_host", "started_at", "last_beat_at", "ended_at", "ended_how"
    )
    for owner, connection, user_agent, as_host, started_at, last_beat_at, ended_at, ended_how in rows.iterator():
        one = people[owner]
        end, cut, online = how_it_ended(last_beat_at=last_beat_at, ended_at=ended_at, ended_how=ended_how, now=now)
        one.spans.append(Span(to_ms(started_at), to_ms(end), cut))
        one.connections.add(connection)
        one.devices.add(user_agent)
        one.is_online = one.is_online or online
        one.only_as_host = one.only_as_host and as_host
    if with_played:
        chosen = {f"presence__{name}": value for name, value in chosen.items()}
        playing = StateSpan.objects.filter(kind=StateKind.PLAYING, **chosen).values_list(
            "presence__person_id", "started_at", "ended_at"
        )
        for owner, started_at, ended_at in playing.iterator():
            people[owner].played.append(Interval(to_ms(started_at), to_ms(ended_at)))
    return dict(people)


def how_it_ended(
    *, last_beat_at: datetime, ended_at: datetime | None, ended_how: str, now: datetime
) -> tuple[datetime, bool, bool]:
    """The end that counts, whether it was cut (no goodbye), and whether the connection is there now.

    An open span with fresh beats reaches to now; one that fell silent ends at its last beat, as the reaper will write.
    """
    if ended_at is not None:
        return ended_at, ended_how in (EndedHow.DROPPED, EndedHow.SERVER_STOP), False
    if now - last_beat_at <= timedelta(seconds=SILENT_AFTER_S):
        return max(now, last_beat_at), False, True
    return last_beat_at, True, False


def _set(intervals: Iterable[tuple[datetime, datetime]]) -> list[Interval]:
    return union((to_ms(start), to_ms(end)) for start, end in intervals)
