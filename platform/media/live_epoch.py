"""An epoch while its media are on their way, and what its publisher is told."""

import asyncio
from dataclasses import dataclass, field
from typing import Protocol

from media.models import Epoch
from media.remux import Remuxer
from media.segmenter import Segmenter


class Publisher(Protocol):
    """What the ingest tells the one who publishes. Called in the event loop; must not block."""

    publisher_id: str

    def acked(self, *, epoch: int, received: int, durable: int) -> None: ...
    def resend(self, *, epoch: int, seq: int) -> None: ...
    def epoch_finished(self, *, epoch: int, key: str, error: str) -> None: ...
    def stop(self) -> None: ...
    def dismiss(self, reason: str) -> None: ...


@dataclass(slots=True, eq=False)
class LiveEpoch:
    """Sequence numbers start at 0; -1: none yet. `chunks`: how many there will be, once the publisher said so."""

    row: Epoch
    remuxer: Remuxer
    next_seq: int = 0
    received: int = -1
    durable: int = -1
    chunks: int | None = None
    segmenter: Segmenter = field(default_factory=Segmenter)
    end_ms: int = 0
    error: str = ""
    asked_resend: int = -1
    remuxed: asyncio.Event = field(default_factory=asyncio.Event)
