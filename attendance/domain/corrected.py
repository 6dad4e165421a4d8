"""What evidence says after its corrections. Pure; ms since 1970."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from attendance.domain.attended import Span
from attendance.domain.intervals import Interval, subtract, union
from attendance.models import CorrectionKind

if TYPE_CHECKING:
    from attendance.domain.evidence import PersonEvidence


def corrected(spans: list[Span], kind: str, interval: Interval) -> list[Span]:
    """The spans of a person as they are after one correction. Pure."""
    if kind == CorrectionKind.PRESENT:
        return [*spans, Span(interval.start, interval.end)]
    left = []
    for span in spans:
        pieces = subtract([Interval(span.start, span.end)], [interval])
        left += [span._replace(start=piece.start, end=piece.end, cut=False) for piece, _after in pairwise(pieces)]
        left += [
            span._replace(start=piece.start, end=piece.end, cut=span.cut and piece.end == span.end)
            for piece in pieces[-1:]
        ]
    return left


def apply_corrections(people: "Mapping[int, PersonEvidence]", rows: Iterable[tuple[int, str, int, int]]) -> None:
    """`rows`: person, kind, start and end in ms, in the order in which they were made."""
    for person, kind, start, end in rows:
        one, interval = people[person], Interval(start, end)
        one.spans = corrected(one.spans, kind, interval)
        if kind == CorrectionKind.ABSENT:
            one.absent = union([*one.absent, interval])
        if kind == CorrectionKind.PRESENT:
            one.absent = subtract(one.absent, [interval])
            # Who was there without a connection watched what was shown there.
            one.played.append(interval)
            one.only_as_host = False
