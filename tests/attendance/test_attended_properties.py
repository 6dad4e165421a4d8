"""Attended time against a model that counts seconds one by one."""

from hypothesis import given
from hypothesis import strategies as st

from attendance.domain.attended import AttendanceRules, Basis, Span, attended_time, work_out
from attendance.domain.intervals import intersect, subtract, total, union
from tests.attendance.per_second import attended_seconds

UNTIL = 240
ORIGIN_MS = 1_795_000_000_000

moments = st.integers(0, UNTIL)
pairs = st.tuples(moments, moments).map(lambda pair: (min(pair), max(pair)))
several = st.lists(pairs, max_size=6)
spans_of_person = st.lists(st.builds(lambda pair, cut: Span(pair[0], pair[1], cut), pairs, st.booleans()), max_size=7)
all_rules = st.builds(
    AttendanceRules,
    gap_tolerance_s=st.integers(0, 20),
    excuse_return_s=st.integers(0, 40),
    excuse_grace_s=st.integers(0, 15),
    cut_slack_s=st.integers(0, 8),
    basis=st.sampled_from([Basis.ACTUAL, Basis.WATCHED]),
    with_replay=st.booleans(),
)


def in_ms(intervals):
    return [(ORIGIN_MS + start * 1000, ORIGIN_MS + end * 1000) for start, end in intervals]


def spans_in_ms(spans):
    return [Span(ORIGIN_MS + s.start * 1000, ORIGIN_MS + s.end * 1000, s.cut) for s in spans]


few = st.lists(pairs, max_size=2)


@given(spans_of_person, several, several, several, few, few, all_rules)
def test_it_counts_the_seconds_that_the_model_counts(spans, windows, faults, played, absent, replayed, rules):
    known = {"windows": windows, "faults": faults, "played": played, "absent": absent, "replayed": replayed}
    expected = attended_seconds(spans, **known, rules=rules, until=UNTIL)
    result = attended_time(spans_in_ms(spans), **{key: in_ms(value) for key, value in known.items()}, rules=rules)
    counted = {(ms - ORIGIN_MS) // 1000 for start, end in result.intervals for ms in range(start, end, 1000)}
    assert counted == expected
    assert result.attended_s == len(expected)


@given(spans_of_person, several, several, several, all_rules, st.randoms())
def test_order_and_repetition_change_nothing(spans, windows, faults, played, rules, random):
    arguments = {"windows": in_ms(windows), "faults": in_ms(faults), "played": in_ms(played), "rules": rules}
    shuffled = spans_in_ms(spans) * 2
    random.shuffle(shuffled)
    assert attended_time(shuffled, **arguments) == attended_time(spans_in_ms(spans), **arguments)


@given(spans_of_person, several, several, several, all_rules)
def test_the_parts_add_up_and_stay_inside_the_content(spans, windows, faults, played, rules):
    arguments = {"windows": in_ms(windows), "faults": in_ms(faults), "played": in_ms(played), "rules": rules}
    result = attended_time(spans_in_ms(spans), **arguments)
    assert result.attended_s == result.raw_s + result.bridged_s + result.excused_s
    assert min(result.raw_s, result.bridged_s, result.excused_s) >= 0
    assert 0 <= result.attended_s <= result.content_s
    assert 0 <= result.percent <= 100
    assert total(subtract(result.intervals, union(in_ms(windows)))) == 0


@given(spans_of_person, pairs, several, several, all_rules)
def test_a_further_connection_never_costs_time_without_faults(spans, more, windows, played, rules):
    arguments = {"windows": in_ms(windows), "faults": [], "played": in_ms(played), "rules": rules}
    fewer = attended_time(spans_in_ms(spans), **arguments)
    assert attended_time(spans_in_ms([*spans, Span(*more)]), **arguments).attended_s >= fewer.attended_s


@given(spans_of_person, several, several, several, all_rules)
def test_a_fault_never_costs_time(spans, windows, faults, played, rules):
    arguments = {"windows": in_ms(windows), "played": in_ms(played), "rules": rules}
    without = attended_time(spans_in_ms(spans), faults=[], **arguments)
    assert attended_time(spans_in_ms(spans), faults=in_ms(faults), **arguments).attended_s >= without.attended_s


@given(spans_of_person, several, several, several, all_rules)
def test_the_working_is_made_of_disjoint_parts(spans, windows, faults, played, rules):
    working = work_out(
        spans_in_ms(spans), windows=in_ms(windows), faults=in_ms(faults), played=in_ms(played), rules=rules
    )
    assert intersect(working.watched, working.excused) == []
    assert union(working.watched + working.excused) == working.counted
    assert intersect(working.lost, working.counted) == []
