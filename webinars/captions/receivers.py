"""What follows when something comes into a recording."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.dispatch import receiver

from media.signals import timeline_grew
from webinars.captions.models import CaptionLine

_ASIDE_MS = 10**12
"""Beyond every recording. A line may begin where another one began that was not moved yet."""


@receiver(timeline_grew)
def move_lines(sender: type, *, broadcast_id: UUID, from_ms: int, by_ms: int, **kwargs: Any) -> None:
    """Captions stay with what was said."""
    with transaction.atomic():
        for first_ms, step_ms in ((from_ms, _ASIDE_MS), (_ASIDE_MS, by_ms - _ASIDE_MS)):
            CaptionLine.objects.filter(webinar__broadcast_id=broadcast_id, start_ms__gte=first_ms).update(
                start_ms=F("start_ms") + step_ms, end_ms=F("end_ms") + step_ms
            )
