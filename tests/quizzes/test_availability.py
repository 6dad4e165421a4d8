"""Whether a person may begin, and what is missing. Attendance is real evidence."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from quizzes.domain.attempts import save_answer, start_attempt, submit_attempt
from quizzes.domain.availability import Availability, Reason, availability
from quizzes.domain.demands import demand
from quizzes.errors import CannotStart
from quizzes.models import Attempt, Quiz
from tests import factories as make
from tests.attendance.evidence import span
from tests.quizzes import papers
from webinars.models import Webinar

pytestmark = pytest.mark.django_db

MINUTE = 60


def ended_with_quiz(**fields: Any) -> tuple[Webinar, Quiz, User]:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, **{"questions": 2, "opened": True} | fields)
    return webinar, quiz, make.registration(webinar).person


def fail(quiz: Quiz, person: User, **times: Any) -> Attempt:
    return submit_attempt(start_attempt(quiz, by=person, **times), **times)


def succeed(quiz: Quiz, person: User) -> Attempt:
    attempt = start_attempt(quiz, by=person)
    for position, question in enumerate(attempt.paper.questions, start=1):
        save_answer(attempt, position=position, chosen=question.correct_ids)
    return submit_attempt(attempt)


def test_a_registered_person_may_begin() -> None:
    _, quiz, person = ended_with_quiz(max_attempts=2)
    assert availability(quiz, person=person) == Availability(reason=None, question_count=2, attempts_left=2)


def test_an_outsider_may_not() -> None:
    _, quiz, _ = ended_with_quiz()
    standing = availability(quiz, person=make.person())
    assert (standing.reason, standing.can_start) == (Reason.NOT_REGISTERED, False)
    with pytest.raises(CannotStart) as caught:
        start_attempt(quiz, by=make.person())
    assert caught.value.reason == Reason.NOT_REGISTERED


@pytest.mark.parametrize("state", ["pending", "waiting", "declined", "cancelled"])
def test_a_place_that_is_not_confirmed_is_none(state: str) -> None:
    webinar, quiz, _ = ended_with_quiz()
    assert availability(quiz, person=make.registration(webinar, state=state).person).reason == Reason.NOT_REGISTERED


@pytest.mark.parametrize(
    ("attended_s", "required_pct", "reason", "shown"),
    [
        (90 * MINUTE, 80, None, 100),
        (72 * MINUTE, 80, None, 80),
        (72 * MINUTE - 1, 80, Reason.ATTENDED_TOO_LITTLE, 79),
        (56 * MINUTE, 80, Reason.ATTENDED_TOO_LITTLE, 62),
        (0, 1, Reason.ATTENDED_TOO_LITTLE, 0),
        (0, 0, None, None),
        (90 * MINUTE - 1, 100, Reason.ATTENDED_TOO_LITTLE, 99),
    ],
)
def test_who_attended_too_little(attended_s: int, required_pct: int, reason: Reason | None, shown: int | None) -> None:
    webinar, quiz, person = ended_with_quiz(min_attendance_pct=required_pct)
    if attended_s:
        span(webinar, person, 0, attended_s)
    standing = availability(quiz, person=person)
    assert (standing.reason, standing.attended_pct, standing.required_pct) == (reason, shown, required_pct)


def test_it_is_not_open_yet_closed_or_over() -> None:
    webinar, quiz, person = ended_with_quiz(expiry_days=10)
    now = timezone.now()
    assert availability(quiz, person=person, now=now + timedelta(days=9)).reason is None
    assert availability(quiz, person=person, now=now + timedelta(days=11)).reason == Reason.EXPIRED
    quiz.state = "closed"
    assert availability(quiz, person=person).reason == Reason.CLOSED
    quiz.state = "draft"
    assert availability(quiz, person=person).reason == Reason.NOT_OPEN_YET
    webinar.state = "cancelled"
    quiz.webinar = webinar
    assert availability(quiz, person=person).reason == Reason.CANCELLED


def test_an_open_quiz_whose_questions_were_all_removed_is_closed() -> None:
    _, quiz, person = ended_with_quiz()
    quiz.questions.update(active=False)
    assert availability(quiz, person=person).reason == Reason.CLOSED


def test_attempts_run_out() -> None:
    _, quiz, person = ended_with_quiz(max_attempts=2)
    fail(quiz, person)
    assert availability(quiz, person=person).attempts_left == 1
    fail(quiz, person)
    standing = availability(quiz, person=person)
    assert (standing.reason, standing.attempts_left, standing.attempts_used) == (Reason.NO_ATTEMPTS_LEFT, 0, 2)
    with pytest.raises(CannotStart):
        start_attempt(quiz, by=person)


def test_without_a_limit_they_do_not() -> None:
    _, quiz, person = ended_with_quiz(max_attempts=None)
    for _ in range(4):
        fail(quiz, person)
    standing = availability(quiz, person=person)
    assert (standing.can_start, standing.attempts_left, standing.next_number) == (True, None, 5)


def test_cooling_off_counts_from_the_handing_in() -> None:
    _, quiz, person = ended_with_quiz(max_attempts=2, cooloff_hours=24)
    at = timezone.now()
    fail(quiz, person, now=at)
    for hours, reason in ((0, Reason.COOLING_OFF), (23, Reason.COOLING_OFF), (24, None)):
        standing = availability(quiz, person=person, now=at + timedelta(hours=hours))
        assert (standing.reason, standing.next_at) == (reason, at + timedelta(hours=24))


def test_passing_ends_it() -> None:
    _, quiz, person = ended_with_quiz()
    attempt = succeed(quiz, person)
    standing = availability(quiz, person=person)
    assert (standing.reason, standing.passed_attempt) == (Reason.PASSED, attempt)


def test_what_was_begun_may_be_finished_whatever_changed() -> None:
    webinar, quiz, person = ended_with_quiz()
    attempt = start_attempt(quiz, by=person)
    quiz.state = "closed"
    quiz.save()
    webinar.registrations.update(state="cancelled")
    standing = availability(quiz, person=person)
    assert (standing.can_start, standing.can_continue, standing.open_attempt) == (False, True, attempt)
    assert start_attempt(quiz, by=person) == attempt
    assert submit_attempt(attempt).is_submitted


def test_an_attempt_draws_as_many_questions_as_it_says() -> None:
    _, quiz, person = ended_with_quiz(questions=6, questions_per_attempt=4)
    assert availability(quiz, person=person).question_count == 4
    assert len(start_attempt(quiz, by=person).paper.questions) == 4


def test_a_policy_demands_values_and_lets_them_go() -> None:
    webinar = make.webinar()
    assert demand(webinar, values={}) is None
    quiz = demand(webinar, values={"pass_pct": 75, "max_attempts": 2, "cooloff_hours": 24, "required_questions": 10})
    assert quiz is not None
    quiz.refresh_from_db()
    assert (quiz.pass_pct, quiz.max_attempts, quiz.cooloff_hours, quiz.required_questions) == (75, 2, 24, 10)
    assert quiz.demanded == ["cooloff_hours", "max_attempts", "pass_pct", "required_questions"]
    released = demand(webinar, values={})
    assert released is not None
    assert (released.demanded, released.required_questions, released.pass_pct) == ([], None, 75)
    with pytest.raises(ValueError, match="shuffle"):
        demand(webinar, values={"shuffle": 1})
