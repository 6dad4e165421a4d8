"""Polls as pages draw them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count

from webinars.models import Webinar
from webinars.polls.domain.results import Results, Text, Word
from webinars.polls.kinds import PollKind
from webinars.polls.models import Poll

WORD_SIZES = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the results. `share`: percent of those who answered, as drawn."""

    label: str
    count: int
    share: Decimal

    @property
    def percent(self) -> int:
        return int(self.share.quantize(Decimal(1), rounding=ROUND_HALF_UP))

    @property
    def width(self) -> str:
        return f"{self.share:f}%"


@dataclass(frozen=True, slots=True)
class SizedWord:
    word: str
    count: int
    size: int
    """From 1 to WORD_SIZES."""


def listed(webinar: Webinar) -> Sequence[Poll]:
    return list(Poll.objects.filter(webinar=webinar).annotate(vote_count=Count("votes")).order_by("order", "pk"))


def bars_of(poll: Poll, results: Results) -> list[Bar]:
    labels = poll.options if poll.has_options else [str(n) for n in range(1, poll.scale_max + 1)]
    if poll.kind == PollKind.SCALE and poll.options:
        labels[0] = f"1, {poll.options[0]}" if poll.options[0] else "1"
        labels[-1] = f"{poll.scale_max}, {poll.options[1]}" if poll.options[1] else labels[-1]
    return [
        Bar(label, count, _share(count, results.people)) for label, count in zip(labels, results.counts, strict=False)
    ]


def mean_of(results: Results) -> str:
    """To one decimal, rounded half up; "" while nobody answered."""
    if not results.people:
        return ""
    return str((Decimal(results.sum) / results.people).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def sized(words: Sequence[Word]) -> list[SizedWord]:
    """In the order of letters, so that the place says nothing and the size everything."""
    if not words:
        return []
    low, high = min(word.count for word in words), max(word.count for word in words)
    spread = max(1, high - low)
    found = [
        SizedWord(word.word, word.count, 1 + (word.count - low) * (WORD_SIZES - 1) // spread if high > low else 3)
        for word in words
    ]
    return sorted(found, key=lambda word: word.word)


def texts_of(results: Results) -> Sequence[Text]:
    return results.texts


def _share(count: int, people: int) -> Decimal:
    return (Decimal(100 * count) / people).quantize(Decimal("0.1")) if people else Decimal(0)
