"""Evidence within a connection: when the media played, the tab was hidden, the sound was off."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from attendance.models.presence import PresenceSpan


class StateKind(models.TextChoices):
    PLAYING = "playing", _("media playing")
    HIDDEN = "hidden", _("tab hidden")
    SILENT = "silent", _("sound off")


class StateSpan(models.Model):
    """From the beat that first said so to the beat that said so no longer. Append-only like presence: an open one grows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    presence = models.ForeignKey(PresenceSpan, on_delete=models.PROTECT, related_name="states")
    kind = models.CharField(max_length=8, choices=StateKind)
    started_at = models.DateTimeField()
    #: The latest beat that it reaches to; moves forward until `is_closed`.
    ended_at = models.DateTimeField()
    is_closed = models.BooleanField(default=False)
    #: Playback position of the player at both ends, for putting live and replay together; a hint of the client.
    position_from_ms = models.PositiveBigIntegerField(null=True, blank=True)
    position_to_ms = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("started_at", "id")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("presence", "kind"), name="state_of_presence"),
            models.Index(fields=("presence",), condition=Q(is_closed=False), name="state_open"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="state_ends_after_start", condition=Q(ended_at__gte=F("started_at")))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.started_at:%H:%M:%S}"
