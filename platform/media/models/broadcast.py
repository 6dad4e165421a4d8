import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from media.models.epoch import Epoch
    from media.models.segment import Segment


class BroadcastState(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSING = "closing", _("Closing")
    CLOSED = "closed", _("Closed")


class Broadcast(models.Model):
    """One live event and its one recording, however many cameras, reloads and restarts it took.

    `started_at` is the wall-clock time of the first media, `duration_ms` the length of everything stored. A broadcast is
    *closing* while its last media are still on their way to object storage, and *closed* when the playlist is complete.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=BroadcastState, default=BroadcastState.OPEN)
    duration_ms = models.PositiveBigIntegerField(default=0)
    # Which process has the publisher and the journal: see media/ownership.py.
    owner = models.CharField(max_length=36, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)

    if TYPE_CHECKING:
        epochs: RelatedManager[Epoch]
        segments: RelatedManager[Segment]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=BroadcastState.values), name="broadcast_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=BroadcastState.OPEN, ended_at=None)
                | (~Q(state=BroadcastState.OPEN) & Q(ended_at__isnull=False)),
                name="broadcast_has_an_end_unless_open",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(started_at=None) | Q(ended_at__gte=models.F("started_at")),
                name="broadcast_ends_after_its_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} ({self.state})"

    @property
    def is_open(self) -> bool:
        return self.state == BroadcastState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == BroadcastState.CLOSED

    @property
    def storage_prefix(self) -> str:
        """Where all objects of this broadcast lie in the bucket."""
        return f"broadcasts/{self.id}/"
