"""Tells the room what became of a poll, within the transaction that changed it."""

from accounts.models import User
from webinars.domain.events import append_event
from webinars.models import Audience, Webinar
from webinars.polls.domain.events import (
    PollAnswerHidden,
    PollClosed,
    PollOpened,
    PollResultsHidden,
    PollResultsShown,
    PollsListed,
    PollSummed,
    ms,
    shown_results,
    view_of,
)
from webinars.polls.domain.results import results_of
from webinars.polls.models import Poll


def tell_opened(poll: Poll, *, by: User) -> None:
    append_event(poll.webinar, PollOpened(poll=view_of(poll, results=shown_results(poll))), person=by)


def tell_closed(poll: Poll, *, by: User | None) -> None:
    event = PollClosed(code=poll.code, closed_at=ms(poll.closed_at) or 0, results=shown_results(poll))
    append_event(poll.webinar, event, person=by)
    _tell_team(poll, by=by)


def tell_results_shown(poll: Poll, *, by: User) -> None:
    append_event(poll.webinar, PollResultsShown(code=poll.code, results=results_of(poll)), person=by)


def tell_results_hidden(poll: Poll, *, by: User) -> None:
    append_event(poll.webinar, PollResultsHidden(code=poll.code), person=by)


def tell_hidden(poll: Poll, *, by: User) -> None:
    append_event(poll.webinar, PollAnswerHidden(code=poll.code, results=shown_results(poll)), person=by)
    _tell_team(poll, by=by)


def tell_listed(webinar: Webinar, *, by: User) -> None:
    """Only while the room is open: before, nobody is there to hear it."""
    if webinar.is_door_open:
        polls = [view_of(poll) for poll in Poll.objects.filter(webinar=webinar).order_by("order", "pk")]
        append_event(webinar, PollsListed(polls=polls), person=by, to=Audience.HOSTS)


def _tell_team(poll: Poll, *, by: User | None) -> None:
    if not poll.shows_results:
        append_event(poll.webinar, PollSummed(code=poll.code, results=results_of(poll)), person=by, to=Audience.HOSTS)
