"""Background work of quizzes. Jobs are rows of the same database, so a job is queued exactly when its change is committed."""

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from accounts.models import User
from attendance.domain.report import is_settled
from quizzes.domain.mail import send_invitation
from quizzes.models import Quiz
from webinars.models import Registration

RETRY = RetryStrategy(max_attempts=6, exponential_wait=5)
EVIDENCE_WRITTEN_AFTER_S = 10
"""Attendance decides who is told; its last heartbeats are written within seconds of the end."""


@app.task(name="quizzes.announce", queue="mail", retry=RETRY)
def announce(*, quiz_id: int) -> None:
    """Waits, by queueing itself again, until attendance is final; then one job a registered person, all of them or none."""
    quiz = Quiz.objects.select_related("webinar").get(pk=quiz_id)
    if not is_settled(quiz.webinar):
        announce_later(quiz)
        return
    with transaction.atomic():
        people = Registration.objects.confirmed().filter(webinar=quiz.webinar).values_list("person_id", flat=True)
        jobs: list[dict[str, JSONValue]] = [{"quiz_id": quiz_id, "person_id": person_id} for person_id in people]
        invite.batch_defer(*jobs)


@app.task(name="quizzes.invite", queue="mail", retry=RETRY)
def invite(*, quiz_id: int, person_id: int) -> None:
    quiz = Quiz.objects.select_related("webinar__organisation").get(pk=quiz_id)
    with transaction.atomic():
        send_invitation(quiz, person=User.objects.get(pk=person_id))


def announce_later(quiz: Quiz) -> None:
    announce.configure(schedule_in={"seconds": EVIDENCE_WRITTEN_AFTER_S}).defer(quiz_id=quiz.pk)
