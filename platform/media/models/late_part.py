from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from media.models.broadcast import Broadcast
from media.models.epoch import Epoch

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class LatePart(models.Model):
    """What a page brings when its place is taken: the chunks of one of its recorders, said before a colleague was on air.

    It lies beside the recording until the broadcast closes, and is put into it then: the rest of the epoch that it
    `continues`, or an epoch of its own before the epoch `before`. Nothing of it is later than that one's beginning (`limit_ms`).
    Its times lie on a timeline of its own, the epoch's `offset_ms` as it was.
    """

    broadcast = models.ForeignKey(Broadcast, on_delete=models.CASCADE, related_name="late_parts")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    mime = models.CharField(max_length=120)
    continues = models.ForeignKey(Epoch, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    before = models.ForeignKey(Epoch, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    started_at = models.DateTimeField(help_text="Wall clock of the recorder's beginning")
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True, help_text="All of it is in object storage")
    offset_ms = models.PositiveBigIntegerField(default=0)
    limit_ms = models.PositiveBigIntegerField(null=True, blank=True)
    end_ms = models.PositiveBigIntegerField(help_text="So far it is stored; before that, where it may begin")
    codecs = models.CharField(max_length=80, blank=True)
    init_key = models.CharField(max_length=200, blank=True)
    error = models.CharField(max_length=40, blank=True)
    # What a restart needs, as in an epoch.
    source_start_ms = models.BigIntegerField(null=True, blank=True)
    source_header = models.BinaryField(default=bytes)
    resume_seq = models.PositiveBigIntegerField(default=0)
    resume_byte = models.PositiveIntegerField(default=0)

    if TYPE_CHECKING:
        segments: RelatedManager["LateSegment"]

    class Meta:
        ordering = ("broadcast", "number")
        constraints = [
            models.UniqueConstraint(fields=["broadcast", "number"], name="late_part_number_is_unique"),
            models.UniqueConstraint(fields=["broadcast", "key"], name="late_part_key_is_unique"),
            models.CheckConstraint(
                condition=Q(continues__isnull=False) | Q(before__isnull=False), name="late_part_has_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.broadcast_id} late part {self.number}"


class LateSegment(models.Model):
    """About two seconds of a late part, in object storage."""

    part = models.ForeignKey(LatePart, on_delete=models.CASCADE, related_name="segments")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=200)
    start_ms = models.PositiveBigIntegerField()
    duration_ms = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()

    class Meta:
        ordering = ("part", "number")
        constraints = [models.UniqueConstraint(fields=["part", "number"], name="late_segment_number_is_unique")]

    def __str__(self) -> str:
        return f"{self.part} segment {self.number}"

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.duration_ms
