"""Faults of the broadcast, as the media path reports them, become excused intervals of the webinar."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.dispatch import receiver
from django.utils import timezone

from media.models import Segment
from media.signals import broadcast_interrupted, broadcast_resumed, segment_stored
from webinars.domain.events import append_event
from webinars.domain.life_events import BroadcastInterrupted, BroadcastResumed
from webinars.models import Interruption, InterruptionCause, Webinar, WebinarState


@receiver(broadcast_interrupted)
def begin_interruption(sender: Any, *, broadcast_id: UUID, at: datetime, **kwargs: Any) -> None:
    """`at`: when media stopped coming. Already noted or not live: nothing happens."""
    webinar = Webinar.objects.filter(broadcast_id=broadcast_id, state=WebinarState.LIVE).first()
    if webinar is None or webinar.is_on_break:
        return
    try:
        with transaction.atomic():
            Interruption.objects.create(webinar=webinar, cause=InterruptionCause.BROADCAST, started_at=at)
            append_event(webinar, BroadcastInterrupted())
    except IntegrityError:  # one open interruption of a cause: noted before
        return


@receiver(broadcast_resumed)
def end_interruption(sender: Any, *, broadcast_id: UUID, at: datetime, **kwargs: Any) -> None:
    webinar = Webinar.objects.filter(broadcast_id=broadcast_id).first()
    if webinar is not None:
        _end(webinar, Interruption.objects.filter(webinar=webinar), at=at)


@receiver(segment_stored)
def end_interruption_that_was_forgotten(sender: Any, *, broadcast_id: UUID, segment: Segment, **kwargs: Any) -> None:
    """The process that noted it was killed, and the one after it knows of none. Media of a later moment say that it is over."""
    forgotten = Interruption.objects.filter(
        webinar__broadcast_id=broadcast_id,
        cause=InterruptionCause.BROADCAST,
        ended_at=None,
        started_at__lt=segment.first_frame_at,
    )
    found = forgotten.select_related("webinar").first()
    if found is not None:
        _end(found.webinar, forgotten, at=timezone.now())


def _end(webinar: Webinar, interruptions: QuerySet[Interruption], *, at: datetime) -> None:
    with transaction.atomic():
        if interruptions.filter(cause=InterruptionCause.BROADCAST, ended_at=None).update(ended_at=at):
            append_event(webinar, BroadcastResumed())
