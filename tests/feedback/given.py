"""Feedback for tests."""

from typing import Any

from accounts.models import User
from tests import factories as make
from webinars.feedback.domain.giving import give_feedback
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.models import FeedbackForm, Statement
from webinars.models import Webinar


def ended(**fields: Any) -> Webinar:
    return make.webinar(state="ended", **fields)


def scales(form: FeedbackForm) -> list[Statement]:
    return [statement for statement in form.statements.all() if statement.is_scale]


def texts(form: FeedbackForm) -> list[Statement]:
    return [statement for statement in form.statements.all() if not statement.is_scale]


def give(webinar: Webinar, number: int = 5, text: str = "", *, by: User | None = None) -> User:
    """One number for all that is a scale, one text for the first question in writing."""
    person = by or make.registration(webinar).person
    form = form_of(webinar)
    said = {statement.code: str(number) for statement in scales(form)} | {texts(form)[0].code: text}
    give_feedback(form, said, by=person)
    return person
