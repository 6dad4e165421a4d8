"""The stored events of a room: typed, numbered, kept, and told to those whom they concern after commit."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import msgspec
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from webinars.models import Audience, RoomEvent, Webinar


class Event(msgspec.Struct, tag_field="type", forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Base of all stored events. The tag is the event's name on the wire, a noun and what happened to it: `poll.opened`.

    On the wire each also has `seq`, its number in the room, and `at`, in milliseconds since 1970. What happens again and again
    and need not be known later (counts, who is typing) is a `Message`, not an event.
    """


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An event on its way: encoded once for all who are told."""

    webinar_id: int
    seq: int
    type: str
    text: bytes
    """As it goes over the wire, in JSON."""
    audience: str = Audience.ALL.value
    person_id: int | None = None

    def is_for(self, person_id: int, *, moderates: bool) -> bool:
        if self.audience == Audience.PERSON:
            return self.person_id == person_id
        return moderates or self.audience == Audience.ALL


listeners: list[Callable[[Told], None]] = []
"""Called after commit, in the thread that committed: `webinars.live.telling`."""


def append_event(
    webinar: Webinar,
    event: Event,
    *,
    person: User | None = None,
    to: Audience | User = Audience.ALL,
    at: datetime | None = None,
) -> RoomEvent:
    """Stores the room's next event and tells it once the transaction is committed. `person` did it, `to` says who hears of it,
    `at` when it happened if not now."""
    told_to, audience = (to, Audience.PERSON) if isinstance(to, User) else (None, to)
    payload = msgspec.to_builtins(event)
    type_ = payload.pop("type")
    with transaction.atomic(savepoint=False):
        stored = RoomEvent.objects.create(
            webinar_id=webinar.pk,
            seq=_next_number(webinar.pk),
            type=type_,
            payload=payload,
            audience=audience,
            told_to=told_to,
            person=person,
            at=at or timezone.now(),
        )
        transaction.on_commit(partial(_tell, stored))
    return stored


def _next_number(webinar_id: int) -> int:
    """The row's lock makes numbers gapless and ordered by commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE webinars_webinar SET event_seq = event_seq + 1 WHERE id = %s RETURNING event_seq", [webinar_id]
        )
        found = cursor.fetchone()
    if found is None:
        raise Webinar.DoesNotExist
    return int(found[0])


def as_told(event: RoomEvent) -> Told:
    body = {"type": event.type, "seq": event.seq, "at": int(event.at.timestamp() * 1000), **event.payload}
    return Told(
        webinar_id=event.webinar_id,
        seq=event.seq,
        type=event.type,
        text=msgspec.json.encode(body),
        audience=event.audience,
        person_id=event.told_to_id,
    )


def _tell(event: RoomEvent) -> None:
    """What is stored has happened, whether it can be told now or not: rooms catch up (webinars/live/catching_up.py)."""
    told = as_told(event)
    for listen in listeners:
        listen(told)
