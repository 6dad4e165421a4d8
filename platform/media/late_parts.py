"""What pages bring late: a colleague took over while their line was cut, or the server could keep no more for a while.

    chunk -> remuxer (thread) -> segmenter -> uploads -> object storage, database

Nothing of it goes to viewers, and there is no journal: a chunk is received when it is stored. When the broadcast closes, the
parts are put into the recording (media/late_records.py).
"""

import asyncio
import logging
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils import timezone

from media import late_records
from media.epochs import MAX_BACKLOG_BYTES
from media.errors import BroadcastFull, ChunkRefused, StillLive
from media.in_database import in_database
from media.models import Broadcast, LatePart
from media.packets import Init, Resume
from media.recorder import put_object
from media.remux import EndOfSource, Output, Piece, Remuxer, container_of
from media.segmenter import SegmentData, Segmenter
from media.store import Store
from media.uploads import Uploads

logger = logging.getLogger("daris.media")

LATE_WINDOW_BYTES = 24 * 1024 * 1024
"""On their way unreceived. More than a segment without keyframes can have; what is received is stored."""
SILENT_S = 5.0
LONGEST_END_S = 60.0
"""The end of a broadcast waits for a page that is bringing something, while something comes, and not longer than that."""
LOOK_AGAIN_S = 1.0


class Bringer(Protocol):
    """The connection of a page that brings something. Called in the event loop; must not block."""

    def acked(self, *, epoch: int, received: int, durable: int, passed: int) -> None: ...
    def resend(self, *, epoch: int, seq: int) -> None: ...
    def epoch_finished(self, *, epoch: int, key: str, error: str) -> None: ...
    def dismiss(self, reason: str) -> None: ...


@dataclass(slots=True, eq=False)
class LiveLatePart:
    """A part that is being brought."""

    row: LatePart
    remuxer: Remuxer
    to: Bringer
    next_seq: int
    durable: int
    next_segment: int
    chunks: int | None
    segmenter: Segmenter = field(default_factory=Segmenter)
    asked_resend: int = -1
    is_over: bool = False


