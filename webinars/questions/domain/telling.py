"""Tells the room what became of a question: all, or those who may see it. Within the transaction that changed it."""

from accounts.models import User
from webinars.domain.events import Event, append_event
from webinars.models import Audience
from webinars.questions.domain.events import (
    QuestionAnswered,
    QuestionAsked,
    QuestionDismissed,
    QuestionMerged,
    QuestionPublished,
    QuestionReceived,
    QuestionReturned,
    QuestionRulesSet,
    QuestionTaken,
    QuestionWithdrawn,
    view_of,
)
from webinars.questions.models import Question, QuestionRules


def tell_asked(question: Question, *, by: User) -> None:
    view = view_of(question, votes=1)
    append_event(
        question.webinar,
        QuestionAsked(question=view),
        person=by,
        to=Audience.HOSTS if question.is_waiting else Audience.ALL,
    )
    append_event(question.webinar, QuestionReceived(question=view, nonce=question.nonce), person=by, to=by)


def tell_published(question: Question, *, by: User, out_of: Question | None = None) -> None:
    event = QuestionPublished(
        question=view_of(question),
        out_of=out_of.code if out_of else None,
        out_of_votes=out_of.votes.count() if out_of else None,
    )
    append_event(question.webinar, event, person=by)


def tell_dismissed(question: Question, *, by: User, was_waiting: bool) -> None:
    _tell_gone(question, QuestionDismissed(code=question.code), by=by, was_waiting=was_waiting)


def tell_withdrawn(question: Question, *, by: User, was_waiting: bool) -> None:
    _tell_gone(question, QuestionWithdrawn(code=question.code), by=by, was_waiting=was_waiting)


def tell_merged(question: Question, *, into: Question, by: User, was_waiting: bool) -> None:
    event = QuestionMerged(code=question.code, into=into.code, votes=into.votes.count())
    # Also when the audience never saw it: those who count the other's votes must know.
    append_event(question.webinar, event, person=by)


def tell_taken(question: Question, *, by: User) -> None:
    append_event(question.webinar, QuestionTaken(question=view_of(question)), person=by)


def tell_returned(question: Question, *, by: User | None) -> None:
    append_event(question.webinar, QuestionReturned(question=view_of(question)), person=by)


def tell_answered(question: Question, *, by: User) -> None:
    append_event(question.webinar, QuestionAnswered(question=view_of(question)), person=by)


def tell_rules(rules: QuestionRules, *, by: User) -> None:
    event = QuestionRulesSet(
        are_taken=rules.are_taken, are_moderated=rules.are_moderated, may_be_anonymous=rules.may_be_anonymous
    )
    append_event(rules.webinar, event, person=by)


def _tell_gone(question: Question, event: Event, *, by: User, was_waiting: bool) -> None:
    """What the audience never saw is gone for moderators and for who asked."""
    if not was_waiting:
        append_event(question.webinar, event, person=by)
        return
    append_event(question.webinar, event, person=by, to=Audience.HOSTS)
    append_event(question.webinar, event, person=by, to=question.person)
