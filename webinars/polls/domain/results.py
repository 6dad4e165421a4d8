"""What came of a poll: counts only, never who."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from django.db.models import Count, F, Func, IntegerField, TextField
from msgspec.structs import replace

from webinars.polls.kinds import PollKind
from webinars.polls.models import Poll, PollVote

WORDS_SHOWN = 60
TEXTS_SHOWN = 100
"""The newest ones."""


class Word(msgspec.Struct, frozen=True, kw_only=True):
    word: str
    count: int


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """`id` names it to who hides it."""

    id: int
    text: str


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """`people` answered. `counts`: by option, or by number of the scale from 1. `sum`: of the scale's numbers.
    `words`: the most frequent first. `texts`: the newest first."""

    people: int = 0
    counts: list[int] = []
    sum: int = 0
    words: list[Word] = []
    texts: list[Text] = []


def results_of(poll: Poll) -> Results:
    """Two queries."""
    return results_of_all([poll])[poll.pk]


def results_of_all(polls: Sequence[Poll]) -> dict[int, Results]:
    """By the poll's key. One query, and one for each kind among them."""
    if not polls:
        return {}
    votes = PollVote.objects.filter(poll__in=polls).order_by()
    people = dict(votes.values_list("poll").annotate(Count("pk")))
    found: dict[int, Results] = {}
    for kind in {PollKind(poll.kind) for poll in polls}:
        of_kind = [poll for poll in polls if poll.kind == kind]
        chosen = votes.filter(poll__in=of_kind)
        read = {
            PollKind.SINGLE: _by_option,
            PollKind.MULTIPLE: _by_option,
            PollKind.SCALE: _by_number,
            PollKind.WORDS: _by_word,
            PollKind.TEXT: _by_text,
        }[kind]
        for poll, results in read(of_kind, chosen):
            found[poll.pk] = replace(results, people=people.get(poll.pk, 0))
    return found


Found = Iterator[tuple[Poll, Results]]


def _by_option(polls: Sequence[Poll], votes: Any) -> Found:
    counts = _unnested(votes, "choices", IntegerField())
    for poll in polls:
        yield poll, Results(counts=[counts[poll.pk].get(index, 0) for index in range(len(poll.options))])


def _by_number(polls: Sequence[Poll], votes: Any) -> Found:
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for poll_id, number, count in votes.values_list("poll", "number").annotate(Count("pk")):
        found[poll_id][number] = count
    for poll in polls:
        counts = [found[poll.pk].get(number, 0) for number in range(1, poll.scale_max + 1)]
        yield poll, Results(counts=counts, sum=sum(number * count for number, count in enumerate(counts, 1)))


def _by_word(polls: Sequence[Poll], votes: Any) -> Found:
    found = _unnested(votes, "words", TextField())
    for poll in polls:
        words = sorted(found[poll.pk].items(), key=lambda pair: (-pair[1], pair[0]))
        shown = [Word(word=word, count=count) for word, count in words if word not in poll.hidden_words]
        yield poll, Results(words=shown[:WORDS_SHOWN])


def _by_text(polls: Sequence[Poll], votes: Any) -> Found:
    found: defaultdict[int, list[Text]] = defaultdict(list)
    newest = votes.filter(is_hidden=False).order_by("-voted_at", "-pk")
    for poll_id, pk, text in newest.values_list("poll", "pk", "text"):
        if len(found[poll_id]) < TEXTS_SHOWN:
            found[poll_id].append(Text(id=pk, text=text))
    for poll in polls:
        yield poll, Results(texts=found[poll.pk])


def _unnested(
    votes: Any, column: str, field: IntegerField[Any, Any] | TextField[Any, Any]
) -> defaultdict[int, dict[Any, int]]:
    one = Func(F(column), function="unnest", output_field=field)
    found: defaultdict[int, dict[Any, int]] = defaultdict(dict)
    for poll_id, value, count in votes.annotate(one=one).values_list("poll", "one").annotate(Count("pk")):
        found[poll_id][value] = count
    return found
