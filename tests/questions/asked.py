"""Questions for tests: a live room with people in it."""

import itertools

from accounts.models import User
from tests import factories as make
from webinars.models import Webinar
from webinars.questions.domain.asking import ask_question
from webinars.questions.models import Question, QuestionRules

_number = itertools.count(1)


def room(state: str = "live", /, **rules: bool) -> Webinar:
    webinar = make.webinar(state=state)
    if rules:
        QuestionRules.objects.create(webinar=webinar, **rules)
    return webinar


def listener(webinar: Webinar) -> User:
    return make.registration(webinar).person


def ask(
    webinar: Webinar, text: str = "Бір дескрипторға екі балл қоюға бола ма?", *, by: User | None = None, **how: bool
) -> Question:
    return ask_question(webinar, text, by=by or listener(webinar), nonce=f"n{next(_number)}", **how)
