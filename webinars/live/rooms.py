"""The rooms of this process: who is in each, how many that is, and what they are told."""

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec

from webinars.domain.events import Told
from webinars.domain.moderation_events import ModeratorNamed, ModeratorWithdrawn
from webinars.live.batches import Batch
from webinars.live.elsewhere import elsewhere
from webinars.live.kept import KeptStanding
from webinars.live.limits import Rate, TokenBucket
from webinars.live.missed import missed_after
from webinars.live.order import InOrder
from webinars.live.parts import Session, registered_parts
from webinars.live.protocol import Message, RoomCounted
from webinars.live.sent_out import concerned_by, send_out
from webinars.live.standing import webinar_of

logger = logging.getLogger("daris.room")
COUNT_EVERY_S = 0.5
"""The count is told at most this often: 200 people who join within seconds cost ten messages each, not 200."""
COUNTS_PER_S = 400
"""And in large rooms less often, so that no more than so many messages a second go into it."""
BATCH_S = 0.1
"""What happens within this time after something was told is told together."""
BATCHED_PER_S = 3000
"""In large rooms within a longer time, so that no more than so many messages a second go into it."""
LINE_S = 1.0
ROLES = {
    str(ModeratorNamed.__struct_config__.tag): True,
    str(ModeratorWithdrawn.__struct_config__.tag): False,
}
"""Events that change what somebody sees, and whether they moderate after it."""
PATIENCE_S = 0.25
"""An event whose predecessor has not come after this time has it looked for in the database."""


@dataclass(slots=True)
class Meanwhile:
    """What happens while somebody's snapshot is read."""

    events: list[Told] = field(default_factory=list)
    said: list[Told] = field(default_factory=list)


