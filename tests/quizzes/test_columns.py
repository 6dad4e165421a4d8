"""The quiz in the report, in the checklist and on the page of a webinar."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from attendance.domain.columns import registered_columns
from attendance.domain.report import attendance_of
from quizzes.columns import QuizColumns
from quizzes.domain.attempts import save_answer, start_attempt, submit_attempt
from quizzes.domain.demands import demand
from quizzes.models import Attempt, Quiz
from tests import factories as make
from tests.attendance.evidence import span
from tests.quizzes import papers
from webinars.domain.checklist import checklist
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def take(quiz: Quiz, person: Any, *, right: int) -> Attempt:
    attempt = start_attempt(quiz, by=person)
    for position in range(1, right + 1):
        save_answer(attempt, position=position, chosen=attempt.paper.at(position).correct_ids)
    return submit_attempt(attempt)


def state(webinar: Webinar, person: Any) -> str:
    with translation.override("en"):
        drawn = Template("{% load quizzes %}{% quiz_state webinar person %}").render(
            Context({"webinar": webinar, "person": person})
        )
    return " ".join(drawn.split())


def test_the_report_has_the_best_score_and_when_it_was_passed(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    assert any(isinstance(source, QuizColumns) for source in registered_columns())
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=4, opened=True)
    passed, failed, idle = (make.registration(webinar).person for _ in range(3))
    good, bad = take(quiz, passed, right=3), take(quiz, failed, right=1)
    people, source = attendance_of(webinar), QuizColumns()
    with django_assert_num_queries(1):
        values = source.values(webinar, people)
    assert values == {
        passed.pk: {"quiz_pct": 75, "quiz_passed_at": good.submitted_at, "quiz_attempts": 1},
        failed.pk: {"quiz_pct": bad.score_pct, "quiz_passed_at": None, "quiz_attempts": 1},
    }
    assert idle.pk not in values
    (figure,) = source.figures(webinar, people)
    assert (figure.value, figure.small, figure.is_earned) == ("1", "50 %", True)


def test_a_webinar_without_a_quiz_adds_nothing() -> None:
    webinar = make.webinar(state="ended")
    assert QuizColumns().values(webinar, []) == {}
    assert QuizColumns().figures(webinar, []) == ()
    assert state(webinar, make.person()) == ""


def test_the_checklist_says_what_is_missing_and_forbids_nothing() -> None:
    def said(webinar: Webinar) -> list[tuple[str, bool]]:
        with translation.override("en"):
            items = [item for item in checklist(webinar) if "/quiz/" in item.url]
        assert not any(item.is_problem for item in items)
        return [(str(item.text), item.is_done) for item in items]

    webinar = make.webinar(state="draft")
    assert said(webinar) == [("There is no quiz.", False)]
    quiz = papers.quiz(webinar, questions=2)
    assert said(webinar) == [("The quiz is written. Questions: 2.", True)]
    demand(webinar, values={"required_questions": 5, "pass_pct": 70})
    assert said(webinar) == [("The credit policy asks for more quiz questions. Needed: 5, written: 2.", False)]
    demand(webinar, values={"pass_pct": 70})
    quiz.questions.update(active=False)
    assert said(webinar) == [
        ("The credit policy asks for a quiz, and it has no questions yet. Without it nobody can earn hours.", False)
    ]


def test_the_state_on_the_page_of_the_webinar() -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=3, opened=True, max_attempts=2, min_attendance_pct=80)
    person = make.registration(webinar).person
    later = "It opens when the webinar has ended, for those who registered and attended enough."
    for visitor in (AnonymousUser(), None, make.person()):
        assert later in state(webinar, visitor)
    assert "Attended: 0 %. Needed: 80 %." in state(webinar, person)
    span(webinar, person, 0, 5400)
    assert "Take the quiz" in state(webinar, person)
    start_attempt(quiz, by=person)
    assert "Go on with the quiz" in state(webinar, person)
    take(quiz, person, right=1)
    assert "Try the quiz again" in state(webinar, person)
    take(quiz, person, right=3)
    assert "100 %" in state(webinar, person)


def test_the_state_takes_few_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=3, opened=True, min_attendance_pct=80)
    person = make.registration(webinar).person
    span(webinar, person, 0, 5400)
    take(quiz, person, right=0)
    with django_assert_max_num_queries(
        16
    ):  # evidence of room, imports and recording, breaks, faults, the policy, attempts
        state(Webinar.objects.get(pk=webinar.pk), person)
