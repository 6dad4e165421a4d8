"""The way of segments to object storage: in order, one at a time, again and again until it worked.

While object storage is away, what waits moves from memory to local files.
"""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from media.errors import StorageError
from media.journal import MAX_BYTES

logger = logging.getLogger("daris.media")

FIRST_RETRY_S = 0.3
LONGEST_RETRY_S = 10.0
LAST_JOB_S = 5.0
"""How long who stops waits for what is being stored at the moment."""
MEMORY_BYTES = 32 * 1024 * 1024


@dataclass(slots=True)
class Payload:
    """Bytes that wait, in memory or in a file."""

    data: bytes | None
    path: Path | None = None

    def read(self) -> bytes:
        if self.data is not None:
            return self.data
        assert self.path is not None
        return self.path.read_bytes()

    def spill(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.data or b"")
        self.data, self.path = None, path

    def drop(self) -> None:
        self.data = None
        if self.path is not None:
            self.path.unlink(missing_ok=True)


Job = Callable[[bytes], Awaitable[None]]


class Uploads:
    """The queue of one broadcast. `is_empty` is set whenever everything is stored.

    `on_change` is called when storing begins to fail, and when it works again.
    """

    def __init__(
        self,
        folder: Path,
        *,
        memory_bytes: int = MEMORY_BYTES,
        most_bytes: int = MAX_BYTES,
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._memory_bytes = memory_bytes
        self._queue: asyncio.Queue[tuple[Payload, Job]] = asyncio.Queue()
        self._waiting_bytes = 0  # in memory
        self.waiting_bytes = 0
        self._number = 0
        self._disk_failed = False
        self.is_empty = asyncio.Event()
        self.is_empty.set()
        self._on_change = on_change
        self._failing_since: float | None = None

    @property
    def failing_for_ms(self) -> int | None:
        """For how long nothing could be stored; None while all is well."""
        return None if self._failing_since is None else round((time.monotonic() - self._failing_since) * 1000)

    @property
    def is_full(self) -> bool:
        """No more may wait: on the disk there is as much as is allowed; or the disk takes nothing, and memory has enough."""
        in_memory = self._disk_failed and self._waiting_bytes > self._memory_bytes
        return in_memory or self.waiting_bytes > self._most_bytes

    def put(self, data: bytes, job: Job) -> None:
        """Do `job` with `data` when all jobs before it are done; until it raises no StorageError."""
        payload = Payload(data)
        if self._waiting_bytes + len(data) > self._memory_bytes:
            self._disk_failed = False
            self._spill(payload)
        if payload.data is not None:
            self._waiting_bytes += len(data)
        self.waiting_bytes += len(data)
        self.is_empty.clear()
        self._queue.put_nowait((payload, job))

    def _spill(self, payload: Payload) -> None:
        self._number += 1
        try:
            payload.spill(self._folder / f"{self._number:08d}.waiting")
        except OSError as error:
            # It stays in memory, and soon no more may wait: see `is_full`.
            self._disk_failed = True
            logger.error("a segment cannot wait on the disk: %s", error)

    async def run(self) -> None:
        while True:
            payload, job = await self._queue.get()
            data = payload.read()
            await self._until_done(job, data)
            if payload.data is not None:
                self._waiting_bytes -= len(data)
            self.waiting_bytes -= len(data)
            payload.drop()
            if self._queue.empty():
                self.is_empty.set()

    async def _until_done(self, job: Job, data: bytes) -> None:
        pause_s = FIRST_RETRY_S
        while True:
            try:
                await _whole(job, data)
            except StorageError as error:
                if self._failing_since is None:
                    logger.warning("%s; trying again until it works", error)
                self._fails(True)
            except Exception:
                # The database may be away for a moment too: nothing here may lose a segment.
                logger.exception("storing a segment failed; trying again")
                self._fails(True)
            else:
                self._fails(False)
                return
            await asyncio.sleep(pause_s * random.uniform(0.7, 1.3))
            pause_s = min(pause_s * 2, LONGEST_RETRY_S)

    def _fails(self, is_failing: bool) -> None:
        if is_failing != (self._failing_since is not None):
            self._failing_since = time.monotonic() if is_failing else None
            self._on_change()


async def _whole(job: Job, data: bytes) -> None:
    """Not given up in the middle: its thread would go on, and write what another process writes too."""
    running = asyncio.ensure_future(job(data))
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait({running}, timeout=LAST_JOB_S)
        if running.done() and not running.cancelled():
            running.exception()
        raise
