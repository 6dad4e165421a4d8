"""People in a room of the running server, in real time, with one kill -9: what each truly attended, and what was counted.

The truth is written down by the people themselves, by the wall clock of the machine that the server is on too.
"""

import asyncio
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models import User
from attendance.domain.evidence import to_ms
from attendance.domain.report import attendance_of, is_settled
from attendance.models import PresenceSpan
from tests import factories as make
from tests.live import LiveStack
from tests.sessions import session_of
from webinars.domain.live import end_webinar, start_webinar
from webinars.models import Webinar
from webinars.rehearsal.line import Line, LineCut, open_line

BEAT_EVERY_S = 10.0
BRIDGED_S = 60
TICK_MS = 100
AWAY = re.compile(rb"(?<=\x01)\x00+(?=\x01)")
SETTLED_WITHIN_S = 90.0


@dataclass
class Visit:
    """Seconds after the beginning. Who does not say goodbye pulls the cable."""

    join_s: float
    leave_s: float
    says_goodbye: bool = True


@dataclass
class Attendee:
    number: int
    session: str
    visits: list[Visit]
    #: (from, to) in ms since 1970, as lived: a stay ends with its goodbye, its last heartbeat or the server.
    lived: list[tuple[int, int]] = field(default_factory=list)


class Clock:
    """Seconds of the plan: it stands still while the server is away, however long a busy machine takes to start it."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._away_since: float | None = None
        #: When the server was away, ms since 1970.
        self.away = (0, 0)

    def now(self) -> float:
        return (self._away_since or time.monotonic()) - self._began

    def stop(self) -> None:
        self._away_since, self.away = time.monotonic(), (_now_ms(), 0)

    def go_on(self) -> None:
        assert self._away_since is not None
        self._began += time.monotonic() - self._away_since
        self._away_since, self.away = None, (self.away[0], _now_ms())


@dataclass(frozen=True)
class Outcome:
    """The largest difference between truth and report, s, and each person's (true, counted); in words, those who differ by
    more than 2 s."""

    worst_s: int
    seconds: list[tuple[int, int]]
    told: str


def plan(random: Random, *, lasts_s: float, kill_s: float, apart_s: float) -> list[Visit]:
    """Nobody comes later than `apart_s` before the kill, or goes then: what a crash takes with it is no matter of arithmetic."""
    join_s, leave_s = random.uniform(0, 0.08 * lasts_s), lasts_s + 1
    middle_s = random.uniform(0.5, 0.7) * lasts_s
    kind = random.choice(["stays", "stays", "stays", "drops", "two", "early", "cut", "just before"])
    if kind == "just before":
        return [Visit(kill_s - apart_s - random.uniform(0, 1.5), leave_s)]
    if kind == "drops":
        return [Visit(join_s, middle_s, says_goodbye=False), Visit(middle_s + random.uniform(1, 8), leave_s)]
    if kind == "two":
        return [Visit(join_s, middle_s), Visit(random.uniform(0.1, 0.2) * lasts_s, leave_s)]
    if kind == "early":
        return [Visit(join_s, middle_s)]
    if kind == "cut":
        return [Visit(join_s, middle_s, says_goodbye=False)]
    return [Visit(join_s, leave_s)]


def play(live: LiveStack, *, people: int, lasts_s: float, seed: int = 1, apart_s: float = 3.0) -> Outcome:
    """Over the running server; about 35 s longer than `lasts_s`, until the evidence is final. A machine that is very busy needs
    some of `apart_s` to let a person in."""
    random, kill_s = Random(seed), 0.35 * lasts_s
    webinar = make.webinar()
    users = [make.registration(webinar).person for _ in range(people)]
    plans = [plan(random, lasts_s=lasts_s, kill_s=kill_s, apart_s=apart_s) for _ in users]
    attendees = [Attendee(number, session_of(user), plans[number]) for number, user in enumerate(users)]
    start_webinar(webinar, by=webinar.created_by)
    away = asyncio.run(_live_it(live, webinar.code, attendees, lasts_s=lasts_s, kill_s=kill_s))
    end_webinar(webinar, by=webinar.created_by)
    return _compare(webinar, users, attendees, away=away)


async def _live_it(
    live: LiveStack, code: str, attendees: Sequence[Attendee], *, lasts_s: float, kill_s: float
) -> tuple[int, int]:
    """Returns when the server was away."""
    clock = Clock()
    stays = [
        asyncio.create_task(_visit(live.url, code, one, visit, clock)) for one in attendees for visit in one.visits
    ]
    await asyncio.sleep(kill_s)
    await asyncio.to_thread(live.kill_web)
    clock.stop()
    await asyncio.to_thread(live.start_web)
    clock.go_on()
    await asyncio.sleep(lasts_s - clock.now())
    # The lecture ends with everybody in it: they leave while its evidence is being closed.
    for stay in stays:
        stay.cancel()
    await asyncio.gather(*stays, return_exceptions=True)
    return clock.away


async def _visit(url: str, code: str, one: Attendee, visit: Visit, clock: Clock) -> None:
    while clock.now() < visit.join_s:  # noqa: ASYNC110 (the clock stands still at times)
        await asyncio.sleep(0.05)
    while clock.now() < visit.leave_s:
        # Whatever a server that dies, or is not up yet, makes of a socket: a page tries again.
        with suppress(Exception):
            await _stay(url, code, one, visit, clock)
            return
        await asyncio.sleep(0.3)


async def _stay(url: str, code: str, one: Attendee, visit: Visit, clock: Clock) -> None:
    """One socket: ends as planned, or raises LineCut."""
    joined: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def hear(message: dict[str, Any]) -> None:
        if message["type"] == "room.joined" and not joined.done():
            joined.set_result(None)

    line = Line(on_text=hear)
    await open_line(line, f"{url}/ws/room/{code}/", cookies=f"sessionid={one.session}")
    line.say({"type": "room.join", "since": 0})
    await line.or_cut(joined, within_s=20)
    start = last = _now_ms()
    seq = 0
    try:
        while True:
            line.say(_beat(seq))
            seq, last = seq + 1, _now_ms()
            left_s = visit.leave_s - clock.now()
            await asyncio.wait([line.closed], timeout=min(BEAT_EVERY_S, max(0.0, left_s)))
            if line.closed.done():
                last = _now_ms()
                raise LineCut(line.closed.result())
            if clock.now() >= visit.leave_s:
                break
        if visit.says_goodbye:
            line.say({"type": "presence.leave"})
            last = _now_ms()
            line.leave()
        else:
            line.drop()
    except asyncio.CancelledError:
        line.say({"type": "presence.leave"})
        last = _now_ms()
        line.leave()
        raise
    finally:
        one.lived.append((start, last))


def _beat(seq: int) -> dict[str, object]:
    return {
        "type": "presence.beat",
        "seq": seq,
        "playing": True,
        "sound": True,
        "visible": True,
        "mode": "video",
        "mono_ms": int(time.monotonic() * 1000),
    }


def _compare(
    webinar: Webinar, users: Sequence[User], attendees: Sequence[Attendee], *, away: tuple[int, int]
) -> Outcome:
    until = time.monotonic() + SETTLED_WITHIN_S
    while not is_settled(webinar, now=timezone.now()) and time.monotonic() < until:
        time.sleep(0.5)
    assert webinar.started_at is not None
    assert webinar.ended_at is not None
    start, end = to_ms(webinar.started_at), to_ms(webinar.ended_at)
    counted = {line.person.pk: line.time.attended_s for line in attendance_of(webinar)}
    pairs = [
        (true_s(one.lived, start=start, end=end, away=away), counted[user.pk])
        for user, one in zip(users, attendees, strict=True)
    ]
    wrong = [number for number, (true, found) in enumerate(pairs) if abs(true - found) > 2]
    told = "\n".join(_told(webinar, users[number], attendees[number], start, pairs[number]) for number in wrong)
    return Outcome(
        worst_s=max(abs(true - found) for true, found in pairs),
        seconds=pairs,
        told=f"away {_since(away, start)}\n{told}",
    )


def _told(webinar: Webinar, user: User, one: Attendee, start: int, pair: tuple[int, int]) -> str:
    spans = PresenceSpan.objects.filter(webinar=webinar, person=user).order_by("started_at")
    found = [
        f"{_since((to_ms(span.started_at), to_ms(span.ended_at or span.last_beat_at)), start)} {span.ended_how}"
        for span in spans
    ]
    lived = [_since(each, start) for each in one.lived]
    return f"{pair}: planned {one.visits}, lived {lived}, found {found}"


def _since(each: tuple[int, int], start: int) -> str:
    return f"{(each[0] - start) / 1000:.1f}-{(each[1] - start) / 1000:.1f}"


def true_s(lived: Sequence[tuple[int, int]], *, start: int, end: int, away: tuple[int, int] = (0, 0)) -> int:
    """By ticks: what was lived within the lecture, with gaps of up to a minute, and with the server's to a minute past it."""
    origin = min([start, *(begin for begin, _ in lived)])
    ticks = bytearray((max([end, *(stop for _, stop in lived)]) - origin) // TICK_MS + 2)

    def mark(begin: int, stop: int) -> None:
        ticks[begin:stop] = b"\x01" * (stop - begin)

    for begin, stop in lived:
        # Whoever came back was there, if only for a heartbeat.
        first = (begin - origin) // TICK_MS
        mark(first, max((stop - origin) // TICK_MS, first + 1))
    down, up = (away[0] - origin) // TICK_MS, (away[1] - origin) // TICK_MS
    minute = BRIDGED_S * 1000 // TICK_MS
    for gap in list(AWAY.finditer(bytes(ticks))):
        if gap.end() - gap.start() <= minute:
            mark(gap.start(), gap.end())
        elif gap.start() <= up and down <= gap.end():
            mark(gap.start(), min(gap.end(), up + minute))
    return sum(ticks[(start - origin) // TICK_MS : (end - origin) // TICK_MS]) * TICK_MS // 1000


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
