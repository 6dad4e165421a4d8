"""What a check says of a person: only what could be answered can be missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.domain.check_outcomes import (
    GRACE_MS,
    SLACK_MS,
    CheckCounts,
    LaunchedCheck,
    Noted,
    Outcome,
    count_checks,
    outcome_of,
)
from attendance.domain.intervals import Interval

S = 1000
CHECK = LaunchedCheck(id=1, number=1, launched=1000 * S, window=90 * S)
LECTURE = [Interval(0, 5400 * S)]
ALL_THE_TIME = [(0, 5400 * S)]
LATER = 3000 * S


def outcome(noted: Noted, *, present=ALL_THE_TIME, clear=LECTURE, now=LATER) -> Outcome:
    return outcome_of(CHECK, noted, present=present, clear=clear, now=now)


SHOWN = Noted(shown=1001 * S)
# From when it was shown to when the time was over.
END = 1091 * S


def test_an_answer_counts_whatever_else_happened():
    assert outcome(Noted(1001 * S, 1003 * S)) is Outcome.ANSWERED
    assert outcome(Noted(1001 * S, 1003 * S), present=[], clear=[]) is Outcome.ANSWERED


def test_who_never_saw_it_did_not_miss_it():
    assert outcome(Noted()) is Outcome.NOT_SHOWN


def test_who_saw_it_for_its_whole_time_and_said_nothing_missed_it():
    assert outcome(SHOWN) is Outcome.MISSED


@pytest.mark.parametrize("now", [1000 * S, 1050 * S, END, END + GRACE_MS - 1])
def test_it_is_open_while_an_answer_may_come(now):
    running = [Interval(0, now)]
    assert outcome(SHOWN, clear=running, present=[(0, now)], now=now) is Outcome.OPEN
    assert outcome(SHOWN, clear=[Interval(0, END + GRACE_MS)], now=END + GRACE_MS) is Outcome.MISSED


def test_a_cut_line_takes_it_away_again():
    back = 1001 * S + 30 * S
    assert outcome(SHOWN, present=[(0, 1001 * S), (back, LATER)]) is Outcome.EXCUSED
    assert outcome(SHOWN, present=[(0, 1005 * S)]) is Outcome.EXCUSED
    assert outcome(SHOWN, present=[(0, 1010 * S), (1010 * S + SLACK_MS, LATER)]) is Outcome.MISSED


@pytest.mark.parametrize("standstill", [(900, 1002), (1050, 1200), (1090, 1400)])
def test_a_break_or_a_fault_takes_it_away_again(standstill):
    begin, end = standstill
    clear = [Interval(0, begin * S), Interval(end * S, 5400 * S)]
    assert outcome(SHOWN, clear=clear) is Outcome.EXCUSED


def test_the_end_of_the_lecture_takes_it_away_again():
    assert outcome(SHOWN, clear=[Interval(0, 1060 * S)]) is Outcome.EXCUSED
    assert outcome(SHOWN, clear=[Interval(0, END)]) is Outcome.MISSED


def test_what_is_shown_late_has_its_whole_time():
    late = Noted(shown=1080 * S)
    running = [Interval(0, 1165 * S)]
    assert outcome(late, clear=running, now=1165 * S) is Outcome.OPEN
    assert outcome(late) is Outcome.MISSED


def test_counts_are_of_what_was_shown():
    every = [Outcome.ANSWERED, Outcome.ANSWERED, Outcome.MISSED, Outcome.NOT_SHOWN, Outcome.EXCUSED, Outcome.OPEN]
    assert count_checks(every) == CheckCounts(launched=6, shown=3, answered=2)


moments = st.integers(900 * S, 1300 * S)
intervals = st.lists(st.tuples(moments, moments), max_size=4)


@given(st.none() | moments, intervals, moments)
def test_nobody_misses_what_they_were_not_connected_for(shown, present, now):
    found = outcome_of(CHECK, Noted(shown=shown), present=present, clear=LECTURE, now=now)
    if found is Outcome.MISSED:
        assert shown is not None
        seconds = range(shown, shown + 90 * S, S)
        away = sum(1 for at in seconds if not any(begin <= at < end for begin, end in present))
        assert away <= SLACK_MS // S + 1


@given(moments, st.integers(1, 600), moments)
def test_a_standstill_anywhere_in_the_time_excuses(shown, length_s, begin):
    clear = [Interval(0, begin), Interval(begin + length_s * S, 5400 * S)]
    found = outcome_of(CHECK, Noted(shown=shown), present=ALL_THE_TIME, clear=clear, now=LATER)
    touches = begin < shown + 90 * S and shown < begin + length_s * S
    assert found is (Outcome.EXCUSED if touches else Outcome.MISSED)
