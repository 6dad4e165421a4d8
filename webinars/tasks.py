"""Background work of webinars. Jobs are rows of the same database, so a job is queued exactly when its change is committed."""

from datetime import UTC, datetime

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from webinars.domain.mail import send_notice
from webinars.domain.notices import Notice
from webinars.domain.reminders import claim_due_reminders
from webinars.models import Registration

RETRY = RetryStrategy(max_attempts=6, exponential_wait=5)


@app.task(name="webinars.mail_person", queue="mail", retry=RETRY)
def mail_person(*, registration_id: int, notice: str, sequence: int | None = None) -> None:
    send_notice(registration_id, Notice(notice), sequence=sequence)


@app.task(name="webinars.mail_registered", queue="mail", retry=RETRY)
def mail_registered(*, webinar_id: int, notice: str, sequence: int) -> None:
    """One job a change; it queues one job a person, all of them or none."""
    with transaction.atomic():
        keys = Registration.objects.active().filter(webinar_id=webinar_id).values_list("pk", flat=True)
        jobs: list[JSONDict] = [{"registration_id": key, "notice": notice, "sequence": sequence} for key in keys]
        mail_person.batch_defer(*jobs)


@app.periodic(cron="* * * * *")
@app.task(name="webinars.send_reminders", queue="mail", queueing_lock="webinars.send_reminders")
def send_reminders(timestamp: int) -> None:
    """`timestamp`: the minute it was due, in seconds since 1970; what counts is the clock, for a worker that was away."""
    with transaction.atomic():
        for notice, keys in claim_due_reminders(now=datetime.now(UTC)):
            jobs: list[JSONDict] = [{"registration_id": key, "notice": notice.value} for key in keys]
            mail_person.batch_defer(*jobs)
