"""When presence checks are launched: random, even, recomputable."""

import hashlib
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from attendance.domain.check_plan import (
    AFTER_A_STANDSTILL_MS,
    APART_MS,
    LOOK_AGAIN_MS,
    CheckRules,
    Launch,
    Plan,
    Wait,
    planned_count,
    what_now,
)

SEED = "0123456789abcdef0123456789abcdef"
MINUTE = 60_000
plans = st.builds(
    Plan,
    seed=st.text("0123456789abcdef", min_size=32, max_size=32),
    content_s=st.integers(0, 6 * 3600),
    rules=st.builds(CheckRules, launch=st.integers(0, 12), per_s=st.integers(600, 7200)),
)


def test_fifty_minutes_get_four_checks_and_a_hundred_get_eight():
    rules = CheckRules()
    lengths = (0, 5, 8, 9, 12, 25, 49, 50, 62, 100)
    assert [planned_count(rules, minutes * 60) for minutes in lengths] == [0, 0, 0, 1, 1, 2, 3, 4, 4, 8]
    assert planned_count(CheckRules(launch=0), 6000) == 0


def test_the_moments_of_a_seed_are_these_for_ever():
    """An auditor computes them by hand: a slot is 660 s wide, and 90 s of it are kept for answering."""
    plan = Plan(seed=SEED, content_s=50 * 60)
    drawn = [int(hashlib.sha256(f"{SEED}:{slot}".encode()).hexdigest()[:16], 16) for slot in range(4)]
    assert plan.moments() == [180_000 + slot * 660_000 + drawn[slot] * 570_000 // 2**64 for slot in range(4)]
    assert plan.moments() == [630_731, 1_274_934, 1_926_978, 2_166_639]


@given(plans)
def test_each_slot_has_its_check_away_from_the_edges_and_over_before_the_next(plan: Plan):
    moments = plan.moments()
    assert len(moments) == planned_count(plan.rules, plan.content_s)
    edge, end = plan.rules.edge_s * 1000, plan.content_s * 1000
    assert all(edge <= moment <= end - edge - plan.rules.window_s * 1000 for moment in moments)
    assert all(later - earlier >= plan.rules.window_s * 1000 for earlier, later in pairwise(moments))
    width = (end - 2 * edge) // max(len(moments), 1)
    assert [(moment - edge) // width for moment in moments] == list(range(len(moments)))


@given(plans)
def test_a_lecture_that_runs_over_is_checked_on(plan: Plan):
    first = plan.moment(plan.count) if plan.rules.launch else None
    assert plan.next_moment(plan.content_s * 1000 - 1) == first
    if first is not None:
        width = max(plan.rules.per_s * 1000 // plan.rules.launch, 180_000)
        assert plan.content_s * 1000 <= first < plan.content_s * 1000 + width


def test_moments_are_spread_over_the_whole_slot():
    """Of 1,000 seeds about a tenth falls into each tenth of the slot."""
    offsets = [Plan(seed=f"{number:032x}", content_s=3000).moment(0) - 180_000 for number in range(1000)]
    tenths = [sum(1 for offset in offsets if offset // 57_000 == tenth) for tenth in range(10)]
    assert sum(tenths) == 1000
    assert all(70 <= count <= 130 for count in tenths)


def at(plan: Plan, elapsed_ms: int, **more: Any):
    usual: dict[str, Any] = {"clear_for_ms": elapsed_ms, "launched": set(), "since_last_ms": None}
    return what_now(plan, elapsed_ms=elapsed_ms, **usual | more)


def test_it_waits_for_the_moment_and_launches_then():
    plan = Plan(seed=SEED, content_s=3000)
    first, second = plan.moments()[:2]
    assert at(plan, first - 10) == Wait(10)
    assert at(plan, first) == Launch(0, first)
    assert at(plan, first + 1000, launched={0}, since_last_ms=1000) == Wait(second - first - 1000)


def test_a_break_or_a_fault_puts_it_off_until_a_minute_after():
    plan = Plan(seed=SEED, content_s=3000)
    moment = plan.moment(0)
    assert at(plan, moment, clear_for_ms=None) == Wait(LOOK_AGAIN_MS)
    assert at(plan, moment, clear_for_ms=0) == Wait(AFTER_A_STANDSTILL_MS)
    assert at(plan, moment + 20_000, clear_for_ms=20_000) == Wait(AFTER_A_STANDSTILL_MS - 20_000)
    assert at(plan, moment + MINUTE, clear_for_ms=MINUTE) == Launch(0, moment)


def test_it_keeps_away_from_one_that_the_lecturer_launched():
    plan = Plan(seed=SEED, content_s=3000)
    moment = plan.moment(0)
    assert at(plan, moment, since_last_ms=10_000) == Wait(APART_MS - 10_000)


def test_what_was_missed_altogether_is_left_out():
    plan = Plan(seed=SEED, content_s=3000)
    assert at(plan, plan.moment(2)) == Launch(2, plan.moment(2))
    assert isinstance(at(plan, plan.moment(2) + 1, launched={2}, since_last_ms=APART_MS), Wait)


def test_none_is_launched_in_the_minutes_before_the_planned_end():
    plan = Plan(seed=SEED, content_s=3000)
    assert at(plan, 3_000_000 - 179_000, launched={0, 1, 2}) == Wait(plan.moment(4) - 3_000_000 + 179_000)


def test_a_policy_without_checks_never_asks():
    plan = Plan(seed=SEED, content_s=3000, rules=CheckRules(launch=0))
    assert at(plan, 1_000_000) == Wait(None)


@given(plans, st.integers(0, 5000), st.sets(st.integers(0, 8), max_size=4))
def test_whatever_is_missed_a_run_of_the_clock_launches_each_slot_at_most_once_and_apart(plan, start, skipped):
    """Simulated in steps of the waits: as the timer runs."""
    elapsed, launched = start, set(skipped)
    at_ms: list[int] = []
    for _ in range(60):
        step = what_now(
            plan,
            elapsed_ms=elapsed,
            clear_for_ms=elapsed + AFTER_A_STANDSTILL_MS,
            launched=launched,
            since_last_ms=elapsed - at_ms[-1] if at_ms else None,
        )
        if isinstance(step, Launch):
            assert step.slot not in launched
            launched.add(step.slot)
            at_ms.append(elapsed)
        elif step.for_ms is None:
            assert plan.rules.launch == 0
            return
        else:
            assert step.for_ms > 0
            elapsed += step.for_ms
    assert all(later - earlier >= APART_MS for earlier, later in pairwise(at_ms))
