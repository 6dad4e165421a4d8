from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from media.models.broadcast import Broadcast

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from media.models.segment import Segment


class Epoch(models.Model):
    """What one MediaRecorder made: one container, one init segment, one stretch of the broadcast's timeline.

    `key` is the name that the browser gave it, so that a browser that comes back finds it again. `offset_ms` is where it
    starts on the broadcast's timeline, `source_start_ms` the source's own timestamp of that moment.
    """

    broadcast = models.ForeignKey(Broadcast, on_delete=models.CASCADE, related_name="epochs")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    mime = models.CharField(max_length=120, help_text="What the browser records")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True, help_text="Wall clock of the first frame")
    finished_at = models.DateTimeField(null=True, blank=True, help_text="No more chunks will come")
    chunks = models.PositiveIntegerField(null=True, blank=True, help_text="How many came, if another epoch followed")
    stored_at = models.DateTimeField(null=True, blank=True, help_text="All of it is in object storage")
    offset_ms = models.PositiveBigIntegerField()
    source_start_ms = models.BigIntegerField(null=True, blank=True)
    duration_ms = models.PositiveBigIntegerField(default=0)
    codecs = models.CharField(max_length=80, blank=True, help_text="RFC 6381 names of what is stored")
    init_key = models.CharField(max_length=200, blank=True)
    error = models.CharField(max_length=40, blank=True, help_text="Why it ended before its time")
    # What a restart needs: the container's header, and where in the chunks the first media begin that are not stored yet.
    source_header = models.BinaryField(default=bytes)
    resume_seq = models.PositiveBigIntegerField(default=0)
    resume_byte = models.PositiveIntegerField(default=0)

    if TYPE_CHECKING:
        segments: RelatedManager[Segment]

    class Meta:
        ordering = ("broadcast", "number")
        constraints = [
            models.UniqueConstraint(fields=["broadcast", "number"], name="epoch_number_is_unique"),
            models.UniqueConstraint(fields=["broadcast", "key"], name="epoch_key_is_unique"),
            models.UniqueConstraint(
                fields=["broadcast"], condition=Q(finished_at=None), name="broadcast_has_one_unfinished_epoch"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(started_at=None) | Q(finished_at__gte=F("started_at")),
                name="epoch_finishes_after_its_start",
            ),
            models.CheckConstraint(
                condition=Q(stored_at=None) | Q(finished_at__isnull=False), name="epoch_is_finished_before_it_is_stored"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.broadcast_id} epoch {self.number}"

    @property
    def end_ms(self) -> int:
        """The first moment of the broadcast's timeline after this epoch."""
        return self.offset_ms + self.duration_ms

    @property
    def content_type(self) -> str:
        """What a player is told, e.g. `video/mp4; codecs="avc1.42E01F,opus"`."""
        kind = "video" if any(name.startswith(("avc1", "vp09", "av01")) for name in self.codecs.split(",")) else "audio"
        return f'{kind}/mp4; codecs="{self.codecs}"'
