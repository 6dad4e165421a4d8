"""Plays a script on the product's own code: rooms, heartbeats, the writer of evidence, the reaper, checks, faults, the end."""

import asyncio
import heapq
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any, NamedTuple
from uuid import uuid4

from accounts.models import User
from attendance.domain.downtime import note_downtime, sign
from attendance.domain.evidence import from_ms
from attendance.live import check_writer, writer
from attendance.live.check_protocol import AcknowledgeCheck, AnswerCheck
from attendance.live.checks import checks_part
from attendance.live.presence import presence_part
from attendance.live.protocol import BeatPresence, LeavePresence, Mode
from attendance.live.signs import signs_part
from attendance.tasks import end_silent_presence, look_after_checks
from media.signals import broadcast_interrupted, broadcast_resumed
from tests.attendance.evidence import LAPTOP, PHONE
from tests.attendance.simulation.cast import LOST, MINUTE, SECOND, START, Happening, Person, Script, Visit
from tests.attendance.simulation.fast_time import FastLoop
from tests.attendance.simulation.truth import beats, plays, stays
from webinars.domain.live import end_webinar, pause_webinar, resume_webinar, start_webinar
from webinars.live import rooms
from webinars.live.protocol import Message
from webinars.live.rooms import forget_if_empty, room_of
from webinars.live.threads import in_thread
from webinars.models import Webinar

REAPED_EVERY = MINUTE
AFTER_THE_END = 2 * MINUTE
CALM_S = 18.0
"""So seldom is evidence written while nothing goes wrong: the same rows in fewer statements. With a heartbeat of 10 s the reaper
takes nobody for silent."""
HURRY = 25 * SECOND
"""So long before a kill the process writes and signs at the product's own rhythm: what a kill takes with it depends on that."""
AGENTS = {"laptop": LAPTOP, "phone": PHONE}


class Running(NamedTuple):
    """A check that somebody may still answer; after `until` it is shown to nobody new."""

    check: int
    number: int
    until: datetime


class Page:
    """One socket of one page: the `Session` that the product sees."""

    is_host = is_moderator = False
    language = "en"

    def __init__(self, stage: "Stage", person: Person, visit: Visit, stay: Happening) -> None:
        self.stage, self.of, self.visit = stage, person, visit
        self.webinar, self.person = stage.webinar, stage.users[person.number]
        self.connection_id = str(uuid4())
        self.user_agent, self.ip = AGENTS[visit.device], f"10.0.{person.number // 250}.{person.number % 250}"
        self.plays = plays(visit, stay, stage.script)
        self.seq = 0
        self.entered_at = stage.loop.now()
        self.is_there = True

    async def send_message(self, message: Message) -> None:
        return None

    async def send_text(self, text: str) -> None:
        if '"check.launched"' in text:
            said = json.loads(text)
            for event in said.get("events", [said]):
                if event["type"] == "check.launched":
                    self.stage.show(self, event["check"], event["number"])

    async def start_afresh(self) -> None:
        return None

    async def close(self, code: int | None = None) -> None:
        return None

    async def beat(self) -> None:
        if not self.is_there:
            return
        self.seq += 1
        tick, slides_from = self.stage.tick, self.visit.slides_from
        now_ms = tick * 100
        stray_ms = self.visit.skew_ms * tick // MINUTE
        await presence_part.received(
            self,
            BeatPresence(
                seq=self.seq,
                playing=any(tick in run for run in self.plays),
                sound=True,
                visible=not self.visit.is_hidden,
                mode=Mode.SLIDES if slides_from is not None and tick >= slides_from else Mode.VIDEO,
                mono_ms=max(0, now_ms + stray_ms),
                position_ms=now_ms,
            ),
        )


