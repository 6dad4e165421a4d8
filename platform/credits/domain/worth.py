"""What a webinar is worth under a policy to somebody who does everything, and what that takes. Pure."""

from decimal import Decimal
from fractions import Fraction

import msgspec

from attendance.domain.check_plan import CheckRules, planned_count
from credits.domain.arithmetic import ceil_of
from credits.domain.inputs import CreditInputs, QuizInput
from credits.domain.params import Formula, PolicyParams
from credits.domain.policy import (
    CreditResult,
    checks_for,
    compute_credits,
    needed_attendance_s,
    seconds_for,
    time_credits,
)

MOST_ROUNDS = 50


class Worth(msgspec.Struct, frozen=True, kw_only=True):
    """`credits` for full attendance, and the least that it takes: seconds, answered checks of those planned, the quiz."""

    credits: Decimal
    needed_s: int
    content_s: int
    checks_needed: int
    checks_planned: int
    quiz_required: bool
    pass_pct: int | None


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """The next higher credits, and what is missing to it."""

    credits: Decimal
    missing_s: int
    missing_checks: int


def planned_checks(params: PolicyParams, content_s: int) -> int:
    """How many presence checks such a length gets, as attendance plans them."""
    rules = CheckRules(launch=params.checks_launched_per_credit, per_s=params.minutes_per_credit * 60)
    return planned_count(rules, content_s)


def worth(
    params: PolicyParams,
    *,
    content_s: int,
    nominal_credits: Decimal | None = None,
    cap: Decimal | None = None,
    words: int = 0,
) -> Worth:
    """For `content_s` seconds of content, planned or actual, and a quiz with as many questions as the policy asks for."""
    checks = planned_checks(params, content_s)
    inputs = CreditInputs(
        attended_s=content_s,
        content_s=content_s,
        nominal_credits=nominal_credits,
        cap=cap,
        checks_launched=checks,
        checks_shown=checks,
        checks_answered=checks,
        quiz=QuizInput(score_pct=Decimal(100), passed=True),
        words=words,
    )
    inputs = msgspec.structs.replace(inputs, quiz_questions=questions_for(params, inputs))
    credits = compute_credits(params, inputs).credits
    return Worth(
        credits=credits,
        needed_s=needed_seconds(params, credits, content_s=content_s),
        content_s=content_s,
        checks_needed=min(checks_for(params, credits, shown=checks), checks) if params.on_shortfall != "flag" else 0,
        checks_planned=checks,
        quiz_required=params.quiz_required,
        pass_pct=params.pass_pct if params.quiz_required else None,
    )


def questions_for(params: PolicyParams, inputs: CreditInputs) -> int:
    """The least number of quiz questions that carries all the credit of these facts; 0 when the policy counts none.

    In self-study the questions themselves take time that counts, so more of them may be needed for them: the number is
    raised until it carries itself. Each one adds less credit than it carries, so that comes to an end; where a policy
    is set so that it would not, the number stays where it was.
    """
    per_credit = params.questions_per_credit
    if per_credit is None:
        return 0
    questions = 0
    for _ in range(MOST_ROUNDS):
        credits = time_credits(params, msgspec.structs.replace(inputs, quiz_questions=questions))
        needed = ceil_of(Fraction(credits) * per_credit)
        if needed <= questions:
            break
        questions = needed
    return questions


def needed_seconds(params: PolicyParams, credits: Decimal, *, content_s: int) -> int:
    """The least attended seconds that `credits` takes: by the percentage, by the time, or both."""
    by_percent = needed_attendance_s(params, content_s) or 0
    by_time = 0 if params.is_nominal or params.formula is not Formula.TIME else seconds_for(params, credits)
    return max(by_percent, by_time)


def next_step(
    params: PolicyParams, inputs: CreditInputs, *, whole: Worth, result: CreditResult | None = None
) -> NextStep | None:
    """What to do for more than the facts give now; None when everything that `whole` is worth is reached (the quiz aside).
    `result`: what they give, where it is known."""
    result = result or compute_credits(params, inputs)
    now = result.credits + result.waiting
    if now >= whole.credits:
        return None
    wanted = whole.credits if params.is_nominal else max(now + params.increment, params.min_credits)
    wanted = min(wanted, whole.credits)
    needed_s = needed_seconds(params, wanted, content_s=max(whole.content_s, inputs.content_s))
    checks = checks_for(params, wanted, shown=inputs.checks_shown) if params.on_shortfall != "flag" else 0
    return NextStep(
        credits=wanted,
        missing_s=max(needed_s - inputs.attended_s, 0),
        missing_checks=max(checks - inputs.checks_answered, 0),
    )
