"""How many people are in the same rooms through other web processes."""

import asyncio
import time
from collections.abc import Callable

import msgspec

from media.relay import Relay, current_relay

CHANNEL = "daris:rooms:counts"
TELL_S = 1.0
GONE_S = 3.5


class Counts(msgspec.Struct):
    """What a process tells the others, every second while it has people in a room."""

    process: str
    people: dict[int, int]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Counts)


class Elsewhere:
    """Used from one event loop. `own` gives this process' people by webinar, `changed` hears of rooms whose count changed."""

    def __init__(self, relay: Relay, *, own: Callable[[], dict[int, int]], changed: Callable[[int], None]) -> None:
        self._relay = relay
        self._own = own
        self._changed = changed
        self._others: dict[str, tuple[float, dict[int, int]]] = {}
        self._telling: asyncio.Task[None] | None = None
        relay.listen(CHANNEL, self._take)

    @property
    def relay(self) -> Relay:
        return self._relay

    def count(self, webinar_id: int) -> int:
        since = time.monotonic() - GONE_S
        return sum(people.get(webinar_id, 0) for at, people in self._others.values() if at > since)

    def start(self) -> None:
        """Tell the others while there are people here. Idempotent."""
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        told: dict[int, int] = {}
        while True:
            people = self._own()
            if people or told:
                self._relay.publish(CHANNEL, _encoder.encode(Counts(process=self._relay.name, people=people)))
            told = people
            self._forget_the_gone()
            await asyncio.sleep(TELL_S)

    def _take(self, data: bytes) -> None:
        counts = _decoder.decode(data)
        if counts.process != self._relay.name:
            self._note(counts.process, counts.people)

    def _forget_the_gone(self) -> None:
        for process, (at, _) in list(self._others.items()):
            if time.monotonic() - at > GONE_S:
                self._note(process, {})
                del self._others[process]

    def _note(self, process: str, people: dict[int, int]) -> None:
        _, before = self._others.get(process, (0.0, {}))
        self._others[process] = time.monotonic(), people
        for webinar_id in before.keys() | people.keys():
            if before.get(webinar_id, 0) != people.get(webinar_id, 0):
                self._changed(webinar_id)


_elsewhere: Elsewhere | None = None


def elsewhere(*, own: Callable[[], dict[int, int]], changed: Callable[[int], None]) -> Elsewhere | None:
    """Of this event loop; None when there is only this process."""
    global _elsewhere
    relay = current_relay()
    if relay is None:
        return None
    if _elsewhere is None or _elsewhere.relay is not relay:
        _elsewhere = Elsewhere(relay, own=own, changed=changed)
    _elsewhere.start()
    return _elsewhere