class Room:
    """Everyone connected to one webinar in this process. Used from one event loop."""

    def __init__(self, webinar_id: int) -> None:
        self.webinar_id = webinar_id
        self.loop = asyncio.get_running_loop()
        self.sessions: dict[Session, int] = {}
        """Who is in, with the number of the last event that they heard of."""
        self._coming: dict[Session, Meanwhile] = {}
        self.kept = KeptStanding()
        self._people: Counter[int] = Counter()  # sockets by person, without the team's
        self._devices: defaultdict[int, set[Session]] = defaultdict(set)
        self._order = InOrder()
        self._outbox: list[Told] = []
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._saying: set[asyncio.Task[None]] = set()
        self._buckets: dict[tuple[int, type[Message]], TokenBucket] = {}
        self.hears: object = None
        """The line to the other processes, once there is one."""
        self._has_line = asyncio.Event()

    @property
    def count(self) -> int:
        """People, not sockets; the team is not counted. Those of other processes are, as of a second ago."""
        others = elsewhere(own=_own_people, changed=_count_changed)
        return len(self._people) + (others.count(self.webinar_id, besides=self._people) if others else 0)

    @property
    def own_people(self) -> frozenset[int]:
        """Those of this process, without the team."""
        return frozenset(self._people)

    @property
    def is_empty(self) -> bool:
        return not self.sessions and not self._coming

    @property
    def told_seq(self) -> int | None:
        """The newest event that everyone here was told."""
        return self._order.told_seq

    def expect(self, session: Session) -> None:
        """A snapshot is about to be read for this session; what happens meanwhile waits for it."""
        self._coming.setdefault(session, Meanwhile())

    async def enter(self, session: Session, *, after: int) -> None:
        """It has a snapshot as of event `after`: what came since follows, and it hears what happens from now on."""
        meanwhile = self._coming.pop(session, None)
        if meanwhile is None:
            return  # it left while its snapshot was read
        if session not in self.sessions and not session.is_host:
            self._people[session.person.pk] += 1
        self._devices[session.person.pk].add(session)
        self.sessions[session] = after
        self._let_through(self._order.begin(after))
        self._once("count", self._tell_count_soon)
        if meanwhile.events:
            await self._send(Batch(meanwhile.events), to=[session])
        for said in meanwhile.said:
            await self._send_text(session, said.text.decode())

    def leave(self, session: Session) -> None:
        self._coming.pop(session, None)
        self._devices[session.person.pk].discard(session)
        if not self._devices[session.person.pk]:
            del self._devices[session.person.pk]
        if self.sessions.pop(session, None) is not None and not session.is_host:
            self._people[session.person.pk] -= 1
            if not self._people[session.person.pk]:
                del self._people[session.person.pk]
        if self.sessions:
            self._once("count", self._tell_count_soon)

    def devices_of(self, person_id: int) -> list[Session]:
        """This person's, of those who are in through this process."""
        return list(self._devices.get(person_id, ()))

    def allows(self, person_id: int, kind: type[Message], *, rate: Rate) -> bool:
        """Whether this person may say one more of this kind; counted over all of their sockets here."""
        bucket = self._buckets.get((person_id, kind))
        if bucket is None:
            bucket = self._buckets[person_id, kind] = TokenBucket(rate)
        return bucket.take()

    # --- the line to other processes ----------------------------------------------------------------------------------

    def hears_again(self) -> None:
        """The line was made, or made anew: what was told meanwhile is in the database."""
        was_cut = self._has_line.is_set()
        self._has_line.set()
        self._once("catching up", self.catch_up)
        if was_cut:
            self._once("saying again", self._say_again)

    async def wait_for_line(self) -> None:
        """Not for long: without it the room hears a little later, by catching up."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LINE_S):
                await self._has_line.wait()

    # --- events -------------------------------------------------------------------------------------------------------

    def take(self, told: Told) -> None:
        """An event, whether it is the next or not, and whether it was told before or not."""
        self._let_through(self._order.take(told))
        if self._order.has_gap:
            self._once("gap", self._close_gap)

    async def catch_up(self) -> None:
        """Tells what was missed; when it is too much, everyone gets a new snapshot."""
        if self.told_seq is None:
            return
        missed = await missed_after(self.webinar_id, self.told_seq)
        if missed.is_too_much:
            self._let_through(self._order.skip(to=missed.last_seq))
            for session in list(self.sessions):
                await session.start_afresh()
            return
        for told in missed.events:
            self.take(told)
        # A number that is not among them belongs to somebody who was deleted.
        self._let_through(self._order.skip(to=missed.last_seq))

    async def _say_again(self) -> None:
        """What is said and not stored was lost: counts, which each part has in the database."""
        for part in registered_parts():
            try:
                await part.line_is_back(self.webinar_id)
            except Exception:
                logger.exception(
                    "What was said while the line was cut could not be said again in room %s", self.webinar_id
                )

    def tell_count(self) -> None:
        self._once("count", self._tell_count_soon)

    async def say(self, said: Told) -> None:
        """Something that is not stored, to those whom it concerns: counts and the like, which a snapshot may have too."""
        self.kept.forget()
        for session, meanwhile in self._coming.items():
            if said.is_for(session.person.pk, moderates=session.is_moderator):
                meanwhile.said.append(said)
        await self._say(said)

    def say_soon(self, said: Told) -> None:
        task = asyncio.create_task(self.say(said))
        self._saying.add(task)
        task.add_done_callback(self._saying.discard)

    async def _say(self, said: Told) -> None:
        text = said.text.decode()
        for session in list(self.sessions):
            if session not in self._coming and said.is_for(session.person.pk, moderates=session.is_moderator):
                await self._send_text(session, text)

    def _let_through(self, events: list[Told]) -> None:
        if events:
            self.kept.forget()
            for each in events:
                if (concerned := concerned_by(each)) is not None:
                    send_out(concerned)
            self._outbox += events
            self._once("pump", self._pump)

    async def _pump(self) -> None:
        while self._outbox:
            events, self._outbox = self._outbox, []
            for meanwhile in self._coming.values():
                meanwhile.events += events
            if any(each.type in {"webinar.started", "webinar.ended"} for each in events):
                await self._refresh_webinar()
            await self._send(Batch(events), to=[each for each in self.sessions if each not in self._coming])
            for each in events:
                if each.type in ROLES:
                    await self._change_role(each)
            await asyncio.sleep(max(BATCH_S, len(self.sessions) / BATCHED_PER_S))

    async def _send(self, batch: Batch, *, to: list[Session]) -> None:
        for session in to:
            after = self.sessions.get(session)
            if after is None:
                continue  # gone meanwhile
            self.sessions[session] = max(after, batch.last_seq)
            frame = batch.frame_for(session.person.pk, moderates=session.is_moderator, after=after)
            if frame:
                await self._send_text(session, frame)

    async def _send_text(self, session: Session, text: str) -> None:
        """One socket's fault is nobody else's."""
        try:
            await session.send_text(text)
        except Exception:
            logger.exception("Something could not be told to a socket of room %s", self.webinar_id)

    async def _change_role(self, told: Told) -> None:
        for session in self.devices_of(told.person_id) if told.person_id else ():
            session.is_moderator = session.is_host or ROLES[told.type]
            await session.start_afresh()

    async def _refresh_webinar(self) -> None:
        first = next(iter(self.sessions), None)
        try:
            webinar = await webinar_of(first.webinar.code) if first else None
        except Exception:
            logger.exception("Room %s could not read its webinar anew", self.webinar_id)
            return
        if webinar is not None:
            for session in self.sessions:
                session.webinar = webinar

    async def _close_gap(self) -> None:
        await asyncio.sleep(PATIENCE_S)
        if self._order.has_gap:
            await self.catch_up()

    async def _tell_count_soon(self) -> None:
        await asyncio.sleep(max(COUNT_EVERY_S, len(self.sessions) / COUNTS_PER_S))
        text = msgspec.json.encode(RoomCounted(count=self.count))
        await self._say(Told(webinar_id=self.webinar_id, seq=0, type="room.counted", text=text))

    def _once(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Unless this work is being done."""
        task = self._tasks.get(name)
        if task is None or task.done():
            self._tasks[name] = asyncio.create_task(work(), name=f"room-{self.webinar_id}-{name}")


_rooms: dict[int, Room] = {}


def room_of(webinar_id: int) -> Room:
    """Makes it with the first who comes. Only from an event loop."""
    room = _rooms.get(webinar_id)
    if room is None or room.loop is not asyncio.get_running_loop():
        room = _rooms[webinar_id] = Room(webinar_id)
    return room


def open_room(webinar_id: int) -> Room | None:
    """Also from other threads, for its `loop`."""
    return _rooms.get(webinar_id)


def forget_if_empty(webinar_id: int) -> bool:
    room = _rooms.get(webinar_id)
    if room is None or not room.is_empty:
        return False
    del _rooms[webinar_id]
    return True


def open_rooms() -> Iterator[tuple[int, Room]]:
    return iter(list(_rooms.items()))


def _own_people() -> dict[int, frozenset[int]]:
    return {webinar_id: people for webinar_id, room in _rooms.items() if (people := room.own_people)}


def _count_changed(webinar_id: int) -> None:
    if webinar_id in _rooms:
        _rooms[webinar_id].tell_count()
