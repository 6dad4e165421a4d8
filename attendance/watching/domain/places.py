"""Where each part of a recording lies in the lecture: media time to the server's clock. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attendance.domain.intervals import Interval, intersect


@dataclass(frozen=True, slots=True)
class Place:
    """Media [from_ms, to_ms) were given from `lecture_ms` (since 1970) on, at the pace of the clock."""

    from_ms: int
    to_ms: int
    lecture_ms: int

    def lecture_of(self, media_ms: int) -> int:
        return self.lecture_ms + media_ms - self.from_ms


@dataclass(frozen=True, slots=True)
class Stretch:
    """Media that played, and when the first frame of it was given in the lecture."""

    from_ms: int
    to_ms: int
    lecture_ms: int


def stretches(played: Sequence[Interval], places: Iterable[Place]) -> list[Stretch]:
    """A set of media intervals, cut where the recording goes from one camera, page or break to the next. What lies in no
    place is no media."""
    return [
        Stretch(start, end, place.lecture_of(start))
        for place in sorted(places, key=lambda place: place.from_ms)
        for start, end in intersect(played, [Interval(place.from_ms, place.to_ms)])
    ]


def trimmed(played: Sequence[Interval], *, at_most_ms: int) -> list[Interval]:
    """The first so many ms of a set of intervals."""
    kept: list[Interval] = []
    for start, end in played:
        end = min(end, start + at_most_ms)
        if end <= start:
            break
        kept.append(Interval(start, end))
        at_most_ms -= end - start
    return kept
