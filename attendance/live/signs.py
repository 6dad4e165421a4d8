"""Signs of life of this process, while anybody is in one of its rooms. What they are for: attendance/domain/downtime.py."""

import asyncio
import logging
import time
from contextlib import suppress
from uuid import uuid4

from channels.db import database_sync_to_async
from django.utils import timezone

from attendance.domain.downtime import SIGN_EVERY_S, STANDS_STILL_S, note_downtime, sign
from webinars.live.parts import RoomPart, Session
from webinars.live.rooms import open_rooms

logger = logging.getLogger("daris.attendance")


class SignsPart(RoomPart):
    def __init__(self) -> None:
        self.process = uuid4()
        self.since = timezone.now()
        self._task: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()

    async def joined(self, session: Session) -> None:
        if self._task is None or self._task.done() or self._task.get_loop() is not asyncio.get_running_loop():
            self._hurry = asyncio.Event()
            self._task = asyncio.create_task(self._go_on(), name="attendance-signs")

    def hurry(self) -> None:
        """Sign now: what was written a moment ago shows that the process lived. From its event loop."""
        self._hurry.set()

    async def _go_on(self) -> None:
        is_somebody_here = True
        looked = time.monotonic()
        while is_somebody_here:
            before = time.monotonic()
            await self._pause()
            now = time.monotonic()
            stood_still = now - before > STANDS_STILL_S
            if looks := now - looked >= SIGN_EVERY_S:
                looked = now
            webinars = {key for key, room in open_rooms() if not room.is_empty}
            is_somebody_here = bool(webinars)
            try:
                await database_sync_to_async(self.write, thread_sensitive=False)(
                    webinars, stood_still=stood_still, looks=looks
                )
            except Exception:
                logger.exception("A sign of life could not be written; again in %d s", SIGN_EVERY_S)

    async def _pause(self) -> None:
        """Until the next sign is due."""
        with suppress(TimeoutError):
            # No wait_for: before Python 3.12 it passes over a cancellation that comes together with what it waits for.
            async with asyncio.timeout(SIGN_EVERY_S):
                await self._hurry.wait()
        self._hurry.clear()

    def write(self, webinars: set[int], *, stood_still: bool = False, looks: bool = True) -> None:
        """`looks`: also for the signs of others that stand still."""
        if stood_still:
            note_downtime(frozen=self.process)
        sign(self.process, since=self.since, webinars=webinars)
        if looks:
            note_downtime()


signs_part = SignsPart()
