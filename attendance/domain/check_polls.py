"""A poll that is marked as a presence check: an answer proves presence as a check's does. Who does not answer is not harmed."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from attendance.domain.checks import next_number, plan_checks
from attendance.models import CheckNote, CheckSource, NoteKind, PresenceCheck
from webinars.domain.locks import lock_webinar
from webinars.polls.models import Poll


def note_poll_answers(poll: Poll, answers: Sequence[tuple[User, datetime]]) -> None:
    """By whom, and when. Idempotent. Nothing happens for other polls, for the team, and when the webinar does not run."""
    webinar = poll.webinar
    if not poll.is_presence_check or not webinar.is_live:
        return
    prefetch_related_objects([webinar], "lecturers", "moderators")
    answers = [(person, at) for person, at in answers if not person.has_perm(Right.WEBINAR_MODERATE, webinar)]
    if not answers:
        return
    check = PresenceCheck.objects.filter(webinar=webinar, poll_code=poll.code).first() or _check_of(poll)
    try:
        _note(check, answers)
    except IntegrityError:
        # An account that was deleted a moment ago takes nobody else's answer along.
        for one in answers if len(answers) > 1 else ():
            with suppress(IntegrityError):
                _note(check, [one])


def _note(check: PresenceCheck, answers: Sequence[tuple[User, datetime]]) -> None:
    notes = [
        CheckNote(presence_check=check, person=person, kind=kind, at=at)
        for person, at in answers
        for kind in (NoteKind.SHOWN, NoteKind.ANSWERED)
    ]
    CheckNote.objects.bulk_create(notes, ignore_conflicts=True)


def _check_of(poll: Poll) -> PresenceCheck:
    """Launched when the poll was opened; noted with its first answer."""
    with transaction.atomic():
        locked = lock_webinar(poll.webinar)
        plan = plan_checks(locked)
        check, _made = PresenceCheck.objects.get_or_create(
            webinar=locked,
            poll_code=poll.code,
            defaults={
                "number": next_number(locked),
                "source": CheckSource.POLL,
                "launched_at": poll.opened_at or timezone.now(),
                "window_s": plan.window_s,
            },
        )
        return check
