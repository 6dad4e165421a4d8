"""What a room is told again and again (counts, results): soon after it changed, and not more often than people can see."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from webinars.live.rooms import open_room

logger = logging.getLogger("daris.room")
FIRST_S = 0.02
"""What comes together is told together."""
SENDS_PER_S = 2500
"""In large rooms less often, so that no more than so many messages a second go into it."""


class Soon:
    """Calls `work` for a webinar after `ask`: once for all that asked meanwhile, at most every `every_s`. From an event loop."""

    def __init__(self, work: Callable[[int], Awaitable[None]], *, every_s: float = 0.08) -> None:
        self._work = work
        self._every_s = every_s
        self._asked: set[int] = set()
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._done_at: dict[int, float] = {}

    def ask(self, webinar_id: int) -> None:
        self._asked.add(webinar_id)
        task = self._tasks.get(webinar_id)
        if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
            self._tasks[webinar_id] = asyncio.create_task(self._run(webinar_id))

    async def _run(self, webinar_id: int) -> None:
        while webinar_id in self._asked:
            since = time.monotonic() - self._done_at.get(webinar_id, 0.0)
            await asyncio.sleep(max(FIRST_S, self._pause_s(webinar_id) - since))
            self._asked.discard(webinar_id)
            try:
                await self._work(webinar_id)
            except Exception:
                logger.exception("Webinar %s could not be told how counts stand", webinar_id)
            self._done_at[webinar_id] = time.monotonic()

    def _pause_s(self, webinar_id: int) -> float:
        room = open_room(webinar_id)
        return max(self._every_s, len(room.sessions) / SENDS_PER_S if room else 0.0)
