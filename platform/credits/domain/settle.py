"""After a webinar: facts -> assessment -> ledger -> certificate, for everyone or for one person. Safe to repeat."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import User
from credits.domain.evidence import PersonFacts, facts_of, facts_of_all, is_removed
from credits.domain.inputs import inputs_hash
from credits.domain.ledger import lock_hours, post_assessment
from credits.domain.periods import months_after
from credits.domain.policy import compute_credits
from credits.domain.terms import terms_of
from credits.errors import NotSettledYet
from credits.models import Assessment, CreditTerms, LedgerEntry
from webinars.models import Registration, Webinar, WebinarState

SETTLES_WITHIN = timedelta(minutes=5)
LOOK_BACK = timedelta(days=7)
AT_ONCE = timedelta(minutes=1)
"""So much before facts were read, what was computed may hold newer ones: its transaction was not over, or clocks differ."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """`entry` is None when the ledger already said what the assessment says."""

    assessment: Assessment
    entry: LedgerEntry | None


def settle_webinar(webinar: Webinar) -> list[Settlement]:
    """Computes everyone's credits and brings the ledger to them. Nothing changed, nothing is written; nothing either when
    the evidence is gone because its time was over: hours do not go with it.

    Raises NotSettledYet before the webinar's end.
    """
    terms = _ended_terms(webinar)
    if is_removed(webinar):
        return []
    read_at = timezone.now()
    return [_settle(terms, facts, read_at=read_at) for facts in facts_of_all(terms) if facts.is_registered]


def settle_person(webinar: Webinar, person: User) -> Settlement | None:
    """The same for one person, after a quiz for example. None for somebody without a confirmed place."""
    terms = _ended_terms(webinar)
    if is_removed(webinar):
        return None
    read_at = timezone.now()
    facts = facts_of(terms, person)
    return _settle(terms, facts, read_at=read_at) if facts.is_registered else None


def later_in_period(webinar: Webinar) -> QuerySet[Webinar]:
    """The webinars whose credits this one's are counted against: of the same policy, settled, and ended within its period
    after this one. None without a limit by period."""
    terms = terms_of(webinar)
    params = terms.policy_version.params
    settled = Webinar.objects.filter(Exists(Assessment.objects.filter(webinar=OuterRef("pk"))))
    if params.cap_per_period is None or not params.period_months or webinar.ended_at is None:
        return settled.none()
    until = months_after(webinar.ended_at, months=params.period_months)
    same = settled.filter(credit_terms__policy_version__policy=terms.policy_version.policy_id)
    return same.filter(ended_at__range=(webinar.ended_at, until)).exclude(pk=webinar.pk).order_by("ended_at", "pk")


def unsettled(*, now: datetime | None = None) -> QuerySet[Webinar]:
    """Webinars that ended some minutes to some days ago, with people who have a place, and nothing computed."""
    now = now or timezone.now()
    return (
        Webinar.objects.filter(ended_at__range=(now - LOOK_BACK, now - SETTLES_WITHIN), state=WebinarState.ENDED)
        .filter(Exists(Registration.objects.confirmed().filter(webinar=OuterRef("pk"))))
        .filter(~Exists(Assessment.objects.filter(webinar=OuterRef("pk"))))
    )


def _ended_terms(webinar: Webinar) -> CreditTerms:
    if not webinar.has_ended:
        raise NotSettledYet
    return terms_of(webinar)


def _settle(terms: CreditTerms, facts: PersonFacts, *, read_at: datetime) -> Settlement:
    # A transaction a person: one who waits for a lock, or fails, holds up nobody else.
    with transaction.atomic():
        lock_hours(terms.webinar, facts.person)
        assessment = _assess(terms, facts, read_at=read_at)
        return Settlement(assessment=assessment, entry=post_assessment(assessment))


def _assess(terms: CreditTerms, facts: PersonFacts, *, read_at: datetime) -> Assessment:
    """The current assessment when the facts and the policy are those that it saw, else a new one."""
    digest = inputs_hash(facts.inputs)
    latest = (
        Assessment.objects.select_related("person", "webinar", "policy_version__policy")
        .filter(webinar=terms.webinar, person=facts.person)
        .order_by("-pk")
        .first()
    )
    if latest and _is_of(latest, terms=terms, digest=digest):
        return latest
    if latest and latest.computed_at > read_at - AT_ONCE:
        # The facts were read before the lock was held, and somebody has settled newer ones meanwhile (a quiz that was passed
        # while everyone's were being read): these would take that back. What is read now is what holds.
        facts = facts_of(terms, facts.person)
        digest = inputs_hash(facts.inputs)
        if _is_of(latest, terms=terms, digest=digest):
            return latest
    result = compute_credits(terms.policy_version.params, facts.inputs)
    return Assessment.objects.create(
        person=facts.person,
        webinar=terms.webinar,
        policy_version=terms.policy_version,
        inputs_json=msgspec.to_builtins(facts.inputs),
        inputs_hash=digest,
        credits=result.credits,
        waiting=result.waiting,
        base=result.base,
        reasons_json=msgspec.to_builtins(result.reasons),
        delivery=[str(way) for way in facts.delivery],
    )


def _is_of(assessment: Assessment, *, terms: CreditTerms, digest: str) -> bool:
    """Whether it saw these facts, and this version of the policy."""
    return assessment.inputs_hash == digest and assessment.policy_version_id == terms.policy_version_id
