"""The life of an attempt: begun, answered as it goes, handed in."""

import random
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from quizzes.domain.availability import availability
from quizzes.domain.drawing import draw_paper
from quizzes.domain.grading import Grade, grade
from quizzes.domain.locks import share_questions
from quizzes.errors import (
    AnswerChangedElsewhere,
    AttemptSubmitted,
    CannotStart,
    NoSuchQuestion,
    NotAnAnswer,
    OneAnswerOnly,
)
from quizzes.models import Answer, Attempt, Question, Quiz
from quizzes.paper import Paper, PaperQuestion, to_json
from quizzes.signals import attempt_finished

BUSY = "busy"
"""The reason of CannotStart when other windows were faster each time."""


def start_attempt(quiz: Quiz, *, by: User, now: datetime | None = None, rng: random.Random | None = None) -> Attempt:
    """Begins an attempt, or gives the one that is already begun. Raises CannotStart with the reason."""
    now = now or timezone.now()
    for _ in range(3):
        try:
            with transaction.atomic():
                return _start(quiz, by=by, now=now, rng=rng or random.SystemRandom())
        except IntegrityError:
            # Another window was faster (one open attempt a person, numbers once): look again.
            continue
    raise CannotStart(BUSY)


def _start(quiz: Quiz, *, by: User, now: datetime, rng: random.Random) -> Attempt:
    share_questions(quiz.pk)
    standing = availability(quiz, person=by, now=now)
    if standing.open_attempt is not None:
        return standing.open_attempt
    if standing.reason is not None:
        raise CannotStart(standing.reason)
    questions = list(quiz.questions.active().whole().order_by("order", "pk"))
    paper = draw_paper(quiz, questions=questions, rng=rng)
    _mark_asked(paper, questions=questions, now=now)
    return Attempt.objects.create(
        quiz=quiz,
        person=by,
        number=standing.next_number,
        paper_json=to_json(paper),
        max_points=paper.max_points,
        started_at=now,
    )


def _mark_asked(paper: Paper, *, questions: list[Question], now: datetime) -> None:
    drawn = {question.id for question in paper.questions}
    fresh = [question.pk for question in questions if question.pk in drawn and question.asked_at is None]
    if fresh:
        # Locked in one order, so that two people who begin at once cannot wait for each other.
        rows = Question.objects.filter(pk__in=fresh, asked_at=None).order_by("pk").select_for_update(of=("self",))
        Question.objects.filter(pk__in=[row.pk for row in rows]).update(asked_at=now)


def save_answer(
    attempt: Attempt,
    *,
    position: int,
    chosen: frozenset[int],
    flagged: bool | None = None,
    writer: str = "",
    revision: int | None = None,
    now: datetime | None = None,
) -> Answer:
    """Keeps what a person chose in the question at `position` (from 1). An empty `chosen` takes the answer back.

    `writer` names the window and `revision` the state that it last saw: when another window has saved a different answer
    since, AnswerChangedElsewhere is raised with that answer. The same call twice changes nothing the second time.
    Raises AttemptSubmitted, NoSuchQuestion, NotAnAnswer, OneAnswerOnly.
    """
    with transaction.atomic():
        locked = Attempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
        if locked.is_submitted:
            raise AttemptSubmitted
        question = question_at(locked, position)
        _check_chosen(question, chosen)
        answer = Answer.objects.filter(attempt=locked, question_id=question.id).first()
        if answer is None and not chosen and not flagged:
            # Passed by without a word: nothing to keep.
            return Answer(attempt=locked, question_id=question.id, revision=0)
        if answer is None:
            return Answer.objects.create(
                attempt=locked,
                question_id=question.id,
                chosen=sorted(chosen),
                flagged=bool(flagged),
                writer=writer,
                saved_at=now or timezone.now(),
            )
        if frozenset(answer.chosen) == chosen and flagged in (None, answer.flagged):
            return answer
        if revision is not None and answer.revision > revision and answer.writer != writer:
            raise AnswerChangedElsewhere(answer)
        answer.chosen = sorted(chosen)
        answer.flagged = answer.flagged if flagged is None else flagged
        answer.writer = writer
        answer.revision += 1
        answer.saved_at = now or timezone.now()
        answer.save(update_fields=("chosen", "flagged", "writer", "revision", "saved_at"))
        return answer


def submit_attempt(attempt: Attempt, *, now: datetime | None = None) -> Attempt:
    """Grades an attempt and closes it. Handed in already, it stays as it was: nothing is graded or told twice."""
    with transaction.atomic():
        locked = Attempt.objects.select_for_update(of=("self",)).select_related("quiz__webinar").get(pk=attempt.pk)
        if locked.is_submitted:
            return locked
        result = grade_of(locked)
        submitted_at = max(now or timezone.now(), locked.started_at)
        changed = Attempt.objects.filter(pk=locked.pk, submitted_at=None).update(
            submitted_at=submitted_at, score_points=result.points, score_pct=result.pct, passed=result.passed
        )
        assert changed == 1, "the row is locked, so nobody else can have handed it in"
        locked.refresh_from_db(fields=("submitted_at", "score_points", "score_pct", "passed"))
        transaction.on_commit(lambda: attempt_finished.send_robust(sender=Attempt, attempt=locked))
        return locked


def grade_of(attempt: Attempt) -> Grade:
    """What the saved answers of `attempt` are worth, by its own paper."""
    return grade(attempt.paper, answers_of(attempt))


def answers_of(attempt: Attempt) -> dict[int, frozenset[int]]:
    """The chosen answers by question id."""
    rows = Answer.objects.filter(attempt=attempt).values_list("question_id", "chosen")
    return {question_id: frozenset(chosen) for question_id, chosen in rows}


def question_at(attempt: Attempt, position: int) -> PaperQuestion:
    try:
        return attempt.paper.at(position)
    except IndexError:
        raise NoSuchQuestion from None


def _check_chosen(question: PaperQuestion, chosen: frozenset[int]) -> None:
    if not chosen <= question.choice_ids:
        raise NotAnAnswer
    if question.kind.takes_one and len(chosen) > 1:
        raise OneAnswerOnly
