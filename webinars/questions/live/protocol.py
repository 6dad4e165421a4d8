"""Messages about questions on the control socket."""

from typing import Annotated

import msgspec

from webinars.live.protocol import Message

Code = Annotated[str, msgspec.Meta(max_length=10)]
Nonce = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
# Longer than may be stored: what is a little too long is answered by a sentence.
Text = Annotated[str, msgspec.Meta(max_length=8000)]


class AskQuestion(Message, tag="question.ask", frozen=True):
    """`nonce` is random, the same when it is sent again after a cut line. Answered by the event `question.received`."""

    text: Text
    nonce: Nonce
    anonymous: bool = False


class WithdrawQuestion(Message, tag="question.withdraw", frozen=True):
    code: Code


class VoteQuestion(Message, tag="question.vote", frozen=True):
    code: Code


class UnvoteQuestion(Message, tag="question.unvote", frozen=True):
    code: Code


class CountQuestions(Message, tag="question.count", frozen=True):
    """For a page that was away: answered by `question.counted` with all votes."""


class PublishQuestion(Message, tag="question.publish", frozen=True):
    code: Code


class DismissQuestion(Message, tag="question.dismiss", frozen=True):
    code: Code


class RestoreQuestion(Message, tag="question.restore", frozen=True):
    code: Code


class MergeQuestion(Message, tag="question.merge", frozen=True):
    """`code` becomes part of `into`."""

    code: Code
    into: Code


class TakeQuestion(Message, tag="question.take", frozen=True):
    code: Code


class ReturnQuestion(Message, tag="question.return", frozen=True):
    code: Code


class AnswerQuestion(Message, tag="question.answer", frozen=True):
    """It was answered aloud."""

    code: Code


class WriteAnswer(Message, tag="question.write", frozen=True):
    code: Code
    text: Text
    nonce: Nonce


class QuestionVoted(Message, tag="question.voted", frozen=True):
    """To one's own pages: this person's vote is in it."""

    code: str


class QuestionUnvoted(Message, tag="question.unvoted", frozen=True):
    code: str


class QuestionsCounted(Message, tag="question.counted", frozen=True):
    """Votes of those that changed, at most 12 times a second."""

    votes: dict[str, int]


class QuestionWritten(Message, tag="question.written", frozen=True):
    """To the page that wrote an answer: it is saved."""

    code: str
    nonce: str
