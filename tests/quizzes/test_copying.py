"""A copy of a webinar has its quiz, as if nobody had taken it."""

from typing import Any

import pytest
from django.utils import timezone

from quizzes.domain.copying import copy_quiz
from quizzes.domain.demands import demand
from quizzes.domain.questions import draft_of
from quizzes.models import Quiz
from tests import factories as make
from tests.quizzes import papers
from tests.webinars.test_edit_view import node
from webinars.domain.schedule import copy_webinar

pytestmark = pytest.mark.django_db


def test_a_copy_has_settings_and_the_questions_in_use(django_capture_on_commit_callbacks: Any) -> None:
    webinar = make.webinar()
    quiz = papers.quiz(webinar, questions=2, opened=True, pass_pct=85, title_kk="Сынақ", questions_per_attempt=2)
    first, second = quiz.questions.order_by("order")
    type(first).objects.filter(pk=first.pk).update(order=5, asked_at=timezone.now())
    first.nodes.add(node())
    papers.question(quiz, active=False)
    with django_capture_on_commit_callbacks(execute=True):
        copy = copy_webinar(webinar, by=webinar.created_by)
    made = Quiz.objects.get(webinar=copy)
    assert (made.state, made.opened_at, made.title_kk) == ("draft", None, "Сынақ")
    assert (made.questions_per_attempt, made.shuffle) == (2, False)
    questions = list(made.questions.whole().order_by("order"))
    assert [draft_of(each) for each in questions] == [draft_of(second), draft_of(first)]
    assert [each.asked_at for each in questions] == [None, None]
    assert {each.code for each in questions}.isdisjoint({first.code, second.code})
    assert quiz.questions.count() == 3


def test_what_is_demanded_of_the_copy_stays() -> None:
    source, to = make.webinar(), make.webinar()
    papers.quiz(source, questions=1, pass_pct=85, expiry_days=9)
    demand(to, values={"pass_pct": 60})
    copy_quiz(source, to=to)
    made = Quiz.objects.get(webinar=to)
    assert (made.pass_pct, made.expiry_days, made.demanded) == (60, 9, ["pass_pct"])


def test_questions_that_are_there_already_stay() -> None:
    source, to = make.webinar(), make.webinar()
    copy_quiz(source, to=to)
    assert not Quiz.objects.filter(webinar=to).exists()
    papers.quiz(source, questions=3)
    papers.quiz(to, questions=1)
    copy_quiz(source, to=to)
    assert Quiz.objects.get(webinar=to).questions.count() == 1
