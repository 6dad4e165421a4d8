"""Presence checks and notes of them, for tests."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from attendance.domain.check_notes import Said
from attendance.domain.checks import as_plan, plan_checks
from attendance.models import CheckSource, NoteKind, PresenceCheck
from webinars.models import Webinar


def launched(webinar: Webinar, *, seconds_ago: int = 0, number: int = 1, **fields: Any) -> PresenceCheck:
    values = {"source": CheckSource.LECTURER, "launched_by": webinar.created_by, "window_s": 90} | fields
    at = timezone.now() - timedelta(seconds=seconds_ago)
    return PresenceCheck.objects.create(webinar=webinar, number=number, launched_at=at, **values)


def said(
    check: PresenceCheck,
    person: User,
    kind: NoteKind = NoteKind.SHOWN,
    *,
    seconds: float = 0,
    webinar_id: int | None = None,
) -> Said:
    """So many seconds after the launch."""
    return Said(
        webinar_id=webinar_id or check.webinar_id,
        check_id=check.pk,
        person_id=person.pk,
        kind=kind,
        at=check.launched_at + timedelta(seconds=seconds),
        connection=uuid4(),
    )


def notes_of(check: PresenceCheck) -> list[tuple[str, float]]:
    return [(note.kind, (note.at - check.launched_at).total_seconds()) for note in check.notes.order_by("at", "pk")]


def at_moment(webinar: Webinar, slot: int, *, more_ms: int = 0) -> datetime:
    """When the check of this slot is due, in a lecture without breaks."""
    moment = as_plan(plan_checks(webinar)).moment(slot)
    assert webinar.started_at is not None
    return webinar.started_at + timedelta(milliseconds=moment + more_ms)
