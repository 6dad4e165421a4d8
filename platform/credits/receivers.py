"""What credits do when something happens in the apps below."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from accounts.models import User
from attendance.imports.signals import attendance_imported
from attendance.signals import evidence_corrected, evidence_removed
from attendance.watching.signals import recording_watched
from credits import tasks
from credits.domain.attachments import forget_files
from credits.domain.terms import demand_quiz, terms_of
from quizzes.models import Attempt, Quiz
from quizzes.signals import attempt_finished
from webinars.models import Webinar
from webinars.signals import webinar_created, webinar_ended


def connect() -> None:
    webinar_created.connect(on_webinar_created, dispatch_uid="credits.terms")
    webinar_ended.connect(on_webinar_ended, dispatch_uid="credits.settle")
    attendance_imported.connect(on_attendance_imported, dispatch_uid="credits.settle_imported")
    attempt_finished.connect(on_attempt_finished, dispatch_uid="credits.settle_person")
    recording_watched.connect(on_recording_watched, dispatch_uid="credits.replay")
    evidence_corrected.connect(on_evidence_corrected, dispatch_uid="credits.settle_corrected")
    evidence_removed.connect(on_evidence_removed, dispatch_uid="credits.forget_files")
    post_save.connect(on_quiz_saved, sender=Quiz, dispatch_uid="credits.demand")


def on_webinar_created(*, webinar: Webinar, **_: Any) -> None:
    terms_of(webinar)


def on_webinar_ended(*, webinar: Webinar, **_: Any) -> None:
    tasks.settle_later(webinar)


def on_attendance_imported(*, webinar: Webinar, **_: Any) -> None:
    tasks.settle_later(webinar, seconds=0)


def on_attempt_finished(*, attempt: Attempt, **_: Any) -> None:
    tasks.settle_person_now(attempt.quiz.webinar, attempt.person)


def on_recording_watched(*, webinar: Webinar, person: User, **_: Any) -> None:
    tasks.settle_person_soon(webinar, person)


def on_evidence_corrected(*, webinar: Webinar, person: User, **_: Any) -> None:
    tasks.settle_person_now(webinar, person)


def on_evidence_removed(*, webinar: Webinar, **_: Any) -> None:
    """What people laid beside appeals and decisions is kept as long as the evidence, and goes with it."""
    transaction.on_commit(lambda: forget_files(webinar), robust=True)


def on_quiz_saved(*, instance: Quiz, created: bool, **_: Any) -> None:
    """A quiz that is written after the terms were chosen hears of their demands."""
    if created:
        transaction.on_commit(lambda: demand_quiz(terms_of(instance.webinar)), robust=True)
