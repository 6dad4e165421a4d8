"""The meter's last figure is the report's and the ledger's, to the second; who comes back catches up."""

import asyncio
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from accounts.models import User
from attendance.domain.report import attendance_for
from attendance.live import writer
from attendance.live.presence import presence_part
from credits.domain.settle import settle_person
from credits.formats import write_credits
from credits.live import meter
from tests.credits.test_meter import live, next_update, socket
from webinars.domain.live import end_webinar, pause_webinar, resume_webinar
from webinars.models import Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    presence_part.connections.clear()
    writer._writers.clear()
    monkeypatch.setattr(meter, "AFTER_A_JOIN_S", 0.1)


async def come_in(webinar: Webinar, person: User) -> WebsocketCommunicator:
    page = socket(webinar, person)
    await page.connect()
    await page.send_json_to({"type": "room.join", "since": 0})
    await page.send_json_to(
        {
            "type": "presence.beat",
            "seq": 0,
            "playing": True,
            "sound": True,
            "visible": True,
            "mode": "video",
            "mono_ms": 0,
        }
    )
    return page


async def until(page: WebsocketCommunicator, *, running: bool) -> dict[str, Any]:
    while (update := await next_update(page))["running"] is not running:
        pass
    return update


async def test_the_last_figure_is_that_of_the_report_and_the_ledger() -> None:
    webinar, person = await database_sync_to_async(live)(minutes=62)
    page = await come_in(webinar, person)
    before = await until(page, running=True)
    await asyncio.sleep(0.3)
    await database_sync_to_async(end_webinar)(webinar, by=None)
    last = await until(page, running=False)
    await page.disconnect(1001)
    await writer.evidence_writer().flush()
    await database_sync_to_async(webinar.refresh_from_db)()
    time = (await database_sync_to_async(attendance_for)(webinar, person)).time
    assert (last["attended_s"], last["content_s"], last["percent"]) == (time.attended_s, time.content_s, time.percent)
    assert last["attended_s"] >= before["attended_s"]
    settled = await database_sync_to_async(settle_person)(webinar, person)
    assert settled is not None
    assert settled.assessment.inputs.attended_s == last["attended_s"]
    assert write_credits(settled.assessment.credits) == last["credits"]


async def test_a_break_stops_it_at_once_and_its_end_starts_it_again() -> None:
    webinar, person = await database_sync_to_async(live)(minutes=62)
    page = await come_in(webinar, person)
    await until(page, running=True)
    await database_sync_to_async(pause_webinar)(webinar, by=None)
    stood = await until(page, running=False)
    await database_sync_to_async(resume_webinar)(webinar, by=None)
    again = await until(page, running=True)
    assert again["attended_s"] - stood["attended_s"] in (0, 1)
    await page.disconnect()


async def test_who_comes_back_after_a_cut_line_catches_up() -> None:
    webinar, person = await database_sync_to_async(live)(minutes=62)
    page = await come_in(webinar, person)
    before = await until(page, running=True)
    await page.disconnect(1006)
    await asyncio.sleep(1.2)
    page = await come_in(webinar, person)
    after = await until(page, running=True)
    # The cut is bridged: not a second of it is missing.
    grown_ms = (after["attended_s"] - before["attended_s"]) * 1000
    assert abs(grown_ms - (after["now"] - before["now"])) < 1000
    await page.disconnect()
