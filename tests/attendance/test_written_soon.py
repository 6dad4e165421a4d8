"""Who comes, goes, or whose media begins to play, is in the database a moment later: a crash takes no more than that."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from accounts.models import User
from attendance.domain.downtime import note_downtime, sign
from attendance.domain.record import Snapshot, write_evidence
from attendance.domain.report import attendance_for
from attendance.live import signs, writer
from attendance.live.presence import PresencePart
from attendance.live.protocol import BeatPresence, LeavePresence, Mode
from attendance.models import EndedHow, PresenceSpan, ServerSign, StateSpan
from tests import factories as make
from tests.attendance import evidence
from tests.attendance.simulation.fast_time import FastLoop, run_fast
from webinars.live import rooms
from webinars.live.rooms import room_of
from webinars.live.threads import in_thread
from webinars.models import Webinar

pytestmark = pytest.mark.django_db(transaction=True)
BEGAN = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
MOMENT_S = 0.5
Found = TypeVar("Found")


class Page:
    """A socket of the room, of which only presence takes notice."""

    is_host = is_moderator = False
    ip, user_agent, language = "37.151.84.19", evidence.LAPTOP, "en"
    entered_at = BEGAN

    def __init__(self, webinar: Webinar, person: User) -> None:
        self.webinar, self.person, self.connection_id = webinar, person, str(uuid4())

    async def send_message(self, message: object) -> None: ...

    async def send_text(self, text: str) -> None: ...

    async def close(self, code: int | None = None) -> None: ...

    async def start_afresh(self) -> None: ...


class Process:
    """With the room of a lecture that began ten minutes ago; on a clock that stands still while the database works."""

    def __init__(self, webinar: Webinar) -> None:
        self.webinar, self.loop = webinar, FastLoop(began=BEGAN)
        self.presence = PresencePart()
        self.presence._has_begun = True
        self._seq = 0

    def pages(self, count: int) -> list[Page]:
        return [Page(self.webinar, make.registration(self.webinar).person) for _ in range(count)]

    def live(self, happens: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Until `happens` is over, and then it is gone without a word."""
        run_fast(self.loop, happens())

    async def join(self, page: Page) -> None:
        room_of(self.webinar.pk).expect(page)
        page.entered_at = self.loop.now()
        await self.presence.joined(page)
        await signs.signs_part.joined(page)

    async def beat(self, page: Page, *, playing: bool = True) -> None:
        self._seq += 1
        said = BeatPresence(seq=self._seq, playing=playing, sound=True, visible=True, mode=Mode.VIDEO, mono_ms=0)
        await self.presence.received(page, said)


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Iterator[Process]:
    found = Process(make.webinar(state="live", started_at=BEGAN - timedelta(minutes=10)))
    monkeypatch.setattr(timezone, "now", found.loop.now)
    monkeypatch.setattr(signs.signs_part, "process", uuid4())
    monkeypatch.setattr(signs.signs_part, "since", BEGAN)
    rooms._rooms.clear()
    yield found
    rooms._rooms.clear()


def spans() -> list[tuple[timedelta, str]]:
    """When each began, and how it ended."""
    return [(span.started_at - BEGAN, span.ended_how) for span in PresenceSpan.objects.all()]


def played() -> list[bool]:
    return list(StateSpan.objects.filter(kind="playing").values_list("is_closed", flat=True))


def test_who_comes_is_written_and_the_server_has_signed_after_it(process: Process) -> None:
    first, second = process.pages(2)

    async def they_come() -> None:
        await process.join(first)
        await asyncio.sleep(1.2)
        await process.join(second)
        await asyncio.sleep(MOMENT_S)
        assert await in_thread(spans)() == [(timedelta(0), ""), (timedelta(seconds=1.2), "")]
        assert (await in_thread(ServerSign.objects.get)()).at >= BEGAN + timedelta(seconds=1.2)

    process.live(they_come)


def test_a_goodbye_and_media_that_plays_or_stops_are_written_too(process: Process) -> None:
    (page,) = process.pages(1)

    async def it_plays_and_leaves() -> None:
        await process.join(page)
        await asyncio.sleep(1)
        await process.beat(page)
        await asyncio.sleep(MOMENT_S)
        assert await in_thread(played)() == [False]
        await process.beat(page, playing=False)
        await asyncio.sleep(MOMENT_S)
        assert await in_thread(played)() == [True]
        await process.presence.received(page, LeavePresence())
        await asyncio.sleep(MOMENT_S)
        assert await in_thread(spans)() == [(timedelta(0), EndedHow.LEFT)]

    process.live(it_plays_and_leaves)


def test_that_nothing_changed_waits_for_the_batch(process: Process) -> None:
    (page,) = process.pages(1)

    async def it_stays() -> None:
        await process.join(page)
        await process.beat(page)
        await asyncio.sleep(1)
        await process.beat(page)
        beats = in_thread(lambda: PresenceSpan.objects.get().beats)
        await asyncio.sleep(writer.WRITE_EVERY_S - MOMENT_S)
        assert await beats() == 1
        await asyncio.sleep(2 * MOMENT_S)
        assert await beats() == 2

    process.live(it_stays)


def test_200_who_come_within_5_s_are_written_in_few_batches(process: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = process.pages(200)
    came: dict[UUID, float] = {}
    waited: list[float] = []

    def write(rows: Snapshot) -> set[UUID]:
        waited.extend(process.loop.time() - came[row[3]] for row in rows.presence)
        batches.append(len(rows.presence))
        return write_evidence(rows)

    batches: list[int] = []
    monkeypatch.setattr(writer, "write_evidence", write)

    async def they_come() -> None:
        for page in pages:
            came[UUID(page.connection_id)] = process.loop.time()
            await process.join(page)
            await asyncio.sleep(5 / len(pages))
        await asyncio.sleep(MOMENT_S)

    process.live(they_come)
    assert PresenceSpan.objects.count() == sum(batches) == 200
    assert max(waited) <= MOMENT_S
    assert len(batches) <= 17


def test_who_came_half_a_second_before_a_kill_was_there_as_it_began(process: Process) -> None:
    stays, comes = process.pages(2)

    async def one_stays_and_one_comes() -> None:
        await process.join(stays)
        for _ in range(2):
            await asyncio.sleep(10)
            await process.beat(stays)
        await asyncio.sleep(9.5)
        await process.join(comes)
        await asyncio.sleep(MOMENT_S)

    process.live(one_stays_and_one_comes)  # kill -9 after 30 s; the next one is there after another hundred
    back_s = 600 + 130
    for page in (stays, comes):
        evidence.span(process.webinar, page.person, back_s, back_s + 100)
    following = BEGAN + timedelta(seconds=130)
    sign(uuid4(), since=following, webinars=[process.webinar.pk], now=following)
    note_downtime(now=following)
    now = following + timedelta(seconds=100)
    found = [attendance_for(process.webinar, page.person, now=now).time.attended_s for page in (stays, comes)]
    assert found == [230, 200]
