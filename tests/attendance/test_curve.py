"""How many were there over time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.domain.attended import summarise, work_out
from attendance.domain.curve import presence_curve
from attendance.domain.explain import outside_of, steps_of
from tests.attendance.test_attended import STORY_FAULTS, STORY_SPANS, STORY_WINDOWS, between

spans = st.lists(
    st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda pair: (min(pair), max(pair))), max_size=4
)


@pytest.mark.parametrize(
    ("people", "most", "most_at"),
    [
        ([], 0, None),
        ([[]], 0, None),
        ([[(10, 20)]], 1, 10),
        ([[(10, 20), (15, 30)]], 1, 10),  # one person with two devices
        ([[(10, 20)], [(15, 30)]], 2, 15),
        ([[(10, 20)], [(20, 30)]], 1, 10),  # one leaves as the other comes
        ([[(-50, 200)], [(-50, -10)]], 1, 0),  # who was there before the curve begins
        ([[(150, 200)]], 0, None),
    ],
)
def test_the_most_at_once(people, most, most_at):
    curve = presence_curve(people, start=0, end=100)
    assert (curve.most, curve.most_at) == (most, most_at)


@given(st.lists(spans, max_size=6))
def test_each_sample_counts_those_who_are_there(people):
    curve = presence_curve(people, start=0, end=100, samples=11)
    assert curve.times[0] == 0
    assert curve.times[-1] == 100
    for time, count in zip(curve.times, curve.counts, strict=True):
        assert count == sum(any(start <= time < end for start, end in one) for one in people)
    assert curve.most >= max(curve.counts)


def test_an_empty_stretch_of_time_is_one_sample():
    assert presence_curve([[(0, 10)]], start=5, end=5).counts == [1]


def test_the_sum_of_the_mockups_line_by_line():
    working = work_out(STORY_SPANS, windows=STORY_WINDOWS, faults=STORY_FAULTS)
    steps = [(step.kind.value, step.change_s, step.sum_s) for step in steps_of(working)]
    assert steps == [
        ("present", -45, 6278),
        ("bridged", 46, 6324),
        ("content", -712, 5612),
        ("excused", 108, 5720),
    ]
    outside = outside_of(working)
    assert (outside.before_s, outside.breaks_s, outside.after_s) == (373, 241, 98)
    assert steps[-1][2] == summarise(working).attended_s


def test_time_without_content_is_all_outside():
    outside = outside_of(work_out([between("10:00-10:05")], windows=[]))
    assert (outside.before_s, outside.breaks_s, outside.after_s) == (300, 0, 0)
