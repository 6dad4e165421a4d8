"""Messages about polls on the control socket."""

from typing import Annotated

import msgspec

from webinars.live.protocol import Message
from webinars.polls.domain.results import Results

Code = Annotated[str, msgspec.Meta(max_length=10)]
Nonce = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Index = Annotated[int, msgspec.Meta(ge=0, le=100)]
Short = Annotated[str, msgspec.Meta(max_length=600)]
Text = Annotated[str, msgspec.Meta(max_length=2000)]


class VotePoll(Message, tag="poll.vote", frozen=True):
    """One of the four is filled, as the poll's kind asks. Sending it again does no harm. Answered by `poll.voted`."""

    code: Code
    choices: Annotated[list[Index], msgspec.Meta(max_length=20)] = []
    number: Index | None = None
    words: Annotated[list[Short], msgspec.Meta(max_length=10)] = []
    text: Text = ""


class CountPolls(Message, tag="poll.count", frozen=True):
    """For a page that was away: answered by `poll.counted` of the open poll, if its results are shown to this person."""


class CreatePoll(Message, tag="poll.create", frozen=True):
    """Made on the spot. `opens`: at once. Answered by `poll.created`."""

    nonce: Nonce
    kind: Annotated[str, msgspec.Meta(max_length=8)]
    text: Text
    options: Annotated[list[Short], msgspec.Meta(max_length=20)] = []
    scale_max: Index = 5
    is_anonymous: bool = False
    can_change: bool = True
    shows_results: bool = True
    is_presence_check: bool = False
    opens: bool = True


class OpenPoll(Message, tag="poll.open", frozen=True):
    """Any other one is closed."""

    code: Code


class ClosePoll(Message, tag="poll.close", frozen=True):
    code: Code


class ShowResults(Message, tag="poll.show_results", frozen=True):
    code: Code


class HideResults(Message, tag="poll.hide_results", frozen=True):
    code: Code


class HideText(Message, tag="poll.hide_text", frozen=True):
    """`id`: as in the results."""

    code: Code
    id: Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class HideWord(Message, tag="poll.hide_word", frozen=True):
    code: Code
    word: Short


class PollVoted(Message, tag="poll.voted", frozen=True):
    """To one's own pages: this is the person's answer, as stored."""

    code: str
    choices: list[int]
    number: int | None
    words: list[str]
    text: str


class PollCounted(Message, tag="poll.counted", frozen=True):
    """To those who see the results, at most 12 times a second. Of an open text poll `results.texts` are the new ones alone."""

    code: str
    results: Results


class PollCreated(Message, tag="poll.created", frozen=True):
    """To the page that made it."""

    code: str
    nonce: str
