"""An attempt: begun once, answered in two windows, handed in once, and then evidence."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import User
from quizzes.domain.attempts import answers_of, grade_of, save_answer, start_attempt, submit_attempt
from quizzes.domain.feedback import shows_answers
from quizzes.domain.results import BestResult, best_result, best_results
from quizzes.errors import AnswerChangedElsewhere, AttemptSubmitted, NoSuchQuestion, NotAnAnswer, OneAnswerOnly
from quizzes.kinds import QuestionKind
from quizzes.models import Answer, Attempt, Quiz
from quizzes.screens import position_to_continue, screens_of, unanswered
from quizzes.signals import attempt_finished
from tests import factories as make
from tests.quizzes import papers

pytestmark = pytest.mark.django_db


def begun(**fields: Any) -> tuple[Quiz, User, Attempt]:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, **{"questions": 3, "opened": True} | fields)
    person = make.registration(webinar).person
    return quiz, person, start_attempt(quiz, by=person)


def pick(attempt: Attempt, position: int, place: int = 2) -> frozenset[int]:
    return frozenset({papers.choice_id(attempt.paper.at(position), place)})


def hand_in(quiz: Quiz, person: User, *, right: int, now: Any = None) -> Attempt:
    """An attempt with so many right answers."""
    attempt = start_attempt(quiz, by=person, now=now)
    for position in range(1, right + 1):
        save_answer(attempt, position=position, chosen=attempt.paper.at(position).correct_ids)
    return submit_attempt(attempt, now=now)


# --- beginning ---------------------------------------------------------------------------------------------------------


def test_beginning_twice_gives_the_same_attempt() -> None:
    quiz, person, attempt = begun()
    assert start_attempt(quiz, by=person) == attempt
    assert (attempt.number, attempt.max_points, attempt.is_submitted) == (1, 3, False)


def test_questions_are_marked_as_asked_once() -> None:
    quiz, _, attempt = begun()
    asked = set(quiz.questions.values_list("asked_at", flat=True))
    assert asked == {attempt.started_at}
    start_attempt(quiz, by=make.registration(quiz.webinar).person)
    assert set(quiz.questions.values_list("asked_at", flat=True)) == asked


# --- answering ---------------------------------------------------------------------------------------------------------


def test_an_answer_is_saved_changed_and_taken_back() -> None:
    _, _, attempt = begun()
    for chosen in (pick(attempt, 1, 1), pick(attempt, 1, 2), frozenset[int]()):
        answer = save_answer(attempt, position=1, chosen=chosen)
        assert frozenset(answer.chosen) == chosen
    assert answer.revision == 3
    assert answers_of(attempt) == {attempt.paper.at(1).id: frozenset()}


def test_saving_the_same_again_changes_nothing() -> None:
    _, _, attempt = begun()
    first = save_answer(attempt, position=2, chosen=pick(attempt, 2), now=timezone.now() - timedelta(minutes=5))
    again = save_answer(attempt, position=2, chosen=pick(attempt, 2))
    assert (again.pk, again.revision, again.saved_at) == (first.pk, 1, first.saved_at)


def test_a_flag_is_kept_apart_from_the_answer() -> None:
    _, _, attempt = begun()
    save_answer(attempt, position=1, chosen=frozenset(), flagged=True)
    save_answer(attempt, position=1, chosen=pick(attempt, 1))
    screen = screens_of(attempt)[0]
    assert (screen.flagged, screen.given, screen.chosen) == (True, True, pick(attempt, 1))
    save_answer(attempt, position=1, chosen=pick(attempt, 1), flagged=False)
    assert not screens_of(attempt)[0].flagged


def test_what_is_not_an_answer_of_the_question_is_refused() -> None:
    _, _, attempt = begun()
    for chosen, error in (
        (pick(attempt, 2), NotAnAnswer),
        (frozenset({-1}), NotAnAnswer),
        (pick(attempt, 1, 1) | pick(attempt, 1, 2), OneAnswerOnly),
    ):
        with pytest.raises(error):
            save_answer(attempt, position=1, chosen=chosen)
    for position in (0, 4, 99):
        with pytest.raises(NoSuchQuestion):
            save_answer(attempt, position=position, chosen=frozenset())
    assert not Answer.objects.exists()


def test_several_answers_where_several_are_correct() -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, opened=True)
    papers.question(quiz, kind=QuestionKind.MULTIPLE, correct=(1, 3))
    attempt = start_attempt(quiz, by=make.registration(webinar).person)
    save_answer(attempt, position=1, chosen=pick(attempt, 1, 1) | pick(attempt, 1, 3))
    assert grade_of(attempt).points == 1


def test_a_window_that_comes_back_does_not_overwrite_a_newer_answer() -> None:
    _, _, attempt = begun()
    save_answer(attempt, position=1, chosen=pick(attempt, 1, 1), writer="laptop", revision=0)
    newer = save_answer(attempt, position=1, chosen=pick(attempt, 1, 3), writer="phone", revision=1)
    with pytest.raises(AnswerChangedElsewhere) as caught:
        save_answer(attempt, position=1, chosen=pick(attempt, 1, 2), writer="laptop", revision=1)
    assert isinstance(caught.value.answer, Answer)
    assert (caught.value.answer.chosen, caught.value.answer.revision) == (newer.chosen, 2)
    # Having seen it, the person may still decide otherwise.
    save_answer(attempt, position=1, chosen=pick(attempt, 1, 2), writer="laptop", revision=2)
    assert answers_of(attempt)[attempt.paper.at(1).id] == pick(attempt, 1, 2)


def test_a_window_whose_reply_was_lost_goes_on_with_what_it_knew() -> None:
    _, _, attempt = begun()
    save_answer(attempt, position=1, chosen=pick(attempt, 1, 1), writer="laptop", revision=0)
    save_answer(attempt, position=1, chosen=pick(attempt, 1, 2), writer="laptop", revision=0)
    assert answers_of(attempt)[attempt.paper.at(1).id] == pick(attempt, 1, 2)


def test_one_goes_on_where_one_left_off() -> None:
    _, _, attempt = begun()
    assert position_to_continue(attempt) == 1
    at = timezone.now() - timedelta(minutes=1)
    save_answer(attempt, position=3, chosen=pick(attempt, 3), now=at)
    save_answer(attempt, position=2, chosen=pick(attempt, 2), now=at + timedelta(seconds=1))
    assert position_to_continue(attempt) == 1
    save_answer(attempt, position=1, chosen=frozenset(), flagged=True)
    assert position_to_continue(attempt) == 1
    assert unanswered(screens_of(attempt)) == 1
    save_answer(attempt, position=1, chosen=pick(attempt, 1))
    assert position_to_continue(attempt) == 1


def test_a_question_passed_by_leaves_nothing() -> None:
    _, _, attempt = begun()
    assert save_answer(attempt, position=1, chosen=frozenset()).revision == 0
    assert not Answer.objects.exists()


# --- handing in --------------------------------------------------------------------------------------------------------


def test_handing_in_grades_and_tells_once(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    quiz, _, attempt = begun()
    for position in (1, 2):
        save_answer(attempt, position=position, chosen=pick(attempt, position))
    told: list[tuple[int, int | None]] = []

    def hear(attempt: Attempt, **_: object) -> None:
        told.append((attempt.pk, attempt.score_pct))

    attempt_finished.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            first = submit_attempt(attempt)
            second = submit_attempt(attempt)
    finally:
        attempt_finished.disconnect(hear)
    assert (first.score_points, first.max_points, first.score_pct, first.passed) == (2, 3, 66, False)
    assert second.submitted_at == first.submitted_at
    assert told == [(attempt.pk, 66)]
    assert quiz.pass_pct == 70


def test_a_receiver_that_fails_stops_nothing(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    _, _, attempt = begun()

    def fail(**_: object) -> None:
        raise RuntimeError("credits are down")

    attempt_finished.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            assert submit_attempt(attempt).is_submitted
    finally:
        attempt_finished.disconnect(fail)


def test_a_clock_that_runs_behind_does_not_hand_in_before_the_beginning() -> None:
    _, _, attempt = begun()
    assert submit_attempt(attempt, now=attempt.started_at - timedelta(seconds=3)).submitted_at == attempt.started_at


def test_the_pass_mark_is_that_of_the_beginning() -> None:
    quiz, _, attempt = begun(pass_pct=60)
    quiz.pass_pct = 100
    quiz.save()
    for position in (1, 2):
        save_answer(attempt, position=position, chosen=pick(attempt, position))
    assert submit_attempt(attempt).passed


def test_after_handing_in_no_answer_changes() -> None:
    _, _, attempt = begun()
    save_answer(attempt, position=1, chosen=pick(attempt, 1))
    submit_attempt(attempt)
    with pytest.raises(AttemptSubmitted):
        save_answer(attempt, position=1, chosen=pick(attempt, 1, 1))


# --- the database itself -----------------------------------------------------------------------------------------------


def test_the_database_refuses_to_touch_what_was_handed_in() -> None:
    quiz, person, attempt = begun()
    answer = save_answer(attempt, position=1, chosen=pick(attempt, 1))
    submit_attempt(attempt)
    rows, answers = Attempt.objects.filter(pk=attempt.pk), Answer.objects.filter(pk=answer.pk)
    acts = {
        "another score": lambda: rows.update(score_pct=100, passed=True),
        "open again": lambda: rows.update(submitted_at=None, score_points=None, score_pct=None, passed=None),
        "deleted": lambda: rows._raw_delete("default"),
        "another answer": lambda: answers.update(chosen=[1]),
        "a new answer": lambda: Answer.objects.create(attempt=attempt, question_id=attempt.paper.at(2).id, chosen=[]),
        "no answer": lambda: answers._raw_delete("default"),
    }
    for act in acts.values():
        with pytest.raises(DatabaseError, match="Attempts are evidence"), transaction.atomic():
            act()
    for protected in (quiz, person):
        with pytest.raises(ProtectedError), transaction.atomic():
            protected.delete()


def test_the_database_keeps_the_paper_of_an_open_attempt() -> None:
    _, _, attempt = begun()
    changes: tuple[dict[str, Any], ...] = (
        {"paper_json": {}},
        {"max_points": 1},
        {"number": 7},
        {"started_at": timezone.now()},
    )
    for change in changes:
        with pytest.raises(DatabaseError, match="may only be handed in"), transaction.atomic():
            Attempt.objects.filter(pk=attempt.pk).update(**change)


def test_the_database_knows_one_open_attempt_and_each_number_once() -> None:
    quiz, person, attempt = begun()
    same = {"quiz": quiz, "person": person, "paper_json": attempt.paper_json, "max_points": 3}
    with pytest.raises(IntegrityError, match="attempt_one_open_per_person"), transaction.atomic():
        Attempt.objects.create(number=2, **same)
    submit_attempt(attempt)
    with pytest.raises(IntegrityError, match="attempt_number_unique"), transaction.atomic():
        Attempt.objects.create(number=1, **same)
    with pytest.raises(IntegrityError, match="attempt_graded_when_submitted"), transaction.atomic():
        Attempt.objects.create(number=2, submitted_at=timezone.now(), **same)


# --- results and feedback ----------------------------------------------------------------------------------------------


def test_the_best_result_is_the_passed_one_then_the_higher_then_the_earlier() -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=4, opened=True, max_attempts=5, pass_pct=75)
    person, other, idle = (make.registration(webinar).person for _ in range(3))
    at = timezone.now()
    assert best_result(webinar, person) is None
    first = hand_in(quiz, person, right=2, now=at - timedelta(hours=3))
    hand_in(quiz, person, right=1, now=at - timedelta(hours=2))
    hand_in(quiz, person, right=2, now=at - timedelta(hours=1))
    assert best_result(webinar, person) == BestResult(
        attempt_id=first.pk, number=1, score_points=2, max_points=4, score_pct=50, passed=False,
        at=at - timedelta(hours=3), attempts_used=3, attempts_left=2,
    )  # fmt: skip
    start_attempt(quiz, by=person)
    open_too = best_result(webinar, person)
    assert open_too is not None
    assert (open_too.attempts_used, open_too.attempts_left, open_too.passed_at) == (4, 1, None)
    passed = hand_in(quiz, other, right=3, now=at)
    results = best_results(webinar)
    assert set(results) == {person.pk, other.pk}
    assert idle.pk not in results
    assert (results[other.pk].passed_at, results[other.pk].score_pct) == (passed.submitted_at, 75)


def test_everyones_results_take_one_query(django_assert_num_queries: Any) -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=2, opened=True)
    for _ in range(3):
        hand_in(quiz, make.registration(webinar).person, right=2)
    with django_assert_num_queries(1):
        assert len(best_results(webinar)) == 3


def test_a_webinar_without_a_quiz_has_no_results() -> None:
    assert best_results(make.webinar()) == {}


def test_answers_are_shown_after_passing_or_after_the_last_attempt() -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=2, opened=True, max_attempts=2)
    person = make.registration(webinar).person
    first = hand_in(quiz, person, right=0)
    assert not shows_answers(first)
    second = start_attempt(quiz, by=person)
    assert not shows_answers(first)
    assert not shows_answers(second)
    second = submit_attempt(second)
    assert shows_answers(first)
    assert shows_answers(second)
    lucky = make.registration(webinar).person
    assert shows_answers(hand_in(quiz, lucky, right=2))


def test_without_a_limit_answers_are_shown_only_after_passing() -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=2, opened=True)
    person = make.registration(webinar).person
    failed = [hand_in(quiz, person, right=0) for _ in range(3)]
    assert not any(shows_answers(attempt) for attempt in failed)
    hand_in(quiz, person, right=2)
    assert all(shows_answers(attempt) for attempt in failed)
