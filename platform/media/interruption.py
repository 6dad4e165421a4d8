"""A publisher that falls silent while an epoch is open: noticed, told to the apps above, and over with the next media."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from media import records
from media.in_database import in_database

SILENT_S = 3.0
"""A publisher that sends nothing for so long has interrupted the broadcast."""


class Interruption:
    """Of one broadcast. `media_came` with each chunk, `look` every now and then while media should come."""

    def __init__(self, broadcast_id: UUID, *, on_silence: Callable[[], None]) -> None:
        self._broadcast_id = broadcast_id
        self._on_silence = on_silence
        self._last_media_at = time.monotonic()
        self._since: datetime | None = None
        self._telling: set[asyncio.Task[None]] = set()

    def media_came(self) -> None:
        self._last_media_at = time.monotonic()

    async def look(self) -> None:
        """Media should come now: is it too long ago that some did?"""
        silent_s = time.monotonic() - self._last_media_at
        if self._since is None and silent_s > SILENT_S:
            self._since = timezone.now() - timedelta(seconds=silent_s)
            self._on_silence()
            await in_database(records.announce_interrupted, self._broadcast_id, at=self._since)

    def end(self) -> None:
        """Media flow again, or none are expected any more."""
        if self._since is None:
            return
        since, self._since = self._since, None
        told = in_database(records.announce_resumed, self._broadcast_id, interrupted_at=since, at=timezone.now())
        task = asyncio.ensure_future(told)
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)
