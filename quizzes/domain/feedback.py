"""What a person sees of the right answers, and when."""

from quizzes.models import Attempt


def shows_answers(attempt: Attempt) -> bool:
    """Whether the right answers and explanations of a handed-in attempt may be shown to its person.

    Only when they can no longer help in an attempt to come: after passing, or after the last attempt was handed in.
    """
    if not attempt.is_submitted:
        return False
    mine = list(
        Attempt.objects.filter(quiz_id=attempt.quiz_id, person_id=attempt.person_id).values_list(
            "submitted_at", "passed"
        )
    )
    if any(passed for _, passed in mine):
        return True
    limit = attempt.quiz.max_attempts
    return limit is not None and len(mine) >= limit and all(submitted_at for submitted_at, _ in mine)
