"""The sockets of each person in each webinar, of whatever kind, so that they can be closed when the person is sent out.

A ban is stored before it is told, so whoever comes back is refused; here those are closed that are open.
"""

import asyncio
import time
from collections import defaultdict
from typing import Protocol

import msgspec
from django.conf import settings

from media.relay import Relay, current_relay
from webinars.domain.events import Told
from webinars.domain.moderation_events import PersonBanned, PersonUnbanned
from webinars.live.close_codes import CloseCode
from webinars.live.other_processes import PREFIX, tell_other_processes

CHANNEL = f"{PREFIX}sent-out"
BANNED = str(PersonBanned.__struct_config__.tag)
UNBANNED = str(PersonUnbanned.__struct_config__.tag)
JUST_NOW_S = 3.0


class Socket(Protocol):
    async def close(self, code: int | None = None) -> None: ...


class Banned(msgspec.Struct):
    webinar_id: int
    person_id: int


_sockets: dict[tuple[int, int], set[Socket]] = defaultdict(set)
_sent_out_at: dict[tuple[int, int], float] = {}
_closing: set[asyncio.Task[None]] = set()
_loop: asyncio.AbstractEventLoop | None = None
_relay: Relay | None = None


def remember(socket: Socket, *, webinar_id: int, person_id: int) -> None:
    global _loop, _relay
    _sockets[webinar_id, person_id].add(socket)
    if time.monotonic() - _sent_out_at.get((webinar_id, person_id), -JUST_NOW_S) < JUST_NOW_S:
        # It may have been let in by how things stood before: asked again, it is refused.
        _close(socket, CloseCode.COME_AGAIN)
    _loop = asyncio.get_running_loop()
    relay = current_relay()
    if relay is not None and relay is not _relay:
        _relay = relay
        relay.listen(CHANNEL, lambda data: send_out(msgspec.msgpack.decode(data, type=Banned)))


def forget(socket: Socket, *, webinar_id: int, person_id: int) -> None:
    open_ones = _sockets.get((webinar_id, person_id))
    if open_ones is not None:
        open_ones.discard(socket)
        if not open_ones:
            del _sockets[webinar_id, person_id]


def hear(told: Told) -> None:
    """An event, in the thread that committed it."""
    if told.type == BANNED:
        banned = banned_by(told)
        if _loop is not None and not _loop.is_closed():
            _loop.call_soon_threadsafe(send_out, banned)
        if settings.VALKEY_URL:
            tell_other_processes(CHANNEL, msgspec.msgpack.encode(banned))
    elif told.type == UNBANNED:
        _sent_out_at.pop((told.webinar_id, banned_by(told).person_id), None)


def banned_by(told: Told) -> Banned:
    return Banned(webinar_id=told.webinar_id, person_id=msgspec.json.decode(told.text)["id"])


def send_out(banned: Banned) -> None:
    """From the event loop. Nobody waits for a line that is slow to close."""
    key = (banned.webinar_id, banned.person_id)
    _sent_out_at[key] = time.monotonic()
    for socket in list(_sockets.get(key, ())):
        _close(socket, CloseCode.REFUSED)


def _close(socket: Socket, code: CloseCode) -> None:
    task = asyncio.create_task(socket.close(code))
    _closing.add(task)
    task.add_done_callback(_closing.discard)
