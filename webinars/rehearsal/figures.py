"""What a simulated audience notes down while it watches."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that `share` of them do not exceed; 0 of nothing."""
    ordered = sorted(values)
    return round(ordered[max(0, math.ceil(len(ordered) * share) - 1)], 1) if ordered else 0.0


@dataclass
class Figures:
    """Times in ms. One object for the whole audience, used from one event loop."""

    page_ms: list[float] = field(default_factory=list)
    room_ms: list[float] = field(default_factory=list)
    """From asking for the room's socket to `room.joined`."""
    picture_ms: list[float] = field(default_factory=list)
    """From asking for the media socket to the first message with a picture."""
    delivery_ms: list[float] = field(default_factory=list)
    """From the moment a chunk was handed to the network to a viewer having its fragment."""
    chat_ms: list[float] = field(default_factory=list)
    """From sending a message to seeing it in the room."""
    vote_ms: list[float] = field(default_factory=list)
    """From sending an answer to a poll to hearing that it counts."""
    fragments: int = 0
    media_bytes: int = 0
    lost: int = 0
    """Times a viewer was told that something was left out."""
    reconnects: int = 0
    """On purpose: part of the rehearsal."""
    cut: Counter[str] = field(default_factory=Counter)
    """Lines that the server or the network ended, by reason."""
    failed: Counter[str] = field(default_factory=Counter)
    """People who could not come in, by reason."""
    inside: int = 0
    """In the room now."""

    @property
    def joins_ms(self) -> list[float]:
        return [*self.page_ms, *self.room_ms]
