"""One broadcast being published, in the process that its publisher is connected to.

    chunk -> remuxer (thread) -> hub -> viewers
      |                      \\-> segmenter -> uploads -> object storage, database
      \\-> journal (fsync)

Two watermarks an epoch: *received* (in the journal) and *durable* (all media of it in object storage).
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from media import records
from media.epochs import MAX_BACKLOG_BYTES, Epochs
from media.errors import BroadcastEnded, BroadcastFull, ChunkRefused
from media.hub import Hub, HubState
from media.in_database import in_database
from media.interruption import Interruption
from media.journal import Chunk
from media.journal_writer import JournalWriter
from media.late_parts import LateParts
from media.live_epoch import LiveEpoch, Publisher, StorageState
from media.models import Broadcast, BroadcastState, Epoch
from media.ownership import RENEW_S, Ownership
from media.recorder import Recorder
from media.remux import container_of
from media.seat import Seat
from media.store import Store
from media.watermarks import Watermarks

logger = logging.getLogger("daris.media")

MAX_CHUNK_BYTES = 2 * 1024 * 1024
FINISH_GRACE_S = 0.8
"""How long the end of a broadcast waits for the publisher's last chunk."""
WATCH_S = 0.5


class Ingest:
    """Lives in one event loop; all methods are called there. `late` takes what a page brings after it was taken over."""

    def __init__(self, broadcast: Broadcast, *, hub: Hub, store: Store, journal_dir: Path) -> None:
        self.broadcast_id: UUID = broadcast.pk
        self.hub = hub
        self._seat = Seat()
        self.on_stopped: Callable[[Ingest], None] = lambda ingest: None
        self.is_closing = not broadcast.is_open
        self._closing: asyncio.Future[None] | None = None
        folder = journal_dir / str(broadcast.pk)
        self._ownership = Ownership(broadcast.pk, journal_dir=journal_dir)
        self._journal = JournalWriter(
            folder,
            on_synced=lambda chunks: self._marks.synced(chunks),
            on_missed=lambda chunks: self._marks.missed(chunks),
            max_bytes=settings.MEDIA_JOURNAL_BYTES,
        )
        self._recorder = Recorder(broadcast, store=store, folder=folder, on_change=lambda: self._marks.tell_storage())
        self._epochs = Epochs(hub=hub, recorder=self._recorder, journal=self._journal, listener=self)
        self._marks = Watermarks(
            epochs=self._epochs,
            journal=self._journal,
            recorder=self._recorder,
            publisher=lambda: self._seat.publisher,
        )
        self.late = LateParts(broadcast, store=store, folder=folder / "late")
        self._taken_bytes = 0  # of the whole broadcast, as far as it is stored or came to this process
        self._stopped = False
        self._opening = asyncio.Lock()
        self._interruption = Interruption(broadcast.pk, on_silence=lambda: hub.set_state(HubState.INTERRUPTED))
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def live(self) -> LiveEpoch | None:
        """The epoch that takes chunks now."""
        return self._epochs.live

    async def start(self) -> None:
        """Read what an earlier process left, and go on from there. Raises PublishedElsewhere."""
        await in_database(self._ownership.acquire)
        try:
            await self._journal.open()
            await self._recorder.open()
            self._taken_bytes = await in_database(records.stored_bytes, self.broadcast_id)
            for task in (self._recorder.run(), self._journal.run(), self._watch(), self._keep_lease(), self.late.run()):
                self._tasks.append(asyncio.create_task(task))
            left = await in_database(records.unstored_epochs, self.broadcast_id)
            await self._epochs.take_up(left, is_closing=self.is_closing)
        except BaseException:
            await self.stop()
            raise

    # --- what the publisher does --------------------------------------------------------------------------------------

    @property
    def publisher(self) -> Publisher | None:
        return self._seat.publisher

    def attach(self, publisher: Publisher) -> None:
        """From now on this one publishes."""
        self._seat.take(publisher, live=self.live)

    def detach(self, publisher: Publisher) -> None:
        self._seat.leave(publisher)

    async def open_epoch(self, *, key: str, mime: str, age_ms: int = 0) -> LiveEpoch | Epoch:
        """Begin an epoch, whose recorder began `age_ms` ago, or go on with the one of this key.

        One that is stored already is returned as its row. Raises UnsupportedSource, BroadcastEnded.
        """
        async with self._opening:
            await self._seat.handed_over()
            if self._epochs.is_left(key):
                await self._epochs.go_on_to(key)
            if self.live is not None and self.live.row.key == key:
                return self.live
            if key in self._epochs.storing:
                return self._epochs.storing[key]
            known = await in_database(records.find_epoch, self.broadcast_id, key)
            if known is not None:
                return known
            container_of(mime)
            if self.is_closing:
                raise BroadcastEnded(f"{self.broadcast_id} has ended")
            await self._epochs.go_on_to(None)
            row = await in_database(
                records.open_epoch,
                self.broadcast_id,
                key=key,
                mime=mime,
                offset_ms=self._recorder.end_ms,
                started_at=timezone.now() - timedelta(milliseconds=age_ms),
                chunks_before=self._epochs.last_chunks,
            )
            self._interruption.media_came()
            return self._epochs.begin(row)

    def receive(self, payload: bytes, *, epoch: int, seq: int) -> None:
        """A chunk. Repetitions are dropped, after a gap the publisher is asked to send again. Raises ChunkRefused,
        BroadcastFull."""
        live = self.live
        if not 0 < len(payload) <= MAX_CHUNK_BYTES:
            raise ChunkRefused("the chunk is empty or too large")
        if epoch > self._epochs.last_number:
            raise ChunkRefused("there is no such epoch")
        if live is None or live.row.number != epoch or live.remuxed.is_set():
            return  # it ended by itself a moment ago, and the publisher has not heard yet
        if self._journal.waiting_bytes + live.remuxer.backlog_bytes > MAX_BACKLOG_BYTES:
            raise ChunkRefused("too much at once")
        self._interruption.media_came()
        if seq < live.next_seq:
            self._marks.tell(live)
            return
        if seq > live.next_seq:
            if live.asked_resend != live.next_seq and self.publisher is not None:
                live.asked_resend = live.next_seq
                self.publisher.resend(epoch=epoch, seq=live.next_seq)
            return
        if self._taken_bytes + len(payload) > settings.MEDIA_BROADCAST_BYTES:
            raise BroadcastFull(f"{self.broadcast_id} has {self._taken_bytes} bytes")
        if not live.is_cut_off:
            self._taken_bytes += len(payload)
        live.next_seq += 1
        live.feed(payload, seq=seq)
        self._journal.put(Chunk(epoch, seq, payload))
        self._interruption.end()
        if live.chunks == live.next_seq:
            live.remuxer.finish()

    def finish_epoch(self, *, epoch: int, chunks: int) -> None:
        """The publisher will send `chunks` chunks in this epoch and no more."""
        live = self.live
        if live is None or live.row.number != epoch:
            return
        live.chunks = max(chunks, live.next_seq)
        if live.chunks == live.next_seq:
            live.remuxer.finish()

    async def close(self) -> None:
        """End the broadcast: wait shortly for the last chunk, store the rest, complete the recording. Idempotent.

        Whoever stops waiting (a timeout) does not stop the closing itself.
        """
        failed = self._closing is not None and self._closing.done() and self._closing.exception() is not None
        if self._closing is None or failed:
            self._closing = asyncio.ensure_future(self._close())
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        live, publisher, was_closing = self.live, self.publisher, self.is_closing
        self.is_closing = True
        if live is not None and publisher is not None and not was_closing:
            publisher.stop()
            try:
                await asyncio.wait_for(live.remuxed.wait(), FINISH_GRACE_S)
            except TimeoutError:
                logger.info("%s ends without its publisher's last chunk", self.broadcast_id)
        await in_database(records.start_closing, self.broadcast_id)
        async with self._opening:
            await self._epochs.go_on_to(None)
        self.hub.end()
        await self._recorder.all_stored()
        await self.late.settled()
        if await in_database(records.finish_closing, self.broadcast_id):
            await in_database(records.announce_closed, self.broadcast_id)
        if self.publisher is not None:
            self.publisher.dismiss("ended")
        await self._journal.delete()
        await in_database(self._ownership.release)
        self.on_stopped(self)
        await self.stop()

    async def stop(self) -> None:
        """Let go of threads and tasks; nothing is ended. What is in the journal is taken up by the next `start`."""
        if self._stopped:
            return
        self._stopped = True
        caller = asyncio.current_task()
        for task in self._tasks:
            if task is not caller:
                task.cancel()
        self._epochs.stop()
        self.late.stop()
        if self._tasks:
            await asyncio.wait(self._tasks[:1])  # what is being stored now is stored before anybody goes on
        self._journal.stop()
        self._ownership.abandon()
        if caller is not None and caller in self._tasks:
            caller.cancel()

    @property
    def storage(self) -> StorageState:
        """How storing goes, for the one who publishes."""
        return self._marks.storage

    # --- what becomes of epochs (media.epochs.Listener) ---------------------------------------------------------------

    def marks_moved(self, live: LiveEpoch) -> None:
        self._marks.moved(live)

    def ended(self, live: LiveEpoch) -> None:
        if self.publisher is not None and live.error:
            # At once, not when it is stored: the publisher must begin anew.
            self.publisher.epoch_finished(epoch=live.row.number, key=live.row.key, error=live.error)
        if self.live is None:
            self._interruption.end()

    def stored(self, live: LiveEpoch) -> None:
        if self.publisher is not None and not live.error:
            self.publisher.epoch_finished(epoch=live.row.number, key=live.row.key, error="")

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_S)
            self._marks.look()
            live = self.live
            if live is None or self.is_closing:
                continue
            if live.is_cut_off and self._recorder.is_idle:
                live.remuxer.finish()  # what comes now can be recorded again, in an epoch of its own
            await self._interruption.look()

    # --- the owner of the broadcast -----------------------------------------------------------------------------------

    async def _keep_lease(self) -> None:
        """Tells others that this process lives, and hears when one of them ended the broadcast."""
        while True:
            await asyncio.sleep(RENEW_S)
            try:
                state = await in_database(self._ownership.renew)
            except Exception:
                logger.exception("the lease of %s was not renewed; trying again", self.broadcast_id)
                continue
            if state is None and not self.is_closing:
                logger.error("%s was taken by another server", self.broadcast_id)
                await self._give_up()
            elif state == BroadcastState.CLOSING and self._closing is None:
                self._closing = asyncio.ensure_future(self._close())

    async def let_go(self) -> None:
        """Another process goes on from what is stored, the journal, and what its publisher still keeps."""
        self.on_stopped(self)
        await self.stop()
        await in_database(self._ownership.release)

    async def _give_up(self) -> None:
        if self.publisher is not None:
            self.publisher.dismiss("moved")
        self.on_stopped(self)
        await self.stop()
