"""What hosts do with questions: take one up, put it back, answer it aloud or in writing, in the lecture or after it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ui.plain_text import clean_text
from webinars.models import Webinar
from webinars.questions.domain.changing import lock_question, move
from webinars.questions.domain.telling import tell_answered, tell_returned, tell_taken
from webinars.questions.errors import AnswerTooLong, EmptyAnswer
from webinars.questions.models import MAX_ANSWER, SHOWN, ChangeKind, Question, QuestionState
from webinars.questions.tasks import mail_answer


def take_question(webinar: Webinar, code: str, *, by: User) -> Question:
    """It is being answered now. The one before it is open again. Taken already: nothing happens."""
    with transaction.atomic():
        question = lock_question(webinar, code, states=(QuestionState.OPEN, QuestionState.ANSWERING))
        if question.state == QuestionState.ANSWERING:
            return question
        _return_others(webinar, by=by)
        move(question, QuestionState.ANSWERING, kind=ChangeKind.TAKEN, by=by)
        tell_taken(question, by=by)
    return question


def return_question(webinar: Webinar, code: str, *, by: User) -> Question:
    """Back into the queue: it is not answered after all."""
    with transaction.atomic():
        question = lock_question(webinar, code, states=(QuestionState.ANSWERING, QuestionState.ANSWERED))
        if question.answer:  # what was written stays
            question.was_answered_live = False
            move(question, QuestionState.ANSWERED, kind=ChangeKind.RETURNED, by=by)
        else:
            question.answered_at = None
            question.answered_by = None
            question.was_answered_live = False
            move(question, QuestionState.OPEN, kind=ChangeKind.RETURNED, by=by)
        tell_returned(question, by=by)
    return question


def answer_question(webinar: Webinar, code: str, *, by: User) -> Question:
    """It was answered aloud, in the lecture."""
    with transaction.atomic():
        question = lock_question(webinar, code, states=SHOWN)
        if question.was_answered_live and question.is_answered:
            return question
        question.was_answered_live = True
        question.answered_at = question.answered_at or timezone.now()
        question.answered_by = question.answered_by or by
        move(question, QuestionState.ANSWERED, kind=ChangeKind.ANSWERED, by=by)
        tell_answered(question, by=by)
    return question


def write_answer(webinar: Webinar, code: str, text: str, *, by: User) -> Question:
    """In writing, in the lecture or any time after it; a waiting question is shown to all by it. Who asked gets it by mail,
    once; what is corrected later shows on the page. The same text again: nothing happens.

    Raises EmptyAnswer, AnswerTooLong.
    """
    text = clean_text(text)
    if not text:
        raise EmptyAnswer
    if len(text) > MAX_ANSWER:
        raise AnswerTooLong
    with transaction.atomic():
        question = lock_question(webinar, code, states=(QuestionState.WAITING, *SHOWN))
        if question.answer == text:
            return question
        question.answer = text
        question.answered_at = question.answered_at or timezone.now()
        question.answered_by = by
        move(question, QuestionState.ANSWERED, kind=ChangeKind.WRITTEN, by=by, note=text)
        tell_answered(question, by=by)
        mail_answer.defer(question_id=question.pk)
    return question


def return_all(webinar: Webinar) -> None:
    """The lecture is over: what was being answered is open, to be answered in writing."""
    with transaction.atomic():
        _return_others(webinar, by=None)


def _return_others(webinar: Webinar, *, by: User | None) -> None:
    for other in Question.objects.select_for_update(no_key=True).filter(webinar=webinar, state=QuestionState.ANSWERING):
        move(other, QuestionState.OPEN, kind=ChangeKind.RETURNED, by=by)
        tell_returned(other, by=by)
