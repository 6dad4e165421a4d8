"""Background jobs of attendance."""

import logging

from procrastinate.contrib.django import app

from attendance.domain.check_notes import note_expired
from attendance.domain.checks import launch_due
from attendance.domain.record import end_silent
from webinars.models import Webinar, WebinarState

logger = logging.getLogger("daris.attendance")


@app.periodic(cron="* * * * *", periodic_id="end_silent_presence")
@app.task(queueing_lock="end_silent_presence", pass_context=False)
def end_silent_presence(timestamp: int) -> int:
    """Every minute: end the spans of connections that fell silent (power cut, killed server) at their last beat."""
    return end_silent()


@app.periodic(cron="* * * * *", periodic_id="look_after_checks")
@app.task(queueing_lock="look_after_presence_checks", pass_context=False)
def look_after_checks(timestamp: int) -> int:
    """Every minute: notes whose time to answer ran out, and launches checks that are due. Rooms look for themselves while
    somebody is in them; this is for what no process looked at."""
    for webinar_id in Webinar.objects.filter(state=WebinarState.LIVE).values_list("pk", flat=True):
        try:
            launch_due(webinar_id)
        except Exception:  # one webinar must not hold up the others
            logger.exception("The checks of webinar %d could not be looked at; again in a minute", webinar_id)
    return note_expired()
