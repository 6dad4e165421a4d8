from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from webinars.questions.models.question import Question


class ChangeKind(models.TextChoices):
    ASKED = "asked", _("asked")
    PUBLISHED = "published", _("let through by the moderator")
    TAKEN = "taken", _("taken up in the lecture")
    RETURNED = "returned", _("put back into the queue")
    ANSWERED = "answered", _("answered in the lecture")
    WRITTEN = "written", _("answered in writing")
    MERGED = "merged", _("merged with another question")
    DISMISSED = "dismissed", _("dismissed")
    RESTORED = "restored", _("brought back")
    WITHDRAWN = "withdrawn", _("taken back by who asked")


class QuestionChange(models.Model):
    """What was done to a question, by whom and when: the trace that stays. Rows are only ever added."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    #: None: the end of the lecture did it.
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    #: The text of a written answer, or the code of the question that it was merged with.
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("question", "at"), name="question_changes")]
