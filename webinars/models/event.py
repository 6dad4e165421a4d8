from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from webinars.models.webinar import Webinar


class Audience(models.TextChoices):
    """To whom an event of a room is told."""

    ALL = "all"
    HOSTS = "hosts"
    """Who steers or moderates: `Right.WEBINAR_MODERATE`."""
    PERSON = "person"
    """One person, on all of their devices."""


class RoomEvent(models.Model):
    """What happened in a room, in order. A client that comes back names the last `seq` it saw and gets the rest.

    The numbers are of the room and without gaps; a client sees those that are for it.
    """

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveBigIntegerField()
    type = models.CharField(max_length=40)
    payload = models.JSONField()
    audience = models.CharField(max_length=6, choices=Audience, default=Audience.ALL)
    told_to = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    #: Who did it.
    person = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("webinar", "seq")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "seq"), name="room_event_seq_unique"),
            models.CheckConstraint(
                name="room_event_person_audience",
                condition=Q(audience="person", told_to__isnull=False)
                | (~Q(audience="person") & Q(told_to__isnull=True)),
            ),
        ]
