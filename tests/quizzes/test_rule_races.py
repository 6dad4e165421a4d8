"""A quiz that opens, or gets a policy's demands, while its author saves its rules."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from quizzes.domain.demands import demand
from quizzes.domain.opening import open_quiz
from quizzes.forms import QuizSettingsForm
from quizzes.models import Quiz
from tests import factories as make
from tests.quizzes import papers
from tests.quizzes.test_take_views import as_
from tests.quizzes.typed import RULES, page

pytestmark = pytest.mark.django_db(transaction=True)


def saved_while(act: Callable[[Quiz], Any], *, monkeypatch: pytest.MonkeyPatch) -> Quiz:
    """Posts other rules; `act` begins when the form has read the quiz, and is done, or waits for it, when it is saved."""
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=2)
    clean = QuizSettingsForm.clean
    meanwhile = threading.Thread(target=_and_close, args=(lambda: act(quiz),))

    def slowly(form: QuizSettingsForm) -> Any:
        meanwhile.start()
        meanwhile.join(0.5)
        return clean(form)

    monkeypatch.setattr(QuizSettingsForm, "clean", slowly)
    assert as_(webinar.created_by).post(page("edit", webinar), RULES).status_code == 302
    meanwhile.join(30)
    quiz.refresh_from_db()
    return quiz


def test_a_quiz_that_opens_meanwhile_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    quiz = saved_while(lambda quiz: open_quiz(quiz.webinar), monkeypatch=monkeypatch)
    assert (quiz.state, quiz.opened_at is not None, quiz.pass_pct) == ("open", True, 75)


def test_what_a_policy_demands_meanwhile_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    quiz = saved_while(lambda quiz: demand(quiz.webinar, values={"pass_pct": 80}), monkeypatch=monkeypatch)
    assert (quiz.demanded, quiz.pass_pct) == (["pass_pct"], 80)


def _and_close(act: Callable[[], Any]) -> None:
    try:
        act()
    finally:
        connection.close()
