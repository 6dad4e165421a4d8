"""What a broadcast's epochs become in object storage and in the database: init segments, segments, the mark of their end.

One after the other, in the order in which they were handed over, each until it worked.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

from django.conf import settings

from media import records
from media.in_database import in_database
from media.live_epoch import LiveEpoch
from media.models import Broadcast
from media.packets import Init
from media.segmenter import SegmentData
from media.store import Store
from media.uploads import Uploads

_threads = ThreadPoolExecutor(max_workers=8, thread_name_prefix="media-store")


class Recorder:
    """Of one broadcast. `end_ms`: where on its timeline the recording ends, with what is still on its way."""

    def __init__(self, broadcast: Broadcast, *, store: Store, folder: Path, on_change: Callable[[], None]) -> None:
        self._broadcast_id: UUID = broadcast.pk
        self._prefix = broadcast.storage_prefix
        self._store = store
        self._uploads = Uploads(folder, on_change=on_change, most_bytes=settings.MEDIA_JOURNAL_BYTES)
        self._next_index = 0
        self.end_ms = 0

    async def open(self) -> None:
        """Go on after what is stored."""
        where = await in_database(records.position, self._broadcast_id)
        self._next_index, self.end_ms = where.next_index, where.end_ms

    async def run(self) -> None:
        await self._uploads.run()

    async def all_stored(self) -> None:
        await self._uploads.is_empty.wait()

    @property
    def failing_for_ms(self) -> int | None:
        """For how long nothing could be stored; None while all is well."""
        return self._uploads.failing_for_ms

    @property
    def is_full(self) -> bool:
        """The storage is away, and no more may wait for it."""
        return self._uploads.is_full

    @property
    def is_idle(self) -> bool:
        """The storage works, and has everything."""
        return self._uploads.is_empty.is_set()

    def put_init(self, live: LiveEpoch, init: Init) -> None:
        key = f"{self._prefix}e{live.row.number}/init.mp4"

        async def store(data: bytes) -> None:
            await put_object(self._store, key, data)
            await in_database(records.save_init, live.row, init, init_key=key)

        self._uploads.put(init.data, store)

    def put_segment(self, live: LiveEpoch, segment: SegmentData, *, on_stored: Callable[[], object]) -> None:
        index, self._next_index = self._next_index, self._next_index + 1
        key = f"{self._prefix}e{live.row.number}/{index:06d}.m4s"
        self.end_ms = segment.start_ms + segment.duration_ms

        async def store(data: bytes) -> None:
            await put_object(self._store, key, data)
            await in_database(records.save_segment, live.row, segment, index=index, key=key)
            if segment.resume is not None:
                live.durable = max(live.durable, segment.resume.seq - 1)
            on_stored()

        self._uploads.put(segment.data, store)

    def put_end(self, live: LiveEpoch, *, on_stored: Callable[[], object]) -> None:
        self.end_ms = max(self.end_ms, live.end_ms)

        async def store(_: bytes) -> None:
            duration_ms = live.end_ms - live.row.offset_ms
            chunks = live.next_seq if not live.is_cut_off else live.durable + 1
            await in_database(records.finish_epoch, live.row, duration_ms=duration_ms, error=live.error, chunks=chunks)
            live.durable = chunks - 1
            on_stored()

        self._uploads.put(b"", store)


async def put_object(store: Store, key: str, data: bytes) -> None:
    await asyncio.get_running_loop().run_in_executor(_threads, store.put, key, data)
