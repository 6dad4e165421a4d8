"""What comes next: a pure ranking by the places of the standard."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from webinars.domain.recommending import BESIDE, LACKING_MOST, SAME, Candidate, Recommended, lacking_of, rank

NOW = datetime(2026, 3, 1, tzinfo=UTC)
#     1
#   2   3
#  4 5  6
PARENTS = {1: None, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3}


def one(pk: int, *nodes: int, days: int = 0, is_recording: bool = False) -> Candidate:
    return Candidate(pk, frozenset(nodes), NOW + timedelta(days=days), is_recording=is_recording)


def order(*candidates: Candidate, **wishes: object) -> list[int]:
    return [each.pk for each in rank(candidates, parents=PARENTS, **wishes)]  # type: ignore[arg-type]


def test_the_same_place_before_the_one_beside_before_the_rest() -> None:
    assert rank([one(1, 6), one(2, 5), one(3, 4)], about=[4], parents=PARENTS) == [
        Recommended(3, SAME, (4,)),
        Recommended(2, BESIDE, (5,)),
    ]


def test_parents_and_children_stand_beside() -> None:
    assert order(one(1, 1), one(2, 2), one(3, 5), one(4, 6), about=[4]) == [2, 3]
    assert order(one(1, 4), one(2, 1), one(3, 3), one(4, 6), about=[2], most=9) == [1, 2, 3]


def test_what_is_lacking_speaks_for_it_too() -> None:
    assert order(one(1, 4), one(2, 6), about=[4], lacking={6: 4}) == [2, 1]
    assert order(one(1, 4), one(2, 6), about=[4], lacking={6: 4, 4: 2}) == [1, 2]


def test_only_the_best_places_count() -> None:
    everything = one(1, 1, 2, 3, 4, 5, 6)
    wishes = {"about": [4], "lacking": {4: 4, 5: 4, 6: 4}}
    found = rank([everything, one(2, 4, 5, 6, days=-1)], parents=PARENTS, **wishes)  # type: ignore[arg-type]
    assert [(each.pk, each.score, each.because) for each in found] == [(2, 16, (4, 5, 6)), (1, 16, (4, 5, 6))]


def test_of_equal_weight_the_soonest_then_the_newest_recording() -> None:
    recordings = one(3, 4, days=-9, is_recording=True), one(4, 4, days=-2, is_recording=True)
    assert order(*recordings, one(1, 4, days=7), one(2, 4, days=1), about=[4], most=9) == [2, 1, 4, 3]


def test_nothing_without_a_reason() -> None:
    assert rank([one(1, 6), one(2)], about=[4], parents=PARENTS) == []
    assert rank([one(1, 6)]) == []
    assert rank([], about=[4]) == []


def test_what_a_person_lacks() -> None:
    assert lacking_of([1, 2], {}) == {1: LACKING_MOST, 2: LACKING_MOST}
    assert lacking_of([1, 2, 3, 4], {1: 8, 2: 4, 3: 7.9, 9: 100}) == {2: 2, 4: 4}
    assert lacking_of([1, 2], {1: -3.0, 2: 2}) == {1: LACKING_MOST}, "more was taken back than given"
    assert lacking_of([], {1: 1}) == {}


@given(
    st.lists(st.tuples(st.frozensets(st.integers(1, 6)), st.integers(-30, 30), st.booleans()), max_size=12),
    st.frozensets(st.integers(1, 6)),
    st.dictionaries(st.integers(1, 6), st.integers(1, 4)),
    st.randoms(),
)
def test_the_order_in_which_they_come_does_not_matter(rows, about, lacking, dice) -> None:
    candidates = [one(pk, *nodes, days=days, is_recording=old) for pk, (nodes, days, old) in enumerate(rows)]
    found = rank(candidates, about=about, lacking=lacking, parents=PARENTS, most=5)
    dice.shuffle(candidates)
    assert rank(candidates, about=about, lacking=lacking, parents=PARENTS, most=5) == found
    assert len(found) <= 5
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert all(each.score > 0 and each.because for each in found)
