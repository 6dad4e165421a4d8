"""What came of a form: numbers and texts, by statement."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from webinars.feedback.limits import FEWEST_SHOWN, SCALE
from webinars.feedback.models import Answer, FeedbackForm, Statement


@dataclass(frozen=True, slots=True)
class Bar:
    number: int
    count: int
    percent: int
    """Of those who answered this, rounded half up."""


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    by: str
    """Empty where the form is anonymous."""


@dataclass(frozen=True, slots=True)
class StatementResult:
    statement: Statement
    counts: tuple[int, ...]
    """How many chose 1, 2, ... of the scale; empty for a text."""
    texts: tuple[Said, ...] = ()

    @property
    def n(self) -> int:
        return sum(self.counts) if self.statement.is_scale else len(self.texts)

    @property
    def mean(self) -> Decimal | None:
        """To one decimal, rounded half up; None while nobody answered."""
        return mean_of(self.counts)

    @property
    def median(self) -> Decimal | None:
        return median_of(self.counts)

    @property
    def bars(self) -> list[Bar]:
        """The best first."""
        return [
            Bar(number, count, _percent(count, self.n))
            for number, count in sorted(zip(SCALE, self.counts, strict=True), reverse=True)
        ]


@dataclass(frozen=True, slots=True)
class FeedbackResults:
    people: int
    is_shown: bool
    """False while so few have answered an anonymous form that it would be plain who they were."""
    statements: tuple[StatementResult, ...]


def results_of(form: FeedbackForm) -> FeedbackResults:
    """Three queries, whatever the number of people."""
    people = form.responses.count()
    is_shown = people > 0 and (people >= FEWEST_SHOWN or not form.is_anonymous)
    answers: defaultdict[int, list[Answer]] = defaultdict(list)
    if is_shown:
        for answer in Answer.objects.filter(response__form=form).select_related("response__person"):
            answers[answer.statement_id].append(answer)
    found = tuple(_result(statement, answers[statement.pk]) for statement in form.statements.all())
    return FeedbackResults(people, is_shown, found)


def mean_of(counts: Sequence[int]) -> Decimal | None:
    people = sum(counts)
    if not people:
        return None
    sum_ = sum(number * count for number, count in enumerate(counts, 1))
    return (Decimal(sum_) / people).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def median_of(counts: Sequence[int]) -> Decimal | None:
    """The middle one, or half way between the two in the middle."""
    people = sum(counts)
    if not people:
        return None
    low, high = _nth(counts, (people - 1) // 2), _nth(counts, people // 2)
    return Decimal(low + high) / 2


def _nth(counts: Sequence[int], index: int) -> int:
    for number, count in enumerate(counts, 1):
        if index < count:
            return number
        index -= count
    raise IndexError(index)


def _percent(count: int, of: int) -> int:
    return int((Decimal(100 * count) / of).quantize(Decimal(1), rounding=ROUND_HALF_UP)) if of else 0


def _result(statement: Statement, answers: list[Answer]) -> StatementResult:
    if statement.is_scale:
        found = Counter(answer.number for answer in answers)
        return StatementResult(statement, tuple(found[number] for number in SCALE))
    texts = [Said(answer.text, _name(answer)) for answer in answers]
    # In an order that says nothing of who came first, and that stays.
    texts.sort(key=lambda said: hashlib.sha256(f"{statement.code}{said.text}".encode()).digest())
    return StatementResult(statement, (), tuple(texts))


def _name(answer: Answer) -> str:
    person = answer.response.person
    return person.display_name if person else ""
