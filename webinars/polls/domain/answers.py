"""Answers as they come from pages, checked against their poll."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ui.plain_text import clean_text
from webinars.polls.domain.words import words_of
from webinars.polls.errors import EmptyAnswer, NotAnAnswer
from webinars.polls.kinds import MAX_TEXT, PollKind
from webinars.polls.models import Poll


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """As stored: one of the four is filled."""

    choices: list[int] = field(default_factory=list)
    number: int | None = None
    words: list[str] = field(default_factory=list)
    text: str = ""


def answer_to(
    poll: Poll, *, choices: Sequence[int] = (), number: int | None = None, words: Sequence[str] = (), text: str = ""
) -> Answer:
    """Raises NotAnAnswer for what the poll does not ask, EmptyAnswer when nothing was said."""
    given = {"choices": bool(choices), "number": number is not None, "words": bool(words), "text": bool(text)}
    wanted = {
        PollKind.SINGLE: "choices",
        PollKind.MULTIPLE: "choices",
        PollKind.SCALE: "number",
        PollKind.WORDS: "words",
        PollKind.TEXT: "text",
    }[PollKind(poll.kind)]
    if any(there for name, there in given.items() if name != wanted):
        raise NotAnAnswer
    if not given[wanted]:
        raise EmptyAnswer
    match wanted:
        case "choices":
            chosen = sorted(set(choices))
            if chosen[0] < 0 or chosen[-1] >= len(poll.options) or (poll.kind == PollKind.SINGLE and len(chosen) > 1):
                raise NotAnAnswer
            return Answer(choices=chosen)
        case "number":
            if number is None or not 1 <= number <= poll.scale_max:
                raise NotAnAnswer
            return Answer(number=number)
        case "words":
            cleaned = words_of(words)
            if not cleaned:
                raise EmptyAnswer
            return Answer(words=cleaned)
        case _:
            said = clean_text(text)[:MAX_TEXT].strip()
            if not said:
                raise EmptyAnswer
            return Answer(text=said)
