"""Who publishes: one page at a time. Another one may take the seat, and then who had it says its last words."""

import asyncio
from contextlib import suppress

from media.live_epoch import LiveEpoch, Publisher

HAND_OVER_GRACE_S = 2.0
"""How long the one who takes over waits for the last chunks of the one before."""


class Seat:
    """Of one broadcast. Used from one event loop."""

    def __init__(self) -> None:
        self.publisher: Publisher | None = None
        self._handing_over: asyncio.Task[None] | None = None

    def take(self, publisher: Publisher, *, live: LiveEpoch | None) -> None:
        """From now on this one publishes. Who did before may send its last chunks, and is told that someone took over."""
        previous, self.publisher = self.publisher, publisher
        if previous is None or previous is publisher:
            return
        if previous.publisher_id == publisher.publisher_id:
            previous.dismiss("replaced")
        elif live is None:
            previous.dismiss("taken_over")
        else:
            previous.stop()
            self._handing_over = asyncio.create_task(_hand_over(previous, live))

    def leave(self, publisher: Publisher) -> None:
        if self.publisher is publisher:
            self.publisher = None

    async def handed_over(self) -> None:
        """Comes back when the last words are said."""
        if self._handing_over is not None:
            await self._handing_over


async def _hand_over(previous: Publisher, live: LiveEpoch) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(live.remuxed.wait(), HAND_OVER_GRACE_S)
    previous.dismiss("taken_over")
