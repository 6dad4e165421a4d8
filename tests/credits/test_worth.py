"""What a webinar is worth and what is missing to the next step: pure functions."""

from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from credits.domain.inputs import CreditInputs, QuizInput
from credits.domain.policy import compute_credits
from credits.domain.worth import NextStep, next_step, planned_checks, worth
from credits.presets import presets

GI = presets()["nasba-group-internet"].params
KZ = presets()["kz-pd-course"].params
CPD = presets()["cpd-60"].params
AMA = presets()["ama-pra-1"].params


def test_62_minutes_and_4_checks_are_worth_1_2() -> None:
    whole = worth(GI, content_s=62 * 60)
    assert (whole.credits, whole.needed_s, whole.checks_needed, whole.checks_planned) == (Decimal("1.2"), 3600, 4, 4)


def test_a_course_is_worth_its_nominal_hours() -> None:
    whole = worth(KZ, content_s=90 * 60, nominal_credits=Decimal(2))
    assert (whole.credits, whole.needed_s) == (Decimal(2), 72 * 60)
    assert (whole.quiz_required, whole.pass_pct) == (True, 70)
    assert whole.checks_needed == 0  # they only raise a flag


def test_a_cap_makes_it_worth_less_and_takes_less_time() -> None:
    whole = worth(CPD, content_s=90 * 60, cap=Decimal(1))
    assert (whole.credits, whole.needed_s) == (Decimal(1), 3600)


def test_planned_checks_are_whole_and_at_least_one() -> None:
    assert [planned_checks(GI, minutes * 60) for minutes in (0, 5, 8, 49, 50, 62, 100)] == [0, 0, 0, 3, 4, 4, 8]
    assert planned_checks(CPD, 3600) == 0


def test_the_next_step_says_what_is_missing() -> None:
    whole = worth(GI, content_s=100 * 60)
    inputs = CreditInputs(attended_s=59 * 60, content_s=65 * 60, checks_launched=4, checks_shown=4, checks_answered=3)
    assert next_step(GI, inputs, whole=whole) == NextStep(credits=Decimal("1.2"), missing_s=60, missing_checks=1)


def test_the_first_step_is_the_least_credit() -> None:
    whole = worth(GI, content_s=100 * 60)
    step = next_step(GI, CreditInputs(attended_s=0, content_s=0), whole=whole)
    assert step == NextStep(credits=Decimal(1), missing_s=3000, missing_checks=3)


def test_a_course_is_one_step() -> None:
    whole = worth(KZ, content_s=90 * 60, nominal_credits=Decimal(2))
    inputs = CreditInputs(attended_s=20 * 60, content_s=90 * 60, nominal_credits=Decimal(2))
    assert next_step(KZ, inputs, whole=whole) == NextStep(credits=Decimal(2), missing_s=52 * 60, missing_checks=0)
    enough = msgspec.structs.replace(inputs, attended_s=72 * 60)
    assert next_step(KZ, enough, whole=whole) is None  # what is missing now is the quiz


def test_at_the_top_there_is_no_next_step() -> None:
    whole = worth(CPD, content_s=90 * 60)
    assert next_step(CPD, CreditInputs(attended_s=5400, content_s=5400), whole=whole) is None


@given(st.sampled_from([GI, CPD, AMA]), st.integers(0, 3 * 3600), st.integers(0, 3 * 3600), st.integers(0, 12))
def test_doing_what_is_missing_brings_the_step(params: object, attended_s: int, planned_s: int, answered: int) -> None:
    assert isinstance(params, type(CPD))
    whole = worth(params, content_s=planned_s)
    inputs = CreditInputs(
        attended_s=min(attended_s, planned_s),
        content_s=planned_s,
        checks_launched=12,
        checks_shown=12,
        checks_answered=answered,
    )
    step = next_step(params, inputs, whole=whole)
    if step is None:
        assert compute_credits(params, inputs).credits >= whole.credits
        return
    done = msgspec.structs.replace(
        inputs,
        attended_s=inputs.attended_s + step.missing_s,
        content_s=max(planned_s, inputs.attended_s + step.missing_s),
        checks_answered=answered + step.missing_checks,
        checks_shown=max(12, answered + step.missing_checks),
    )
    assert compute_credits(params, done).credits >= step.credits


@given(st.integers(1, 6 * 3600), st.integers(1, 36))
def test_needed_seconds_earn_the_worth_and_one_less_does_not(content_s: int, nominal: int) -> None:
    passed = QuizInput(score_pct=Decimal(100), passed=True)
    for params in (CPD, AMA, KZ):
        nominal_credits = Decimal(nominal) if params.is_nominal else None
        whole = worth(params, content_s=content_s, nominal_credits=nominal_credits)
        if not whole.credits:
            continue
        inputs = CreditInputs(
            attended_s=whole.needed_s, content_s=content_s, nominal_credits=nominal_credits, quiz=passed
        )
        assert compute_credits(params, inputs).credits == whole.credits
        assert (
            compute_credits(params, msgspec.structs.replace(inputs, attended_s=whole.needed_s - 1)).credits
            < whole.credits
        )
