from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from webinars.models.webinar import Webinar


class InterruptionCause(models.TextChoices):
    BROADCAST = "broadcast", _("The lecturer's broadcast was down")
    SERVER = "server", _("The server was down")


class Interruption(models.Model):
    """A fault of the system while live: excused for those who were there when it began and came back."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="interruptions")
    cause = models.CharField(max_length=10, choices=InterruptionCause)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("started_at",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("webinar", "cause"), condition=Q(ended_at=None), name="interruption_one_open"
            ),
            models.CheckConstraint(
                name="interruption_ends_after_start", condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at"))
            ),
        ]
