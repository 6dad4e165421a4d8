"""Questions of the audience: ask, and take back."""

from django.db import transaction

from accounts.models import User
from ui.plain_text import clean_text
from webinars.models import Registration, Webinar
from webinars.questions.domain.changing import lock_question, move
from webinars.questions.domain.telling import tell_asked, tell_withdrawn
from webinars.questions.errors import (
    EmptyQuestion,
    MutedQuestioner,
    NameIsNeeded,
    NoSuchQuestion,
    QuestionsAreOff,
    QuestionTooLong,
    RoomIsClosed,
    TooManyQuestions,
)
from webinars.questions.models import (
    MAX_QUESTION,
    ChangeKind,
    Question,
    QuestionChange,
    QuestionState,
    QuestionVote,
    rules_of,
)

MAX_OPEN = 10
"""Open questions of one person at a time."""
OWN_TO_TAKE_BACK = (QuestionState.WAITING, QuestionState.OPEN)


def ask_question(webinar: Webinar, text: str, *, by: User, nonce: str, is_anonymous: bool = False) -> Question:
    """While the room is open. `nonce` makes asking again after a cut line harmless: the first question is returned.

    The asker's vote is its first. Raises EmptyQuestion, QuestionTooLong, RoomIsClosed, QuestionsAreOff,
    MutedQuestioner, NameIsNeeded, TooManyQuestions.
    """
    text = clean_text(text)
    if not text:
        raise EmptyQuestion
    if len(text) > MAX_QUESTION:
        raise QuestionTooLong
    rules = rules_of(webinar)
    if not Webinar.objects.get(pk=webinar.pk).is_door_open:
        raise RoomIsClosed
    if not rules.are_taken:
        raise QuestionsAreOff
    if Registration.objects.filter(webinar=webinar, person=by).exclude(muted_at=None, banned_at=None).exists():
        raise MutedQuestioner
    if is_anonymous and not rules.may_be_anonymous:
        raise NameIsNeeded
    with transaction.atomic():
        own = Question.objects.filter(webinar=webinar, person=by)
        before = own.filter(nonce=nonce).first()
        if before:
            return before
        if own.filter(state__in=OWN_TO_TAKE_BACK).count() >= MAX_OPEN:
            raise TooManyQuestions
        question, is_new = Question.objects.get_or_create(
            webinar=webinar,
            person=by,
            nonce=nonce,
            defaults={
                "text": text,
                "is_anonymous": is_anonymous,
                "state": QuestionState.WAITING if rules.are_moderated else QuestionState.OPEN,
            },
        )
        if is_new:
            QuestionVote.objects.create(question=question, person=by)
            QuestionChange.objects.create(question=question, kind=ChangeKind.ASKED, by=by)
            tell_asked(question, by=by)
    return question


def withdraw_question(webinar: Webinar, code: str, *, by: User) -> Question:
    """Who asked takes it back, while nobody has begun to answer it. The trace keeps it. Raises NoSuchQuestion for others'."""
    with transaction.atomic():
        question = lock_question(webinar, code, states=OWN_TO_TAKE_BACK)
        if question.person_id != by.pk:
            raise NoSuchQuestion
        was_waiting = question.is_waiting
        move(question, QuestionState.WITHDRAWN, kind=ChangeKind.WITHDRAWN, by=by)
        tell_withdrawn(question, by=by, was_waiting=was_waiting)
    return question
