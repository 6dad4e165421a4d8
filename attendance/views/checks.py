"""Presence checks as reports show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attendance.domain.check_notes import CheckEvidence
from attendance.domain.check_outcomes import NOTHING_NOTED, LaunchedCheck, Outcome
from attendance.domain.checks import as_plan
from attendance.domain.evidence import to_ms
from attendance.domain.report import PersonAttendance
from attendance.models import CheckPlan, CheckSource, PresenceCheck
from attendance.views.drawing import Scale, at
from ui.formats import clock
from webinars.models import Webinar


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One launch. `planned`: its moment of the plan on the clock of content, "" when it was not planned."""

    number: int
    at: str
    source: str
    planned: str
    shown: int
    answered: int
    missed: int


def check_rows(checks: Sequence[PresenceCheck], people: Sequence[PersonAttendance]) -> list[CheckRow]:
    """`checks` as they were launched, as the outcomes of `people` are."""
    return [
        _row(check, [line.outcomes[place] for line in people if place < len(line.outcomes)])
        for place, check in enumerate(checks)
    ]


def _row(check: PresenceCheck, outcomes: Sequence[Outcome]) -> CheckRow:
    answered, missed = outcomes.count(Outcome.ANSWERED), outcomes.count(Outcome.MISSED)
    source = CheckSource(check.source)
    return CheckRow(
        number=check.number,
        at=at(to_ms(check.launched_at)),
        source=check.launched_by.short_name
        if source is CheckSource.LECTURER and check.launched_by
        else str(source.label),
        planned="" if check.planned_ms is None else clock(check.planned_ms // 1000),
        shown=answered + missed,
        answered=answered,
        missed=missed,
    )


@dataclass(frozen=True, slots=True)
class PlanRow:
    """`seed` is "" while the lecture runs. `holds`: each launched check stands where the seed puts it."""

    seed: str
    moments: list[str]
    holds: bool


def plan_row(webinar: Webinar, checks: Sequence[PresenceCheck]) -> PlanRow | None:
    row = CheckPlan.objects.filter(webinar=webinar).first()
    if row is None or not row.launch:
        return None
    plan = as_plan(row)
    return PlanRow(
        seed=row.seed if webinar.has_ended else "",
        moments=[clock(moment // 1000) for moment in plan.moments()] if webinar.has_ended else [],
        holds=all(check.planned_ms == plan.moment(check.slot) for check in checks if check.slot is not None),
    )


OUTCOMES: dict[Outcome, tuple[str | Promise, str]] = {
    Outcome.ANSWERED: (_("answered"), "ev-check"),
    Outcome.MISSED: (_("not answered"), "ev-check ev-check--missed"),
    Outcome.NOT_SHOWN: (_("not shown, not counted"), "ev-check ev-check--off"),
    Outcome.EXCUSED: (_("cut short, not counted"), "ev-check ev-check--off"),
    Outcome.OPEN: (_("open now"), "ev-check ev-check--open"),
}
"""In words, and the diamond: filled, crossed, dashed, open."""


@dataclass(frozen=True, slots=True)
class OwnCheckRow:
    number: int
    at: str
    shown: str
    answered: str
    outcome: str | Promise
    css: str
    is_crossed: bool
    launched: int

    def x(self, scale: Scale) -> str:
        return scale.x(self.launched)


def own_rows(evidence: CheckEvidence, person_id: int, outcomes: Sequence[Outcome]) -> list[OwnCheckRow]:
    notes = evidence.notes.get(person_id, {})
    return [
        _own(check, outcome, notes.get(check.id, NOTHING_NOTED).shown, notes.get(check.id, NOTHING_NOTED).answered)
        for check, outcome in zip(evidence.checks, outcomes, strict=True)
    ]


def _own(check: LaunchedCheck, outcome: Outcome, shown: int | None, answered: int | None) -> OwnCheckRow:
    words, css = OUTCOMES[outcome]
    return OwnCheckRow(
        number=check.number,
        at=at(check.launched),
        shown="" if shown is None else at(shown),
        answered="" if answered is None else at(answered),
        outcome=words,
        css=css,
        is_crossed=outcome is Outcome.MISSED,
        launched=check.launched,
    )
