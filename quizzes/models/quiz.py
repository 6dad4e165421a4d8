from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ui.translated import Translated
from webinars.models import Webinar


class QuizState(models.TextChoices):
    DRAFT = "draft", _("In preparation")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class Quiz(models.Model):
    """The quiz of a webinar. It opens by itself when the webinar has ended (`domain/opening.py`).

    The defaults are those of the preset for professional development courses in Kazakhstan where it has one (pass mark
    70 %, attendance 80 %); a credit policy sets what it demands through `domain/demands.py`, which also fills `demanded`.
    """

    webinar = models.OneToOneField(Webinar, on_delete=models.CASCADE, related_name="quiz")
    title_kk = models.CharField(max_length=250, blank=True)
    title_ru = models.CharField(max_length=250, blank=True)
    title_en = models.CharField(max_length=250, blank=True)
    title = Translated("title")
    instructions_kk = models.TextField(blank=True, max_length=4000)
    instructions_ru = models.TextField(blank=True, max_length=4000)
    instructions_en = models.TextField(blank=True, max_length=4000)
    instructions = Translated("instructions")

    pass_pct = models.PositiveSmallIntegerField(
        _("pass mark, %"), default=70, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    max_attempts = models.PositiveSmallIntegerField(
        _("attempts"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    cooloff_hours = models.PositiveSmallIntegerField(
        _("hours between attempts"), default=0, validators=[MaxValueValidator(24 * 90)]
    )
    questions_per_attempt = models.PositiveSmallIntegerField(
        _("questions in an attempt"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    shuffle = models.BooleanField(_("shuffle questions and answers"), default=True)
    min_attendance_pct = models.PositiveSmallIntegerField(
        _("attendance needed, %"), default=80, validators=[MaxValueValidator(100)]
    )
    expiry_days = models.PositiveSmallIntegerField(
        _("days for which it stays open"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
    )
    feedback_on_fail = models.BooleanField(_("answers shown after a failed attempt"), default=False)
    # What a credit policy asks for: how many questions, and which of the columns above are its to set.
    required_questions = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    demanded = ArrayField(models.CharField(max_length=40), default=list, blank=True, editable=False)

    state = models.CharField(max_length=10, choices=QuizState, default=QuizState.DRAFT, db_index=True)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")
        ordering = ("-webinar__starts_at",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="quiz_pass_pct_1_to_100", condition=Q(pass_pct__range=(1, 100))),
            models.CheckConstraint(name="quiz_min_attendance_to_100", condition=Q(min_attendance_pct__range=(0, 100))),
            models.CheckConstraint(
                name="quiz_max_attempts_positive", condition=Q(max_attempts=None) | Q(max_attempts__gte=1)
            ),
            models.CheckConstraint(
                name="quiz_questions_per_attempt_positive",
                condition=Q(questions_per_attempt=None) | Q(questions_per_attempt__gte=1),
            ),
            models.CheckConstraint(
                name="quiz_draft_or_opened", condition=Q(state="draft") | Q(opened_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def heading(self) -> str:
        """Its own title, else that of the webinar behind the word "Quiz"."""
        return self.title or gettext("Quiz: %(webinar)s") % {"webinar": self.webinar.title}

    @property
    def is_open(self) -> bool:
        return self.state == QuizState.OPEN

    @property
    def closes_at(self) -> datetime | None:
        """When it stops taking new attempts by itself; None when it does not, or has not opened yet."""
        if self.opened_at is None or self.expiry_days is None:
            return None
        return self.opened_at + timedelta(days=self.expiry_days)

    def asked_of(self, written: int) -> int:
        """How many questions an attempt asks when so many are written."""
        return min(written, self.questions_per_attempt or written)

    @property
    def cooloff(self) -> timedelta:
        return timedelta(hours=self.cooloff_hours)
