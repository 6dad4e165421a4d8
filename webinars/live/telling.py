"""From the thread or process in which something happened to the rooms in which it is told.

Inside a process directly; to the other web processes over Valkey, when there is one. What gets lost on the way is in the
database, and rooms catch up (webinars/live/catching_up.py).
"""

import logging
import time
from functools import cache, partial

import msgspec
from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from media.relay import Relay, current_relay
from webinars.domain.events import Told
from webinars.live.protocol import Message
from webinars.live.rooms import Room, open_room
from webinars.models import Audience

logger = logging.getLogger("daris.room")
PREFIX = "daris:rooms:"
AWAY_S = 1.0
"""After Valkey did not answer nobody waits for it again for so long."""


class Parcel(msgspec.Struct):
    """What goes between processes; `process` is empty where it does not matter."""

    process: str
    told: Told


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Parcel)
encode = msgspec.json.Encoder().encode
_away_until = 0.0


def tell(told: Told) -> None:
    """Called in the thread that committed the event."""
    room = open_room(told.webinar_id)
    if room is not None:
        _hand_over(room, told)
    if settings.VALKEY_URL:
        _tell_others(told)


async def say(webinar_id: int, message: Message, *, to: Audience = Audience.ALL) -> None:
    """To everyone in the room, or those who moderate, in all processes, once and now: it is not stored and may get lost."""
    said = Told(
        webinar_id=webinar_id,
        seq=0,
        type=str(type(message).__struct_config__.tag),
        text=encode(message),
        audience=to.value,
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


def _open(room: Room, relay: Relay, data: bytes) -> None:
    parcel = _decoder.decode(data)
    if parcel.told.seq:
        room.take(parcel.told)
    elif parcel.process != relay.name:
        room.say_soon(parcel.told)


def stop_listening(room: Room) -> None:
    if isinstance(room.hears, Relay):
        room.hears.unlisten(_channel(room.webinar_id))


def _hand_over(room: Room, told: Told) -> None:
    try:
        room.loop.call_soon_threadsafe(room.take, told)
    except RuntimeError:
        logger.debug("Room %s has no event loop any more", told.webinar_id)


def _tell_others(told: Told) -> None:
    global _away_until
    if time.monotonic() < _away_until:
        return
    try:
        _valkey(settings.VALKEY_URL).publish(_channel(told.webinar_id), _encoder.encode(Parcel(process="", told=told)))
    except (RedisError, OSError) as error:
        _away_until = time.monotonic() + AWAY_S
        logger.warning("Event %s of room %s could not be told to other processes: %s", told.seq, told.webinar_id, error)


@cache
def _valkey(url: str) -> Redis:
    # Nobody waits for a Valkey that is away: rooms catch up.
    return Redis.from_url(url, socket_connect_timeout=0.5, socket_timeout=0.5, retry=Retry(NoBackoff(), 1))


def _channel(webinar_id: int) -> str:
    return f"{PREFIX}{webinar_id}"
