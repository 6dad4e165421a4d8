"""Two windows at the same moment: real threads, real PostgreSQL, each with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from accounts.models import User
from quizzes.domain.attempts import answers_of, save_answer, start_attempt, submit_attempt
from quizzes.domain.drafts import ChoiceDraft, QuestionDraft
from quizzes.domain.questions import save_question
from quizzes.errors import AttemptSubmitted
from quizzes.kinds import QuestionKind
from quizzes.models import Attempt, Question, Quiz
from quizzes.signals import attempt_finished
from tests import factories as make
from tests.quizzes import papers

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Runs all of them together; what one raised stands in its place."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        gate.wait()
        try:
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def open_quiz(**fields: Any) -> tuple[Quiz, User]:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, **{"questions": 3, "opened": True, "shuffle": True} | fields)
    return quiz, make.registration(webinar).person


def test_beginning_in_many_windows_begins_once() -> None:
    quiz, person = open_quiz(max_attempts=1)
    attempts = at_once(*[lambda: start_attempt(quiz, by=person)] * 6)
    assert {attempt.pk for attempt in attempts if isinstance(attempt, Attempt)} == {Attempt.objects.get().pk}
    assert not [error for error in attempts if isinstance(error, Exception)]


def test_many_people_begin_at_once() -> None:
    quiz, _ = open_quiz(questions=8)
    people = [make.registration(quiz.webinar).person for _ in range(8)]
    started = at_once(*[partial(start_attempt, quiz, by=who) for who in people])
    assert not [error for error in started if isinstance(error, Exception)]
    assert Attempt.objects.count() == 8
    assert not Question.objects.filter(asked_at=None).exists()


def test_handing_in_twice_at_once_grades_and_tells_once() -> None:
    quiz, person = open_quiz()
    attempt = start_attempt(quiz, by=person)
    save_answer(attempt, position=1, chosen=attempt.paper.at(1).correct_ids)
    told: list[int] = []

    def hear(attempt: Attempt, **_: object) -> None:
        told.append(attempt.pk)

    attempt_finished.connect(hear)
    try:
        results = at_once(*[lambda: submit_attempt(attempt)] * 6)
    finally:
        attempt_finished.disconnect(hear)
    assert told == [attempt.pk]
    assert {(each.submitted_at, each.score_points) for each in results if isinstance(each, Attempt)} == {
        (Attempt.objects.get().submitted_at, 1)
    }


def test_an_answer_that_races_with_handing_in_counts_or_is_refused_never_both() -> None:
    quiz, person = open_quiz(questions=1)
    for _ in range(8):
        attempt = start_attempt(quiz, by=person)
        right = attempt.paper.at(1).correct_ids
        saved, submitted = at_once(
            partial(save_answer, attempt, position=1, chosen=right),
            partial(submit_attempt, attempt),
        )
        assert isinstance(submitted, Attempt)
        if isinstance(saved, Exception):
            assert isinstance(saved, AttemptSubmitted)
            assert (submitted.score_points, answers_of(attempt)) == (0, {})
        else:
            assert submitted.score_points == 1
            break


def test_two_windows_that_answer_the_same_question_leave_one_answer() -> None:
    quiz, person = open_quiz()
    attempt = start_attempt(quiz, by=person)
    choices = sorted(attempt.paper.at(1).choice_ids)
    at_once(
        *[
            partial(save_answer, attempt, position=1, chosen=frozenset({choice}), writer=f"window{choice}", revision=0)
            for choice in choices
        ]
    )
    (kept,) = answers_of(attempt).values()
    assert len(kept) == 1


def test_a_question_that_is_changed_while_people_begin_is_whole_on_every_paper() -> None:
    quiz, _ = open_quiz(questions=0)
    question = save_question(quiz, draft("Old"))
    people = [make.registration(quiz.webinar).person for _ in range(5)]
    acts: list[Callable[[], Any]] = [partial(start_attempt, quiz, by=who) for who in people]
    done = at_once(*acts, lambda: save_question(quiz, draft("New"), question=question))
    assert not [error for error in done if isinstance(error, Exception)]
    for attempt in Attempt.objects.all():
        (asked,) = attempt.paper.questions
        assert {choice.text.text_en.split()[0] for choice in asked.choices} == {asked.text.text_en}
        # Whoever was asked the old one keeps it, and it is still there to be looked at.
        assert Question.objects.get(pk=asked.id).text_en == asked.text.text_en


def draft(word: str) -> QuestionDraft:
    choices = tuple(ChoiceDraft({"en": f"{word} {place}"}, place == 1) for place in range(1, 5))
    return QuestionDraft(kind=QuestionKind.SINGLE, texts={"en": word}, choices=choices)
