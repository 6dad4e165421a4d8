from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from webinars.feedback.limits import ANSWER_LENGTH, SCALE
from webinars.feedback.models.form import FeedbackForm, Statement

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Response(models.Model):
    """One person's answers to one form. Of an anonymous form the person is not stored, and only the day is.

    `ticket` holds each to one response: docs/decisions, "Feedback once, and by nobody".
    """

    form = models.ForeignKey(FeedbackForm, on_delete=models.CASCADE, related_name="responses")
    person = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    ticket = models.CharField(max_length=64)
    given_on = models.DateField(default=timezone.localdate)

    if TYPE_CHECKING:
        answers: RelatedManager["Answer"]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("form", "ticket"), name="feedback_once"),
        ]


class Answer(models.Model):
    """To one line: a number of the scale, or a text."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField(null=True)
    text = models.CharField(max_length=ANSWER_LENGTH, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("response", "statement"), name="feedback_answer_once"),
            models.CheckConstraint(
                name="feedback_answer_says_one_thing",
                condition=Q(number__range=(SCALE[0], SCALE[-1]), text="") | Q(number=None) & ~Q(text=""),
            ),
        ]
