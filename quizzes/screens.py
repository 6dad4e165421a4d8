"""One screen a question: what an attempt's pages and their script are drawn from."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizzes.models import Answer, Attempt
from quizzes.paper import PaperQuestion


@dataclass(frozen=True, slots=True)
class Screen:
    """`position` counts from 1; `revision` is 0 while nothing was saved."""

    position: int
    count: int
    question: PaperQuestion
    chosen: frozenset[int]
    flagged: bool
    revision: int

    @property
    def given(self) -> bool:
        return bool(self.chosen)

    @property
    def is_first(self) -> bool:
        return self.position == 1

    @property
    def is_last(self) -> bool:
        return self.position == self.count


def screens_of(attempt: Attempt) -> list[Screen]:
    """All questions of the attempt with what was answered so far, in one query."""
    answers = {answer.question_id: answer for answer in Answer.objects.filter(attempt=attempt)}
    questions = attempt.paper.questions
    return [
        _screen(position, question=question, answer=answers.get(question.id), count=len(questions))
        for position, question in enumerate(questions, start=1)
    ]


def position_to_continue(attempt: Attempt) -> int:
    """Where the person left off: the question that was touched last, or when it has its answer the next one without."""
    answers = {answer.question_id: answer for answer in Answer.objects.filter(attempt=attempt)}
    if not answers:
        return 1
    last = max(answers.values(), key=lambda answer: (answer.saved_at, answer.pk))
    ids = [question.id for question in attempt.paper.questions]
    here = ids.index(last.question_id)
    from_here = [*range(here, len(ids)), *range(here)]
    return 1 + next(
        (index for index in from_here if ids[index] not in answers or not answers[ids[index]].is_given), here
    )


def unanswered(screens: Iterable[Screen]) -> int:
    return sum(not screen.given for screen in screens)


def _screen(position: int, *, question: PaperQuestion, answer: Answer | None, count: int) -> Screen:
    return Screen(
        position=position,
        count=count,
        question=question,
        chosen=frozenset(answer.chosen) if answer else frozenset(),
        flagged=bool(answer and answer.flagged),
        revision=answer.revision if answer else 0,
    )
