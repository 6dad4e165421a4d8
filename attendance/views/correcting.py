"""Corrections on a person's page: what was decided, and the form for who may decide."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rights import Right
from attendance.domain.corrections import correct_presence
from attendance.domain.evidence import to_ms
from attendance.errors import NotACorrection
from attendance.forms import CorrectionForm
from attendance.models import Correction, CorrectionKind, EvidenceRemoval
from attendance.views.drawing import at
from webinars.models import Webinar
from webinars.views.access import signed_in


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    kind: str
    started: str
    ended: str
    made: Correction


def corrections_of(webinar: Webinar, whose: User) -> list[CorrectionRow]:
    """In the order in which they were made: the last one counts."""
    return [
        CorrectionRow(str(CorrectionKind(made.kind).label), at(to_ms(made.started_at)), at(to_ms(made.ended_at)), made)
        for made in Correction.objects.filter(webinar=webinar, person=whose).select_related("by")
    ]


def may_correct(webinar: Webinar, whose: User, *, by: User) -> bool:
    """When it is over, while its evidence is kept; nobody corrects their own."""
    return (
        by.pk != whose.pk
        and webinar.started_at is not None
        and webinar.ended_at is not None
        and by.has_perm(Right.ATTENDANCE_CORRECT, webinar)
        and not EvidenceRemoval.objects.filter(webinar=webinar).exists()
    )


def corrected_by(request: HttpRequest, webinar: Webinar, whose: User) -> CorrectionForm | None:
    """The form with what is wrong in it, or None when the correction was written. Ask `may_correct` first."""
    me = signed_in(request)
    form = CorrectionForm(request.POST, webinar=webinar)
    if not form.is_valid():
        return form
    data: dict[str, Any] = form.cleaned_data
    said = {
        "kind": CorrectionKind(data["kind"]),
        "started_at": data["start"],
        "ended_at": data["end"],
        "reason": data["reason"],
        "by": me,
    }
    last = Correction.objects.filter(webinar=webinar, person=whose).last()
    if last is None or any(getattr(last, name) != value for name, value in said.items()):  # a button pressed twice
        try:
            correct_presence(webinar, whose, **said)
        except NotACorrection as error:
            form.add_error(None, str(error))
            return form
    messages.success(request, _("The correction is written. The hours follow within a minute."))
    return None
