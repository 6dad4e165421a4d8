"""What a person sees of the right answers, and when."""

from typing import Any

from quizzes.models import Attempt


def shows_answers(attempt: Attempt) -> bool:
    """Whether the right answers and explanations of a handed-in attempt may be shown to its person.

    Only when they can no longer help in an attempt to come: after passing, or after the last attempt was handed in. Unless
    the quiz says that people learn from their failed attempts too.
    """
    if not attempt.is_submitted:
        return False
    if attempt.quiz.feedback_on_fail:
        return True
    mine = list(
        Attempt.objects.filter(quiz_id=attempt.quiz_id, person_id=attempt.person_id).values_list(
            "submitted_at", "passed"
        )
    )
    if any(passed for _, passed in mine):
        return True
    limit = attempt.quiz.max_attempts
    return limit is not None and len(mine) >= limit and all(submitted_at for submitted_at, _ in mine)


def without_answers(attempt: Attempt, values: dict[str, Any]) -> dict[str, Any]:
    """The row of an attempt for its person's copy of their data: the right answers and explanations stand in its paper, and
    are in the copy no sooner than on the attempt's page."""
    if shows_answers(attempt):
        return values
    questions = [
        {name: value for name, value in question.items() if name != "explanation"}
        | {"choices": [{"id": choice["id"], "text": choice["text"]} for choice in question["choices"]]}
        for question in attempt.paper_json["questions"]
    ]
    return values | {"paper_json": attempt.paper_json | {"questions": questions}}
