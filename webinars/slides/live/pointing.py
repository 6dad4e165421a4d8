"""The pointer on its way to everyone: only the newest place counts, and nobody is told more often than the eye needs."""

import asyncio

from webinars.live.rooms import open_room
from webinars.live.telling import say
from webinars.slides.live.protocol import Pointed

EVERY_S = 0.2
TOLD_PER_S = 4000
"""In large rooms less often, so that no more than so many messages a second go into one."""

_newest: dict[int, Pointed] = {}
_telling: dict[int, asyncio.Task[None]] = {}


def point(webinar_id: int, pointed: Pointed) -> None:
    """From the event loop. Told at once, unless another place was told just now."""
    _newest[webinar_id] = pointed
    task = _telling.get(webinar_id)
    if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
        _telling[webinar_id] = asyncio.create_task(_tell(webinar_id), name=f"pointer-{webinar_id}")


async def _tell(webinar_id: int) -> None:
    while (pointed := _newest.pop(webinar_id, None)) is not None:
        await say(webinar_id, pointed)
        room = open_room(webinar_id)
        await asyncio.sleep(max(EVERY_S, len(room.sessions) / TOLD_PER_S if room else 0))
    del _telling[webinar_id]
