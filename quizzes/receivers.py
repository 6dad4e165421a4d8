"""What quizzes do when something happens to a webinar."""

from typing import Any

from quizzes.domain.copying import copy_quiz
from quizzes.domain.opening import open_when_ended
from webinars.models import Webinar
from webinars.signals import webinar_created, webinar_ended


def connect() -> None:
    webinar_created.connect(on_webinar_created, dispatch_uid="quizzes.copy")
    webinar_ended.connect(on_webinar_ended, dispatch_uid="quizzes.open")


def on_webinar_created(*, webinar: Webinar, **_: Any) -> None:
    if webinar.copied_from is not None:
        copy_quiz(webinar.copied_from, to=webinar)


def on_webinar_ended(*, webinar: Webinar, **_: Any) -> None:
    open_when_ended(webinar)
