from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from webinars.models.webinar import Webinar


class RegistrationState(models.TextChoices):
    PENDING = "pending", _("Waiting for approval")
    CONFIRMED = "confirmed", _("Registered")
    WAITING = "waiting", _("On the waiting list")
    DECLINED = "declined", _("Declined")
    CANCELLED = "cancelled", _("Cancelled")


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def confirmed(self) -> Self:
        return self.filter(state=RegistrationState.CONFIRMED)

    def active(self) -> Self:
        return self.filter(
            state__in=(RegistrationState.PENDING, RegistrationState.CONFIRMED, RegistrationState.WAITING)
        )


class Registration(models.Model):
    """A person's place in a webinar. The `reminded_*` times are set by a conditional UPDATE before a reminder is sent."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="registrations")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="registrations")
    state = models.CharField(max_length=10, choices=RegistrationState, default=RegistrationState.CONFIRMED)
    registered_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    wants_reminders = models.BooleanField(default=True)
    # Grows when this person's place is given back, so that a calendar takes a later invitation for a newer one.
    ics_revision = models.PositiveIntegerField(default=0)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    # By moderators. Attended time and everything else that was earned before stays.
    muted_at = models.DateTimeField(null=True, blank=True)
    banned_at = models.DateTimeField(null=True, blank=True)
    reminded_day_at = models.DateTimeField(null=True, blank=True)
    reminded_hour_at = models.DateTimeField(null=True, blank=True)
    reminded_soon_at = models.DateTimeField(null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ("registered_at",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "person"), name="registration_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("webinar", "state", "registered_at"), name="registration_queue")
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.state})"

    @property
    def is_active(self) -> bool:
        """Confirmed, or may still become so."""
        return self.state in (RegistrationState.PENDING, RegistrationState.CONFIRMED, RegistrationState.WAITING)

    @property
    def is_confirmed(self) -> bool:
        return self.state == RegistrationState.CONFIRMED
