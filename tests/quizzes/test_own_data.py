"""What a person takes home of their attempts tells the right answers no sooner than the attempt's page does."""

import json
from typing import Any

import pytest

from accounts.models import User
from accounts.own_data import own_data
from quizzes.domain.attempts import save_answer, start_attempt, submit_attempt
from quizzes.models import Attempt, Quiz
from tests import factories as make
from tests.quizzes import papers

pytestmark = pytest.mark.django_db
TOLD = {"explanation", "correct"}


def opened(**fields: Any) -> tuple[Quiz, User]:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, opened=True, **fields)
    for _ in range(2):
        papers.question(quiz, explanation_en="Because it is so")
    return quiz, make.registration(webinar).person


def hand_in(quiz: Quiz, person: User, *, right: bool) -> Attempt:
    attempt = start_attempt(quiz, by=person)
    for position, question in enumerate(attempt.paper.questions, start=1):
        wrong = question.choice_ids - question.correct_ids
        save_answer(attempt, position=position, chosen=question.correct_ids if right else frozenset({min(wrong)}))
    return submit_attempt(attempt)


def told(person: User) -> list[set[str]]:
    """For each attempt in the copy, in their order: which of the keys that tell the answers are in its paper."""
    rows = own_data(person)["about_you"]["quizzes.attempt"]
    return [{key for key in TOLD if f'"{key}"' in json.dumps(row["paper_json"])} for row in rows]


def test_an_open_attempt_tells_its_questions_and_not_the_answers() -> None:
    quiz, person = opened()
    attempt = start_attempt(quiz, by=person)
    assert told(person) == [set()]
    (row,) = own_data(person)["about_you"]["quizzes.attempt"]
    assert "Because it is so" not in json.dumps(row["paper_json"])
    kept = attempt.paper_json["questions"][0]
    (first, _) = row["paper_json"]["questions"]
    assert (first["id"], first["text"], first["points"]) == (kept["id"], kept["text"], kept["points"])
    assert first["choices"] == [{"id": choice["id"], "text": choice["text"]} for choice in kept["choices"]]
    assert row["paper_json"]["pass_pct"] == attempt.paper.pass_pct


def test_a_failed_attempt_does_not_help_the_next() -> None:
    quiz, person = opened(max_attempts=2)
    hand_in(quiz, person, right=False)
    assert told(person) == [set()]


def test_after_the_last_attempt_or_a_passed_one_it_tells_all() -> None:
    quiz, person = opened(max_attempts=2)
    hand_in(quiz, person, right=False)
    hand_in(quiz, person, right=True)
    assert told(person) == [TOLD, TOLD]


def test_a_quiz_that_teaches_by_failed_attempts_tells_them_here_too() -> None:
    quiz, person = opened(feedback_on_fail=True)
    hand_in(quiz, person, right=False)
    assert told(person) == [TOLD]
    start_attempt(quiz, by=person)
    assert told(person) == [TOLD, set()]


def test_the_copy_changes_nothing_of_what_is_kept() -> None:
    quiz, person = opened()
    attempt = start_attempt(quiz, by=person)
    own_data(person)
    attempt.refresh_from_db()
    assert attempt.paper_json["questions"][0]["explanation"] == {"text_en": "Because it is so"}
