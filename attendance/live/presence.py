"""Presence in the room: a span opens as a socket comes in, goes on with its heartbeats, and ends as the socket goes."""

import ipaddress
import logging
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from channels.db import database_sync_to_async
from django.utils import timezone

from attendance.domain.connection import GOODBYES, Connection
from attendance.domain.devices import device_label
from attendance.domain.record import end_silent
from attendance.live.protocol import BeatPresence, LeavePresence
from attendance.live.writer import evidence_writer, last_words, write_what_can_be
from attendance.models import EndedHow
from webinars.live.limits import Rate
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message

logger = logging.getLogger("daris.attendance")


class PresencePart(RoomPart):
    name = "presence"
    messages: ClassVar[tuple[type[Message], ...]] = (BeatPresence, LeavePresence)
    # A page beats every 10 s and as something changes. Each change of the mode, and each goodbye that is not one, begins another
    # row of evidence, which is kept for years.
    limits: ClassVar[Mapping[type[Message], Rate]] = {
        BeatPresence: Rate(per_s=1, burst=30),
        LeavePresence: Rate(per_s=0.5, burst=10),
    }

    def __init__(self) -> None:
        self.connections: dict[str, Connection] = {}
        self._has_begun = False

    async def joined(self, session: Session) -> None:
        self._keep(session, self._open(session, at=session.entered_at), soon=True)
        if not self._has_begun:
            self._has_begun = True
            self._before_the_server_stops()
            # Spans that a killed server left open: once a process, the periodic task does the rest.
            await database_sync_to_async(end_silent)()

    async def received(self, session: Session, message: Message) -> None:
        if isinstance(message, BeatPresence):
            self._beat(session, message)
        elif isinstance(message, LeavePresence):
            self._end(session, EndedHow.LEFT)

    async def left(self, session: Session, *, how: str) -> None:
        self._end(session, EndedHow(how) if how in EndedHow.values else EndedHow.DROPPED)
        self.connections.pop(session.connection_id, None)

    def stop(self) -> None:
        """The process ends in order: every span ends now, and what is not written is written."""
        now = timezone.now()
        ending = [connection for connection in self.connections.values() if connection.ended_at is None]
        for connection in ending:
            connection.end(EndedHow.SERVER_STOP, now=now)
        try:
            write_what_can_be(last_words(ending))
        except Exception:
            logger.exception("Evidence of the last seconds could not be written; spans will end at their last beat")

    def _before_the_server_stops(self) -> None:
        """Daphne drops its sockets without telling the consumers; other servers close them in order, which `left` sees."""
        reactor = sys.modules.get("twisted.internet.reactor")
        if reactor is not None and getattr(reactor, "running", False):
            from twisted.internet.threads import deferToThread

            reactor.addSystemEventTrigger("before", "shutdown", deferToThread, self.stop)

    def _open(self, session: Session, *, at: datetime) -> Connection:
        return Connection(
            webinar_id=session.webinar.pk,
            person_id=session.person.pk,
            connection=UUID(session.connection_id),
            started_at=at,
            device_label=device_label(session.user_agent),
            ip=valid_ip(session.ip),
            user_agent=session.user_agent[:400].replace("\0", ""),
            as_host=session.is_host,
        )

    def _beat(self, session: Session, message: BeatPresence) -> None:
        now = timezone.now()
        connection = self.connections.get(session.connection_id) or self._open(session, at=now)
        if connection.ended_at is not None:
            # It said goodbye and is back (a page from the browser's back-forward cache), or the reaper gave it up.
            connection = connection.follow(now=now)
        has_played = connection.is_playing
        following = connection.beat(message.as_beat(), now=now)
        # That nothing changed may wait: when it is lost, what was known before stands until the crash.
        self._keep(session, connection, soon=connection.is_playing != has_played)
        if following is not None:
            self._keep(session, following)

    def _end(self, session: Session, how: EndedHow) -> None:
        connection = self.connections.get(session.connection_id)
        if connection is not None and connection.ended_at is None:
            connection.end(how, now=timezone.now())
            evidence_writer().mark(connection, soon=how in GOODBYES)

    def _keep(self, session: Session, connection: Connection, *, soon: bool = False) -> None:
        self.connections[session.connection_id] = connection
        evidence_writer().mark(connection, soon=soon)


def valid_ip(text: str) -> str | None:
    """An address that PostgreSQL takes, or None: proxies write all sorts of things."""
    try:
        return str(ipaddress.ip_address(text.partition("%")[0]))
    except ValueError:
        return None


presence_part = PresencePart()
