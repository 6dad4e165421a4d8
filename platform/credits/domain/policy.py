"""The policy engine: parameters and facts in, credits and reasons out. Pure, exact, the same result for ever.

The order of the rules: content -> time (or the programme's hours) -> least attendance -> presence checks ->
questions -> limits -> least credit -> quiz. Each rule that says something leaves a reason with its figures.
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import msgspec

from credits.domain.arithmetic import ceil_of, floor_to, half_up_to
from credits.domain.inputs import CreditInputs
from credits.domain.params import Basis, Formula, Percent, PerCredit, PolicyParams, Rounding, Shortfall

ZERO = Decimal(0)
WORDS_PER_MINUTE = 180
MINUTES_PER_QUESTION = Fraction(185, 100)
THOUSANDTH = Decimal("0.001")


class ReasonCode(StrEnum):
    NO_CONTENT = "no_content"
    TIME = "time"
    TIME_SHORT = "time_short"
    ATTENDANCE_MET = "attendance_met"
    ATTENDANCE_SHORT = "attendance_short"
    CHECKS_MET = "checks_met"
    CHECKS_CAPPED = "checks_capped"
    CHECKS_DENIED = "checks_denied"
    CHECKS_BAND = "checks_band"
    CHECKS_FLAGGED = "checks_flagged"
    CHECKS_NOT_LAUNCHED = "checks_not_launched"
    QUESTIONS_SHORT = "questions_short"
    ACTIVITY_CAP = "activity_cap"
    PERIOD_CAP = "period_cap"
    BELOW_MINIMUM = "below_minimum"
    QUIZ_PASSED = "quiz_passed"
    QUIZ_FAILED = "quiz_failed"
    QUIZ_NOT_TAKEN = "quiz_not_taken"
    QUIZ_EXPIRED = "quiz_expired"


SHORT = frozenset(
    {
        ReasonCode.NO_CONTENT,
        ReasonCode.TIME_SHORT,
        ReasonCode.ATTENDANCE_SHORT,
        ReasonCode.CHECKS_CAPPED,
        ReasonCode.CHECKS_DENIED,
        ReasonCode.CHECKS_BAND,
        ReasonCode.CHECKS_FLAGGED,
        ReasonCode.CHECKS_NOT_LAUNCHED,
        ReasonCode.QUESTIONS_SHORT,
        ReasonCode.ACTIVITY_CAP,
        ReasonCode.PERIOD_CAP,
        ReasonCode.BELOW_MINIMUM,
        ReasonCode.QUIZ_FAILED,
        ReasonCode.QUIZ_NOT_TAKEN,
        ReasonCode.QUIZ_EXPIRED,
    }
)
"""The reasons that say why it is not more."""


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code and its figures: seconds, counts and percentages as integers, credits and scores as texts."""

    code: ReasonCode
    values: dict[str, int | str] = {}

    @property
    def is_short(self) -> bool:
        return self.code in SHORT


