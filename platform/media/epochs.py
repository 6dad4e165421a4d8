"""The epochs of a broadcast in this process: one that is live, some that are not stored whole yet, some of an earlier process.

What the remuxer makes of them goes to the viewers' hub and to the recorder.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from typing import Protocol

from media.errors import CUT_OFF
from media.hub import Hub, HubState
from media.journal_writer import JournalWriter
from media.live_epoch import LiveEpoch
from media.models import Epoch
from media.packets import Init, Resume
from media.recorder import Recorder
from media.remux import EndOfSource, Output, Piece, Remuxer
from media.segmenter import SegmentData

logger = logging.getLogger("daris.media")

MAX_BACKLOG_BYTES = 32 * 1024 * 1024
"""More than this between the socket and the disk means that a publisher ignores the window it was told."""


class Listener(Protocol):
    """Who is told what becomes of them. Called in the event loop; must not block."""

    def marks_moved(self, live: LiveEpoch) -> None: ...
    def ended(self, live: LiveEpoch) -> None: ...
    def stored(self, live: LiveEpoch) -> None: ...


class Epochs:
    """Used from one event loop. `live` takes chunks; `storing` are finished, by key."""

    def __init__(self, *, hub: Hub, recorder: Recorder, journal: JournalWriter, listener: Listener) -> None:
        self.live: LiveEpoch | None = None
        self.storing: dict[str, LiveEpoch] = {}
        self.last_number = -1
        self.last_chunks: int | None = None
        """How many chunks of the epoch that ended last came."""
        self._left: deque[Epoch] = deque()
        self._hub = hub
        self._recorder = recorder
        self._journal = journal
        self._listener = listener
        self._loop = asyncio.get_running_loop()
        self._stopped = False

    def begin(self, row: Epoch) -> LiveEpoch:
        """It is live from now on."""
        self.live = self._make_live(row, resume=None)
        return self.live

    async def finish(self, live: LiveEpoch) -> None:
        """No more chunks come: what is left of it is on its way to the storage when this returns."""
        live.remuxer.finish()
        await live.remuxed.wait()

    def stop(self) -> None:
        """Let go of threads; what is not stored stays in the journal."""
        self._stopped = True
        if self.live is not None:
            self.live.remuxer.finish()

    # --- taking up after a restart ------------------------------------------------------------------------------------

    async def take_up(self, left: Iterable[Epoch], *, is_closing: bool) -> None:
        """What an earlier process did not store, up to the first epoch that its publisher may go on with: it was not
        finished, or a lost disk took its end."""
        self._left.extend(left)
        while self._left:
            live = await self._take_up(self._left.popleft())
            row = live.row
            if not is_closing and (row.finished_at is None or live.next_seq < (row.chunks or 0)):
                return
            await self.finish(live)

    def is_left(self, key: str) -> bool:
        """Whether an earlier process left this one, and it was not taken up yet."""
        return any(row.key == key for row in self._left)

    async def go_on_to(self, key: str | None) -> None:
        """Finish the epochs before the one of this key, in their order; all of them if it is None."""
        while self.live is not None or self._left:
            live = self.live or await self._take_up(self._left.popleft())
            if live.row.key == key:
                return
            await self.finish(live)

    async def _take_up(self, row: Epoch) -> LiveEpoch:
        """Feed what the journal holds of an epoch, and leave it open."""
        started = bool(row.resume_seq or row.resume_byte)
        resume = None
        if started and row.source_start_ms is not None:
            resume = Resume(
                source_header=bytes(row.source_header), source_start_ms=row.source_start_ms, stored_ms=row.end_ms
            )
        live = self._make_live(row, resume=resume)
        live.next_seq = row.resume_seq
        live.received = live.durable = row.resume_seq - 1
        live.end_ms = row.end_ms
        self.live = live
        async for chunk in self._journal.replay(row.number, from_seq=row.resume_seq):
            live.feed(chunk.payload, seq=chunk.seq)
            live.next_seq = chunk.seq + 1
            live.received = live.synced = live.journalled = chunk.seq
            while live.remuxer.backlog_bytes > MAX_BACKLOG_BYTES:  # noqa: ASYNC110 (its thread tells nobody)
                await asyncio.sleep(0.01)
        return live

    # --- from the remuxer to viewers and storage ----------------------------------------------------------------------

    def _make_live(self, row: Epoch, *, resume: Resume | None) -> LiveEpoch:
        def from_thread(output: Output) -> None:
            try:
                self._loop.call_soon_threadsafe(self._take, live, output)
            except RuntimeError:
                logger.info("the event loop is gone; the journal keeps the rest")

        remuxer = Remuxer(
            mime=row.mime,
            offset_ms=row.offset_ms,
            on_output=from_thread,
            resume=resume,
            name=f"{row.number}-{row.key[:8]}",
        )
        live = LiveEpoch(row=row, remuxer=remuxer, end_ms=row.end_ms)
        self.last_number = row.number
        remuxer.start()
        return live

    def _take(self, live: LiveEpoch, output: Output) -> None:
        if self._stopped:
            return
        if isinstance(output, Init):
            self._take_init(live, output)
        elif isinstance(output, Piece):
            self._take_piece(live, output)
        else:
            self._take_end(live, output)

    def _take_init(self, live: LiveEpoch, init: Init) -> None:
        live.row.codecs = init.codecs
        self._hub.start_epoch(number=live.row.number, content_type=live.row.content_type, init=init.data)
        self._recorder.put_init(live, init)

    def _take_piece(self, live: LiveEpoch, piece: Piece) -> None:
        self._hub.push(piece.fragment)
        if live.is_cut_off:
            return
        live.end_ms = max(live.end_ms, piece.fragment.end_ms)
        segment = live.segmenter.add(piece)
        if segment is not None:
            self._put_segment(live, segment)

    def _take_end(self, live: LiveEpoch, end: EndOfSource) -> None:
        segment = live.segmenter.finish()
        if segment is not None and not live.is_cut_off:
            self._put_segment(live, segment)
        if end.error is not None:
            live.error = end.error.reason
            logger.warning("epoch %s of %s: %s", live.row.number, live.row.broadcast_id, end.error)
        elif live.is_cut_off:
            live.error = CUT_OFF
        self.last_chunks = live.next_seq
        self.storing[live.row.key] = live
        self._recorder.put_end(live, on_stored=lambda: self._stored_whole(live))
        live.remuxed.set()
        if self.live is live:
            self.live = None
            self._hub.set_state(HubState.PAUSED)
        self._listener.ended(live)

    def _put_segment(self, live: LiveEpoch, segment: SegmentData) -> None:
        if self._recorder.is_full:
            # The storage has been away for so long that nothing more may wait for it. Viewers go on; what is missing in
            # the recording comes from the publisher, who keeps it, when the storage is back (media/late_parts.py).
            logger.error("epoch %s of %s is not recorded any further", live.row.number, live.row.broadcast_id)
            live.is_cut_off, live.end_ms = True, segment.start_ms
            return

        def stored() -> None:
            if segment.resume is not None:
                self._journal.forget_later(live.row.number, before_seq=live.durable + 1)
            self._listener.marks_moved(live)

        self._recorder.put_segment(live, segment, on_stored=stored)

    def _stored_whole(self, live: LiveEpoch) -> None:
        self.storing.pop(live.row.key, None)
        self._journal.forget_later(live.row.number, before_seq=live.next_seq)
        self._listener.marks_moved(live)
        self._listener.stored(live)
