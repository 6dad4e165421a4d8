"""The sockets of each person in each webinar, of whatever kind: closed when the person is sent out, and asked anew whether they
may be open when a right of the person is taken.

Both is stored before it is told, so whoever comes back is refused; here those are closed that are open.
"""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Coroutine
from typing import Any, Protocol

import msgspec
from django.conf import settings
from django.dispatch import receiver

from accounts.signals import rights_changed
from media.relay import Relay, current_relay
from webinars.domain.events import Told
from webinars.domain.moderation_events import ModeratorWithdrawn, PersonBanned, PersonUnbanned
from webinars.live.close_codes import CloseCode
from webinars.live.other_processes import PREFIX, tell_other_processes
from webinars.models import Webinar
from webinars.signals import right_taken

logger = logging.getLogger("daris.room")
CHANNEL = f"{PREFIX}sent-out"
BANNED = str(PersonBanned.__struct_config__.tag)
UNBANNED = str(PersonUnbanned.__struct_config__.tag)
WITHDRAWN = str(ModeratorWithdrawn.__struct_config__.tag)
JUST_NOW_S = 3.0


class Socket(Protocol):
    async def close(self, code: int | None = None) -> None: ...

    async def reconsidered(self) -> CloseCode | None:
        """Why it may not be open as it is, as things stand now; None when it may."""
        ...


class Concerned(msgspec.Struct, frozen=True):
    webinar_id: int | None
    """None: wherever the person is."""
    person_id: int
    is_banned: bool
    """Else a right was taken, and may have been one of several."""

    @property
    def key(self) -> "Key":
        return self.webinar_id, self.person_id


Key = tuple[int | None, int]
_sockets: dict[tuple[int, int], set[Socket]] = defaultdict(set)
_sent_out_at: dict[Key, float] = {}
_taken_at: dict[Key, float] = {}
_closing: set[asyncio.Task[None]] = set()
_loop: asyncio.AbstractEventLoop | None = None
_relay: Relay | None = None


def remember(socket: Socket, *, webinar_id: int, person_id: int) -> None:
    global _loop, _relay
    key = webinar_id, person_id
    _sockets[key].add(socket)
    # It may have been let in by how things stood before.
    if _was_just_now(_sent_out_at, key):
        _soon(socket.close(CloseCode.COME_AGAIN))  # asked again, it is refused
    elif _was_just_now(_taken_at, key) or _was_just_now(_taken_at, (None, person_id)):
        _soon(_reconsider(socket, key))
    _loop = asyncio.get_running_loop()
    relay = current_relay()
    if relay is not None and relay is not _relay:
        _relay = relay
        relay.listen(CHANNEL, lambda data: send_out(msgspec.msgpack.decode(data, type=Concerned)))


def forget(socket: Socket, *, webinar_id: int, person_id: int) -> None:
    open_ones = _sockets.get((webinar_id, person_id))
    if open_ones is not None:
        open_ones.discard(socket)
        if not open_ones:
            del _sockets[webinar_id, person_id]


def hear(told: Told) -> None:
    """An event, in the thread that committed it."""
    if (concerned := concerned_by(told)) is not None:
        _tell(concerned)
    elif told.type == UNBANNED:
        _sent_out_at.pop((told.webinar_id, msgspec.json.decode(told.text)["id"]), None)


@receiver(right_taken)
def hear_of_right(*, webinar: Webinar, person_id: int, **kwargs: Any) -> None:
    """After the commit, in its thread."""
    _tell(Concerned(webinar_id=webinar.pk, person_id=person_id, is_banned=False))


@receiver(rights_changed)
def hear_of_rights(*, person_id: int, **kwargs: Any) -> None:
    """Of the person, not of one webinar: a role, for example."""
    _tell(Concerned(webinar_id=None, person_id=person_id, is_banned=False))


def concerned_by(told: Told) -> Concerned | None:
    """Whose sockets this event may close."""
    if told.type == BANNED:
        return Concerned(told.webinar_id, msgspec.json.decode(told.text)["id"], is_banned=True)
    if told.type == WITHDRAWN and told.person_id is not None:
        return Concerned(told.webinar_id, told.person_id, is_banned=False)
    return None


def send_out(concerned: Concerned) -> None:
    """From the event loop. Nobody waits for a line that is slow to close."""
    (_sent_out_at if concerned.is_banned else _taken_at)[concerned.key] = time.monotonic()
    for key in _places_of(concerned):
        for socket in list(_sockets.get(key, ())):
            _soon(socket.close(CloseCode.REFUSED) if concerned.is_banned else _reconsider(socket, key))


def _places_of(concerned: Concerned) -> list[tuple[int, int]]:
    webinar_id, person_id = concerned.key
    if webinar_id is not None:
        return [(webinar_id, person_id)]
    return [key for key in _sockets if key[1] == person_id]


def _tell(concerned: Concerned) -> None:
    if _loop is not None and not _loop.is_closed():
        _loop.call_soon_threadsafe(send_out, concerned)
    if settings.VALKEY_URL:
        tell_other_processes(CHANNEL, msgspec.msgpack.encode(concerned))


async def _reconsider(socket: Socket, key: tuple[int, int]) -> None:
    try:
        code = await socket.reconsidered()
    except Exception:
        logger.exception("Whether a socket may stay open could not be read")
        code = CloseCode.COME_AGAIN  # the door asks
    if code is not None and socket in _sockets.get(key, ()):
        await socket.close(code)


def _was_just_now(moments: dict[Key, float], key: Key) -> bool:
    return time.monotonic() - moments.get(key, -JUST_NOW_S) < JUST_NOW_S


def _soon(work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.create_task(work)
    _closing.add(task)
    task.add_done_callback(_closing.discard)
