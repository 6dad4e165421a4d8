from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from quizzes.kinds import QuestionKind
from quizzes.models.quiz import Quiz
from standards.models import Node
from ui.codes import new_code
from ui.translated import LANGUAGES, Translated

_NOT_EMPTY = ~Q(text_kk="", text_ru="", text_en="")


class QuestionQuerySet(models.QuerySet["Question"]):
    def active(self) -> Self:
        """Those that new attempts are drawn from."""
        return self.filter(active=True)

    def removed(self) -> Self:
        """Those that an author took out and may put back; a version that was replaced is not among them."""
        return self.filter(active=False, replaced_by=None)

    def whole(self) -> Self:
        """With answers and nodes, in a fixed number of queries."""
        return self.prefetch_related("choices", "nodes")

    def with_use(self) -> Self:
        return self.annotate(use_count=Count("answers", distinct=True))


class Question(models.Model):
    """A question of a quiz. One that was asked in an attempt is never edited: a change makes a new row that replaces it."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(_("kind"), max_length=20, choices=QuestionKind, default=QuestionKind.SINGLE)
    text_kk = models.TextField(blank=True)
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    text = Translated("text")
    explanation_kk = models.TextField(blank=True)
    explanation_ru = models.TextField(blank=True)
    explanation_en = models.TextField(blank=True)
    explanation = Translated("explanation")
    points = models.PositiveSmallIntegerField(
        _("points"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    nodes = models.ManyToManyField(Node, blank=True, related_name="questions")
    order = models.PositiveIntegerField(default=0)
    active = models.BooleanField(_("in use"), default=True)
    # Set when an attempt first draws it, and never unset: from then on it is evidence.
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    replaced_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces", editable=False
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ("quiz", "order", "pk")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("quiz", "active", "order"), name="question_in_order")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="question_has_a_text", condition=_NOT_EMPTY),
            models.CheckConstraint(name="question_points_1_to_100", condition=Q(points__range=(1, 100))),
            models.CheckConstraint(
                name="question_replaced_is_not_active", condition=Q(replaced_by=None) | Q(active=False)
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def question_kind(self) -> QuestionKind:
        return QuestionKind(self.kind)

    @property
    def is_locked(self) -> bool:
        """Whether attempts have asked it, so that a change makes a new version."""
        return self.asked_at is not None

    @property
    def complete_languages(self) -> list[str]:
        """The languages in which the question and every answer are written. Uses prefetched choices."""
        choices = list(self.choices.all())
        return [
            code
            for code in LANGUAGES
            if getattr(self, f"text_{code}") and all(getattr(choice, f"text_{code}") for choice in choices)
        ]


class Choice(models.Model):
    """One of the answers that a question offers."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    text_kk = models.CharField(max_length=500, blank=True)
    text_ru = models.CharField(max_length=500, blank=True)
    text_en = models.CharField(max_length=500, blank=True)
    text = Translated("text")
    correct = models.BooleanField(_("correct"), default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("question", "order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="choice_has_a_text", condition=_NOT_EMPTY),
        ]

    def __str__(self) -> str:
        return self.text
