"""The stored events of a room: numbered, kept, and told to everyone in it after commit."""

import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars.models import RoomEvent, Webinar

logger = logging.getLogger("daris.room")


def room_group(webinar_id: int) -> str:
    """The channel layer's group of everyone in a webinar's room."""
    return f"room.{webinar_id}"


def append_event(webinar: Webinar, type_: str, payload: dict[str, Any], *, person: User | None = None) -> RoomEvent:
    """Stores the room's next event and tells the room once the transaction is committed."""
    with transaction.atomic():
        # The row's lock makes numbers gapless and ordered by commit.
        last = Webinar.objects.select_for_update(no_key=True).values_list("event_seq", flat=True).get(pk=webinar.pk)
        event = RoomEvent.objects.create(
            webinar_id=webinar.pk, seq=last + 1, type=type_, payload=payload, person=person, at=timezone.now()
        )
        Webinar.objects.filter(pk=webinar.pk).update(event_seq=event.seq)
        transaction.on_commit(lambda: tell_room(event))
    return event


def tell_room(event: RoomEvent) -> None:
    """What is stored has happened, whether it can be told now or not: rooms catch up (webinars/live/catching_up.py)."""
    layer = get_channel_layer()
    assert layer is not None
    message = {"type": "room.event", "event": event_as_dict(event)}
    try:
        async_to_sync(layer.group_send)(room_group(event.webinar_id), message)
    except Exception as error:
        logger.warning("Event %s of room %s could not be told: %s", event.seq, event.webinar_id, error)


def event_as_dict(event: RoomEvent) -> dict[str, Any]:
    """The event as it goes over the wire; `at` in milliseconds since 1970."""
    return {"type": event.type, "seq": event.seq, "at": int(event.at.timestamp() * 1000), **event.payload}
