"""Looks for events that a room of this process was not told: Valkey was away, or a process without a line to it did them."""

import asyncio
import logging

from webinars.live.rooms import open_rooms
from webinars.live.threads import in_thread
from webinars.models import Webinar

logger = logging.getLogger("daris.room")
LOOK_EVERY_S = 2.0

_watch: asyncio.Task[None] | None = None


def catch_up_from_now_on() -> None:
    """Look while this event loop has rooms. Idempotent."""
    global _watch
    if _watch is None or _watch.done() or _watch.get_loop() is not asyncio.get_running_loop():
        _watch = asyncio.create_task(_watch_rooms(), name="rooms-catch-up")


async def catch_up() -> None:
    """Tell each room what it missed."""
    rooms = {webinar_id: room for webinar_id, room in open_rooms() if room.told_seq is not None}
    for webinar_id, seq in (await _newest(list(rooms)) if rooms else {}).items():
        if seq > (rooms[webinar_id].told_seq or 0):
            await rooms[webinar_id].catch_up()


async def _watch_rooms() -> None:
    while any(True for _ in open_rooms()):
        await asyncio.sleep(LOOK_EVERY_S)
        try:
            await catch_up()
        except Exception:
            logger.exception("Missed events could not be read; trying again")


@in_thread
def _newest(webinar_ids: list[int]) -> dict[int, int]:
    return dict(Webinar.objects.filter(pk__in=webinar_ids).values_list("pk", "event_seq"))
