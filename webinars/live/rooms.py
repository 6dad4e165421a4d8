"""The rooms of this process: which sockets are in each, and how many people that is."""

import asyncio
from collections import Counter
from collections.abc import Iterator

import msgspec

from webinars.live.elsewhere import elsewhere
from webinars.live.parts import Session
from webinars.live.protocol import RoomCounted

COUNT_EVERY_S = 0.5
"""The count is told at most this often: 200 people who join within seconds cost ten messages each, not 200."""
COUNTS_PER_S = 400
"""And in large rooms less often, so that no more than so many messages a second go into it."""


class Room:
    """Everyone connected to one webinar in this process."""

    def __init__(self, webinar_id: int) -> None:
        self._webinar_id = webinar_id
        self.sessions: set[Session] = set()
        self._people: Counter[int] = Counter()  # sockets by person, without the team's
        self._telling: asyncio.Task[None] | None = None
        self.told_seq: int | None = None  # the newest event that everyone here was told

    @property
    def count(self) -> int:
        """People, not sockets; the team is not counted. Those of other processes are, as of a second ago."""
        others = elsewhere(own=_own_counts, changed=_count_changed)
        return self.own_count + (others.count(self._webinar_id) if others else 0)

    @property
    def own_count(self) -> int:
        return len(self._people)

    def told(self, seq: int) -> None:
        self.told_seq = max(seq, self.told_seq or 0)

    def enter(self, session: Session) -> None:
        if session not in self.sessions:
            self.sessions.add(session)
            if not session.is_host:
                self._people[session.person.pk] += 1
        self.tell_count()

    def leave(self, session: Session) -> None:
        if session in self.sessions:
            self.sessions.remove(session)
            if not session.is_host:
                self._people[session.person.pk] -= 1
                if not self._people[session.person.pk]:
                    del self._people[session.person.pk]
        self.tell_count()

    def tell_count(self) -> None:
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell_count_soon())

    async def _tell_count_soon(self) -> None:
        await asyncio.sleep(max(COUNT_EVERY_S, len(self.sessions) / COUNTS_PER_S))
        text = msgspec.json.encode(RoomCounted(count=self.count)).decode()
        for session in list(self.sessions):
            await session.send_text(text)


_rooms: dict[int, Room] = {}


def room_of(webinar_id: int) -> Room:
    room = _rooms.get(webinar_id)
    if room is None:
        room = _rooms[webinar_id] = Room(webinar_id)
    return room


def _own_counts() -> dict[int, int]:
    return {webinar_id: room.own_count for webinar_id, room in _rooms.items() if room.own_count}


def _count_changed(webinar_id: int) -> None:
    if webinar_id in _rooms:
        _rooms[webinar_id].tell_count()


def forget_if_empty(webinar_id: int) -> None:
    room = _rooms.get(webinar_id)
    if room is not None and not room.sessions:
        del _rooms[webinar_id]


def open_rooms() -> Iterator[tuple[int, Room]]:
    return iter(list(_rooms.items()))
