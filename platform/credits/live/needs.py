"""What each person lacks for more credit, for the lecturer's list: the same reading as the meters, told only where it changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import translation

from attendance.live.protocol import RosterNeed, RosterNeeds
from credits.domain.worth import Worth
from credits.formats import write_credits
from credits.live.reading import Standing
from credits.models import CreditTerms, PolicyVersion


@dataclass(frozen=True, slots=True)
class Need:
    """`next_at_s` in attended seconds, so that it stays the same while they pass."""

    credits: Decimal
    waiting: Decimal
    next_credits: Decimal | None
    next_at_s: int
    checks: int

    @classmethod
    def of(cls, standing: Standing) -> "Need":
        step = standing.step
        return cls(
            credits=standing.result.credits,
            waiting=standing.result.waiting,
            next_credits=step.credits if step else None,
            next_at_s=standing.facts.inputs.attended_s + step.missing_s if step and step.missing_s else 0,
            checks=step.missing_checks if step else 0,
        )


@dataclass(frozen=True, slots=True)
class Needs:
    """Of everyone with a place who has come, by person id."""

    people: dict[int, Need]
    version: PolicyVersion
    max_credits: Decimal

    @classmethod
    def of(cls, standings: Sequence[Standing], *, terms: CreditTerms, whole: Worth) -> "Needs":
        people = {standing.facts.person.pk: Need.of(standing) for standing in standings}
        return cls(people, terms.policy_version, whole.credits)


@dataclass(slots=True)
class NeedsTold:
    """What one page of the team shows."""

    people: dict[int, Need] = field(default_factory=dict)
    is_new: bool = True

    def tell(self, needs: Needs, *, language: str) -> RosterNeeds | None:
        """Everything at first, then only who changed; None when nobody did."""
        news = {key: need for key, need in needs.people.items() if self.people.get(key) != need}
        if not news and not self.is_new:
            return None
        full, self.is_new = self.is_new, False
        self.people |= news
        with translation.override(language):
            return RosterNeeds(
                full=full,
                unit=needs.version.unit,
                max_credits=write_credits(needs.max_credits),
                people=[_as_message(key, need) for key, need in news.items()],
            )


def _as_message(person: int, need: Need) -> RosterNeed:
    return RosterNeed(
        id=person,
        credits=write_credits(need.credits),
        waiting=write_credits(need.waiting) if need.waiting else "",
        next_credits="" if need.next_credits is None else write_credits(need.next_credits),
        next_at_s=need.next_at_s,
        checks=need.checks,
    )
