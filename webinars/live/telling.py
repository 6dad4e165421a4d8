"""From the thread or process in which something happened to the rooms in which it is told.

Inside a process directly; to the other web processes over Valkey, when there is one. What gets lost on the way is in the
database, and rooms catch up (webinars/live/catching_up.py).
"""

import logging
from functools import partial

import msgspec
from django.conf import settings

from accounts.models import User
from media.relay import Relay, current_relay
from webinars.domain.events import Told
from webinars.live.other_processes import PREFIX, tell_other_processes
from webinars.live.protocol import Message
from webinars.live.rooms import Room, open_room
from webinars.models import Audience

logger = logging.getLogger("daris.room")


class Parcel(msgspec.Struct):
    """What goes between processes; `process` is empty where it does not matter."""

    process: str
    told: Told


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Parcel)


def tell(told: Told) -> None:
    """An event, in the thread that committed it."""
    room = open_room(told.webinar_id)
    if room is not None:
        try:
            room.loop.call_soon_threadsafe(room.take, told)
        except RuntimeError:
            logger.debug("Room %s has no event loop any more", told.webinar_id)
    if settings.VALKEY_URL:
        tell_other_processes(_channel(told.webinar_id), _encoder.encode(Parcel(process="", told=told)))


async def say(webinar_id: int, message: Message, *, to: Audience | User = Audience.ALL) -> None:
    """To everyone in the room, those who moderate, or one person on all their devices, in all processes, once and now: it is
    not stored and may get lost."""
    said = Told(
        webinar_id=webinar_id,
        seq=0,
        type=str(type(message).__struct_config__.tag),
        text=msgspec.json.encode(message),
        audience=Audience.PERSON.value if isinstance(to, User) else to.value,
        person_id=to.pk if isinstance(to, User) else None,
    )
    if (room := open_room(webinar_id)) is not None:
        await room.say(said)
    relay = current_relay()
    if relay is not None:
        relay.publish(_channel(webinar_id), _encoder.encode(Parcel(process=relay.name, told=said)))


async def listen(room: Room) -> None:
    """Hear what other processes tell this room, from when this returns. Idempotent."""
    relay = current_relay()
    if relay is None or room.hears is not None:
        return
    room.hears = relay
    relay.listen(_channel(room.webinar_id), partial(_open, room, relay), room.hears_again)
    if relay.is_connected:
        await room.wait_for_line()


def stop_listening(room: Room) -> None:
    if isinstance(room.hears, Relay):
        room.hears.unlisten(_channel(room.webinar_id))


def _open(room: Room, relay: Relay, data: bytes) -> None:
    parcel = _decoder.decode(data)
    if parcel.told.seq:
        room.take(parcel.told)
    elif parcel.process != relay.name:
        room.say_soon(parcel.told)


def _channel(webinar_id: int) -> str:
    return f"{PREFIX}{webinar_id}"
