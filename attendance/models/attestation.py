"""Evidence of a group at one computer: a facilitator says who sits beside them. Rows are only added."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from webinars.models import Webinar


class Attestation(models.Model):
    """From `at` on `person` is present while the facilitator is, on the device named here; until a note ends it."""

    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="attestations")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="attestations")
    facilitator = models.ForeignKey(User, on_delete=models.PROTECT, related_name="attested")
    #: The facilitator's socket at that moment, and its browser: a later socket of the same browser goes on with it.
    connection = models.UUIDField()
    user_agent = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="attested_by_another", condition=~Q(person=F("facilitator"))),
        ]

    def __str__(self) -> str:
        return f"{self.facilitator_id}: {self.person_id} {self.at:%H:%M:%S}"


class AttestationNoteKind(models.TextChoices):
    LEFT = "left", _("left")
    """The person went away, says the facilitator or the person; what was before counts."""
    DENIED = "denied", _("not true")
    """The person says that they were not there: nothing of it counts."""


class AttestationNote(models.Model):
    """What became of an attestation, who said so, and when. Each at most once."""

    attestation = models.ForeignKey(Attestation, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=6, choices=AttestationNoteKind)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("attestation", "kind"), name="attestation_note_once"),
        ]

    def __str__(self) -> str:
        return f"{self.attestation_id} {self.kind}"
