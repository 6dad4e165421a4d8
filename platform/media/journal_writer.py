"""The journal of a broadcast, used from the event loop: chunks are written and fsynced in small batches, in a thread."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TypeVar

from media.errors import JournalError, JournalFull
from media.journal import MAX_BYTES, PART_BYTES, Chunk, Journal

logger = logging.getLogger("daris.media")

T = TypeVar("T")

RETRY_S = 1.0
PATIENCE_S = 2.0
"""A disk that takes nothing for longer lets chunks pass it."""
READ_CHUNKS = 50


class JournalWriter:
    """`open` it, `run` it as a task, `put` chunks. `waiting_bytes` are not fsynced yet.

    Full, or on a disk that takes nothing for a while, it `is_stuck`: it keeps trying with what it has, and what is put meanwhile
    is missed. It never holds more in memory because of that.
    """

    def __init__(
        self,
        folder: Path,
        *,
        on_synced: Callable[[list[Chunk]], None],
        on_missed: Callable[[list[Chunk]], None],
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._on_synced = on_synced
        self._on_missed = on_missed
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="media-journal")
        self._journal: Journal
        self._waiting: list[Chunk] = []
        self._wake = asyncio.Event()
        self.waiting_bytes = 0
        self.is_stuck = False

    async def open(self) -> None:
        """Recovers what an earlier process wrote. Raises JournalError."""
        part_bytes = min(PART_BYTES, self._max_bytes // 8)  # the oldest is let go of as a whole
        self._journal = await self._in_thread(
            lambda: Journal(self._folder, max_bytes=self._max_bytes, part_bytes=part_bytes)
        )

    @property
    def bytes(self) -> int:
        """What it holds on the disk."""
        return self._journal.bytes

    def put(self, chunk: Chunk) -> None:
        if self.is_stuck:
            self._on_missed([chunk])
            return
        self._waiting.append(chunk)
        self.waiting_bytes += len(chunk.payload)
        self._wake.set()

    async def run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            batch, self._waiting = self._waiting, []
            if batch:
                await self._write(batch)
                self.waiting_bytes -= sum(len(chunk.payload) for chunk in batch)
                self._on_synced(batch)

    async def replay(self, epoch: int, *, from_seq: int) -> AsyncIterator[Chunk]:
        """The chunks of an epoch from `from_seq` on, a few at a time."""
        chunks = self._journal.replay(epoch, from_seq=from_seq)
        while batch := await self._in_thread(lambda: list(islice(chunks, READ_CHUNKS))):
            for chunk in batch:
                yield chunk

    def forget_later(self, epoch: int, *, before_seq: int) -> None:
        """These are stored elsewhere now. Done by the journal's thread, in its order."""
        with suppress(RuntimeError):  # stopped: whoever takes the journal up forgets them
            self._thread.submit(self._journal.forget, epoch, before_seq=before_seq)

    async def delete(self) -> None:
        await self._in_thread(lambda: self._journal.delete())

    def stop(self) -> None:
        self._thread.shutdown(wait=False)

    async def _write(self, batch: list[Chunk]) -> None:
        failing_since: float | None = None
        while True:
            try:
                await self._in_thread(lambda: self._journal.write(batch))
                self.is_stuck = False
                return
            except JournalError as error:
                if isinstance(error, JournalFull) and len(batch) > 1:
                    half = len(batch) // 2  # there is room for some of it
                    self._waiting[:0] = batch[half:]
                    del batch[half:]
                    self._wake.set()
                    continue
                # Not acknowledged, so the publisher keeps it.
                if not self.is_stuck:
                    logger.error("%s", error)
                failing_since = failing_since or time.monotonic()
                if isinstance(error, JournalFull) or time.monotonic() - failing_since > PATIENCE_S:
                    self._get_stuck()
                await asyncio.sleep(RETRY_S)

    def _get_stuck(self) -> None:
        self.is_stuck = True
        missed, self._waiting = self._waiting, []
        if missed:
            self.waiting_bytes -= sum(len(chunk.payload) for chunk in missed)
            self._on_missed(missed)

    async def _in_thread(self, function: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, function)
