"""An epoch while its media are on their way, and what its publisher is told."""

import asyncio
from dataclasses import dataclass, field
from typing import Protocol

from media.models import Epoch
from media.remux import Remuxer
from media.segmenter import Segmenter


@dataclass(frozen=True, slots=True)
class StorageState:
    """`failing_since_ms`: for how long nothing could be stored, None while all is well; the journal holds `waiting_bytes`.

    `is_full`: it takes no more, and what the publisher sends is kept by the publisher only.
    """

    failing_since_ms: int | None
    waiting_bytes: int
    limit_bytes: int
    is_full: bool = False


class Publisher(Protocol):
    """What the ingest tells the one who publishes. Called in the event loop; must not block."""

    publisher_id: str

    def acked(self, *, epoch: int, received: int, durable: int, passed: int) -> None: ...
    def resend(self, *, epoch: int, seq: int) -> None: ...
    def epoch_finished(self, *, epoch: int, key: str, error: str) -> None: ...
    def storage(self, state: StorageState) -> None: ...
    def stop(self) -> None: ...
    def dismiss(self, reason: str) -> None: ...


@dataclass(slots=True, eq=False)
class LiveEpoch:
    """Sequence numbers start at 0; -1: none yet. `chunks`: how many there will be, once the publisher said so.

    `synced`: all up to it are in the journal; `received`, what the publisher is told, may stay behind it to slow the publisher
    down. `passed`: given on to viewers though the journal takes nothing, see `missed`. `is_cut_off`: nothing more of it is
    recorded, viewers go on.
    """

    row: Epoch
    remuxer: Remuxer
    next_seq: int = 0
    synced: int = -1
    journalled: int = -1
    missing_until: int = -1
    passed: int = -1
    received: int = -1
    durable: int = -1
    chunks: int | None = None
    segmenter: Segmenter = field(default_factory=Segmenter)
    end_ms: int = 0
    error: str = ""
    is_cut_off: bool = False
    asked_resend: int = -1
    remuxed: asyncio.Event = field(default_factory=asyncio.Event)

    def journal_has(self, seq: int) -> None:
        """This chunk survives a crash. One after a gap counts when all in the gap is stored."""
        self.journalled = max(self.journalled, seq)
        self.fill_gap()

    def journal_missed(self, seq: int) -> None:
        """The journal takes nothing at the moment, and did not take this chunk."""
        self.missing_until = max(self.missing_until, seq)

    def fill_gap(self) -> None:
        if self.durable >= self.missing_until:
            self.synced = self.journalled

    def feed(self, payload: bytes, *, seq: int) -> None:
        """The next chunk. What is stored already may end within the first one."""
        byte = self.row.resume_byte if seq == self.row.resume_seq else 0
        self.remuxer.feed(payload[byte:], seq=seq, byte=byte)
