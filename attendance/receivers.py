"""What attendance does when something happens to a webinar."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.dispatch import receiver

from accounts.models import User
from attendance.domain.check_polls import note_poll_answers
from attendance.domain.checks import plan_checks
from attendance.live.writer import flush_from_thread
from attendance.models import CheckNote, CheckPlan, PresenceCheck, PresenceSpan, StateSpan
from webinars.models import Webinar
from webinars.polls.models import Poll
from webinars.polls.signals import poll_answered
from webinars.signals import rehearsal_removed, webinar_ended, webinar_started

logger = logging.getLogger("daris.attendance")
PATIENCE_S = 3.0


@receiver(webinar_started)
def draw_the_plan_of_checks(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    plan_checks(webinar)


@receiver(poll_answered)
def take_answers_to_polls(sender: Any, *, poll: Poll, answers: Sequence[tuple[User, datetime]], **kwargs: Any) -> None:
    note_poll_answers(poll, answers)


@receiver(webinar_ended)
def write_what_is_known(sender: Any, **kwargs: Any) -> None:
    """Before higher apps compute anything: what this process holds in memory goes into the database."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        return  # in the event loop itself: waiting for it would stop it; the next batch is 3 s away
    try:
        flush_from_thread(timeout_s=PATIENCE_S)
    except TimeoutError:
        logger.warning(
            "Evidence was not written within %d s of the end of a webinar; it comes with the next batch", PATIENCE_S
        )


@receiver(rehearsal_removed)
def forget_simulated_people(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """The database lets go of what was noted in a rehearsal, and of nothing else (migrations 0003 and 0005)."""
    CheckNote.objects.filter(presence_check__webinar=webinar).delete()
    PresenceCheck.objects.filter(webinar=webinar).delete()
    CheckPlan.objects.filter(webinar=webinar).delete()
    StateSpan.objects.filter(presence__webinar=webinar).delete()
    PresenceSpan.objects.filter(webinar=webinar).delete()
