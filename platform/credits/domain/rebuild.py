"""The ledger, made anew from what it rests on: the assessments in their order, and people's decisions. It must equal itself.

A line that the rules wrote follows from the assessment before it and from what the ledger said until then; a line that a
person wrote is a fact of its own. Two further things must hold: each assessment is what its stored facts give, and the newest
one of each person rests on what the evidence says now (`credits.domain.recompute` finds what does not).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from credits.domain.ledger import RECOMPUTED
from credits.domain.policy import ZERO
from credits.models import Assessment, EntryKind, LedgerEntry
from webinars.models import Webinar


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the ledger, as far as it follows from something."""

    kind: str
    credits: Decimal
    policy_version_id: int
    assessment_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where the ledger is not what it should be. `number` counts the person's lines of the webinar from 1."""

    webinar_id: int
    person_id: int
    number: int
    expected: Row | None
    found: Row | None

    def __str__(self) -> str:
        return f"line {self.number}: {_say(self.found)} stands, {_say(self.expected)} should"


def check_ledger(webinars: Iterable[Webinar]) -> Iterator[Misfit]:
    """Every line of these webinars that the rebuilt ledger does not have, has not, or has otherwise. Two queries a webinar."""
    for webinar in webinars:
        assessments: dict[int, list[Assessment]] = defaultdict(list)
        entries: dict[int, list[LedgerEntry]] = defaultdict(list)
        for assessment in Assessment.objects.filter(webinar=webinar).only(
            "person_id", "credits", "policy_version_id", "computed_at"
        ):
            assessments[assessment.person_id].append(assessment)
        for entry in LedgerEntry.objects.filter(webinar=webinar):
            entries[entry.person_id].append(entry)
        for person in sorted(assessments.keys() | entries.keys()):
            yield from _compare(webinar, person, assessments[person], entries[person])


def rebuild(assessments: Sequence[Assessment], decisions: Sequence[LedgerEntry]) -> list[Row]:
    """The lines of one person and webinar. `decisions` are the lines that people wrote. Pure."""
    events: list[tuple[object, ...]] = [(one.computed_at, 0, one.pk, one) for one in assessments]
    events += [(one.at, 1, one.pk, one) for one in decisions]
    rows: list[Row] = []
    balance, is_decided = ZERO, False
    for *_, event in sorted(events, key=lambda known: known[:3]):
        if isinstance(event, LedgerEntry):
            rows.append(row_of(event))
            balance += event.credits
            is_decided = True
        elif isinstance(event, Assessment) and not is_decided and event.credits != balance:
            rows.append(
                Row(
                    kind=EntryKind.CORRECT.value if rows else EntryKind.GRANT.value,
                    credits=event.credits - balance,
                    policy_version_id=event.policy_version_id,
                    assessment_id=event.pk,
                    reason=RECOMPUTED if rows else "",
                )
            )
            balance = event.credits
    return rows


def row_of(entry: LedgerEntry) -> Row:
    return Row(
        kind=str(entry.kind),
        credits=entry.credits,
        policy_version_id=entry.policy_version_id,
        assessment_id=entry.assessment_id,
        reason=entry.reason,
    )


def _compare(
    webinar: Webinar, person: int, assessments: Sequence[Assessment], entries: Sequence[LedgerEntry]
) -> Iterator[Misfit]:
    expected = rebuild(assessments, [entry for entry in entries if entry.by_id is not None])
    found = [row_of(entry) for entry in entries]
    for index in range(max(len(expected), len(found))):
        wanted = expected[index] if index < len(expected) else None
        there = found[index] if index < len(found) else None
        if wanted != there:
            yield Misfit(webinar.pk, person, index + 1, wanted, there)


def _say(row: Row | None) -> str:
    return f"{row.kind} {row.credits.normalize():f}" if row else "nothing"
