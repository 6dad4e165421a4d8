"""How questions stand in a room."""

import msgspec
from django.db.models import Count

from accounts.models import User
from webinars.models import Webinar
from webinars.questions.domain.events import QuestionView, view_of
from webinars.questions.models import Question, QuestionState, QuestionVote, rules_of


class QuestionsSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """What all may see, with how questions are asked."""

    questions: list[QuestionView]
    are_taken: bool
    are_moderated: bool
    may_be_anonymous: bool


class WaitingSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """For moderators: those that wait for them."""

    waiting: list[QuestionView]


class OwnQuestions(msgspec.Struct, frozen=True, kw_only=True):
    """`waiting`: one's own that wait for a moderator. `asked`: the codes of all of one's own. `voted`: what one voted for, with
    the code of the merged question that brought the vote, or ""."""

    waiting: list[QuestionView]
    asked: list[str]
    voted: dict[str, str]


def shared_questions(webinar: Webinar) -> QuestionsSnapshot:
    """Two queries."""
    rules = rules_of(webinar)
    return QuestionsSnapshot(
        questions=_views(webinar, shown=True),
        are_taken=rules.are_taken,
        are_moderated=rules.are_moderated,
        may_be_anonymous=rules.may_be_anonymous,
    )


def waiting_questions(webinar: Webinar) -> WaitingSnapshot:
    return WaitingSnapshot(waiting=_views(webinar, shown=False))


def own_questions(webinar: Webinar, person: User, *, shared: QuestionsSnapshot) -> OwnQuestions | None:
    """None, without a query, where nobody can have asked anything; else two queries, one more with what waits."""
    if not shared.questions and not shared.are_moderated:
        return None
    voted = QuestionVote.objects.filter(question__webinar=webinar, person=person)
    votes = {code: came_with or "" for code, came_with in voted.values_list("question__code", "came_with__code")}
    own = list(Question.objects.filter(webinar=webinar, person=person).order_by("asked_at", "pk")) if votes else []
    if not votes:
        return None
    for question in own:
        question.person = person
    return OwnQuestions(
        waiting=[view_of(question, votes=1) for question in own if question.is_waiting],
        asked=[question.code for question in own],
        voted=votes,
    )


def votes_of(webinar_id: int, codes: set[str] | None = None) -> dict[str, int]:
    """One query; `None`: of all that the audience sees."""
    found = Question.objects.filter(webinar_id=webinar_id).shown()
    if codes is not None:
        found = found.filter(code__in=codes)
    return dict(found.order_by().values_list("code").annotate(Count("votes")))


def _views(webinar: Webinar, *, shown: bool) -> list[QuestionView]:
    found = Question.objects.filter(webinar=webinar).with_votes().in_order().select_related("person", "answered_by")
    found = found.shown() if shown else found.filter(state=QuestionState.WAITING)
    return [view_of(question, votes=question.vote_count) for question in found]
