"""Who else is in the same rooms through other web processes."""

import asyncio
import time
from collections.abc import Callable, Collection

import msgspec

from media.relay import Relay, current_relay

CHANNEL = "daris:rooms:people"
TELL_S = 1.0
GONE_S = 3.5


People = dict[int, frozenset[int]]
"""The people of each webinar's room, by their numbers."""


class Present(msgspec.Struct):
    """What a process tells the others, every second while it has people in a room: who, and not only how many, for a
    person's telephone and computer may be connected to different processes. A thousand people are five kilobytes."""

    process: str
    people: People


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Present)


class Elsewhere:
    """Used from one event loop. `own` gives this process' people, `changed` hears of rooms that others came to or left."""

    def __init__(self, relay: Relay, *, own: Callable[[], People], changed: Callable[[int], None]) -> None:
        self._relay = relay
        self._own = own
        self._changed = changed
        self._others: dict[str, tuple[float, People]] = {}
        self._telling: asyncio.Task[None] | None = None
        relay.listen(CHANNEL, self._take)

    @property
    def relay(self) -> Relay:
        return self._relay

    def people(self, webinar_id: int) -> frozenset[int]:
        """Who is in that room through other processes."""
        since = time.monotonic() - GONE_S
        there = (people.get(webinar_id, frozenset()) for at, people in self._others.values() if at > since)
        return frozenset().union(*there)

    def count(self, webinar_id: int, *, besides: Collection[int]) -> int:
        """People in that room through other processes only, not counting those who are here too."""
        return len(self.people(webinar_id).difference(besides))

    def start(self) -> None:
        """Tell the others while there are people here. Idempotent."""
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        told: People = {}
        while True:
            people = self._own()
            if people or told:
                self._relay.publish(CHANNEL, _encoder.encode(Present(process=self._relay.name, people=people)))
            told = people
            self._forget_the_gone()
            await asyncio.sleep(TELL_S)

    def _take(self, data: bytes) -> None:
        present = _decoder.decode(data)
        if present.process != self._relay.name:
            self._note(present.process, present.people)

    def _forget_the_gone(self) -> None:
        for process, (at, _) in list(self._others.items()):
            if time.monotonic() - at > GONE_S:
                self._note(process, {})
                del self._others[process]

    def _note(self, process: str, people: People) -> None:
        _, before = self._others.get(process, (0.0, {}))
        self._others[process] = time.monotonic(), people
        for webinar_id in before.keys() | people.keys():
            if before.get(webinar_id) != people.get(webinar_id):
                self._changed(webinar_id)


_elsewhere: Elsewhere | None = None


def elsewhere(*, own: Callable[[], People], changed: Callable[[int], None]) -> Elsewhere | None:
    """Of this event loop; None when there is only this process."""
    global _elsewhere
    relay = current_relay()
    if relay is None:
        return None
    if _elsewhere is None or _elsewhere.relay is not relay:
        _elsewhere = Elsewhere(relay, own=own, changed=changed)
    _elsewhere.start()
    return _elsewhere


def people_elsewhere(webinar_id: int) -> frozenset[int]:
    """Who is in that room through other processes, as of a second ago."""
    return _elsewhere.people(webinar_id) if _elsewhere is not None else frozenset()
