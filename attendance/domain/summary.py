"""A lecture in figures, right after it: how many came, how many were there at a time, how much of it they attended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.utils import timezone

from attendance.domain.check_outcomes import Outcome
from attendance.domain.curve import presence_curve
from attendance.domain.evidence import Content, content_of
from attendance.domain.intervals import total
from attendance.domain.report import PersonAttendance, attendance_of, is_settled
from webinars.models import Webinar

SHARES = (0, 25, 50, 75, 90)
"""Where the groups of attended shares begin, in percent."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many attended from `first` to `last` percent of the content, both included."""

    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class CheckSum:
    """A presence check: `shown` are those who answered and those who had the whole time and did not."""

    number: int
    shown: int
    answered: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`usual` people were there half of the time or longer, `most` at once (ms in `most_at`)."""

    registered: int
    came: int
    most: int
    most_at: int | None
    usual: int
    mean_percent: int
    content_s: int
    shares: list[Share]
    checks: list[CheckSum]
    is_settled: bool

    @property
    def came_percent(self) -> int:
        return self.came * 100 // self.registered if self.registered else 0


def summary_of(webinar: Webinar, *, now: datetime | None = None) -> Summary:
    """By the rules of the report. As many queries as that, however many people."""
    now = now or timezone.now()
    content = content_of(webinar, now=now)
    people = attendance_of(webinar, now=now)
    there = [line for line in people if line.came]
    most, most_at, usual = _presence(there, content)
    return Summary(
        registered=sum(1 for line in people if line.registration),
        came=len(there),
        most=most,
        most_at=most_at,
        usual=usual,
        mean_percent=sum(line.time.percent for line in there) // len(there) if there else 0,
        content_s=total(content.windows) // 1000,
        shares=_shares([line.time.percent for line in there]),
        checks=_checks(people),
        is_settled=is_settled(webinar, now=now),
    )


def _presence(people: Sequence[PersonAttendance], content: Content) -> tuple[int, int | None, int]:
    """Most at once, when, and the median over the content, breaks aside."""
    if content.start is None or content.end is None:
        return 0, None, 0
    spans = [[(span.start, span.end) for span in line.evidence.spans] for line in people]
    curve = presence_curve(spans, start=content.start, end=content.end)
    counts = [
        count
        for time, count in zip(curve.times, curve.counts, strict=True)
        if any(window.start <= time < window.end for window in content.windows)
    ]
    return curve.most, curve.most_at, int(median(counts)) if counts else 0


def _shares(values: Sequence[int]) -> list[Share]:
    lasts = [*(first - 1 for first in SHARES[1:]), 100]
    return [
        Share(first, last, sum(first <= value <= last for value in values))
        for first, last in zip(SHARES, lasts, strict=True)
    ]


def _checks(people: Sequence[PersonAttendance]) -> list[CheckSum]:
    launched = max((len(line.outcomes) for line in people), default=0)
    sums = []
    for place in range(launched):
        outcomes = [line.outcomes[place] for line in people if place < len(line.outcomes)]
        answered = outcomes.count(Outcome.ANSWERED)
        sums.append(CheckSum(place + 1, answered + outcomes.count(Outcome.MISSED), answered))
    return sums
