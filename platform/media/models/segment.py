from django.db import models
from django.db.models import Q

from media.models.broadcast import Broadcast
from media.models.epoch import Epoch


class Segment(models.Model):
    """About two seconds of fMP4 in object storage. `start_ms` lies on the broadcast's timeline."""

    broadcast = models.ForeignKey(Broadcast, on_delete=models.CASCADE, related_name="segments")
    epoch = models.ForeignKey(Epoch, on_delete=models.CASCADE, related_name="segments")
    index = models.PositiveIntegerField()
    key = models.CharField(max_length=200)
    start_ms = models.PositiveBigIntegerField()
    duration_ms = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()
    first_frame_at = models.DateTimeField()
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("broadcast", "index")
        constraints = [
            models.UniqueConstraint(fields=["broadcast", "index"], name="segment_index_is_unique"),
            models.CheckConstraint(condition=Q(duration_ms__gt=0), name="segment_has_a_duration"),
            models.CheckConstraint(condition=Q(bytes__gt=0), name="segment_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.broadcast_id} segment {self.index}"

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.duration_ms
