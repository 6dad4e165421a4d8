"""A quiz opens by itself when its webinar ends, and by hand afterwards."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoCaptureOnCommitCallbacks

from attendance.domain.report import is_settled
from quizzes import tasks
from quizzes.domain.attempts import start_attempt
from quizzes.domain.opening import close_quiz, open_quiz, open_when_ended
from quizzes.errors import QuizCannotOpenYet, QuizHasNoQuestions
from quizzes.models import Quiz
from quizzes.signals import quiz_opened
from tests import factories as make
from tests.attendance.evidence import span
from tests.factories import minutes_ago
from tests.jobs import RunJobs
from tests.quizzes import papers
from webinars.models import Webinar
from webinars.signals import webinar_ended

pytestmark = pytest.mark.django_db


def test_it_opens_on_the_signal_of_the_end() -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=1)
    webinar_ended.send(sender=type(webinar), webinar=webinar)
    quiz.refresh_from_db()
    assert quiz.is_open
    assert quiz.opened_at is not None


@pytest.mark.parametrize("state", ["draft", "published", "live", "cancelled"])
def test_it_does_not_open_before_the_end(state: str) -> None:
    webinar = make.webinar(state=state)
    papers.quiz(webinar, questions=1)
    with pytest.raises(QuizCannotOpenYet):
        open_quiz(webinar)
    assert open_when_ended(webinar) is None


def test_without_questions_nothing_opens_and_the_end_is_not_disturbed() -> None:
    webinar = make.webinar(state="ended")
    assert open_when_ended(webinar) is None
    quiz = papers.quiz(webinar)
    papers.question(quiz, active=False)
    with pytest.raises(QuizHasNoQuestions):
        open_quiz(webinar)
    assert open_when_ended(webinar) is None


def test_opening_twice_tells_once(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    webinar = make.webinar(state="ended")
    papers.quiz(webinar, questions=1)
    told: list[Quiz] = []

    def hear(quiz: Quiz, **_: object) -> None:
        told.append(quiz)

    quiz_opened.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            first = open_quiz(webinar, now=timezone.now() - timedelta(hours=1))
            second = open_quiz(webinar)
    finally:
        quiz_opened.disconnect(hear)
    assert first.opened_at == second.opened_at
    assert told == [first]


def test_closed_and_opened_again() -> None:
    webinar = make.webinar(state="ended")
    papers.quiz(webinar, questions=1)
    quiz = open_quiz(webinar, now=timezone.now() - timedelta(days=3))
    assert close_quiz(quiz).state == "closed"
    assert open_when_ended(webinar) is not None
    again = open_quiz(webinar)
    assert again.is_open


def test_days_of_being_open_count_from_the_opening() -> None:
    webinar = make.webinar(state="ended")
    papers.quiz(webinar, questions=1, expiry_days=365)
    at = timezone.now()
    assert open_quiz(webinar, now=at).closes_at == at + timedelta(days=365)
    assert Quiz(webinar=webinar, expiry_days=3).closes_at is None


# --- the letter --------------------------------------------------------------------------------------------------------


def test_who_can_take_it_is_told_once_in_their_language(
    run_jobs: RunJobs, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    webinar = make.webinar(state="ended")
    Webinar.objects.update(started_at=minutes_ago(95), ended_at=minutes_ago(5))
    webinar.refresh_from_db()
    papers.quiz(webinar, questions=3, min_attendance_pct=80, max_attempts=2)
    attentive = make.registration(webinar, make.person(language="ru", name="Иванова Анна")).person
    early = make.registration(webinar).person
    absent, outsider = make.registration(webinar).person, make.person()
    for one, attended_s in ((attentive, 5000), (early, 5000), (outsider, 5000), (absent, 60)):
        span(webinar, one, 0, attended_s)
    quiz = open_quiz(webinar)
    start_attempt(quiz, by=early)

    assert run_jobs(name="quizzes.") == []
    later = timezone.now() + timedelta(minutes=1)
    assert run_jobs(name="quizzes.", at=later) == ["quizzes.announce"] + ["quizzes.invite"] * 3
    (letter,) = mailoutbox
    assert (letter.to, letter.extra_headers["Content-Language"]) == ([attentive.email], "ru")
    assert letter.subject.endswith(webinar.title_ru)
    html, _ = letter.alternatives[0]
    for expected in (f"/webinars/{webinar.code}/quiz/", "Иванова Анна", "70 %"):
        assert expected in letter.body
        assert expected in str(html)

    close_quiz(quiz)
    open_quiz(webinar)
    assert run_jobs(name="quizzes.", at=later) == []


def test_the_letter_waits_until_attendance_is_final(run_jobs: RunJobs) -> None:
    webinar = make.webinar(state="ended")
    papers.quiz(webinar, questions=1)
    span(webinar, make.registration(webinar).person, 0, None, last_beat_s=5395)
    quiz = open_quiz(webinar)
    assert not is_settled(webinar)
    tasks.announce(quiz_id=quiz.pk)
    assert queued("quizzes.announce") == 2
    assert queued("quizzes.invite") == 0
    Webinar.objects.update(started_at=minutes_ago(95), ended_at=minutes_ago(5))
    tasks.announce(quiz_id=quiz.pk)
    assert queued("quizzes.invite") == 1


def queued(name: str) -> int:
    return ProcrastinateJob.objects.filter(task_name=name, status="todo").count()
