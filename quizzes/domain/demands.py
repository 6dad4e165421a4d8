"""What a credit policy asks of a quiz. Credits stand above quizzes and call this when the terms of a webinar are chosen."""

from collections.abc import Mapping

from django.db import transaction

from quizzes.models import Quiz
from webinars.models import Webinar

DEMANDABLE = frozenset(
    {
        "pass_pct",
        "max_attempts",
        "cooloff_hours",
        "min_attendance_pct",
        "expiry_days",
        "feedback_on_fail",
        "required_questions",
    }
)


def demand(webinar: Webinar, *, values: Mapping[str, int | None]) -> Quiz | None:
    """Sets `values` on the webinar's quiz and keeps its author from changing them; an earlier demand is released.

    `values` maps names of DEMANDABLE to numbers (None: no limit). The quiz is made when there is something to demand and it
    does not exist yet; without one and with nothing to demand the answer is None. Attempts that were begun keep the pass mark
    of their paper. Raises ValueError for a name that cannot be demanded.
    """
    if unknown := set(values) - DEMANDABLE:
        raise ValueError(f"A policy cannot demand {', '.join(sorted(unknown))}")
    with transaction.atomic():
        quiz = Quiz.objects.select_for_update().filter(webinar=webinar).first()
        if quiz is None:
            if not values:
                return None
            quiz = Quiz(webinar=webinar)
        quiz.required_questions = None
        for name, value in values.items():
            setattr(quiz, name, value)
        quiz.demanded = sorted(values)
        quiz.full_clean(exclude=("webinar",))
        quiz.save()
        return quiz
