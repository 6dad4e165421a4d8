"""Votes for questions: one a person, which the database holds."""

from django.db import transaction

from accounts.models import User
from webinars.models import Webinar
from webinars.questions.errors import CannotVote, NoSuchQuestion, OwnQuestion, RoomIsClosed
from webinars.questions.models import Question, QuestionState, QuestionVote


def vote_question(webinar: Webinar, code: str, *, by: User) -> Question:
    """Voted before: nothing happens. Raises NoSuchQuestion, CannotVote, RoomIsClosed."""
    with transaction.atomic():
        question = _shared(webinar, code)
        QuestionVote.objects.bulk_create([QuestionVote(question=question, person=by)], ignore_conflicts=True)
    return question


def unvote_question(webinar: Webinar, code: str, *, by: User) -> Question:
    """Not voted: nothing happens. Raises OwnQuestion for who asked, and the errors of voting."""
    with transaction.atomic():
        question = _shared(webinar, code)
        if question.person_id == by.pk:
            raise OwnQuestion
        QuestionVote.objects.filter(question=question, person=by).delete()
    return question


def _shared(webinar: Webinar, code: str) -> Question:
    """Held so that it is not merged or answered meanwhile; others may vote at the same time."""
    found = Question.objects.raw(
        "SELECT * FROM questions_question WHERE webinar_id = %s AND code = %s FOR SHARE", [webinar.pk, code]
    )
    question = next(iter(found), None)
    if question is None:
        raise NoSuchQuestion
    require_can_be_voted(question, Webinar.objects.get(pk=webinar.pk))
    return question


def require_can_be_voted(question: Question, webinar: Webinar) -> None:
    """As both stand now. Raises CannotVote, RoomIsClosed."""
    if question.state not in (QuestionState.OPEN, QuestionState.ANSWERING):
        raise CannotVote
    if not webinar.is_door_open:
        raise RoomIsClosed
