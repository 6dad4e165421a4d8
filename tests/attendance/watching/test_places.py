"""From media of a recording to moments of its lecture."""

from hypothesis import given
from hypothesis import strategies as st

from attendance.domain.intervals import Interval, total, union
from attendance.watching.domain.places import Place, Stretch, stretches, trimmed

# Two cameras with a break of 10 minutes between them: 30 and 40 minutes, one after the other in the recording.
FIRST = Place(0, 1_800_000, 10_000_000)
SECOND = Place(1_800_000, 4_200_000, 12_400_000)


def test_media_lie_where_they_were_given() -> None:
    assert stretches([Interval(0, 60_000)], [FIRST, SECOND]) == [Stretch(0, 60_000, 10_000_000)]
    assert stretches([Interval(1_860_000, 1_920_000)], [FIRST, SECOND]) == [Stretch(1_860_000, 1_920_000, 12_460_000)]


def test_playing_over_a_break_is_cut_at_it() -> None:
    assert stretches([Interval(1_799_000, 1_802_000)], [SECOND, FIRST]) == [
        Stretch(1_799_000, 1_800_000, 11_799_000),
        Stretch(1_800_000, 1_802_000, 12_400_000),
    ]


def test_what_lies_beyond_the_recording_is_nothing() -> None:
    assert stretches([Interval(4_199_000, 9_000_000)], [FIRST, SECOND]) == [Stretch(4_199_000, 4_200_000, 14_799_000)]
    assert stretches([Interval(0, 5)], []) == []


def test_the_first_so_many_milliseconds() -> None:
    played = [Interval(0, 100), Interval(200, 300)]
    assert trimmed(played, at_most_ms=0) == []
    assert trimmed(played, at_most_ms=100) == [(0, 100)]
    assert trimmed(played, at_most_ms=150) == [(0, 100), (200, 250)]
    assert trimmed(played, at_most_ms=1000) == played


pairs = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(pairs), st.integers(0, 600))
def test_trimming_takes_as_much_as_it_may(played: list[tuple[int, int]], at_most_ms: int) -> None:
    whole = union(played)
    assert total(trimmed(whole, at_most_ms=at_most_ms)) == min(total(whole), at_most_ms)
