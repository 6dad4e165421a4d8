"""What the ledger sums up to, three ways: by policy, by the two clocks of a teacher's career, by node of a standard. Read-only.

A line belongs to the day on which its webinar ended, also a correction that was written later: hours of March are hours of
March. Units are not added to one another: each policy has its own sums.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from credits.domain.periods import months_before
from credits.domain.policy import ZERO
from credits.models import LedgerEntry, PolicyVersion


@dataclass(frozen=True, slots=True)
class Clock:
    """A period that ends now. Sources: the Law on the Status of the Teacher, art. 7 (professional development at least once
    in three years); the rules of attestation (every five years)."""

    code: str
    months: int
    name: str | Promise


CLOCKS = (
    Clock("development", 36, _("Professional development, the last 3 years")),
    Clock("attestation", 60, _("Attestation, the last 5 years")),
)


@dataclass(slots=True)
class PolicyBalance:
    """One policy's hours: within each clock, by its code, and in all."""

    version: PolicyVersion
    within: dict[str, Decimal] = field(default_factory=lambda: {clock.code: ZERO for clock in CLOCKS})
    total: Decimal = ZERO

    @property
    def cells(self) -> list[Decimal]:
        return [self.within[clock.code] for clock in CLOCKS]


@dataclass(slots=True)
class NodeBalance:
    """Hours of webinars that were tied to a node; those of a webinar with two nodes stand at both."""

    standard: str
    code: str
    title: str
    #: By unit, for units are not added up.
    by_unit: dict[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Balances:
    policies: list[PolicyBalance]
    nodes: list[NodeBalance]


def balances_of(person: User, *, now: datetime | None = None) -> Balances:
    """One query."""
    entries = LedgerEntry.objects.of(person).select_related("policy_version__policy", "webinar")
    return sum_up(entries, now=now or timezone.now())


def sum_up(entries: Iterable[LedgerEntry], *, now: datetime) -> Balances:
    policies: dict[int, PolicyBalance] = {}
    nodes: dict[int, NodeBalance] = {}
    since = {clock.code: months_before(now, months=clock.months) for clock in CLOCKS}
    for entry in entries:
        balance = policies.setdefault(entry.policy_version.policy_id, PolicyBalance(version=entry.policy_version))
        balance.version = max(balance.version, entry.policy_version, key=lambda version: version.version)
        balance.total += entry.credits
        for code, moment in since.items():
            if earned_at(entry) > moment:
                balance.within[code] += entry.credits
        for node in entry.nodes:
            known = nodes.setdefault(node["id"], _node(node))
            unit = entry.policy_version.unit
            known.by_unit[unit] = known.by_unit.get(unit, ZERO) + entry.credits
    return Balances(
        policies=sorted(policies.values(), key=lambda balance: (-balance.total, balance.version.policy_id)),
        nodes=sorted(
            (_earned(node) for node in nodes.values() if any(credits > 0 for credits in node.by_unit.values())),
            key=lambda node: (node.standard, _in_order(node.code)),
        ),
    )


def earned_at(entry: LedgerEntry) -> datetime:
    return entry.webinar.ended_at or entry.at


def _earned(node: NodeBalance) -> NodeBalance:
    node.by_unit = {unit: credits for unit, credits in node.by_unit.items() if credits > 0}
    return node


def _node(frozen: dict[str, Any]) -> NodeBalance:
    """As it read when the hours were written, in the reader's language."""

    def said(name: str) -> str:
        language = get_language() or "kk"
        return next((text for key in (language, "kk", "ru", "en") if (text := frozen.get(f"{name}_{key}", ""))), "")

    return NodeBalance(standard=f"{said('standard')}, {frozen['version']}", code=frozen["code"], title=said("title"))


def _in_order(code: str) -> list[tuple[int, str]]:
    """ "1.10" after "1.9"."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in code.split(".")]
