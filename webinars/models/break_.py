from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from webinars.models.webinar import Webinar


class Break(models.Model):
    """A pause that the lecturer called. Time in it never counts."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="breaks")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    #: When the lecture is to go on, as everyone is told; it goes on when the lecturer says so. None: not said.
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("started_at",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar",), condition=Q(ended_at=None), name="break_one_open"),
            models.CheckConstraint(
                name="break_ends_after_start", condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at"))
            ),
        ]
