"""Background jobs of attendance."""

import logging

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from attendance.domain.check_notes import note_expired
from attendance.domain.checks import launch_due
from attendance.domain.forgetting import forgettable
from attendance.domain.forgotten import end_forgotten
from attendance.domain.mail import attested_letter
from attendance.domain.record import end_silent
from attendance.domain.retention import expired
from attendance.domain.seal import seal_webinar, unsealed
from attendance.errors import EvidenceNotFinal
from attendance.models import Attestation
from webinars.models import Webinar, WebinarState

RETRY = RetryStrategy(max_attempts=6, exponential_wait=5)
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


@app.periodic(cron="* * * * *", periodic_id="end_forgotten_webinars")
@app.task(queueing_lock="end_forgotten_webinars", pass_context=False)
def end_forgotten_webinars(timestamp: int) -> int:
    """Every minute: ends lectures that their team left without ending them."""
    return len(end_forgotten())


@app.periodic(cron="* * * * *", periodic_id="seal_evidence")
@app.task(queueing_lock="seal_evidence", pass_context=False)
def seal_ended(timestamp: int) -> int:
    """Every minute: seals the evidence of webinars that are over. Whoever needs a head sooner calls `seal_webinar`."""
    sealed = 0
    for webinar in unsealed():
        try:
            seal_webinar(webinar)
            sealed += 1
        except EvidenceNotFinal:
            continue
        except Exception:  # one webinar must not hold up the others
            logger.exception("Webinar %s could not be sealed; again in a minute", webinar.code)
    return sealed


@app.periodic(cron="15 4 1 * *", periodic_id="tell_of_expired_evidence")
@app.task(queueing_lock="tell_of_expired_evidence", pass_context=False)
def tell_of_expired_evidence(timestamp: int) -> None:
    """On the first of each month: says in the log what could be removed. Nothing is removed: that wants a person."""
    webinars, accounts = len(expired()), forgettable().count()
    if webinars or accounts:
        logger.warning(
            "Evidence of %d webinars need be kept no longer, and the names of %d closed accounts: "
            "see manage.py remove_expired_evidence",
            webinars,
            accounts,
        )


@app.task(name="attendance.mail_attested", queue="mail", retry=RETRY)
def mail_attested(*, attestation_id: int) -> None:
    """To whom somebody else attested to be present. Said no more meanwhile: nothing is sent."""
    attested = Attestation.objects.select_related("webinar__organisation", "person", "facilitator").get(
        pk=attestation_id
    )
    if attested.person.is_active and not attested.notes.exists():
        attested_letter(attested).send()
