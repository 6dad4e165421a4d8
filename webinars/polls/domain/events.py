"""What a room is told of its polls. Moments in milliseconds since 1970."""

from datetime import datetime

import msgspec

from webinars.domain.events import Event
from webinars.polls.domain.results import Results, results_of
from webinars.polls.models import Poll


class PollView(msgspec.Struct, frozen=True, kw_only=True):
    """A poll as the audience sees it. `results` are null while only the team sees them."""

    code: str
    order: int
    kind: str
    text: str
    options: list[str]
    scale_max: int
    state: str
    is_anonymous: bool
    can_change: bool
    shows_results: bool
    is_presence_check: bool
    opened_at: int | None
    closed_at: int | None
    results: Results | None


class PollOpened(Event, tag="poll.opened", frozen=True):
    """For the first time or again. Any other one is closed."""

    poll: PollView


class PollClosed(Event, tag="poll.closed", frozen=True):
    """With the last results, if all may see them."""

    code: str
    closed_at: int
    results: Results | None


class PollResultsShown(Event, tag="poll.results_shown", frozen=True):
    code: str
    results: Results


class PollResultsHidden(Event, tag="poll.results_hidden", frozen=True):
    code: str


class PollAnswerHidden(Event, tag="poll.answer_hidden", frozen=True):
    """A word or a text is shown no longer; the results without it, if all may see them."""

    code: str
    results: Results | None


class PollSummed(Event, tag="poll.summed", frozen=True):
    """To the team: the results of a poll that was closed or moderated, where only the team sees them."""

    code: str
    results: Results


class PollsListed(Event, tag="polls.listed", frozen=True):
    """To the team: all polls in their order, prepared ones too, without results."""

    polls: list[PollView]


POLL_EVENTS: tuple[type[Event], ...] = (
    PollOpened,
    PollClosed,
    PollResultsShown,
    PollResultsHidden,
    PollAnswerHidden,
    PollSummed,
    PollsListed,
)


def view_of(poll: Poll, *, results: Results | None = None) -> PollView:
    return PollView(
        code=poll.code,
        order=poll.order,
        kind=poll.kind,
        text=poll.text,
        options=poll.options,
        scale_max=poll.scale_max,
        state=poll.state,
        is_anonymous=poll.is_anonymous,
        can_change=poll.can_change,
        shows_results=poll.shows_results,
        is_presence_check=poll.is_presence_check,
        opened_at=ms(poll.opened_at),
        closed_at=ms(poll.closed_at),
        results=results,
    )


def shown_results(poll: Poll) -> Results | None:
    return results_of(poll) if poll.shows_results else None


def ms(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp() * 1000)
