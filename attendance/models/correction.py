"""A correction of evidence: nothing is changed, a row says what holds instead, who said so, why and when."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from webinars.models import Webinar


class CorrectionKind(models.TextChoices):
    PRESENT = "present", _("was there")
    ABSENT = "absent", _("was not there")


class Correction(models.Model):
    """In [started_at, ended_at) the person was there, or was not, whatever the connections say. The latest one counts."""

    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="corrections")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=7, choices=CorrectionKind)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="correction_has_length", condition=Q(ended_at__gt=F("started_at"))),
            models.CheckConstraint(name="correction_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.at:%H:%M:%S}"
