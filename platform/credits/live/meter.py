"""The live meter: one task a room and process reads everyone's credit every ten seconds and tells each their own."""

import asyncio
import logging
import time
from typing import ClassVar

from channels.db import database_sync_to_async
from django.utils import timezone

from attendance.domain.evidence import content_of, to_ms
from attendance.models import PresenceCheck
from credits.domain.evidence import facts_of_all
from credits.domain.terms import planned_worth, terms_of
from credits.live.protocol import MeterUpdated
from credits.live.reading import read_meter
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.rooms import open_rooms
from webinars.models import Webinar

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

    async def joined(self, session: Session) -> None:
        key = session.webinar.pk
        self._wake.setdefault(key, asyncio.Event()).set()
        task = self._tasks.get(key)
        if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
            self._wake[key] = asyncio.Event()
            self._tasks[key] = asyncio.create_task(self._run(key), name=f"credit-meter-{key}")

    async def left(self, session: Session, *, how: str) -> None:
        key = session.webinar.pk
        if not sessions_in(key) and (wake := self._wake.get(key)):
            wake.set()

    async def _run(self, key: int) -> None:
        await asyncio.sleep(AFTER_A_JOIN_S)
        while sessions := sessions_in(key):
            began = time.monotonic()
            try:
                await tell(key, sessions)
            except Exception:
                logger.exception("The meters of a room could not be read; they are tried again")
            await self._pause(key, at_least_s=LOAD * (time.monotonic() - began))
        if self._tasks.get(key) is asyncio.current_task():
            self._tasks.pop(key, None)
            self._wake.pop(key, None)

    async def _pause(self, key: int, *, at_least_s: float) -> None:
        wake = self._wake[key]
        wake.clear()
        try:
            await asyncio.wait_for(wake.wait(), EVERY_S)
            await asyncio.sleep(min(max(AFTER_A_JOIN_S, at_least_s), EVERY_S))
        except TimeoutError:
            pass


def sessions_in(webinar_id: int) -> list[Session]:
    """Without making a room that is gone anew."""
    room = dict(open_rooms()).get(webinar_id)
    return list(room.sessions) if room else []


async def tell(webinar_id: int, sessions: list[Session]) -> None:
    """Reads once for everyone and sends each session its person's meter. Who has no place gets nothing."""
    languages = {session.person.pk: session.language for session in sessions}
    meters = await database_sync_to_async(read_meters, thread_sensitive=False)(webinar_id, languages)
    for session in sessions:
        meter = meters.get(session.person.pk)
        if meter is not None:
            await session.send_message(meter)


def read_meters(webinar_id: int, languages: dict[int, str]) -> dict[int, MeterUpdated]:
    """By person id, for those in `languages`. A fixed number of queries, however many people."""
    now = timezone.now()
    webinar = Webinar.objects.prefetch_related("breaks", "interruptions").get(pk=webinar_id)
    terms = terms_of(webinar)
    terms.webinar = webinar
    whole = planned_worth(terms)
    if not whole.credits:
        return {}
    content = content_of(webinar, now=now)
    running = webinar.is_live and not any(pause.ended_at is None for pause in webinar.breaks.all())
    checks = [to_ms(at) for at in PresenceCheck.objects.filter(webinar=webinar).values_list("launched_at", flat=True)]
    return {
        facts.person.pk: read_meter(
            terms,
            facts,
            whole=whole,
            content=content,
            checks=checks,
            running=running,
            now_ms=to_ms(now),
            language=languages[facts.person.pk],
        )
        for facts in facts_of_all(terms, now=now)
        if facts.is_registered and facts.person.pk in languages
    }


meter_part = MeterPart()
