"""Half-open intervals of integers, [start, end), and the few operations that attended time is made of.

Units are the caller's (Daris uses milliseconds since the epoch). A *set* of intervals is a list that is sorted,
without empty, overlapping or touching members: `union` makes one of anything, the others take and give such sets.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Interval(NamedTuple):
    """From start, included, to end, not included."""

    start: int
    end: int


def union(intervals: Iterable[tuple[int, int]]) -> list[Interval]:
    """The set that covers the same points; overlaps count once, empty and reversed intervals not at all."""
    merged: list[Interval] = []
    for start, end in sorted((start, end) for start, end in intervals if start < end):
        if merged and start <= merged[-1].end:
            if end > merged[-1].end:
                merged[-1] = Interval(merged[-1].start, end)
        else:
            merged.append(Interval(start, end))
    return merged


def intersect(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> list[Interval]:
    """The points that are in both sets."""
    common: list[Interval] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            common.append(Interval(start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return common


def subtract(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> list[Interval]:
    """The points of the first set that are not in the second."""
    left: list[Interval] = []
    j = 0
    for start, end in one:
        while j < len(other) and other[j][1] <= start:
            j += 1
        k = j
        while k < len(other) and other[k][0] < end:
            if start < other[k][0]:
                left.append(Interval(start, other[k][0]))
            start = max(start, other[k][1])
            k += 1
        if start < end:
            left.append(Interval(start, end))
    return left


def bridge(intervals: Sequence[tuple[int, int]], *, tolerance: int) -> list[Interval]:
    """The set with every inner gap of up to `tolerance` (that much included) filled."""
    bridged: list[Interval] = []
    for start, end in intervals:
        if bridged and start - bridged[-1].end <= tolerance:
            bridged[-1] = Interval(bridged[-1].start, end)
        else:
            bridged.append(Interval(start, end))
    return bridged


def gaps(intervals: Sequence[tuple[int, int]]) -> list[Interval]:
    """What lies between the members of a set: nothing before the first, nothing after the last."""
    return [Interval(before[1], after[0]) for before, after in pairwise(intervals)]


def total(intervals: Iterable[tuple[int, int]]) -> int:
    """The sum of the lengths."""
    return sum(end - start for start, end in intervals)


def longest(intervals: Iterable[tuple[int, int]]) -> int:
    """The length of the longest member, 0 when there is none."""
    return max((end - start for start, end in intervals), default=0)


def longest_gap(intervals: Sequence[tuple[int, int]]) -> int:
    """The length of the longest gap between members, 0 when there is none."""
    return longest(gaps(intervals))
