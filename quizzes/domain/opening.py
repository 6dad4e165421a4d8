"""When a quiz opens and closes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from quizzes.errors import QuizCannotOpenYet, QuizHasNoQuestions
from quizzes.models import Quiz, QuizState
from quizzes.signals import quiz_opened
from quizzes.tasks import announce_later
from webinars.models import Webinar


def open_quiz(webinar: Webinar, *, now: datetime | None = None) -> Quiz:
    """Lets people begin and, the first time, has those told who can; open already, it stays as it is.

    Raises QuizCannotOpenYet before the webinar's end, QuizHasNoQuestions.
    """
    quiz = Quiz.objects.filter(webinar=webinar).first()
    if quiz is None or not quiz.questions.active().exists():
        raise QuizHasNoQuestions
    if not webinar.has_ended:
        raise QuizCannotOpenYet
    with transaction.atomic():
        is_first = quiz.opened_at is None
        opened = (
            Quiz.objects.filter(pk=quiz.pk, opened_at=quiz.opened_at)
            .exclude(state=QuizState.OPEN)
            .update(state=QuizState.OPEN, opened_at=now or timezone.now())
        )
        quiz.refresh_from_db()
        if opened:
            # Whoever was told once knows where it is: opened again, nobody gets a second letter.
            if is_first:
                announce_later(quiz)
            transaction.on_commit(lambda: quiz_opened.send_robust(sender=Quiz, quiz=quiz))
    return quiz


def open_when_ended(webinar: Webinar) -> Quiz | None:
    """What happens by itself at the end of a webinar. None when nobody wrote a quiz for it."""
    try:
        return open_quiz(webinar)
    except (QuizHasNoQuestions, QuizCannotOpenYet):
        return None


def close_quiz(quiz: Quiz) -> Quiz:
    """Takes no new attempts; one that was begun may still be handed in. Not open, it stays as it is."""
    Quiz.objects.filter(pk=quiz.pk, state=QuizState.OPEN).update(state=QuizState.CLOSED)
    quiz.refresh_from_db()
    return quiz
