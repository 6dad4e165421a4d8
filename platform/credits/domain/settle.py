"""After a webinar: facts -> assessment -> ledger -> certificate, for everyone or for one person. Safe to repeat."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import User
from credits.domain.evidence import PersonFacts, facts_of, facts_of_all
from credits.domain.inputs import inputs_hash
from credits.domain.ledger import lock_hours, post_assessment
from credits.domain.policy import compute_credits
from credits.domain.terms import terms_of
from credits.errors import NotSettledYet
from credits.models import Assessment, CreditTerms, LedgerEntry
from webinars.models import Registration, Webinar, WebinarState

SETTLES_WITHIN = timedelta(minutes=5)
LOOK_BACK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Settlement:
    """`entry` is None when the ledger already said what the assessment says."""

    assessment: Assessment
    entry: LedgerEntry | None


def settle_webinar(webinar: Webinar) -> list[Settlement]:
    """Computes everyone's credits and brings the ledger to them. Nothing changed, nothing is written.

    Raises NotSettledYet before the webinar's end.
    """
    terms = _ended_terms(webinar)
    return [_settle(terms, facts) for facts in facts_of_all(terms) if facts.is_registered]


def settle_person(webinar: Webinar, person: User) -> Settlement | None:
    """The same for one person, after a quiz for example. None for somebody without a confirmed place."""
    terms = _ended_terms(webinar)
    facts = facts_of(terms, person)
    return _settle(terms, facts) if facts.is_registered else None


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


def _settle(terms: CreditTerms, facts: PersonFacts) -> Settlement:
    # A transaction a person: one who waits for a lock, or fails, holds up nobody else.
    with transaction.atomic():
        lock_hours(terms.webinar, facts.person)
        assessment = _assess(terms, facts)
        return Settlement(assessment=assessment, entry=post_assessment(assessment))


def _assess(terms: CreditTerms, facts: PersonFacts) -> Assessment:
    """The current assessment when the facts and the policy are those that it saw, else a new one."""
    digest = inputs_hash(facts.inputs)
    latest = (
        Assessment.objects.select_related("person", "webinar", "policy_version__policy")
        .filter(webinar=terms.webinar, person=facts.person)
        .order_by("-pk")
        .first()
    )
    if latest and latest.inputs_hash == digest and latest.policy_version_id == terms.policy_version_id:
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
    )
