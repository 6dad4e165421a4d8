"""From attendance and quizzes to the facts that a policy looks at. The only place that reads those apps' figures."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from attendance.domain.attended import AttendanceRules, AttendedTime, Basis
from attendance.domain.check_outcomes import Outcome
from attendance.domain.check_plan import CheckRules
from attendance.domain.report import PersonAttendance, attendance_for, attendance_of
from attendance.models import EvidenceRemoval
from credits.domain.delivery import Delivery, delivery_of
from credits.domain.inputs import CreditInputs, QuizInput
from credits.domain.params import Formula, PolicyParams
from credits.domain.periods import months_before
from credits.domain.terms import read_terms
from credits.models import CreditTerms, LedgerEntry
from quizzes.domain.results import BestResult, best_result, best_results, questions_asked
from quizzes.models import Quiz
from webinars.models import Webinar

DAY = timedelta(days=1)


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
    delivery: tuple[Delivery, ...]

    @property
    def has_come(self) -> bool:
        return self.time.first_join is not None


def attendance_rules(params: PolicyParams) -> AttendanceRules:
    checks = CheckRules(launch=params.checks_launched_per_credit, per_s=params.minutes_per_credit * 60)
    return AttendanceRules(
        gap_tolerance_s=params.gap_tolerance_s,
        basis=Basis(params.basis),
        with_replay=params.counts_replay,
        checks=checks,
    )


def rules_for(webinar: Webinar) -> AttendanceRules:
    """Attendance shows and computes by the rules of the webinar's policy, the default one's while none was chosen."""
    return attendance_rules(read_terms(webinar).policy_version.params)


def polls_are_checks(webinar: Webinar) -> bool:
    """Whether an answer to a poll may count as an answered check, by the webinar's policy. Decided as a poll is opened, when
    the terms can change no more."""
    return read_terms(webinar).policy_version.params.polls_count_as_checks


def is_removed(webinar: Webinar) -> bool:
    """Whether the evidence was kept for its time and is gone: what was computed from it stands, and nothing is counted anew."""
    return EvidenceRemoval.objects.filter(webinar=webinar).exists()


def facts_of_all(terms: CreditTerms, *, now: datetime | None = None) -> list[PersonFacts]:
    """Everyone of the webinar, in a fixed number of queries."""
    webinar, params = terms.webinar, terms.policy_version.params
    lines = attendance_of(webinar, rules=attendance_rules(params), now=now)
    quizzes = best_results(webinar)
    questions = _Questions(webinar, params)
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
        line, terms=terms, quiz=best_result(webinar, person), questions=_Questions(webinar, params), credited=credited
    )


def _facts(
    line: PersonAttendance,
    *,
    terms: CreditTerms,
    quiz: BestResult | None,
    questions: "_Questions",
    credited: Decimal | None,
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
        quiz_questions=questions.of(quiz),
        words=terms.words if terms.policy_version.params.formula is Formula.SELF_STUDY else 0,
        credited_in_period=credited or Decimal(0),
    )
    return PersonFacts(
        person=line.person,
        time=line.time,
        inputs=inputs,
        is_registered=line.registration is not None,
        is_online=line.is_online,
        checks=line.outcomes,
        delivery=tuple(delivery_of(line.time, formula=terms.policy_version.params.formula)),
    )


def _quiz(best: BestResult | None, *, webinar: Webinar) -> QuizInput | None:
    if best is None:
        return None
    # Begun days: a quiz handed in a second after the last day counts as one of the next.
    days = -((webinar.ended_at - best.at) // DAY) if webinar.ended_at else 0
    return QuizInput(score_pct=Decimal(best.score_pct), passed=best.passed, days_since_end=max(days, 0))


class _Questions:
    """Counted only for policies that look at them. Whoever handed in a paper answered those that stood on it; for others, it is
    what an attempt would ask now."""

    def __init__(self, webinar: Webinar, params: PolicyParams) -> None:
        self.now = 0
        self.asked: dict[int, int] = {}
        if params.questions_per_credit:
            quiz = Quiz.objects.filter(webinar=webinar).first()
            self.now = quiz.asked_of(quiz.questions.active().count()) if quiz else 0
            self.asked = questions_asked(webinar)

    def of(self, best: BestResult | None) -> int:
        return self.now if best is None else self.asked.get(best.attempt_id, self.now)


def _credited(terms: CreditTerms, *, people: list[int]) -> dict[int, Decimal]:
    """What people have under the policy from webinars that ended within its period before this one did; only when the
    policy limits that. By the ends of the webinars and not by the clock, so that a later computation finds the same."""
    params = terms.policy_version.params
    ended_at = terms.webinar.ended_at or timezone.now()
    if params.cap_per_period is None or not params.period_months:
        return {}
    since = months_before(ended_at, months=params.period_months)
    entries = (
        LedgerEntry.objects.filter(
            person_id__in=people,
            policy_version__policy_id=terms.policy_version.policy_id,
            webinar__ended_at__gt=since,
        )
        .filter(Q(webinar__ended_at__lt=ended_at) | Q(webinar__ended_at=ended_at, webinar__lt=terms.webinar))
        .values_list("person_id", "credits")
    )
    sums: dict[int, Decimal] = {}
    for person_id, credits in entries:
        sums[person_id] = sums.get(person_id, Decimal(0)) + credits
    return sums
