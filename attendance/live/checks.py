"""Presence checks in the room: launched in time, shown, answered."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from attendance.domain.check_counts import RunningCheck, newest_check, running_check
from attendance.domain.check_events import CheckLaunched
from attendance.domain.check_notes import Said, standing_of
from attendance.domain.check_plan import APART_MS
from attendance.domain.checks import launch_check, launch_due, launched_event
from attendance.domain.evidence import to_ms
from attendance.errors import CheckNotForYou
from attendance.live.check_protocol import (
    AcknowledgeCheck,
    AnswerCheck,
    CheckCounted,
    CheckNoted,
    ChecksOfTeam,
    ChecksShared,
    LaunchCheck,
    OwnCheck,
)
from attendance.live.check_writer import check_writer, sessions_in
from attendance.models import NoteKind
from webinars.domain.events import Event
from webinars.live.limits import Rate
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.threads import in_thread
from webinars.models import Webinar

logger = logging.getLogger("daris.attendance")
LOOK_EVERY_S = 3.0
"""Whether the lecture has begun, which the room knows; and for the team, whether another process has launched a check."""
COUNT_EVERY_S = 1.0
"""While people answer."""


class ChecksPart(RoomPart):
    """Each process with people in a room looks when the next check is due; the database lets one of them launch it."""

    name = "checks"
    messages: ClassVar[tuple[type[Message], ...]] = (AcknowledgeCheck, AnswerCheck, LaunchCheck)
    answers: ClassVar[tuple[type[Message], ...]] = (CheckNoted, CheckCounted)
    events: ClassVar[tuple[type[Event], ...]] = (CheckLaunched,)
    snapshots: ClassVar[tuple[type[Any], ...]] = (ChecksShared, ChecksOfTeam, OwnCheck)
    rights: ClassVar[Mapping[type[Message], Right]] = {LaunchCheck: Right.WEBINAR_HOST}
    limits: ClassVar[Mapping[type[Message], Rate]] = {
        LaunchCheck: Rate(per_s=0.2, burst=3),
        AcknowledgeCheck: Rate(per_s=1, burst=10),
        AnswerCheck: Rate(per_s=1, burst=10),
    }

    def __init__(self) -> None:
        self._timers: dict[int, asyncio.Task[None]] = {}
        self._wake: dict[int, asyncio.Event] = {}

    def shared_snapshot(self, webinar: Webinar) -> ChecksShared | None:
        if not webinar.is_live:
            return None
        check = running_check(webinar, now=timezone.now())
        if check is None:
            return None
        event = launched_event(check)
        return ChecksShared(
            check=event.check,
            number=event.number,
            launched_at=event.launched_at,
            until=event.until,
            window_ms=event.window_ms,
        )

    def host_snapshot(self, webinar: Webinar) -> ChecksOfTeam:
        newest = newest_check(webinar) if webinar.is_live else None
        return ChecksOfTeam(apart_ms=APART_MS, newest=as_counted(newest) if newest else None)

    def own_snapshot(self, webinar: Webinar, person: User, *, shared: Any) -> OwnCheck | None:
        if not isinstance(shared, ChecksShared):
            return None
        standing = standing_of({shared.check}, {person.pk}).get((shared.check, person.pk))
        if standing is None:
            return None
        answered = standing.answered_at
        return OwnCheck(
            check=shared.check,
            until=to_ms(standing.until),
            answered_at=None if answered is None else to_ms(answered),
        )

    async def joined(self, session: Session) -> None:
        key = session.webinar.pk
        timer = self._timers.get(key)
        if timer is None or timer.done() or timer.get_loop() is not asyncio.get_running_loop():
            self._wake[key] = asyncio.Event()
            self._timers[key] = asyncio.create_task(self._run(key), name=f"checks-{key}")

    async def received(self, session: Session, message: Message) -> None:
        match message:
            case LaunchCheck():
                await in_thread(launch_check)(session.webinar, by=session.person)
                self._hurry(session.webinar.pk)
            case AcknowledgeCheck(check=check):
                self._note(session, check, NoteKind.SHOWN)
            case AnswerCheck(check=check):
                self._note(session, check, NoteKind.ANSWERED)

    async def left(self, session: Session, *, how: str) -> None:
        if not list(sessions_in(session.webinar.pk)):
            self._hurry(session.webinar.pk)

    def _note(self, session: Session, check: int, kind: NoteKind) -> None:
        if session.is_moderator:
            raise CheckNotForYou
        check_writer().take(
            Said(
                webinar_id=session.webinar.pk,
                check_id=check,
                person_id=session.person.pk,
                kind=kind,
                at=timezone.now(),
                connection=UUID(session.connection_id),
            )
        )

    def _hurry(self, key: int) -> None:
        if wake := self._wake.get(key):
            wake.set()

    async def _run(self, key: int) -> None:
        """While somebody is in the room."""
        counts, due_at, clock = Counts(key), 0.0, asyncio.get_running_loop().time
        while sessions := list(sessions_in(key)):
            pause = LOOK_EVERY_S
            try:
                if sessions[0].webinar.is_live:
                    if clock() >= due_at:
                        due_at = clock() + (await in_thread(launch_due)(key) or LOOK_EVERY_S)
                    pause = min(due_at - clock(), await counts.tell(sessions))
            except Exception:
                logger.exception("The checks of webinar %d could not be looked at; trying again", key)
            await self._pause(key, max(pause, 0))
        if self._timers.get(key) is asyncio.current_task():
            del self._timers[key]
            self._wake.pop(key, None)

    async def _pause(self, key: int, seconds: float) -> None:
        wake = self._wake[key]
        wake.clear()
        try:
            async with asyncio.timeout(seconds):
                await wake.wait()
        except TimeoutError:
            return


class Counts:
    """What the team is told of the check that runs, when it changed."""

    def __init__(self, webinar_id: int) -> None:
        self._webinar = Webinar(pk=webinar_id)
        self._told: CheckCounted | None = None

    async def tell(self, sessions: list[Session]) -> float:
        """Returns after how many seconds to look again."""
        team = [session for session in sessions if session.is_moderator]
        if not team:
            self._told = None
            return float("inf")
        newest = await in_thread(newest_check)(self._webinar)
        if newest is None:
            return LOOK_EVERY_S
        counted = as_counted(newest)
        if counted != self._told:
            self._told = counted
            for session in team:
                await session.send_message(counted)
        return COUNT_EVERY_S if timezone.now() < newest.over else LOOK_EVERY_S


def as_counted(newest: RunningCheck) -> CheckCounted:
    return CheckCounted(
        check=newest.check.pk,
        number=newest.check.number,
        launched_at=to_ms(newest.check.launched_at),
        until=to_ms(newest.until),
        shown=newest.shown,
        answered=newest.answered,
    )


checks_part = ChecksPart()
