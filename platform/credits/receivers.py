"""What credits do when something happens in the apps below."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from credits import tasks
from credits.domain.terms import demand_quiz, terms_of
from quizzes.models import Attempt, Quiz
from quizzes.signals import attempt_finished
from webinars.models import Webinar
from webinars.signals import webinar_created, webinar_ended


def connect() -> None:
    webinar_created.connect(on_webinar_created, dispatch_uid="credits.terms")
    webinar_ended.connect(on_webinar_ended, dispatch_uid="credits.settle")
    attempt_finished.connect(on_attempt_finished, dispatch_uid="credits.settle_person")
    post_save.connect(on_quiz_saved, sender=Quiz, dispatch_uid="credits.demand")


def on_webinar_created(*, webinar: Webinar, **_: Any) -> None:
    terms_of(webinar)


def on_webinar_ended(*, webinar: Webinar, **_: Any) -> None:
    tasks.settle_later(webinar)


def on_attempt_finished(*, attempt: Attempt, **_: Any) -> None:
    tasks.settle_person_now(attempt.quiz.webinar, attempt.person)


def on_quiz_saved(*, instance: Quiz, created: bool, **_: Any) -> None:
    """A quiz that is written after the terms were chosen hears of their demands."""
    if created:
        transaction.on_commit(lambda: demand_quiz(terms_of(instance.webinar)), robust=True)
