"""What quizzes do when something happens to a webinar."""

from typing import Any

from quizzes.domain.opening import open_when_ended
from webinars.models import Webinar
from webinars.signals import webinar_ended


def connect() -> None:
    webinar_ended.connect(on_webinar_ended, dispatch_uid="quizzes.open")


def on_webinar_ended(*, webinar: Webinar, **_: Any) -> None:
    open_when_ended(webinar)
