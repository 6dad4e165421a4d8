"""A real server is killed while people are in its room, and comes back: what they attended is what the rules say."""

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from attendance.domain.attended import AttendanceRules
from attendance.domain.downtime import STANDS_STILL_S
from attendance.domain.evidence import to_ms
from attendance.domain.record import end_silent
from attendance.domain.report import attendance_for
from attendance.models import EndedHow, PresenceSpan, ServerSign
from tests import factories as make
from tests.live import LiveStack
from tests.sessions import session_of
from webinars.domain.live import start_webinar
from webinars.models import Interruption, InterruptionCause, Webinar
from webinars.rehearsal.line import Line, open_line

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]
#: Without bridging, so that what is excused shows.
RULES = AttendanceRules(gap_tolerance_s=1)


@pytest.fixture
def server(transactional_db: None, static_files: None) -> Iterator[LiveStack]:
    stack = LiveStack()
    try:
        stack.start_web()
        yield stack
    finally:
        stack.stop()


def until(holds: Callable[[], bool], *, within_s: float = 60) -> None:
    end = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.2)


async def be_there(server: LiveStack, webinar: Webinar, cookies: dict[int, str], *, enough: Callable[[], bool]) -> None:
    """These people come into the room and beat every second until `enough`, or until the server is gone."""

    async def one(key: int) -> None:
        line = Line()
        await open_line(line, f"{server.url}/ws/room/{webinar.code}/", cookies=f"sessionid={cookies[key]}")
        line.say({"type": "room.join", "since": 0})
        seq = 0
        while not line.closed.done():
            beat = {"playing": True, "sound": True, "visible": True, "mode": "video", "mono_ms": seq * 1000}
            line.say({"type": "presence.beat", "seq": seq, **beat})
            seq += 1
            await asyncio.wait([line.closed], timeout=1)

    people = [asyncio.create_task(one(key)) for key in cookies]
    while not await asyncio.to_thread(enough):  # noqa: ASYNC110  (asks the database)
        await asyncio.sleep(0.3)
    for each in people:
        each.cancel()


def written(person: User, *, spans: int) -> bool:
    found = PresenceSpan.objects.filter(person=person, beats__gte=4)
    return found.count() == spans


def test_the_time_of_a_killed_server_is_excused_for_those_who_come_back(server: LiveStack) -> None:
    webinar = make.webinar()
    start_webinar(webinar, by=webinar.created_by)
    stays, goes = make.registration(webinar).person, make.registration(webinar).person
    cookies = {person.pk: session_of(person) for person in (stays, goes)}

    def all_are_written() -> bool:
        return all(written(person, spans=1) for person in (stays, goes)) and ServerSign.objects.exists()

    asyncio.run(kill_after(server, webinar, cookies, enough=all_are_written))
    killed_at = timezone.now()
    sign = ServerSign.objects.get()
    until(lambda: timezone.now() > sign.at + timedelta(seconds=STANDS_STILL_S))
    server.start_web()

    def is_noted() -> bool:
        return written(stays, spans=2) and Interruption.objects.filter(webinar=webinar).exists()

    asyncio.run(be_there(server, webinar, {stays.pk: cookies[stays.pk]}, enough=is_noted))

    fault = Interruption.objects.get(webinar=webinar)
    assert fault.cause == InterruptionCause.SERVER
    assert fault.started_at == sign.at
    assert fault.ended_at is not None
    assert killed_at < fault.ended_at < timezone.now()

    now = timezone.now()
    first, second = PresenceSpan.objects.filter(person=stays).order_by("started_at")
    assert killed_at - timedelta(seconds=10) < first.last_beat_at < killed_at
    end_silent(now=first.last_beat_at + timedelta(seconds=31))
    left = PresenceSpan.objects.get(person=goes)
    assert (left.ended_at, left.ended_how) == (left.last_beat_at, EndedHow.DROPPED)

    time_of = {person: attendance_for(webinar, person, rules=RULES, now=now).time for person in (stays, goes)}
    assert time_of[goes].attended_s == (to_ms(left.last_beat_at) - to_ms(left.started_at)) // 1000
    assert time_of[goes].excused_s == 0
    there_ms = sum(end - start for start, end in time_of[stays].intervals)
    whole_ms = to_ms(now) - to_ms(first.started_at)
    assert abs(there_ms - whole_ms) <= 1000  # not a second of the fault is lost
    gap_s = (second.started_at - first.last_beat_at).total_seconds()
    assert gap_s > STANDS_STILL_S
    assert abs(time_of[stays].excused_s - gap_s) <= 2


async def kill_after(
    server: LiveStack, webinar: Webinar, cookies: dict[int, str], *, enough: Callable[[], bool]
) -> None:
    """As `be_there`, and then the server dies under them: nobody says goodbye."""

    def is_dead() -> bool:
        if not enough():
            return False
        server.kill_web()
        return True

    await be_there(server, webinar, cookies, enough=is_dead)
