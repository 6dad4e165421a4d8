"""How many were there over time: from everyone's presence to a curve. Pure; people, not connections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attendance.domain.intervals import union


@dataclass(frozen=True, slots=True)
class Curve:
    """`counts[i]` people were there at `times[i]` (ms). `most` is exact, reached first at `most_at` (None: nobody came)."""

    times: list[int]
    counts: list[int]
    most: int
    most_at: int | None


def presence_curve(people: Iterable[Sequence[tuple[int, int]]], *, start: int, end: int, samples: int = 240) -> Curve:
    """The curve from `start` to `end`, both included, in equal steps. `people` holds each one's spans, in any order."""
    changes: dict[int, int] = {}
    for spans in people:
        for interval in union((span[0], span[1]) for span in spans):
            changes[interval.start] = changes.get(interval.start, 0) + 1
            changes[interval.end] = changes.get(interval.end, 0) - 1
    step = max(1, (end - start) // max(1, samples - 1))
    times = [*range(start, end, step), end] if end > start else [start]
    counts: list[int] = []
    moments = sorted(changes)
    now = place = most = 0
    most_at: int | None = None
    for time in times:
        while place < len(moments) and moments[place] <= time:
            now += changes[moments[place]]
            if start <= moments[place] and now > most:
                most, most_at = now, moments[place]
            place += 1
        if now > most:  # those who were there before the curve begins
            most, most_at = now, time
        counts.append(now)
    return Curve(times=times, counts=counts, most=most, most_at=most_at)
