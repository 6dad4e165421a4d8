"""Background work of credits. Jobs are queued in the transaction that makes them necessary."""

from contextlib import suppress

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from accounts.models import User
from attendance.domain.report import is_settled
from attendance.domain.seal import seal_webinar
from credits.domain.mail import tell_of_decided, tell_of_made
from credits.domain.settle import later_in_period, settle_person, settle_webinar, unsettled
from credits.models import Appeal
from webinars.models import Webinar

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)
EVIDENCE_WRITTEN_AFTER_S = 5
"""Heartbeats are written in batches of a few seconds: the first look is after that."""
LOOK_AGAIN_AFTER_S = 5
REPLAY_SETTLES_AFTER_S = 60
"""A page says every quarter of a minute what it played; the hours are brought to it once a minute."""


@app.task(name="credits.settle_webinar", queue="credits", retry=RETRY)
def settle(*, webinar_id: int) -> None:
    """Waits, by queueing itself again, until attendance is final: a grant is made once, not corrected a minute later."""
    webinar = Webinar.objects.get(pk=webinar_id)
    if not webinar.has_ended:
        return
    if not is_settled(webinar):
        settle_later(webinar, seconds=LOOK_AGAIN_AFTER_S)
        return
    # A certificate prints the head of the sealed evidence, so the seal comes first.
    seal_webinar(webinar)
    settle_webinar(webinar)
    _settle_what_follows(webinar)


@app.task(name="credits.settle_person", queue="credits", retry=RETRY)
def settle_one(*, webinar_id: int, person_id: int) -> None:
    webinar = Webinar.objects.get(pk=webinar_id)
    if not webinar.has_ended:
        return
    if not is_settled(webinar):
        # Everyone's turn comes as soon as attendance is final, and sees the quiz too.
        return
    seal_webinar(webinar)
    settle_person(webinar, User.objects.get(pk=person_id))
    _settle_what_follows(webinar)


def _settle_what_follows(webinar: Webinar) -> None:
    """Under a limit by period, later webinars have less room, or more, once this one is counted. Each queues its own."""
    for later in later_in_period(webinar):
        with suppress(AlreadyEnqueued), transaction.atomic():
            settle_what_is_later.configure(queueing_lock=f"credits.later.{later.pk}").defer(webinar_id=later.pk)


@app.task(name="credits.settle_what_is_later", queue="credits", retry=RETRY)
def settle_what_is_later(*, webinar_id: int) -> None:
    """Nothing is written for people whose figure stays."""
    webinar = Webinar.objects.get(pk=webinar_id)
    if any(settlement.entry for settlement in settle_webinar(webinar)):
        _settle_what_follows(webinar)


@app.task(name="credits.tell_of_appeal", queue="mail", retry=RETRY)
def tell_of_appeal(*, appeal_id: int, what: str) -> None:
    """Letters of an appeal that was made, or decided, in one transaction: a repeat after a failure sends none twice."""
    appeal = Appeal.objects.select_related("person", "webinar__organisation", "decision__by").get(pk=appeal_id)
    with transaction.atomic():
        tell_of_made(appeal) if what == "made" else tell_of_decided(appeal)


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


def settle_person_soon(webinar: Webinar, person: User) -> None:
    """Once for all that happens within a minute."""
    later = settle_one.configure(
        queueing_lock=f"credits.settle_person.{webinar.pk}.{person.pk}", schedule_in={"seconds": REPLAY_SETTLES_AFTER_S}
    )
    try:
        with transaction.atomic():
            later.defer(webinar_id=webinar.pk, person_id=person.pk)
    except AlreadyEnqueued:
        return