class CreditResult(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`credits` is what is granted now; `waiting` is what a passed quiz would still bring; `base` is the
    value before rounding and limits, to 3 decimals, for people who want to follow the computation."""

    credits: Decimal
    waiting: Decimal
    base: Decimal
    reasons: tuple[Reason, ...]

    @property
    def short(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.is_short)


def compute_credits(params: PolicyParams, inputs: CreditInputs) -> CreditResult:
    """Applies the policy to the facts. Never negative, always a multiple of the increment, never raises on valid facts."""
    reasons: list[Reason] = []
    base = _base(params, inputs)
    credits = _in_steps(params, base)
    if inputs.content_s == 0 and params.formula is Formula.TIME:
        return CreditResult(credits=ZERO, waiting=ZERO, base=ZERO, reasons=(Reason(ReasonCode.NO_CONTENT),))
    credits = _by_attendance(params, inputs, credits, reasons)
    credits = _by_checks(params, inputs, credits, reasons)
    credits = _by_questions(params, inputs, credits, reasons)
    credits = _by_limits(params, inputs, credits, reasons)
    if credits < params.min_credits:
        credits = ZERO
    if credits == ZERO and not any(reason.is_short for reason in reasons):
        reasons.append(Reason(ReasonCode.BELOW_MINIMUM, {"minimum": str(max(params.min_credits, params.increment))}))
    passed = _quiz_verdict(params, inputs, reasons)
    granted = credits if passed or not params.quiz_required else ZERO
    return CreditResult(
        credits=granted, waiting=credits - granted, base=half_up_to(base, THOUSANDTH), reasons=tuple(reasons)
    )


def needed_attendance_s(params: PolicyParams, content_s: int) -> int | None:
    """The least attendance in seconds that a percentage rule asks for; None without such a rule."""
    return None if params.min_attendance_pct is None else ceil_of(Fraction(params.min_attendance_pct * content_s, 100))


def seconds_for(params: PolicyParams, credits: Decimal) -> int:
    """The least attended seconds whose rounded time credits reach `credits`, before all other rules."""
    wanted = Fraction(credits)
    if params.rounding is Rounding.HALF_UP:
        wanted -= Fraction(params.increment) / 2
    return max(ceil_of(wanted * params.minutes_per_credit * 60), 0)


def checks_for(params: PolicyParams, credits: Decimal, *, shown: int) -> int:
    """How many answered checks `credits` needs when `shown` checks were shown; 0 when checks decide nothing."""
    match params.checks_required:
        case PerCredit(count=count):
            return ceil_of(Fraction(credits) * count)
        case Percent(percent=percent):
            return ceil_of(Fraction(percent * shown, 100))
        case None:
            return 0


def time_credits(params: PolicyParams, inputs: CreditInputs) -> Decimal:
    """What the time alone (or the formula, or the programme) gives, rounded to the increment, before all other rules."""
    return _in_steps(params, _base(params, inputs))


def _base(params: PolicyParams, inputs: CreditInputs) -> Fraction:
    if params.basis is Basis.NOMINAL:
        return Fraction(inputs.nominal_credits or 0)
    minutes = Fraction(inputs.attended_s, 60)
    if params.formula is Formula.SELF_STUDY:
        minutes += Fraction(inputs.words, WORDS_PER_MINUTE) + MINUTES_PER_QUESTION * inputs.quiz_questions
        return Fraction(half_up_to(minutes / params.minutes_per_credit, THOUSANDTH))
    return minutes / params.minutes_per_credit


def _in_steps(params: PolicyParams, value: Fraction) -> Decimal:
    return (
        half_up_to(value, params.increment)
        if params.rounding is Rounding.HALF_UP
        else floor_to(value, params.increment)
    )


def _by_attendance(params: PolicyParams, inputs: CreditInputs, credits: Decimal, reasons: list[Reason]) -> Decimal:
    times: dict[str, int | str] = {"attended_s": inputs.attended_s, "content_s": inputs.content_s}
    needed_s = needed_attendance_s(params, inputs.content_s)
    if needed_s is not None and inputs.attended_s < needed_s:
        reasons.append(
            Reason(
                ReasonCode.ATTENDANCE_SHORT, {**times, "needed_s": needed_s, "percent": params.min_attendance_pct or 0}
            )
        )
        return ZERO
    least = max(params.min_credits, params.increment)
    if params.basis is not Basis.NOMINAL and params.formula is Formula.TIME and credits < least:
        reasons.append(Reason(ReasonCode.TIME_SHORT, {**times, "needed_s": seconds_for(params, least)}))
    elif needed_s is not None:
        reasons.append(
            Reason(
                ReasonCode.ATTENDANCE_MET, {**times, "needed_s": needed_s, "percent": params.min_attendance_pct or 0}
            )
        )
    else:
        reasons.append(Reason(ReasonCode.TIME, times))
    return credits


def _by_checks(params: PolicyParams, inputs: CreditInputs, credits: Decimal, reasons: list[Reason]) -> Decimal:
    answered, shown = inputs.checks_answered, inputs.checks_shown
    if params.bands:
        return _by_bands(params, inputs, credits, reasons)
    if params.checks_required is None:
        return credits
    needed = checks_for(params, credits, shown=shown)
    values: dict[str, int | str] = {"answered": answered, "needed": needed, "shown": shown}
    if answered >= needed:
        if shown or answered:
            reasons.append(Reason(ReasonCode.CHECKS_MET, values))
        return credits
    match params.on_shortfall:
        case Shortfall.DENY:
            reasons.append(Reason(ReasonCode.CHECKS_DENIED, values))
            return ZERO
        case Shortfall.CAP if isinstance(params.checks_required, PerCredit):
            capped = min(credits, floor_to(Fraction(answered, params.checks_required.count), params.increment))
            if inputs.checks_launched == 0:
                reasons.append(Reason(ReasonCode.CHECKS_NOT_LAUNCHED, {"needed": needed}))
            else:
                reasons.append(Reason(ReasonCode.CHECKS_CAPPED, {**values, "credits": str(capped)}))
            return capped
        case _:
            reasons.append(Reason(ReasonCode.CHECKS_FLAGGED, values))
            return credits


def _by_bands(params: PolicyParams, inputs: CreditInputs, credits: Decimal, reasons: list[Reason]) -> Decimal:
    answered, shown = inputs.checks_answered, inputs.checks_shown
    if shown == 0:  # nothing was asked, so nothing was missed
        return credits
    reached = [band for band in params.bands if answered * 100 >= band.answered_pct * shown]
    share = max((band.share_pct for band in reached), default=0)
    best = max(params.bands, key=lambda band: (band.share_pct, -band.answered_pct))
    needed = ceil_of(Fraction(best.answered_pct * shown, 100))
    values: dict[str, int | str] = {"answered": answered, "needed": needed, "shown": shown}
    if share >= best.share_pct:
        reasons.append(Reason(ReasonCode.CHECKS_MET, values))
    else:
        reasons.append(Reason(ReasonCode.CHECKS_BAND, {**values, "share": share}))
    return floor_to(Fraction(credits) * share / 100, params.increment)


def _by_questions(params: PolicyParams, inputs: CreditInputs, credits: Decimal, reasons: list[Reason]) -> Decimal:
    """5 questions a credit are 3 for a half: a share of a credit takes its share of the questions, rounded up."""
    per_credit = params.questions_per_credit
    if per_credit is None:
        return credits
    supported = floor_to(Fraction(inputs.quiz_questions, per_credit), params.increment)
    if supported >= credits:
        return credits
    needed = ceil_of(Fraction(credits) * per_credit)
    reasons.append(Reason(ReasonCode.QUESTIONS_SHORT, {"questions": inputs.quiz_questions, "needed": needed}))
    return supported


def _by_limits(params: PolicyParams, inputs: CreditInputs, credits: Decimal, reasons: list[Reason]) -> Decimal:
    caps = [cap for cap in (params.cap_per_activity, inputs.cap) if cap is not None]
    if caps and credits > min(caps):
        credits = floor_to(min(caps), params.increment)
        reasons.append(Reason(ReasonCode.ACTIVITY_CAP, {"cap": str(min(caps))}))
    if params.cap_per_period is not None:
        left = max(params.cap_per_period - inputs.credited_in_period, ZERO)
        if credits > left:
            credits = floor_to(left, params.increment)
            values: dict[str, int | str] = {"cap": str(params.cap_per_period), "months": params.period_months or 0}
            reasons.append(Reason(ReasonCode.PERIOD_CAP, values))
    return credits


def _quiz_verdict(params: PolicyParams, inputs: CreditInputs, reasons: list[Reason]) -> bool:
    quiz = inputs.quiz
    if quiz is None:
        if params.quiz_required:
            reasons.append(Reason(ReasonCode.QUIZ_NOT_TAKEN, {"needed": params.pass_pct or 0}))
        return False
    passed = quiz.score_pct >= params.pass_pct if params.pass_pct is not None else quiz.passed
    values: dict[str, int | str] = {"score": str(quiz.score_pct), "needed": params.pass_pct or 0}
    if passed and params.expiry_days is not None and quiz.days_since_end > params.expiry_days:
        reasons.append(Reason(ReasonCode.QUIZ_EXPIRED, {**values, "days": params.expiry_days}))
        return False
    if passed:
        reasons.append(Reason(ReasonCode.QUIZ_PASSED, values))
    elif params.quiz_required:
        reasons.append(Reason(ReasonCode.QUIZ_FAILED, values))
    return passed
