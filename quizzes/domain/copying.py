"""The quiz of a webinar, for a copy of the webinar."""

from django.db import transaction

from quizzes.domain.questions import copy_questions, quiz_of
from quizzes.models import Quiz
from ui.translated import field_names
from webinars.models import Webinar

SETTINGS = (
    *field_names("title"),
    *field_names("instructions"),
    "pass_pct",
    "max_attempts",
    "cooloff_hours",
    "questions_per_attempt",
    "shuffle",
    "min_attendance_pct",
    "expiry_days",
    "feedback_on_fail",
)


def copy_quiz(source: Webinar, *, to: Webinar) -> None:
    """Its settings and questions, without attempts. What a credit policy demands of the quiz of `to` stays as demanded.
    Nothing happens when `source` has no quiz, or when that of `to` has questions already."""
    quiz = Quiz.objects.filter(webinar=source).first()
    if quiz is None:
        return
    with transaction.atomic():
        made = Quiz.objects.select_for_update().get(pk=quiz_of(to).pk)
        if made.questions.exists():
            return
        names = [name for name in SETTINGS if name not in made.demanded]
        for name in names:
            setattr(made, name, getattr(quiz, name))
        made.save(update_fields=[*names, "updated_at"])
        copy_questions(quiz, to=made)
