"""Corrections of evidence: a row that says what holds instead, with who, why and when; nothing that was recorded changes.

A power cut that nobody's connection shows, somebody who was let in by telephone, a person who was not at their computer: who
looks into it decides, and the correction goes into the chain of the seal, where everybody sees it.
"""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from attendance.domain.seal import append_to_seal
from attendance.errors import NotACorrection, OwnAttendance
from attendance.models import Correction, CorrectionKind, EvidenceRemoval
from attendance.signals import evidence_corrected
from webinars.models import Webinar


def correct_presence(
    webinar: Webinar,
    person: User,
    *,
    kind: CorrectionKind,
    started_at: datetime,
    ended_at: datetime,
    reason: str,
    by: User,
    now: datetime | None = None,
) -> Correction:
    """In this time the person was there, or was not. Only of a webinar that is over, and within it, while its evidence is kept.

    Raises NotACorrection; OwnAttendance for one's own.
    """
    if by.pk == person.pk:
        raise OwnAttendance
    reason = reason.strip()
    if webinar.started_at is None or webinar.ended_at is None or not reason:
        raise NotACorrection
    if not webinar.started_at <= started_at < ended_at <= webinar.ended_at:
        raise NotACorrection
    if EvidenceRemoval.objects.filter(webinar=webinar).exists():
        raise NotACorrection
    now = now or timezone.now()
    with transaction.atomic():
        made = Correction.objects.create(
            webinar=webinar,
            person=person,
            kind=kind,
            started_at=started_at,
            ended_at=ended_at,
            reason=reason,
            by=by,
            at=now,
        )
        append_to_seal(webinar, [("attendance_correction", made.pk)], now=now)
        transaction.on_commit(partial(evidence_corrected.send_robust, sender=Webinar, webinar=webinar, person=person))
    return made
