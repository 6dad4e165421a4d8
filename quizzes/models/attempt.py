from datetime import datetime
from functools import cached_property
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from quizzes.models.question import Question
from quizzes.models.quiz import Quiz
from quizzes.paper import Paper, from_json


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def of(self, person: User) -> Self:
        return self.filter(person=person)

    def submitted(self) -> Self:
        return self.filter(submitted_at__isnull=False)

    def open(self) -> Self:
        return self.filter(submitted_at=None)


class Attempt(models.Model):
    """One try of a person at a quiz. Handed in, it is evidence: a trigger in the database refuses to change or delete it.

    `paper_json` freezes the questions, their order and texts, the correct answers and the pass mark (quizzes/paper.py).
    """

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="attempts")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="quiz_attempts")
    number = models.PositiveSmallIntegerField(_("number"))
    paper_json = models.JSONField(_("paper"))
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    submitted_at = models.DateTimeField(_("handed in at"), null=True, blank=True)
    score_points = models.PositiveIntegerField(_("points"), null=True, blank=True)
    max_points = models.PositiveIntegerField(_("points at most"))
    score_pct = models.PositiveSmallIntegerField(_("score, %"), null=True, blank=True)
    passed = models.BooleanField(_("passed"), null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ("quiz", "person", "number")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("quiz", "person", "number"), name="attempt_number_unique"),
            models.UniqueConstraint(
                fields=("quiz", "person"), condition=Q(submitted_at=None), name="attempt_one_open_per_person"
            ),
            models.CheckConstraint(name="attempt_numbers_from_1", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="attempt_graded_when_submitted",
                condition=Q(submitted_at=None, score_points=None, score_pct=None, passed=None)
                | Q(
                    submitted_at__isnull=False,
                    score_points__isnull=False,
                    score_pct__isnull=False,
                    passed__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="attempt_score_within_bounds",
                condition=Q(score_points=None) | Q(score_points__lte=F("max_points"), score_pct__lte=100),
            ),
            models.CheckConstraint(
                name="attempt_submitted_after_start",
                condition=Q(submitted_at=None) | Q(submitted_at__gte=F("started_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quiz_id}/{self.person_id}/{self.number}"

    @cached_property
    def paper(self) -> Paper:
        return from_json(self.paper_json)

    @property
    def is_submitted(self) -> bool:
        return self.submitted_at is not None

    @property
    def finished_at(self) -> datetime:
        """When it was handed in. AssertionError while it is open."""
        assert self.submitted_at is not None
        return self.submitted_at


class Answer(models.Model):
    """What a person chose in one question of an attempt, saved as it is given. No row, or an empty `chosen`: no answer.

    `revision` grows with each change and `writer` names the window that made it, so that a window that comes back from a lost
    line does not overwrite a newer answer from another one.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    chosen = ArrayField(models.BigIntegerField(), default=list, blank=True)
    flagged = models.BooleanField(_("to look at again"), default=False)
    revision = models.PositiveIntegerField(default=1)
    writer = models.CharField(max_length=40, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("given answer")
        verbose_name_plural = _("given answers")
        ordering = ("attempt", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("attempt", "question"), name="answer_once_per_question"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.question_id}"

    @property
    def is_given(self) -> bool:
        return bool(self.chosen)
