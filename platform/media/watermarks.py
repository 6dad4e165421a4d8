"""What the one who publishes is told of its chunks: received (in the journal), durable (in object storage), passed (seen by
viewers), and how storing goes.
"""

from collections.abc import Callable

from django.conf import settings

from media.epochs import Epochs
from media.journal import Chunk
from media.journal_writer import JournalWriter
from media.live_epoch import LiveEpoch, Publisher, StorageState
from media.recorder import Recorder

HOLD_BACKLOG_BYTES = 16 * 1024 * 1024
"""With more than this unread by the remuxer, `received` stands still, so that the publisher's window closes."""


class Watermarks:
    """Of one broadcast. Used from one event loop."""

    def __init__(
        self, *, epochs: Epochs, journal: JournalWriter, recorder: Recorder, publisher: Callable[[], Publisher | None]
    ) -> None:
        self._epochs = epochs
        self._journal = journal
        self._recorder = recorder
        self._publisher = publisher
        self._was_full = False

    @property
    def storage(self) -> StorageState:
        live = self._epochs.live
        return StorageState(
            failing_since_ms=self._recorder.failing_for_ms,
            waiting_bytes=self._journal.bytes,
            limit_bytes=settings.MEDIA_JOURNAL_BYTES,
            is_full=self._journal.is_stuck or (live is not None and live.is_cut_off),
        )

    def synced(self, chunks: list[Chunk]) -> None:
        """These survive a crash now."""
        for live in (self._epochs.live, *self._epochs.storing.values()):
            if live is not None:
                live.journal_has(max((chunk.seq for chunk in chunks if chunk.epoch == live.row.number), default=-1))
                self.advance(live)

    def missed(self, chunks: list[Chunk]) -> None:
        """These were given on, and the journal cannot take them: the publisher keeps them until they are stored."""
        live = self._epochs.live
        for chunk in chunks:
            if live is not None and chunk.epoch == live.row.number:
                live.journal_missed(chunk.seq)
                self.advance(live)

    def moved(self, live: LiveEpoch) -> None:
        """More of it is stored."""
        live.fill_gap()
        self.advance(live)

    def advance(self, live: LiveEpoch) -> None:
        """What is journalled counts as received, unless the remuxer is so far behind that the publisher must wait."""
        if live.remuxer.backlog_bytes <= HOLD_BACKLOG_BYTES:
            live.received = max(live.received, live.synced)
            if self._journal.is_stuck:
                live.passed = live.next_seq - 1
        self.tell(live)

    def tell(self, live: LiveEpoch) -> None:
        publisher = self._publisher()
        if publisher is not None:
            # A slow disk may be behind object storage: what is durable there needs no journal.
            received = max(live.received, live.durable)
            passed = max(received, live.passed)
            publisher.acked(epoch=live.row.number, received=received, durable=live.durable, passed=passed)

    def tell_storage(self) -> None:
        publisher = self._publisher()
        if publisher is not None:
            publisher.storage(self.storage)

    def look(self) -> None:
        """Every now and then: what nobody told."""
        if self.storage.is_full != self._was_full:
            self._was_full = not self._was_full
            self.tell_storage()
        live = self._epochs.live
        if live is not None and (live.received < live.synced or self._journal.is_stuck):
            self.advance(live)
