"""A person's hours: what the ledger sums up to by policy, and line by line where it comes from. Read-only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from credits.domain.balances import Balances, sum_up
from credits.domain.inputs import CreditInputs
from credits.domain.periods import months_before
from credits.domain.policy import ZERO, Reason
from credits.domain.worth import worth
from credits.models import Appeal, Assessment, Certificate, EntryKind, LedgerEntry, PolicyVersion
from webinars.models import Webinar


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a webinar with what it brought, or a later correction. `possible` is what it is worth in full."""

    at: datetime
    webinar: Webinar
    version: PolicyVersion
    credits: Decimal
    waiting: Decimal = ZERO
    possible: Decimal = ZERO
    reasons: tuple[Reason, ...] = ()
    entry: LedgerEntry | None = None
    certificate: Certificate | None = None
    appeal: Appeal | None = None
    quiz_is_open: bool = False

    @property
    def is_change(self) -> bool:
        """A correction or a revocation, not the webinar itself."""
        return self.entry is not None and self.entry.kind != EntryKind.GRANT

    @property
    def is_less_than_possible(self) -> bool:
        return not self.is_change and ZERO < self.credits < self.possible

    @property
    def is_finished(self) -> bool:
        """Nothing can be done for it any more."""
        return self.waiting == ZERO


@dataclass(slots=True)
class Account:
    """The hours under one policy, within its period if it has one. `possible` includes what is still waiting for a quiz."""

    version: PolicyVersion
    since: datetime | None
    earned: Decimal = ZERO
    waiting: Decimal = ZERO
    possible: Decimal = ZERO

    @property
    def on_the_way(self) -> Decimal:
        """Where the arc of what still waits ends: it is drawn behind the earned one."""
        return self.earned + self.waiting if self.waiting else ZERO

    @property
    def months(self) -> int | None:
        return self.version.params.period_months


@dataclass(frozen=True, slots=True)
class Hours:
    accounts: list[Account]
    lines: list[Line]
    certificates: list[Certificate]
    waiting: list[Line] = field(default_factory=list)
    balances: Balances = field(default_factory=lambda: Balances([], []))

    @property
    def is_empty(self) -> bool:
        return not self.lines


def hours_of(person: User, *, now: datetime | None = None) -> Hours:
    """Everything of one person in five queries, newest first."""
    now = now or timezone.now()
    entries = list(
        LedgerEntry.objects.of(person).select_related("webinar", "policy_version__policy", "by", "attachment")
    )
    assessments = _current_assessments(Q(person=person))
    certificates = list(Certificate.objects.current().filter(person=person).select_related("webinar"))
    appeals = {
        appeal.webinar_id: appeal
        for appeal in Appeal.objects.filter(person=person).select_related("decision").order_by("pk")
    }
    lines = _lines(entries, assessments, {certificate.webinar_id: certificate for certificate in certificates}, appeals)
    return Hours(
        accounts=_accounts(lines, now=now),
        lines=lines,
        certificates=certificates,
        waiting=[line for line in lines if line.waiting > ZERO],
        balances=sum_up(entries, now=now),
    )


def current_assessment(webinar: Webinar, person: User) -> Assessment | None:
    return next(iter(_current_assessments(Q(webinar=webinar, person=person))), None)


def possible_credits(version: PolicyVersion, inputs: CreditInputs) -> Decimal:
    """What full attendance of the same content is worth."""
    whole = worth(
        version.params,
        content_s=inputs.content_s,
        nominal_credits=inputs.nominal_credits,
        cap=inputs.cap,
        words=inputs.words,
    )
    return whole.credits


def _current_assessments(which: Q) -> list[Assessment]:
    """The newest of each person and webinar."""
    newest = (
        Assessment.objects.filter(which)
        .order_by("person_id", "webinar_id", "-pk")
        .distinct("person_id", "webinar_id")
        .values("pk")
    )
    return list(Assessment.objects.filter(pk__in=newest).select_related("webinar__quiz", "policy_version__policy"))


def _lines(
    entries: Iterable[LedgerEntry],
    assessments: Iterable[Assessment],
    certificates: dict[int, Certificate],
    appeals: dict[int, Appeal],
) -> list[Line]:
    grants = {entry.webinar_id: entry for entry in entries if entry.kind == EntryKind.GRANT}
    lines = [_webinar_line(assessment, grants, certificates, appeals) for assessment in assessments]
    lines += [
        Line(at=entry.at, webinar=entry.webinar, version=entry.policy_version, credits=entry.credits, entry=entry)
        for entry in entries
        if entry.kind != EntryKind.GRANT
    ]
    return sorted(lines, key=lambda line: (line.at, line.webinar.pk), reverse=True)


def _webinar_line(
    assessment: Assessment,
    grants: dict[int, LedgerEntry],
    certificates: dict[int, Certificate],
    appeals: dict[int, Appeal],
) -> Line:
    webinar = assessment.webinar
    grant = grants.get(webinar.pk)
    quiz = getattr(webinar, "quiz", None)
    return Line(
        at=webinar.ended_at or assessment.computed_at,
        webinar=webinar,
        version=assessment.policy_version,
        credits=grant.credits if grant else ZERO,
        waiting=assessment.waiting,
        possible=possible_credits(assessment.policy_version, assessment.inputs),
        reasons=tuple(assessment.reasons),
        entry=grant,
        certificate=certificates.get(webinar.pk),
        appeal=appeals.get(webinar.pk),
        quiz_is_open=bool(quiz and quiz.is_open),
    )


def _accounts(lines: Iterable[Line], *, now: datetime) -> list[Account]:
    """By policy; the one with the most hours first."""
    accounts: dict[int, Account] = {}
    for line in lines:
        months = line.version.params.period_months
        since = months_before(now, months=months) if months else None
        account = accounts.setdefault(line.version.policy_id, Account(version=line.version, since=since))
        # A correction counts where its webinar counts, whenever it was written.
        if account.since and (line.webinar.ended_at or line.at) < account.since:
            continue
        account.earned += line.credits
        account.waiting += line.waiting
        account.possible += max(line.possible, line.credits) if not line.is_change else ZERO
    return sorted(accounts.values(), key=lambda account: account.earned, reverse=True)
