"""What follows when something comes into a recording, and when a webinar is copied."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.dispatch import receiver

from media.signals import timeline_grew
from webinars.captions.models import Captioner, CaptionLine
from webinars.models import Webinar
from webinars.signals import webinar_created

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


@receiver(webinar_created)
def take_over_captioners(sender: type, *, webinar: Webinar, **kwargs: Any) -> None:
    """A copy has the captioners of the webinar that it was copied from. Not the keys of engines: those are told once."""
    if webinar.copied_from is None:
        return
    Captioner.objects.bulk_create(
        (
            Captioner(webinar=webinar, person_id=each.person_id, named_by=webinar.created_by)
            for each in webinar.copied_from.captioners.filter(person__is_active=True)
        ),
        ignore_conflicts=True,
    )
