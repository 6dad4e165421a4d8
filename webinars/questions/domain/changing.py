"""What every verb that changes a question begins and ends with: the locks, and the trace."""

from collections.abc import Collection

from accounts.models import User
from webinars.domain.locks import lock_webinar
from webinars.models import Webinar
from webinars.questions.errors import NoSuchQuestion, QuestionHasChanged
from webinars.questions.models import ChangeKind, Question, QuestionChange, QuestionState


def lock_question(webinar: Webinar, code: str, *, states: Collection[str]) -> Question:
    """A fresh copy, locked after its webinar until the transaction ends, with its votes counted.

    Raises NoSuchQuestion for one of another webinar, QuestionHasChanged for one in none of the `states`.
    """
    locked = lock_webinar(webinar)
    question = Question.objects.select_for_update(no_key=True, of=("self",)).filter(webinar=locked, code=code).first()
    if question is None:
        raise NoSuchQuestion
    if question.state not in states:
        raise QuestionHasChanged
    question.webinar = locked
    return question


def move(question: Question, state: QuestionState, *, kind: ChangeKind, by: User | None, note: str = "") -> None:
    """Writes the state with whatever else was set on `question`, and the trace."""
    question.state = state
    question.save()
    QuestionChange.objects.create(question=question, kind=kind, by=by, note=note)
