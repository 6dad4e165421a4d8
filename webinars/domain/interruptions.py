"""Faults of the broadcast, as the media path reports them, become excused intervals of the webinar."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.dispatch import receiver

from media.signals import broadcast_interrupted, broadcast_resumed
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
    if webinar is None:
        return
    with transaction.atomic():
        if Interruption.objects.filter(webinar=webinar, cause=InterruptionCause.BROADCAST, ended_at=None).update(
            ended_at=at
        ):
            append_event(webinar, BroadcastResumed())
