"""From attendance and quizzes to the facts that a policy looks at. The only place that reads those apps' figures."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from attendance.domain.attended import AttendanceRules, AttendedTime, Basis
from attendance.domain.check_outcomes import Outcome
from attendance.domain.check_plan import CheckRules
from attendance.domain.report import PersonAttendance, attendance_for, attendance_of
from credits.domain.inputs import CreditInputs, QuizInput
from credits.domain.params import PolicyParams
from credits.domain.periods import months_before
from credits.domain.terms import read_terms
from credits.models import CreditTerms, LedgerEntry
from quizzes.domain.results import BestResult, best_result, best_results
from quizzes.models import Question
from webinars.models import Webinar


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One person's attendance beside the facts made of it. `is_registered`: only a confirmed place earns."""

    person: User
    time: AttendedTime
    inputs: CreditInputs
    is_registered: bool
    is_online: bool
    #: What became of each presence check, in their order.
    checks: tuple[Outcome, ...]


def attendance_rules(params: PolicyParams) -> AttendanceRules:
    checks = CheckRules(launch=params.checks_launched_per_credit, per_s=params.minutes_per_credit * 60)
    return AttendanceRules(gap_tolerance_s=params.gap_tolerance_s, basis=Basis(params.basis), checks=checks)


def rules_for(webinar: Webinar) -> AttendanceRules:
    """Attendance shows and computes by the rules of the webinar's policy, the default one's while none was chosen."""
    return attendance_rules(read_terms(webinar).policy_version.params)


def facts_of_all(terms: CreditTerms, *, now: datetime | None = None) -> list[PersonFacts]:
    """Everyone of the webinar, in a fixed number of queries."""
    webinar, params = terms.webinar, terms.policy_version.params
    lines = attendance_of(webinar, rules=attendance_rules(params), now=now)
    quizzes = best_results(webinar)
    questions = _questions(webinar, params)
    credited = _credited(terms, people=[line.person.pk for line in lines])
    return [
        _facts(
            line,
            terms=terms,
            quiz=quizzes.get(line.person.pk),
            questions=questions,
            credited=credited.get(line.person.pk),
        )
        for line in lines
    ]


def facts_of(terms: CreditTerms, person: User, *, now: datetime | None = None) -> PersonFacts:
    webinar, params = terms.webinar, terms.policy_version.params
    line = attendance_for(webinar, person, rules=attendance_rules(params), now=now)
    credited = _credited(terms, people=[person.pk]).get(person.pk)
    return _facts(
        line, terms=terms, quiz=best_result(webinar, person), questions=_questions(webinar, params), credited=credited
    )


def _facts(
    line: PersonAttendance, *, terms: CreditTerms, quiz: BestResult | None, questions: int, credited: Decimal | None
) -> PersonFacts:
    inputs = CreditInputs(
        attended_s=line.time.attended_s,
        content_s=line.time.content_s,
        nominal_credits=terms.nominal_credits,
        cap=terms.cap,
        checks_launched=line.checks.launched,
        checks_shown=line.checks.shown,
        checks_answered=line.checks.answered,
        quiz=_quiz(quiz, webinar=terms.webinar),
        quiz_questions=questions,
        credited_in_period=credited or Decimal(0),
    )
    return PersonFacts(
        person=line.person,
        time=line.time,
        inputs=inputs,
        is_registered=line.registration is not None,
        is_online=line.is_online,
        checks=line.outcomes,
    )


def _quiz(best: BestResult | None, *, webinar: Webinar) -> QuizInput | None:
    if best is None:
        return None
    days = (best.at - webinar.ended_at).days if webinar.ended_at else 0
    return QuizInput(score_pct=Decimal(best.score_pct), passed=best.passed, days_since_end=max(days, 0))


def _questions(webinar: Webinar, params: PolicyParams) -> int:
    """Counted only for policies that look at it."""
    if not params.questions_per_credit:
        return 0
    return Question.objects.active().filter(quiz__webinar=webinar).count()


def _credited(terms: CreditTerms, *, people: list[int]) -> dict[int, Decimal]:
    """What people already have under the policy within its period, this webinar aside; only when it limits that."""
    params = terms.policy_version.params
    if params.cap_per_period is None or not params.period_months:
        return {}
    since = months_before(timezone.now(), months=params.period_months)
    entries = (
        LedgerEntry.objects.filter(
            person_id__in=people, policy_version__policy_id=terms.policy_version.policy_id, at__gte=since
        )
        .exclude(webinar=terms.webinar)
        .values_list("person_id", "credits")
    )
    sums: dict[int, Decimal] = {}
    for person_id, credits in entries:
        sums[person_id] = sums.get(person_id, Decimal(0)) + credits
    return sums