class LateParts:
    """Of one broadcast, in the process that has its publisher. Used from one event loop."""

    def __init__(self, broadcast: Broadcast, *, store: Store, folder: Path) -> None:
        self._broadcast_id = broadcast.pk
        self._prefix = broadcast.storage_prefix
        self._store = store
        self._uploads = Uploads(folder)
        self._loop = asyncio.get_running_loop()
        self._parts: dict[int, LiveLatePart] = {}
        self._bringers: set[Bringer] = set()
        self._opening = asyncio.Lock()
        self._taken_bytes = 0
        self._moved_at = time.monotonic()

    async def run(self) -> None:
        await self._uploads.run()

    def come(self, bringer: Bringer) -> None:
        self._bringers.add(bringer)
        self._moved_at = time.monotonic()

    def leave(self, bringer: Bringer) -> None:
        """What it brought is stored as far as it is stored; it may come again."""
        self._bringers.discard(bringer)
        for number, part in list(self._parts.items()):
            if part.to is bringer:
                self._forget(number)

    async def open(
        self, bringer: Bringer, *, key: str, mime: str, age_ms: int, chunks: int | None
    ) -> LiveLatePart | None:
        """The part of this key; None when nothing of it is missing. Waits while its epoch is live or is being stored.

        Raises UnsupportedSource, TakenOver, ChunkRefused.
        """
        container_of(mime)
        started_at = timezone.now() - timedelta(milliseconds=age_ms)
        while True:
            if bringer not in self._bringers:
                return None  # it went away meanwhile
            try:
                row = await in_database(
                    late_records.open_part,
                    self._broadcast_id,
                    key=key,
                    mime=mime,
                    started_at=started_at,
                    chunks=chunks,
                )
                break
            except StillLive:
                await asyncio.sleep(LOOK_AGAIN_S)
        if row is None:
            return None
        async with self._opening:
            self._forget(row.number)
            await self._uploads.is_empty.wait()  # what a connection before this one brought
            row = await in_database(_reread, row)
            if row.finished_at is not None:
                return None
            self._parts[row.number] = part = await self._make(row, to=bringer, chunks=chunks)
            self._finish_if_whole(part)
            return part

    def receive(self, bringer: Bringer, payload: bytes, *, number: int, seq: int) -> None:
        """A chunk. Repetitions are dropped. Raises ChunkRefused, BroadcastFull."""
        part = self._parts.get(number)
        if not payload:
            raise ChunkRefused("the chunk is empty")
        if part is None or part.to is not bringer or part.is_over:
            return
        if part.remuxer.backlog_bytes + self._uploads.waiting_bytes > MAX_BACKLOG_BYTES:
            raise ChunkRefused("too much at once")
        self._moved_at = time.monotonic()
        if seq < part.next_seq:
            return
        if seq > part.next_seq:
            if part.asked_resend != part.next_seq:
                part.asked_resend = part.next_seq
                bringer.resend(epoch=number, seq=part.next_seq)
            return
        self._taken_bytes += len(payload)
        if self._taken_bytes > settings.MEDIA_BROADCAST_BYTES:
            raise BroadcastFull(f"{self._broadcast_id} was brought {self._taken_bytes} bytes late")
        byte = part.row.resume_byte if seq == part.row.resume_seq else 0
        part.next_seq += 1
        part.remuxer.feed(payload[byte:], seq=seq, byte=byte)
        self._finish_if_whole(part)

    def finish(self, bringer: Bringer, *, number: int, chunks: int) -> None:
        """It has `chunks` chunks and no more."""
        part = self._parts.get(number)
        if part is not None and part.to is bringer:
            part.chunks = chunks
            self._finish_if_whole(part)

    async def settled(self) -> None:
        """Comes back when nobody brings anything any more: at the end of a broadcast."""
        until = time.monotonic() + LONGEST_END_S
        while self._bringers and time.monotonic() < until and time.monotonic() - self._moved_at < SILENT_S:  # noqa: ASYNC110
            await asyncio.sleep(LOOK_AGAIN_S)
        for bringer in tuple(self._bringers):
            bringer.dismiss("ended")
            self.leave(bringer)
        await self._uploads.is_empty.wait()

    def stop(self) -> None:
        for bringer in tuple(self._bringers):
            bringer.dismiss("moved")
            self.leave(bringer)

    def _finish_if_whole(self, part: LiveLatePart) -> None:
        if part.chunks is not None and part.next_seq >= part.chunks:
            part.remuxer.finish()

    def _forget(self, number: int) -> None:
        part = self._parts.pop(number, None)
        if part is not None:
            part.is_over = True
            part.remuxer.finish()

    async def _make(self, row: LatePart, *, to: Bringer, chunks: int | None) -> LiveLatePart:
        def from_thread(output: Output) -> None:
            try:
                self._loop.call_soon_threadsafe(self._take, part, output)
            except RuntimeError:
                logger.info("the event loop is gone; the page brings it again")

        is_resumed = bool(row.resume_seq or row.resume_byte)
        resume = Resume(
            source_header=bytes(row.source_header) if is_resumed else b"",
            source_start_ms=row.source_start_ms,
            stored_ms=row.end_ms,
        )
        part = LiveLatePart(
            row=row,
            remuxer=Remuxer(
                mime=row.mime,
                offset_ms=row.offset_ms,
                on_output=from_thread,
                resume=resume,
                name=f"late-{row.number}",
            ),
            to=to,
            next_seq=row.resume_seq,
            durable=row.resume_seq - 1,
            next_segment=await in_database(row.segments.count),
            chunks=chunks,
        )
        part.remuxer.start()
        return part

    # --- from the remuxer to storage ----------------------------------------------------------------------------------

    def _take(self, part: LiveLatePart, output: Output) -> None:
        if part.is_over:
            return
        if isinstance(output, Init):
            self._put_init(part, output)
        elif isinstance(output, Piece):
            if part.row.limit_ms is not None and output.fragment.start_ms >= part.row.limit_ms:
                self._end(part)  # from here on another page was on air
            elif (segment := part.segmenter.add(output)) is not None:
                self._put_segment(part, segment)
        else:
            self._take_end(part, output)

    def _take_end(self, part: LiveLatePart, end: EndOfSource) -> None:
        if end.error is not None:
            logger.warning("%s: %s", part.row, end.error)
        self._end(part, error=end.error.reason if end.error is not None else "")

    def _end(self, part: LiveLatePart, *, error: str = "") -> None:
        part.is_over = True
        part.remuxer.finish()
        if (segment := part.segmenter.finish()) is not None:
            self._put_segment(part, segment)

        async def store(_: bytes) -> None:
            await in_database(late_records.finish_part, part.row, error=error)
            self._moved_at = time.monotonic()
            self._parts.pop(part.row.number, None)
            part.to.epoch_finished(epoch=part.row.number, key=part.row.key, error=error)

        self._uploads.put(b"", store)

    def _put_init(self, part: LiveLatePart, init: Init) -> None:
        key = f"{self._prefix}l{part.row.number}/init.mp4"

        async def store(data: bytes) -> None:
            await put_object(self._store, key, data)
            await in_database(late_records.save_part_init, part.row, init, init_key=key)

        self._uploads.put(init.data, store)

    def _put_segment(self, part: LiveLatePart, segment: SegmentData) -> None:
        number, part.next_segment = part.next_segment, part.next_segment + 1
        key = f"{self._prefix}l{part.row.number}/{number:06d}.m4s"

        async def store(data: bytes) -> None:
            await put_object(self._store, key, data)
            await in_database(late_records.save_part_segment, part.row, segment, number=number, key=key)
            self._moved_at = time.monotonic()
            if segment.resume is not None:
                part.durable = max(part.durable, segment.resume.seq - 1)
                part.to.acked(epoch=part.row.number, received=part.durable, durable=part.durable, passed=part.durable)

        self._uploads.put(segment.data, store)


def _reread(row: LatePart) -> LatePart:
    row.refresh_from_db()
    return row
