import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ui.codes import new_code
from ui.translated import Translated
from webinars.feedback.limits import OPEN_DAYS, STATEMENT_LENGTH
from webinars.models import Webinar

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from webinars.feedback.models.response import Answer, Response


def new_salt() -> str:
    return secrets.token_hex(16)


class StatementKind(models.TextChoices):
    SCALE = "scale", _("Statement to agree with, from 1 to 5")
    TEXT = "text", _("Question to answer in writing")


class FeedbackForm(models.Model):
    """What a webinar asks at its end. Once somebody answered, what was asked stays (also by rules in the database)."""

    webinar = models.OneToOneField(Webinar, on_delete=models.CASCADE, related_name="feedback")
    #: Towards everyone: who said what is not stored.
    is_anonymous = models.BooleanField(_("Anonymous"), default=True)
    #: Makes the tickets of its responses; forgotten when the form is closed, and with it who could have which ticket.
    salt = models.CharField(max_length=32, default=new_salt, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    if TYPE_CHECKING:
        statements: RelatedManager["Statement"]
        responses: RelatedManager[Response]

    class Meta:
        verbose_name = _("feedback form")
        verbose_name_plural = _("feedback forms")

    def __str__(self) -> str:
        return str(self.webinar)

    @property
    def closes_at(self) -> datetime | None:
        """None while the lecture is not over."""
        return self.webinar.ended_at + timedelta(days=OPEN_DAYS) if self.webinar.ended_at else None

    @property
    def is_open(self) -> bool:
        closes_at = self.closes_at
        return bool(closes_at and self.webinar.has_ended and timezone.now() < closes_at and self.salt)


class Statement(models.Model):
    """One line of a form, in three languages."""

    form = models.ForeignKey(FeedbackForm, on_delete=models.CASCADE, related_name="statements")
    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    kind = models.CharField(_("Kind"), max_length=5, choices=StatementKind, default=StatementKind.SCALE)
    text_kk = models.CharField(max_length=STATEMENT_LENGTH, blank=True)
    text_ru = models.CharField(max_length=STATEMENT_LENGTH, blank=True)
    text_en = models.CharField(max_length=STATEMENT_LENGTH, blank=True)
    text = Translated("text")
    order = models.PositiveSmallIntegerField(default=0)

    if TYPE_CHECKING:
        answers: RelatedManager[Answer]

    class Meta:
        ordering = ("order", "pk")
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="feedback_asks_something", condition=~Q(text_kk="", text_ru="", text_en="")),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_scale(self) -> bool:
        return self.kind == StatementKind.SCALE
