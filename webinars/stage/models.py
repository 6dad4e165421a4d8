"""Who wants to speak, who speaks, and which page of the lecturer they speak to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from webinars.models import Webinar

PLACES = 4
"""Who may have the microphone at once."""


class Hand(models.Model):
    """A raised hand. The queue goes by `raised_at`."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="hands")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(default=timezone.now)
    lowered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("raised_at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("webinar", "person"), condition=Q(lowered_at=None), name="hand_raised_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class Ending(models.TextChoices):
    """Why a turn is over."""

    TAKEN_BACK = "taken_back", _("The lecturer took the microphone back")
    GIVEN_BACK = "given_back", _("The speaker gave the microphone back")
    UNUSED = "unused", _("The speaker did not take the microphone")
    LEFT = "left", _("The speaker left")
    LINE = "line", _("The line was cut")
    BREAK = "break", _("A break began")
    ENDED = "ended", _("The lecture ended")


class Turn(models.Model):
    """One person's time at the microphone, from when the lecturer gives it."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="microphone_turns")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    #: The speaker's page, by the name that it gave itself; other pages of this person are not spoken to.
    line = models.CharField(max_length=36, blank=True)
    #: The socket through which that page last said so.
    held_through = models.CharField(max_length=36, blank=True)
    muted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)

    class Meta:
        ordering = ("given_at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="turn_place", condition=Q(place__gte=1, place__lte=PLACES)),
            models.UniqueConstraint(
                fields=("webinar", "place"), condition=Q(ended_at=None), name="turn_place_taken_once"
            ),
            models.UniqueConstraint(fields=("webinar", "person"), condition=Q(ended_at=None), name="turn_open_once"),
            models.CheckConstraint(
                name="turn_ended_has_ending",
                condition=Q(ended_at=None, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class Desk(models.Model):
    """The page of the lecturer that broadcasts, and mixes the speakers in."""

    webinar = models.OneToOneField(Webinar, on_delete=models.CASCADE, related_name="desk")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    #: The name that the page gave itself.
    name = models.CharField(max_length=36)
    opened_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name
