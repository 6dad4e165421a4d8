from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from webinars.models.webinar import Webinar


class AirTurn(models.Model):
    """Whose page sent the broadcast, from when to when. The open one: who is on air now."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="air_turns")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("began_at",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar",), condition=Q(ended_at=None), name="air_one_at_a_time"),
            models.CheckConstraint(
                name="air_turn_ends_after_begin", condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at"))
            ),
        ]


class AirOffer(models.Model):
    """The one on air offers a colleague to take over. Open until it is taken, declined, taken back or replaced."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="air_offers")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("offered_at",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar",), condition=Q(closed_at=None), name="air_one_offer"),
            models.CheckConstraint(name="air_offer_to_another", condition=~Q(by=F("to"))),
        ]
