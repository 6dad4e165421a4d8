"""Events that a room of this process was not told, because Valkey was away for a moment: they are in the database.

Only with several processes (VALKEY_URL): inside one nothing is lost on the way.
"""

import asyncio
import logging

from django.conf import settings

from media.relay import current_relay
from webinars.domain.events import event_as_dict
from webinars.live.close_codes import CloseCode
from webinars.live.rooms import open_rooms, room_of
from webinars.live.threads import in_thread
from webinars.models import RoomEvent, Webinar

logger = logging.getLogger("daris.room")
LOOK_EVERY_S = 2.0
AT_MOST = 500

_watch: asyncio.Task[None] | None = None


def catch_up_from_now_on() -> None:
    """Look for missed events while this event loop has rooms. Idempotent."""
    global _watch
    if settings.VALKEY_URL and (_watch is None or _watch.done() or _watch.get_loop() is not asyncio.get_running_loop()):
        _watch = asyncio.create_task(_watch_rooms())


async def catch_up() -> None:
    """Tell each room what it missed."""
    told = {webinar_id: room.told_seq for webinar_id, room in open_rooms() if room.told_seq is not None}
    for webinar_id in await _behind(told):
        events = await _events_after(webinar_id, told[webinar_id])
        for session in list(room_of(webinar_id).sessions):
            for event in events:
                await session.room_event({"event": event})


async def send_back_who_hears_late() -> None:
    """Valkey is back: a page that comes again gets a line of its own. It misses nothing on the way."""
    relay = current_relay()
    if relay is None or relay.is_connected:
        for _, room in open_rooms():
            for session in [each for each in room.sessions if each.hears_late]:
                await session.close(CloseCode.COME_AGAIN)


async def _watch_rooms() -> None:
    while True:
        await asyncio.sleep(LOOK_EVERY_S)
        if not any(True for _ in open_rooms()):
            return
        try:
            await catch_up()
            await send_back_who_hears_late()
        except Exception:
            logger.exception("Missed events could not be read; trying again")


@in_thread
def _behind(told: dict[int, int]) -> list[int]:
    seqs = Webinar.objects.filter(pk__in=told).values_list("pk", "event_seq")
    return [webinar_id for webinar_id, seq in seqs if seq > told[webinar_id]]


@in_thread
def _events_after(webinar_id: int, seq: int) -> list[dict[str, object]]:
    events = RoomEvent.objects.filter(webinar_id=webinar_id, seq__gt=seq).order_by("seq")[:AT_MOST]
    return [event_as_dict(event) for event in events]
