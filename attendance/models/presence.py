"""Evidence of presence: one connection of one device in one webinar, by the server's clock."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from webinars.models import Webinar

BEAT_EVERY_S = 10
SILENT_AFTER_S = 30
"""A connection without a heartbeat for so long is gone: three beats are missing. Its span ends at the last one."""


class DeliveryMode(models.TextChoices):
    """How the lecture reaches the person. All modes earn the same."""

    VIDEO = "video", _("Video")
    LIGHT = "light", _("Light video")
    AUDIO_SLIDES = "audio_slides", _("Audio and slides")
    SLIDES = "slides", _("Slides only")


class EndedHow(models.TextChoices):
    LEFT = "left", _("left")
    DROPPED = "dropped", _("line cut")
    SUPERSEDED = "superseded", _("went on in another mode")
    KICKED = "kicked", _("removed")
    SERVER_STOP = "server_stop", _("server restarted")
    SEALED = "sealed", _("open when the evidence was sealed")


class PresenceQuerySet(models.QuerySet["PresenceSpan"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)

    def silent(self, *, now: datetime) -> Self:
        """Open ones that have not been heard of for SILENT_AFTER_S."""
        return self.open().filter(last_beat_at__lt=now - timedelta(seconds=SILENT_AFTER_S))

    def undenied(self) -> Self:
        """Without what somebody else attested and the person says is not true."""
        denied = self.model._meta.apps.get_model("attendance", "AttestationNote").objects.filter(kind="denied")
        return self.filter(Q(attestation=None) | ~Q(attestation__in=denied.values("attestation")))


class PresenceSpan(models.Model):
    """Append-only: the database itself refuses to delete or change a span, except that an open one may move
    `last_beat_at` (with its counters) forward and be ended once. See migration 0002.

    The id is made before the row is written: spans are written in batches, a few seconds after they begin.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="presence_spans")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="presence_spans")
    #: One socket. A connection that changes its delivery mode goes on in a further span.
    connection = models.UUIDField()
    device_label = models.CharField(max_length=80, blank=True)
    ip = models.GenericIPAddressField(null=True, blank=True)
    user_agent = models.CharField(max_length=400, blank=True)
    mode = models.CharField(max_length=12, choices=DeliveryMode, default=DeliveryMode.VIDEO)
    #: Not a socket of this person's own: they sat beside a facilitator, whose socket it is, and who said so.
    attestation = models.ForeignKey(
        "attendance.Attestation", null=True, blank=True, on_delete=models.PROTECT, related_name="spans"
    )
    #: In the room as one of the team: such time is evidence, but only of a registered person does it become attendance.
    as_host = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    last_beat_at = models.DateTimeField()
    beats = models.PositiveIntegerField(default=0)
    #: How far the device's clock strayed from the server's (`attendance.domain.device_clock`). A hint, never a credit.
    max_skew_ms = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.CharField(max_length=11, choices=EndedHow, blank=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering = ("started_at", "id")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("webinar", "person"), name="presence_of_person"),
            models.Index(fields=("last_beat_at",), condition=Q(ended_at=None), name="presence_open"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="presence_beats_after_start", condition=Q(last_beat_at__gte=F("started_at"))),
            models.CheckConstraint(
                name="presence_ends_after_start", condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at"))
            ),
            models.CheckConstraint(
                name="presence_end_says_how",
                condition=Q(ended_at=None, ended_how="") | (Q(ended_at__isnull=False) & ~Q(ended_how="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.started_at:%H:%M:%S}"
