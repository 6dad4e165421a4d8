"""One person's meter at one moment, from the same facts and rules that settle the hours afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import msgspec
from django.utils import translation

from attendance.domain.evidence import Content, to_ms
from attendance.domain.intervals import Interval
from credits.domain.evidence import PersonFacts
from credits.domain.inputs import CreditInputs
from credits.domain.params import PolicyParams
from credits.domain.policy import CreditResult, ReasonCode, compute_credits
from credits.domain.worth import NextStep, Worth, needed_seconds, next_step
from credits.formats import write_credits
from credits.live.protocol import MeterGoal, MeterNext, MeterReason, MeterUpdated
from credits.models import CreditTerms
from credits.reasons import explain_all

MAX_GOALS = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules say of one person at this moment: worked out once for the meter and the team's list."""

    facts: PersonFacts
    result: CreditResult
    step: NextStep | None


class Mark(NamedTuple):
    """A step of credit, and the attended time that it takes: the same for everyone."""

    credits: Decimal
    needed_ms: int


def marks_of(params: PolicyParams, *, whole: Worth) -> list[Mark]:
    least = whole.credits if params.is_nominal else max(params.min_credits, params.increment)
    return [
        Mark(credits, needed_seconds(params, credits, content_s=whole.content_s) * 1000)
        for credits in _steps(whole.credits, least=least, step=params.increment)
    ]


def standing_of(terms: CreditTerms, facts: PersonFacts, *, whole: Worth) -> Standing:
    params = terms.policy_version.params
    inputs = _as_planned(terms, facts.inputs, whole=whole)
    result = compute_credits(params, inputs)
    return Standing(facts, result, next_step(params, inputs, whole=whole, result=result))


def read_meter(
    terms: CreditTerms,
    standing: Standing,
    *,
    whole: Worth,
    marks: Sequence[Mark],
    content: Content,
    checks: Sequence[int],
    running: bool,
    now_ms: int,
    language: str,
) -> MeterUpdated:
    """`whole` is what the webinar is worth to somebody who does everything, by its planned length, and `marks` the steps to it;
    `checks` are the moments of its presence checks, ms."""
    facts, result, step = standing.facts, standing.result, standing.step
    with translation.override(language):
        return MeterUpdated(
            running=running,
            now=now_ms,
            starts_at=content.start,
            ends_at=_ends_at(terms, content, now_ms=now_ms),
            attended_s=facts.inputs.attended_s,
            content_s=facts.inputs.content_s,
            needed_s=whole.needed_s,
            percent=facts.time.percent,
            credits=write_credits(result.credits),
            waiting=write_credits(result.waiting),
            max_credits=write_credits(whole.credits),
            unit=terms.policy_version.unit,
            earned=int(result.credits * 100 / whole.credits) if whole.credits else 0,
            next=_next(step),
            checks_answered=facts.inputs.checks_answered,
            checks_needed=whole.checks_needed,
            quiz_required=whole.quiz_required,
            quiz_passed=any(reason.code == ReasonCode.QUIZ_PASSED for reason in result.reasons),
            intervals=[(interval.start, interval.end) for interval in facts.time.intervals],
            breaks=[(interval.start, interval.end) for interval in content.breaks],
            checks=[(at, outcome.value) for at, outcome in zip(checks, facts.checks, strict=False)],
            goals=_goals(facts, result, marks=marks, running=running, now_ms=now_ms),
            reasons=[MeterReason(text=each.text, is_short=each.is_short) for each in explain_all(result.reasons)],
        )


def _as_planned(terms: CreditTerms, inputs: CreditInputs, *, whole: Worth) -> CreditInputs:
    """While it runs, shares are shares of the planned length: 80 % of the first minutes is not yet 80 % of the lecture."""
    if terms.webinar.has_ended:
        return inputs
    return msgspec.structs.replace(inputs, content_s=max(inputs.content_s, whole.content_s))


def _ends_at(terms: CreditTerms, content: Content, *, now_ms: int) -> int | None:
    """The planned end, moved by a late start; the real one afterwards."""
    webinar = terms.webinar
    if webinar.started_at is None:
        return None
    if webinar.ended_at:
        return to_ms(webinar.ended_at)
    breaks_ms = sum(end - start for start, end in content.breaks)
    return max(to_ms(webinar.started_at) + webinar.length_min * 60_000 + breaks_ms, now_ms)


def _next(step: NextStep | None) -> MeterNext | None:
    if step is None:
        return None
    return MeterNext(credits=write_credits(step.credits), missing_s=step.missing_s, missing_checks=step.missing_checks)


def _goals(
    facts: PersonFacts, result: CreditResult, *, marks: Sequence[Mark], running: bool, now_ms: int
) -> list[MeterGoal]:
    """Where on the line of time each step was, or will be, reached."""
    goals: list[MeterGoal] = []
    for mark in marks:
        at = _moment_of(mark.needed_ms, facts.time.intervals)
        if at is None:
            if not running:
                continue
            at = now_ms + mark.needed_ms - facts.inputs.attended_s * 1000
        goals.append(MeterGoal(credits=write_credits(mark.credits), at=at, is_earned=mark.credits <= result.credits))
    return goals


def _steps(whole: Decimal, *, least: Decimal, step: Decimal) -> Iterable[Decimal]:
    """From the least credit up to the whole; coarser steps where there would be too many marks."""
    if whole < least:
        return
    while (whole - least) / step > MAX_GOALS:
        step *= 2
    credits = least
    while credits < whole:
        yield credits
        credits += step
    yield whole


def _moment_of(needed_ms: int, intervals: Iterable[Interval]) -> int | None:
    """When so much had been attended; None when it has not been yet."""
    left = needed_ms
    for interval in intervals:
        length = interval.end - interval.start
        if left <= length:
            return interval.start + left
        left -= length
    return None
