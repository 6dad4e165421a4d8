from typing import ClassVar

from django.db import models
from django.utils import timezone

from accounts.models import User
from webinars.models.webinar import Webinar


class RoomEvent(models.Model):
    """What happened in a room, in order. A client that comes back names the last `seq` it saw and gets the rest."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveBigIntegerField()
    type = models.CharField(max_length=40)
    payload = models.JSONField()
    person = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("webinar", "seq")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "seq"), name="room_event_seq_unique")
        ]
