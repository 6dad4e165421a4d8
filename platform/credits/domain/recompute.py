"""Computing past credit again: what would differ from what stands, and why. Writes nothing unless asked.

Four things can make a difference, and each is named: the facts (evidence that came or was corrected since), the version of the
policy that the webinar is bound to, the program itself (the stored facts give another figure now), and the ledger (it says
something else than the newest assessment, with nobody's decision in between).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec
from django.db.models import Sum

from accounts.models import User
from credits.domain.evidence import facts_of_all, is_removed
from credits.domain.inputs import CreditInputs, inputs_hash
from credits.domain.policy import ZERO, compute_credits
from credits.domain.settle import settle_person
from credits.domain.terms import terms_of
from credits.models import Assessment, CreditTerms, LedgerEntry, PolicyVersion
from webinars.models import Webinar, WebinarState


class Cause(StrEnum):
    MISSING = "missing"  # nothing was computed for this person yet
    FACTS = "facts"  # the evidence says something else than it did
    POLICY = "policy"  # the webinar is bound to another version of its policy
    CODE = "code"  # the stored facts under the stored version give something else
    HASH = "hash"  # the stored facts do not fit their hash: somebody changed them
    LEDGER = "ledger"  # the ledger does not say what the newest assessment says


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of the facts: what was stored, what the evidence says now."""

    name: str
    was: object
    now: object

    def __str__(self) -> str:
        return f"{self.name} {self.was} -> {self.now}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One person's credit of one webinar that would differ. `was` is the newest assessment's, `now` what comes out today;
    `balance` is what the ledger says, `is_decided` that a person decided it, so that the rules change nothing."""

    webinar: Webinar
    person: User
    causes: tuple[Cause, ...]
    changes: tuple[Change, ...] = ()
    was: Decimal | None
    now: Decimal
    balance: Decimal
    is_decided: bool
    versions: tuple[str, str] | None = None

    @property
    def changes_hours(self) -> bool:
        """Whether writing it would add a line to the ledger."""
        return not self.is_decided and self.now != self.balance


@dataclass(slots=True)
class Recomputation:
    """What was looked at, and what differs."""

    people: int = 0
    webinars: int = 0
    differences: list[Difference] = field(default_factory=list)
    written: int = 0


def recompute(webinars: Iterable[Webinar], *, write: bool = False) -> Recomputation:
    """Goes through ended webinars, oldest first when a policy has a limit by period. With `write`, brings assessments, ledger
    and certificates to what comes out, each person in a transaction; again, it finds nothing more to do."""
    done = Recomputation()
    for webinar in webinars:
        done.webinars += 1
        for people, differences in _of_webinar(webinar):
            done.people += people
            done.differences += differences
            if write:
                done.written += sum(1 for each in differences if settle_person(webinar, each.person) is not None)
    return done


def ended_webinars() -> Iterator[Webinar]:
    """In the order in which they ended, as limits by period count them."""
    ended = Webinar.objects.filter(state=WebinarState.ENDED, ended_at__isnull=False).order_by("ended_at", "pk")
    yield from ended.prefetch_related("breaks", "interruptions").iterator(chunk_size=200)


def _of_webinar(webinar: Webinar) -> Iterator[tuple[int, list[Difference]]]:
    """A fixed number of queries, however many people."""
    terms = terms_of(webinar)
    terms.webinar = webinar
    latest = newest_assessments(webinar)
    balances, decided = ledger_of(webinar)
    if is_removed(webinar):
        lines = [(assessment.person, assessment.inputs) for assessment in _with_people(latest)]
    else:
        lines = [(facts.person, facts.inputs) for facts in facts_of_all(terms) if facts.is_registered]
    yield (
        len(lines),
        [
            difference
            for person, inputs in lines
            if (
                difference := compare(
                    terms,
                    person,
                    inputs,
                    assessment=latest.get(person.pk),
                    balance=balances.get(person.pk, ZERO),
                    is_decided=person.pk in decided,
                )
            )
        ],
    )


def _with_people(latest: dict[int, Assessment]) -> list[Assessment]:
    """Where the evidence is gone the stored facts are all that there is: they are held against their hash and their result."""
    people = User.objects.in_bulk(latest.keys())
    for person, assessment in latest.items():
        assessment.person = people[person]
    return list(latest.values())


def newest_assessments(webinar: Webinar) -> dict[int, Assessment]:
    rows = Assessment.objects.filter(webinar=webinar).order_by("person_id", "-pk").distinct("person_id")
    versions: dict[int, PolicyVersion] = {}
    found = {row.person_id: row for row in rows}
    for row in found.values():
        if row.policy_version_id not in versions:
            versions[row.policy_version_id] = PolicyVersion.objects.select_related("policy").get(
                pk=row.policy_version_id
            )
        row.policy_version = versions[row.policy_version_id]
    return found


def ledger_of(webinar: Webinar) -> tuple[dict[int, Decimal], set[int]]:
    """Balances by person, and whose a person decided."""
    entries = LedgerEntry.objects.filter(webinar=webinar).order_by()
    balances = dict(entries.values_list("person_id").annotate(sum=Sum("credits")))
    return balances, set(entries.filter(by__isnull=False).values_list("person_id", flat=True))


def compare(
    terms: CreditTerms,
    person: User,
    inputs: CreditInputs,
    *,
    assessment: Assessment | None,
    balance: Decimal,
    is_decided: bool,
) -> Difference | None:
    """None when all is as it was. Pure, apart from reading the stored rows that it is given."""
    now = compute_credits(terms.policy_version.params, inputs)
    common: dict[str, Any] = {
        "webinar": terms.webinar,
        "person": person,
        "now": now.credits,
        "balance": balance,
        "is_decided": is_decided,
    }
    if assessment is None:
        return Difference(causes=(Cause.MISSING,), was=None, **common)
    causes: list[Cause] = []
    stored = assessment.inputs
    if inputs_hash(stored) != assessment.inputs_hash:
        causes.append(Cause.HASH)
    changes = facts_changed(stored, inputs)
    if changes:
        causes.append(Cause.FACTS)
    versions = None
    if assessment.policy_version_id != terms.policy_version_id:
        causes.append(Cause.POLICY)
        versions = (str(assessment.policy_version), str(terms.policy_version))
    again = compute_credits(assessment.policy_version.params, stored)
    same = (again.credits, again.waiting, again.base, list(again.reasons)) == (
        assessment.credits,
        assessment.waiting,
        assessment.base,
        assessment.reasons,
    )
    if not same:
        causes.append(Cause.CODE)
    if not is_decided and balance != assessment.credits:
        causes.append(Cause.LEDGER)
    if not causes:
        return None
    return Difference(causes=tuple(causes), changes=changes, was=assessment.credits, versions=versions, **common)


def facts_changed(was: CreditInputs, now: CreditInputs) -> tuple[Change, ...]:
    """Figure by figure."""
    before, after = msgspec.to_builtins(was), msgspec.to_builtins(now)
    return tuple(Change(name, before[name], after[name]) for name in before if before[name] != after[name])
