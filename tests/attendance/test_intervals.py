"""Intervals: each operation against the same operation on sets of points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.domain.intervals import bridge, gaps, intersect, longest_gap, subtract, total, union

pairs = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def points(intervals):
    return {point for start, end in intervals for point in range(start, end)}


def is_set(intervals):
    return all(start < end for start, end in intervals) and all(gap.start < gap.end for gap in gaps(intervals))


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([], []),
        ([(5, 5)], []),
        ([(9, 3)], []),
        ([(3, 5), (1, 2)], [(1, 2), (3, 5)]),
        ([(1, 3), (3, 5)], [(1, 5)]),
        ([(1, 9), (2, 3)], [(1, 9)]),
        ([(1, 4), (2, 6), (8, 9)], [(1, 6), (8, 9)]),
    ],
)
def test_union_counts_overlaps_once_and_joins_what_touches(intervals, expected):
    assert union(intervals) == expected


@pytest.mark.parametrize(
    ("tolerance", "expected"), [(0, [(0, 10), (15, 20)]), (4, [(0, 10), (15, 20)]), (5, [(0, 20)]), (6, [(0, 20)])]
)
def test_bridge_fills_a_gap_equal_to_the_tolerance(tolerance, expected):
    assert bridge([(0, 10), (15, 20)], tolerance=tolerance) == expected


def test_longest_gap_is_between_members_only():
    assert longest_gap([]) == 0
    assert longest_gap([(100, 200)]) == 0
    assert longest_gap([(100, 200), (250, 260), (261, 300)]) == 50


@given(pairs)
def test_union_covers_the_same_points(some):
    assert points(union(some)) == points(some)
    assert is_set(union(some))
    assert union(union(some)) == union(some)
    assert total(union(some)) == len(points(some))


@given(pairs, pairs)
def test_intersect_and_subtract_split_the_first_set(some, other):
    one, two = union(some), union(other)
    common, rest = intersect(one, two), subtract(one, two)
    assert points(common) == points(one) & points(two)
    assert points(rest) == points(one) - points(two)
    assert is_set(common)
    assert is_set(rest)
    assert union(common + rest) == one


@given(pairs, st.integers(0, 20))
def test_bridge_adds_exactly_the_short_gaps(some, tolerance):
    one = union(some)
    bridged = bridge(one, tolerance=tolerance)
    assert points(bridged) == points(one) | points(gap for gap in gaps(one) if gap.end - gap.start <= tolerance)
    assert all(gap.end - gap.start > tolerance for gap in gaps(bridged))
