"""The rooms of this process: which sockets are in each, and how many people that is."""

import asyncio
from collections.abc import Iterator

from webinars.live.parts import Session
from webinars.live.protocol import RoomCounted

COUNT_EVERY_S = 0.5
"""The count is told at most this often: 200 people who join within seconds cost ten messages each, not 200."""


class Room:
    """Everyone connected to one webinar in this process."""

    def __init__(self) -> None:
        self.sessions: set[Session] = set()
        self._telling: asyncio.Task[None] | None = None

    @property
    def count(self) -> int:
        """People, not sockets; the team is not counted."""
        return len({session.person.pk for session in self.sessions if not session.is_host})

    def enter(self, session: Session) -> None:
        self.sessions.add(session)
        self._tell_count()

    def leave(self, session: Session) -> None:
        self.sessions.discard(session)
        self._tell_count()

    def _tell_count(self) -> None:
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell_count_soon())

    async def _tell_count_soon(self) -> None:
        await asyncio.sleep(COUNT_EVERY_S)
        message = RoomCounted(count=self.count)
        for session in list(self.sessions):
            await session.send_message(message)


_rooms: dict[int, Room] = {}


def room_of(webinar_id: int) -> Room:
    return _rooms.setdefault(webinar_id, Room())


def forget_if_empty(webinar_id: int) -> None:
    room = _rooms.get(webinar_id)
    if room is not None and not room.sessions:
        del _rooms[webinar_id]


def open_rooms() -> Iterator[tuple[int, Room]]:
    return iter(list(_rooms.items()))
