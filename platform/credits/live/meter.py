"""The live meter: one task a room and process reads everyone's credit every ten seconds, tells each their own, and the team
what everyone has and what is missing."""

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import Any, ClassVar

from channels.db import database_sync_to_async
from django.dispatch import receiver
from django.utils import timezone

from attendance.domain.evidence import content_of, to_ms
from attendance.live.writer import evidence_writer
from attendance.models import PresenceCheck
from credits.domain.evidence import facts_of_all
from credits.domain.terms import planned_worth, terms_of
from credits.live.needs import Needs, NeedsTold
from credits.live.protocol import MeterUpdated
from credits.live.reading import marks_of, read_meter, standing_of
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.rooms import open_rooms
from webinars.models import Webinar
from webinars.signals import webinar_ended, webinar_paused, webinar_resumed, webinar_started

logger = logging.getLogger("daris.credits")
EVERY_S = 10.0
AFTER_A_JOIN_S = 1.0
"""People who come in together are answered together: 200 joins within seconds cost a few readings, not 200."""
LOAD = 10
"""A reading that takes long is made less often: at most one part in LOAD of a core goes into it."""


class MeterPart(RoomPart):
    """Starts a room's task with the first who comes in; it ends by itself when the room is empty."""

    name = "meter"
    answers: ClassVar[tuple[type[Message], ...]] = (MeterUpdated,)

    def __init__(self) -> None:
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._wake: dict[int, asyncio.Event] = {}
        self._told: dict[Session, NeedsTold] = {}

    async def joined(self, session: Session) -> None:
        key = session.webinar.pk
        self._wake.setdefault(key, asyncio.Event()).set()
        task = self._tasks.get(key)
        if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
            self._wake[key] = asyncio.Event()
            self._tasks[key] = asyncio.create_task(self._run(key), name=f"credit-meter-{key}")

    async def left(self, session: Session, *, how: str) -> None:
        key = session.webinar.pk
        self._told.pop(session, None)
        if not sessions_in(key) and (wake := self._wake.get(key)):
            wake.set()

    def hurry(self, webinar_id: int) -> None:
        """Read and tell soon; from any thread. What a page shows stands still or moves on with the lecture at once, and
        its last figure is that of the report."""
        task, wake = self._tasks.get(webinar_id), self._wake.get(webinar_id)
        if task is not None and wake is not None and not task.get_loop().is_closed():
            task.get_loop().call_soon_threadsafe(wake.set)

    async def _run(self, key: int) -> None:
        await asyncio.sleep(AFTER_A_JOIN_S)
        while sessions := sessions_in(key):
            began = time.monotonic()
            try:
                await self._tell(key, sessions)
            except Exception:
                logger.exception("The meters of a room could not be read; they are tried again")
            await self._pause(key, at_least_s=LOAD * (time.monotonic() - began))
        if self._tasks.get(key) is asyncio.current_task():
            self._tasks.pop(key, None)
            self._wake.pop(key, None)

    async def _tell(self, webinar_id: int, sessions: list[Session]) -> None:
        """Reads once for everyone and sends each session its person's meter, the team's also what all lack. Who has no place
        gets no meter."""
        # What this process has heard counts, written or not.
        await evidence_writer().flush()
        languages = {session.person.pk: session.language for session in sessions}
        for_team = any(session.is_host for session in sessions)
        reading = await database_sync_to_async(read_room, thread_sensitive=False)(
            webinar_id, languages, for_team=for_team
        )
        for session in sessions:
            meter = reading.meters.get(session.person.pk)
            if meter is not None:
                await session.send_message(meter)
            if session.is_host and reading.needs is not None:
                await self._tell_team(session, reading.needs)

    async def _tell_team(self, session: Session, needs: Needs) -> None:
        told = self._told.get(session, NeedsTold())
        news = told.tell(needs, language=session.language)
        if news is not None:
            await session.send_message(news)
        if session in sessions_in(session.webinar.pk):  # it may have left meanwhile
            self._told[session] = told

    async def _pause(self, key: int, *, at_least_s: float) -> None:
        wake = self._wake[key]
        wake.clear()
        try:
            async with asyncio.timeout(EVERY_S):
                await wake.wait()
            await asyncio.sleep(min(max(AFTER_A_JOIN_S, at_least_s), EVERY_S))
        except TimeoutError:
            pass


def sessions_in(webinar_id: int) -> list[Session]:
    """Without making a room that is gone anew."""
    room = dict(open_rooms()).get(webinar_id)
    return list(room.sessions) if room else []


@dataclass(frozen=True, slots=True)
class Reading:
    """Meters by person id; what the team is told where somebody of it listens."""

    meters: dict[int, MeterUpdated] = field(default_factory=dict)
    needs: Needs | None = None


def read_meters(webinar_id: int, languages: dict[int, str]) -> dict[int, MeterUpdated]:
    """By person id, for those in `languages`."""
    return read_room(webinar_id, languages, for_team=False).meters


def read_room(webinar_id: int, languages: dict[int, str], *, for_team: bool) -> Reading:
    """A fixed number of queries, however many people and whoever listens."""
    now = timezone.now()
    webinar = Webinar.objects.prefetch_related("breaks", "interruptions").get(pk=webinar_id)
    terms = terms_of(webinar)
    terms.webinar = webinar
    whole = planned_worth(terms)
    if not whole.credits:
        return Reading()
    content = content_of(webinar, now=now)
    running = webinar.is_live and not any(pause.ended_at is None for pause in webinar.breaks.all())
    checks = [to_ms(at) for at in PresenceCheck.objects.filter(webinar=webinar).values_list("launched_at", flat=True)]
    standings = [
        standing_of(terms, facts, whole=whole)
        for facts in facts_of_all(terms, now=now)
        if facts.is_registered and (facts.person.pk in languages or (for_team and facts.has_come))
    ]
    marks = marks_of(terms.policy_version.params, whole=whole)
    meters = {
        standing.facts.person.pk: read_meter(
            terms,
            standing,
            whole=whole,
            marks=marks,
            content=content,
            checks=checks,
            running=running,
            now_ms=to_ms(now),
            language=languages[standing.facts.person.pk],
        )
        for standing in standings
        if standing.facts.person.pk in languages
    }
    needs = None
    if for_team:
        needs = Needs.of([one for one in standings if one.facts.has_come], terms=terms, whole=whole)
    return Reading(meters, needs)


meter_part = MeterPart()


@receiver([webinar_started, webinar_paused, webinar_resumed, webinar_ended])
def time_changed(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """The meters in this process; those of others look by themselves every few seconds."""
    meter_part.hurry(webinar.pk)