class Stage:
    def __init__(self, script: Script, webinar: Webinar, users: list[User], loop: FastLoop) -> None:
        self.script, self.webinar, self.users, self.loop = script, webinar, users, loop
        self.hurried_s = writer.WRITE_EVERY_S, writer.SOON_S
        self._kept: tuple[int, Running | None] | None = None
        self.tick = 0
        self._agenda: list[tuple[int, int, Callable[[], Awaitable[None]]]] = []
        self._order = count()
        self._pages: list[Page] = []
        #: What people did: (person, check) -> the tick of pressing the button, on a page that had a line.
        self.pressed: dict[tuple[int, int], int] = {}
        #: Ticks at which each person was first shown each check, and each launch.
        self.shown: dict[tuple[int, int], int] = {}
        self.launched: dict[int, int] = {}
        self._random = Random(script.seed)

    def at(self, tick: int, what: Callable[[], Awaitable[None]]) -> None:
        heapq.heappush(self._agenda, (tick, next(self._order), what))

    async def play(self) -> None:
        script = self.script
        end = script.end + AFTER_THE_END
        self.at(START, lambda: self._lecturer(start_webinar))
        for pause in script.breaks:
            self.at(pause.start, lambda: self._lecturer(pause_webinar))
            self.at(pause.end, lambda: self._lecturer(resume_webinar))
        cut = script.cut
        self.at(cut.start + 2 * SECOND, lambda: self._tell_media(broadcast_interrupted, at=cut.start))
        self.at(cut.end, lambda: self._tell_media(broadcast_resumed, at=cut.end))
        await self._write_every((CALM_S, CALM_S))
        since = 0
        for kill in script.kills:
            self._plan_kill(kill, since=since)
            since = kill.end
        for person in script.people:
            for visit in person.visits:
                self._plan_visit(person, visit)
        for tick in range(REAPED_EVERY, end, REAPED_EVERY):
            self.at(tick, self._minute)
        self.at(script.end, lambda: self._lecturer(end_webinar))
        while self._agenda:
            tick, _, what = heapq.heappop(self._agenda)
            if (wait_s := tick / SECOND - self.loop.time()) > 0:
                await asyncio.sleep(wait_s)
            self.tick = max(tick, self.tick)
            await what()
        await asyncio.sleep(40)
        await writer.evidence_writer().flush()
        await self._minute()

    async def _lecturer(self, does: Callable[..., None]) -> None:
        await in_thread(lambda: does(self.webinar, by=self.webinar.created_by))()

    # --- pages --------------------------------------------------------------------------------------------------------

    def _plan_visit(self, person: Person, visit: Visit) -> None:
        for stay in stays(person, visit, self.script):
            page = Page(self, person, visit, stay)
            self.at(stay.start, lambda page=page: self._join(page))  # type: ignore[misc]
            for tick in beats(visit, stay, self.script):
                self.at(tick, page.beat)
            if stay.end == visit.end:
                self.at(visit.end, lambda page=page: self._leave(page))  # type: ignore[misc]

    async def _join(self, page: Page) -> None:
        room = room_of(self.webinar.pk)
        self._pages.append(page)
        room.expect(page)
        page.entered_at = self.loop.now()
        running = await self._running()
        await room.enter(page, after=self.webinar.event_seq)
        await presence_part.joined(page)
        await checks_part.joined(page)
        if running is not None and (self.loop.now() < running.until or (page.of.number, running.number) in self.shown):
            self.show(page, running.check, running.number)

    async def _running(self) -> "Running | None":
        """Read once for those who come within a second, as in the product, unless something happened in the room."""
        told = room_of(self.webinar.pk).told_seq or 0
        if self._kept is None or self.tick - self._kept[0] >= SECOND or self.webinar.event_seq < told:
            tick, running = self.tick, await in_thread(self._running_check)()
            self._kept = tick, running
        return self._kept[1]

    def _running_check(self) -> "Running | None":
        self.webinar.refresh_from_db()
        found = checks_part.shared_snapshot(self.webinar)
        return Running(found.check, found.number, from_ms(found.until)) if found else None

    async def _leave(self, page: Page) -> None:
        visit = page.visit
        page.is_there = False
        if visit.says_goodbye:
            await presence_part.received(page, LeavePresence())
            await self._gone(page, how="left")
        elif visit.noticed_after is not None:
            self.at(self.tick + visit.noticed_after, lambda: self._gone(page, how="dropped"))

    async def _gone(self, page: Page, *, how: str) -> None:
        if page not in self._pages:
            return  # a server that is gone notices nothing
        self._pages.remove(page)
        room_of(self.webinar.pk).leave(page)
        forget_if_empty(self.webinar.pk)
        await presence_part.left(page, how=how)
        await checks_part.left(page, how=how)

    # --- presence checks ----------------------------------------------------------------------------------------------

    def show(self, page: Page, check: int, number: int) -> None:
        self.launched.setdefault(number, self.tick)
        self.at(self.tick + 2, lambda: self._acknowledge(page, check, number))

    async def _acknowledge(self, page: Page, check: int, number: int) -> None:
        if not self._is_heard(page):
            return
        first = (page.of.number, number) not in self.shown
        self.shown.setdefault((page.of.number, number), self.tick)
        await checks_part.received(page, AcknowledgeCheck(check=check))
        after = page.of.answers.get(number)
        if after is not None and (first or (page.of.number, number) not in self.pressed):
            self.at(self.tick + after, lambda: self._press(page, check, number))

    async def _press(self, page: Page, check: int, number: int) -> None:
        if self._is_heard(page) and (page.of.number, number) not in self.pressed:
            self.pressed[page.of.number, number] = self.tick
            await checks_part.received(page, AnswerCheck(check=check))

    def _is_heard(self, page: Page) -> bool:
        """Whether what the page says now reaches the server, and is written before the server is killed or the lecture ends."""
        is_lost = any(kill.start - LOST < self.tick <= kill.start for kill in self.script.kills)
        return page.is_there and page in self._pages and not is_lost and self.tick <= self.script.end - LOST

    # --- what goes wrong ----------------------------------------------------------------------------------------------

    def _plan_kill(self, kill: Happening, *, since: int) -> None:
        following = uuid4()
        self.at(kill.start - HURRY, lambda: self._hurry(since=since))
        self.at(kill.start, self._kill)
        self.at(kill.end, lambda: self._write_every((CALM_S, CALM_S)))
        self.at(kill.end + 10 * SECOND, lambda: self._sign(following, since=kill.end))
        self.at(kill.end + 10 * SECOND, lambda: in_thread(note_downtime)())
        self.at(kill.end + 11 * SECOND, lambda: in_thread(sign)(following, since=self._moment(kill.end), webinars=[]))

    async def _hurry(self, *, since: int) -> None:
        await self._write_every(self.hurried_s)
        signs_part.process, signs_part.since = uuid4(), self._moment(since)
        await signs_part.joined(self._pages[0])

    async def _sign(self, process: Any, *, since: int) -> None:
        await in_thread(sign)(process, since=self._moment(since), webinars=[self.webinar.pk])

    async def _write_every(self, seconds: tuple[float, float]) -> None:
        writer.WRITE_EVERY_S, writer.SOON_S = seconds

    async def _kill(self) -> None:
        """kill -9: what was in memory is gone, and nobody said a word."""
        for task in asyncio.all_tasks():
            if task is not asyncio.current_task():
                task.cancel()
        self._pages.clear()
        self._kept = None
        rooms._rooms.clear()
        writer._writers.clear()
        check_writer._writers.clear()
        presence_part.connections.clear()
        presence_part._has_begun = False
        checks_part._timers.clear()
        checks_part._wake.clear()

    async def _tell_media(self, signal: Any, *, at: int) -> None:
        broadcast_id = (await in_thread(Webinar.objects.get)(pk=self.webinar.pk)).broadcast_id
        await in_thread(signal.send)(sender=Stage, broadcast_id=broadcast_id, at=self._moment(at))

    async def _minute(self) -> None:
        """What the worker does."""
        await in_thread(end_silent_presence)(0)
        await in_thread(look_after_checks)(0)

    def _moment(self, tick: int) -> Any:
        return self.loop.began + timedelta(milliseconds=tick * 100)


def answered_in_time(stage: Stage, *, window: int = 90 * SECOND, grace: int = 5 * SECOND) -> dict[int, int]:
    """How many checks each person answered within their own time, from what they did."""
    counts: defaultdict[int, int] = defaultdict(int)
    for key, pressed in stage.pressed.items():
        if pressed <= stage.shown[key] + window + grace:
            counts[key[0]] += 1
    return counts
