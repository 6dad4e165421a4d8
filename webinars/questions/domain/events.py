"""What a room is told of its questions. Moments in milliseconds since 1970."""

from datetime import datetime

import msgspec

from webinars.domain.events import Event
from webinars.questions.models import Question


class QuestionView(msgspec.Struct, frozen=True, kw_only=True):
    """A question as people see it. `by` is null when it was asked without a name. `state`: waiting, open, answering, answered."""

    code: str
    text: str
    by: str | None
    state: str
    votes: int
    asked_at: int
    answered_at: int | None
    answered_live: bool
    answer: str
    answered_by: str


class QuestionAsked(Event, tag="question.asked", frozen=True):
    """To all; a question that waits for a moderator, to moderators."""

    question: QuestionView


class QuestionReceived(Event, tag="question.received", frozen=True):
    """To who asked: it is yours, and your vote is in it. `nonce` as it was sent."""

    question: QuestionView
    nonce: str


class QuestionPublished(Event, tag="question.published", frozen=True):
    """A waiting question was let through, or one that was gone is back. `out_of`: the one that it was merged into till now,
    which has `out_of_votes` left."""

    question: QuestionView
    out_of: str | None = None
    out_of_votes: int | None = None


class QuestionTaken(Event, tag="question.taken", frozen=True):
    """The lecturer answers it now."""

    question: QuestionView


class QuestionReturned(Event, tag="question.returned", frozen=True):
    """It is open after all (or answered in writing alone)."""

    question: QuestionView


class QuestionAnswered(Event, tag="question.answered", frozen=True):
    """Aloud, in writing, or the written answer changed."""

    question: QuestionView


class QuestionDismissed(Event, tag="question.dismissed", frozen=True):
    code: str


class QuestionWithdrawn(Event, tag="question.withdrawn", frozen=True):
    code: str


class QuestionMerged(Event, tag="question.merged", frozen=True):
    """`code` is gone, its votes are with `into`, which has `votes` now."""

    code: str
    into: str
    votes: int


class QuestionRulesSet(Event, tag="question.rules_set", frozen=True):
    are_taken: bool
    are_moderated: bool
    may_be_anonymous: bool


QUESTION_EVENTS: tuple[type[Event], ...] = (
    QuestionAsked,
    QuestionReceived,
    QuestionPublished,
    QuestionTaken,
    QuestionReturned,
    QuestionAnswered,
    QuestionDismissed,
    QuestionWithdrawn,
    QuestionMerged,
    QuestionRulesSet,
)


def view_of(question: Question, *, votes: int | None = None) -> QuestionView:
    """`votes` saves counting them. Needs `person` and `answered_by`."""
    by = question.answered_by
    return QuestionView(
        code=question.code,
        text=question.text,
        by=None if question.is_anonymous else question.person.display_name,
        state=question.state,
        votes=question.votes.count() if votes is None else votes,
        asked_at=_ms(question.asked_at),
        answered_at=_ms(question.answered_at) if question.answered_at else None,
        answered_live=question.was_answered_live,
        answer=question.answer,
        answered_by=by.display_name if by else "",
    )


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
