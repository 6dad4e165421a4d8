"""Who was connected to another lecture while this one went on. Nobody follows two at once, though both count in full."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Q

from attendance.domain.evidence import Content, Ms, from_ms, how_it_ended, to_ms
from attendance.domain.intervals import Interval, intersect, subtract, union
from attendance.models import PresenceSpan
from webinars.models import Break, Webinar

Elsewhere = dict[int, list[Interval]]
"""By lecture, the moments of its content, breaks aside, at which somebody was connected to it; ms."""


def elsewhere_of(webinar: Webinar, *, content: Content, now: datetime) -> dict[int, Elsewhere]:
    """By person, of those with evidence here. One query for all of them, and one for breaks where there is somebody.

    Rooms of ours only: reports of other products are written on clocks that nobody keeps.
    """
    if content.start is None or content.end is None:
        return {}
    begin, end, now_ms = from_ms(content.start), from_ms(content.end), to_ms(now)
    people = PresenceSpan.objects.filter(webinar=webinar, as_host=False)
    spans = (
        PresenceSpan.objects.filter(
            Q(webinar__ended_at=None) | Q(webinar__ended_at__gt=begin),
            Q(ended_at=None) | Q(ended_at__gt=begin),
            person__in=people.values("person"),
            webinar__started_at__lt=end,
            started_at__lt=end,
            as_host=False,
        )
        .exclude(webinar=webinar)
        .undenied()
        .order_by()
    )
    there: defaultdict[tuple[int, int], list[Interval]] = defaultdict(list)
    lectures: dict[int, Interval] = {}
    for person, other, other_began, other_ended, start, last_beat, ended, how in spans.values_list(
        "person_id",
        "webinar_id",
        Ms("webinar__started_at"),
        Ms("webinar__ended_at"),
        Ms("started_at"),
        Ms("last_beat_at"),
        Ms("ended_at"),
        "ended_how",
    ):
        lectures[other] = Interval(other_began, now_ms if other_ended is None else other_ended)
        left = how_it_ended(last_beat_ms=last_beat, ended_ms=ended, ended_how=how, now_ms=now_ms).at
        there[person, other].append(Interval(start, left))
    windows = _windows(lectures, now_ms=now_ms)
    found: defaultdict[int, Elsewhere] = defaultdict(dict)
    for (person, other), stays in there.items():
        if moments := intersect(union(stays), windows[other]):
            found[person][other] = moments
    return dict(found)


def _windows(lectures: dict[int, Interval], *, now_ms: int) -> dict[int, list[Interval]]:
    if not lectures:
        return {}
    breaks: defaultdict[int, list[Interval]] = defaultdict(list)
    paused = Break.objects.filter(webinar__in=lectures).order_by()
    for other, start, end in paused.values_list("webinar_id", Ms("started_at"), Ms("ended_at")):
        breaks[other].append(Interval(start, now_ms if end is None else end))
    return {other: subtract([lecture], union(breaks[other])) for other, lecture in lectures.items()}
