"""How polls stand in a room."""

import msgspec

from accounts.models import User
from webinars.models import Webinar
from webinars.polls.domain.events import PollView, view_of
from webinars.polls.domain.results import results_of_all
from webinars.polls.models import Poll, PollState, PollVote


class PollsSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """For all those that were opened, with results where all may see them; for the team all, with results."""

    polls: list[PollView]


class OwnAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One of the four is filled."""

    choices: list[int]
    number: int | None
    words: list[str]
    text: str


class OwnAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """By the poll's code."""

    answers: dict[str, OwnAnswer]


def shared_polls(webinar: Webinar) -> PollsSnapshot:
    polls = list(Poll.objects.filter(webinar=webinar).exclude(state=PollState.PREPARED).order_by("order", "pk"))
    results = results_of_all([poll for poll in polls if poll.shows_results])
    return PollsSnapshot(polls=[view_of(poll, results=results.get(poll.pk)) for poll in polls])


def team_polls(webinar: Webinar) -> PollsSnapshot:
    polls = list(Poll.objects.filter(webinar=webinar).order_by("order", "pk"))
    results = results_of_all([poll for poll in polls if not poll.is_prepared])
    return PollsSnapshot(polls=[view_of(poll, results=results.get(poll.pk)) for poll in polls])


def own_answers(webinar: Webinar, person: User, *, shared: PollsSnapshot) -> OwnAnswers | None:
    """None, without a query, where nothing was asked; else one query."""
    if not shared.polls:
        return None
    votes = PollVote.objects.filter(poll__webinar=webinar, person=person).select_related("poll")
    answers = {vote.poll.code: own_answer(vote) for vote in votes}
    return OwnAnswers(answers=answers) if answers else None


def own_answer(vote: PollVote) -> OwnAnswer:
    return OwnAnswer(choices=vote.choices, number=vote.number, words=vote.words, text=vote.text)
