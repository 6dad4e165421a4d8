"""The lecturer's list, told to the team's sockets: whole at first, then only lines that changed otherwise than by time."""

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import ClassVar

from channels.db import database_sync_to_async
from django.utils import translation
from msgspec.structs import replace

from accounts.models import User
from attendance.domain.roster import Roster, RosterLine, roster_of
from attendance.live.protocol import RosterNeeds, RosterPerson, RosterUpdated
from attendance.live.writer import evidence_writer
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message

logger = logging.getLogger("daris.attendance")
ROSTER_EVERY_S = 3.0
LOAD = 20
"""A roster that takes long to compute is told less often: at most one part in LOAD of a core goes into it."""


@dataclass(slots=True)
class Told:
    """What a socket's page shows: it lets the seconds of those online grow with the content, by the same rule as here."""

    people: dict[int, RosterPerson] = field(default_factory=dict)
    content_s: int = 0

    def tell(self, people: dict[int, RosterPerson], *, content_s: int, is_counting: bool = True) -> list[RosterPerson]:
        """Takes the present lines and returns those that the page cannot foretell; to the second when time stands still."""
        passed = content_s - self.content_s
        shown = {
            key: replace(line, attended_s=line.attended_s + passed) if line.online else line
            for key, line in self.people.items()
        }
        news = {
            key: line
            for key, line in people.items()
            if key not in shown or _differs(line, shown[key], by_s=int(is_counting))
        }
        self.people = shown | news
        self.content_s = content_s
        return list(news.values())


class RosterPart(RoomPart):
    """Starts to compute when the first of the team comes in, stops when the last has gone."""

    name = "roster"
    #: RosterNeeds comes from the app that gives credit, when there is one.
    answers: ClassVar[tuple[type[Message], ...]] = (RosterUpdated, RosterNeeds)

    def __init__(self) -> None:
        self.feeds: dict[int, RosterFeed] = {}

    async def joined(self, session: Session) -> None:
        if session.is_host:
            feed = self.feeds.get(session.webinar.pk)
            if feed is None or not feed.is_running:
                feed = self.feeds[session.webinar.pk] = RosterFeed(session.webinar.pk)
            feed.add(session)

    async def left(self, session: Session, *, how: str) -> None:
        feed = self.feeds.get(session.webinar.pk)
        if feed is not None and feed.remove(session):
            del self.feeds[session.webinar.pk]


class RosterFeed:
    """The roster of one webinar, for the team's sockets in this process."""

    def __init__(self, webinar_id: int) -> None:
        self.webinar_id = webinar_id
        self.told: dict[Session, Told] = {}
        self.people: dict[int, User] = {}
        self._newcomer = asyncio.Event()
        self._task = asyncio.create_task(self._run(), name=f"roster-{webinar_id}")

    @property
    def is_running(self) -> bool:
        return not self._task.done()

    def add(self, session: Session) -> None:
        self.told[session] = Told()
        self._newcomer.set()

    def remove(self, session: Session) -> bool:
        """Returns whether nobody is left, and the feed has stopped."""
        self.told.pop(session, None)
        if not self.told:
            self._task.cancel()
        return not self.told

    async def _run(self) -> None:
        while True:
            began = time.monotonic()
            self._newcomer.clear()
            try:
                await self._tell()
            except Exception:
                logger.exception("The roster of webinar %d could not be told", self.webinar_id)
            pause = max(ROSTER_EVERY_S, LOAD * (time.monotonic() - began))
            try:
                async with asyncio.timeout(pause):
                    await self._newcomer.wait()
            except TimeoutError:
                continue

    async def _tell(self) -> None:
        await evidence_writer().flush()
        roster = await database_sync_to_async(roster_of)(self.webinar_id, known=dict(self.people))
        self.people = {line.person.pk: line.person for line in roster.lines}
        for session in list(self.told):
            if session in self.told:
                await session.send_message(self._update(session, roster))

    def _update(self, session: Session, roster: Roster) -> RosterUpdated:
        told = self.told[session]
        full = not told.people
        with translation.override(session.language):
            people = {line.person.pk: as_person(line) for line in roster.lines}
        return RosterUpdated(
            full=full,
            is_counting=roster.is_counting,
            content_s=roster.content_s,
            people=told.tell(people, content_s=roster.content_s, is_counting=roster.is_counting),
        )


def as_person(line: RosterLine) -> RosterPerson:
    """In the active language."""
    organisation = line.person.organisation
    return RosterPerson(
        id=line.person.pk,
        name=line.person.display_name,
        initials=line.person.initials,
        organisation=organisation.name if organisation else "",
        region=organisation.region.name if organisation else "",
        online=line.is_online,
        attended_s=line.attended_s,
        devices=line.devices,
        checks_answered=line.checks.answered,
        checks_shown=line.checks.shown,
        is_host=line.is_host,
    )


def _differs(line: RosterPerson, shown: RosterPerson, *, by_s: int) -> bool:
    # While time passes a second of rounding is not worth a message.
    return abs(line.attended_s - shown.attended_s) > by_s or replace(line, attended_s=0) != replace(shown, attended_s=0)
