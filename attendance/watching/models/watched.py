"""Evidence of watching a recording: which media played."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from attendance.watching.models.sitting import Sitting


class Watched(models.Model):
    """One stretch of media that a page says it played since it last said so. Rows are only added.

    `lecture_at` is when the frame at `from_ms` was shown in the lecture itself, so that the row says by itself which
    minutes it makes good, whatever becomes of the recording.
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="watched")
    #: Of the report, from 0; `part` of the stretch within it.
    seq = models.PositiveIntegerField()
    part = models.PositiveSmallIntegerField()
    #: On the broadcast's timeline, which is the recording's.
    from_ms = models.PositiveBigIntegerField()
    to_ms = models.PositiveBigIntegerField()
    lecture_at = models.DateTimeField()
    heard_at = models.DateTimeField()

    class Meta:
        ordering = ("heard_at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("sitting", "seq", "part"), name="watched_said_once"),
            models.CheckConstraint(name="watched_goes_forward", condition=Q(to_ms__gt=F("from_ms"))),
        ]

    def __str__(self) -> str:
        return f"{self.from_ms} – {self.to_ms}"
