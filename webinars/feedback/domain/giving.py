"""Giving feedback: once a person, while the form is open."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.rights import Right
from webinars.domain.locks import lock_webinar
from webinars.errors import NoRight
from webinars.feedback.domain.tickets import ticket_of
from webinars.feedback.errors import AlreadyGiven, FeedbackIsClosed, NotAnAnswer, NothingSaid
from webinars.feedback.limits import ANSWER_LENGTH, SCALE
from webinars.feedback.models import Answer, FeedbackForm, Response, Statement


def has_given(form: FeedbackForm, person: User) -> bool:
    """False for a form that is closed: then nobody knows any more."""
    return bool(form.salt) and Response.objects.filter(form=form, ticket=ticket_of(form, person)).exists()


def give_feedback(form: FeedbackForm, said: Mapping[str, str], *, by: User) -> None:
    """`said` by the codes of the statements; what is empty or missing was left out.

    Nothing is returned: who gave which response is known to nobody. Raises NoRight, FeedbackIsClosed, NothingSaid,
    NotAnAnswer, AlreadyGiven.
    """
    if not by.has_perm(Right.FEEDBACK_GIVE, form.webinar):
        raise NoRight
    if not form.is_open:
        raise FeedbackIsClosed
    with transaction.atomic():
        # The lock that a change of the form takes too: what is answered is what was asked.
        lock_webinar(form.webinar)
        form.refresh_from_db(fields=["is_anonymous", "salt"])
        answers = [
            answer
            for statement in form.statements.all()
            if (answer := _answer(statement, said.get(statement.code, ""))) is not None
        ]
        if not answers:
            raise NothingSaid
        person = None if form.is_anonymous else by
        try:
            with transaction.atomic():
                response = Response.objects.create(form=form, person=person, ticket=ticket_of(form, by))
        except IntegrityError as error:
            raise AlreadyGiven from error
        for answer in answers:
            answer.response = response
        Answer.objects.bulk_create(answers)


def _answer(statement: Statement, text: str) -> Answer | None:
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text:
        return None
    if not statement.is_scale:
        return Answer(statement=statement, text=text[:ANSWER_LENGTH])
    if text not in {str(number) for number in SCALE}:
        raise NotAnAnswer
    return Answer(statement=statement, number=int(text))
