from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from webinars.recommendations.models.recommendation import Recommendation, RecommendationKind


class ChangeKind(models.TextChoices):
    WRITTEN = "written", pgettext_lazy("recommendation", "written")
    CHANGED = "changed", pgettext_lazy("recommendation", "changed")
    WITHDRAWN = "withdrawn", pgettext_lazy("recommendation", "withdrawn")
    HIDDEN = "hidden", pgettext_lazy("recommendation", "hidden")
    RESTORED = "restored", _("brought back")


OF_THE_WRITER = (ChangeKind.WRITTEN, ChangeKind.CHANGED, ChangeKind.WITHDRAWN)


class RecommendationChange(models.Model):
    """What was done to a recommendation, by whom and when: the trace that stays. Rows are only ever added."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=9, choices=ChangeKind)
    #: None: who wrote it has closed their account.
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    #: The reason to hide it; of a change the words before it.
    note = models.TextField(blank=True)
    #: Before a change.
    was_kind = models.CharField(max_length=6, choices=RecommendationKind, blank=True)
    #: So many supported it before a change.
    supports = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("at", "pk")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("recommendation", "at"), name="recommendation_changes")
        ]
