"""Background work of credits. Jobs are queued in the transaction that makes them necessary."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from accounts.models import User
from attendance.domain.report import is_settled
from credits.domain.settle import settle_person, settle_webinar, unsettled
from webinars.models import Webinar

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)
EVIDENCE_WRITTEN_AFTER_S = 5
"""Heartbeats are written in batches of a few seconds: the first look is after that."""
LOOK_AGAIN_AFTER_S = 5


@app.task(name="credits.settle_webinar", queue="credits", retry=RETRY)
def settle(*, webinar_id: int) -> None:
    """Waits, by queueing itself again, until attendance is final: a grant is made once, not corrected a minute later."""
    webinar = Webinar.objects.get(pk=webinar_id)
    if not webinar.has_ended:
        return
    if not is_settled(webinar):
        settle_later(webinar, seconds=LOOK_AGAIN_AFTER_S)
        return
    settle_webinar(webinar)


@app.task(name="credits.settle_person", queue="credits", retry=RETRY)
def settle_one(*, webinar_id: int, person_id: int) -> None:
    webinar = Webinar.objects.get(pk=webinar_id)
    if not webinar.has_ended:
        return
    if not is_settled(webinar):
        # Everyone's turn comes as soon as attendance is final, and sees the quiz too.
        return
    settle_person(webinar, User.objects.get(pk=person_id))


@app.periodic(cron="*/5 * * * *")
@app.task(name="credits.settle_forgotten", queue="credits", queueing_lock="credits.settle_forgotten")
def settle_forgotten(timestamp: int) -> None:
    """Queues webinars whose end nobody heard of: a server that died between the end and its job. `timestamp`: when due."""
    for webinar in unsettled():
        settle_later(webinar, seconds=0)


def settle_later(webinar: Webinar, *, seconds: int = EVIDENCE_WRITTEN_AFTER_S) -> None:
    settle.configure(schedule_in={"seconds": seconds}).defer(webinar_id=webinar.pk)


def settle_person_now(webinar: Webinar, person: User) -> None:
    settle_one.defer(webinar_id=webinar.pk, person_id=person.pk)
