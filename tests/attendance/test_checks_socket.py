"""Presence checks over the control socket: told, shown, answered; by whom and by whom not."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.utils import timezone

from accounts.models import User
from attendance.domain.check_notes import Said, write_notes
from attendance.domain.checks import as_plan, launch_check, launch_due, plan_checks
from attendance.live import check_writer, checks, presence, writer
from attendance.live.check_writer import CheckWriter
from attendance.live.checks import checks_part
from attendance.models import CheckNote, NoteKind, PresenceCheck
from tests import factories as make
from tests.attendance.test_presence_socket import socket
from webinars.live.close_codes import CloseCode
from webinars.models import Break, RoomEvent, Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture(autouse=True)
def nobody_is_here() -> None:
    presence.presence_part.connections.clear()
    writer._writers.clear()
    check_writer._writers.clear()


async def come_in(webinar: Webinar, user: User, *, since: int = 0) -> tuple[WebsocketCommunicator, dict[str, Any]]:
    communicator = socket(webinar, user)
    await communicator.connect()
    await communicator.send_json_to({"type": "room.join", "since": since})
    joined = await hear(communicator, "room.joined")
    return communicator, joined


async def hear(communicator: WebsocketCommunicator, type_: str, *, within_s: float = 5) -> dict[str, Any]:
    """The next message of this type; what comes in one with others is looked into."""
    async with asyncio.timeout(within_s):
        while True:
            message = await communicator.receive_json_from(timeout=within_s)
            for each in message["events"] if message["type"] == "room.told" else [message]:
                if each["type"] == type_:
                    return dict(each)


@database_sync_to_async
def a_live_webinar(*, minutes: int = 40) -> tuple[Webinar, User, User]:
    """The webinar, its lecturer, a participant."""
    began = timezone.now() - timedelta(minutes=minutes)
    webinar = make.webinar(state="live", starts_at=began, started_at=began)
    return webinar, webinar.lecturers.get(), make.registration(webinar).person


@database_sync_to_async
def notes() -> list[tuple[str, int]]:
    return list(CheckNote.objects.order_by("at", "pk").values_list("kind", "person_id"))


@database_sync_to_async
def count_of_checks() -> int:
    return PresenceCheck.objects.count()


@pytest.fixture(autouse=True)
def nothing_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan launches nothing of itself while a test runs."""
    monkeypatch.setattr(checks, "launch_due", lambda webinar_id: 20.0)


async def test_the_lecturer_launches_one_and_a_participant_answers_it() -> None:
    webinar, lecturer, person = await a_live_webinar()
    host, _ = await come_in(webinar, lecturer)
    guest, _ = await come_in(webinar, person)
    await host.send_json_to({"type": "check.launch"})
    launched = await hear(guest, "check.launched")
    assert (launched["number"], launched["window_ms"]) == (1, 90_000)
    assert launched["until"] - launched["launched_at"] == 90_000
    counted = await hear(host, "check.counted")
    assert (counted["check"], counted["shown"], counted["answered"]) == (launched["check"], 0, 0)
    await guest.send_json_to({"type": "check.acknowledge", "check": launched["check"]})
    noted = await hear(guest, "check.noted")
    assert noted["answered_at"] is None
    assert 0 <= noted["until"] - launched["until"] < 5_000
    await guest.send_json_to({"type": "check.answer", "check": launched["check"]})
    answered = await hear(guest, "check.noted")
    assert answered["until"] == noted["until"]
    assert noted["until"] - 90_000 <= answered["answered_at"] < noted["until"]
    assert await notes() == [("shown", person.pk), ("answered", person.pk)]
    while counted["answered"] == 0:
        counted = await hear(host, "check.counted")
    assert (counted["shown"], counted["answered"]) == (1, 1)
    for each in (host, guest):
        await each.disconnect()


async def test_two_tabs_answer_once_and_both_hear_it() -> None:
    webinar, _lecturer, person = await a_live_webinar()
    tabs = [(await come_in(webinar, person))[0] for _ in range(2)]
    check = await database_sync_to_async(launch_check)(webinar, by=webinar.created_by)
    for tab in tabs:
        await hear(tab, "check.launched")
        await tab.send_json_to({"type": "check.acknowledge", "check": check.pk})
    for tab in tabs:
        await tab.send_json_to({"type": "check.answer", "check": check.pk})
    moments: set[int] = set()
    for tab in tabs:
        noted = await hear(tab, "check.noted")
        while noted["answered_at"] is None:
            noted = await hear(tab, "check.noted")
        moments.add(noted["answered_at"])
    assert len(moments) == 1
    assert await notes() == [("shown", person.pk), ("answered", person.pk)]
    for tab in tabs:
        await tab.disconnect()


async def test_who_comes_in_while_it_runs_is_shown_it_and_who_comes_back_goes_on() -> None:
    webinar, _lecturer, person = await a_live_webinar()
    check = await database_sync_to_async(launch_check)(webinar, by=webinar.created_by)
    guest, joined = await come_in(webinar, person)
    assert joined["parts"]["checks"]["shared"]["check"] == check.pk
    assert "own" not in joined["parts"]["checks"]
    await guest.send_json_to({"type": "check.acknowledge", "check": check.pk})
    noted = await hear(guest, "check.noted")
    await guest.disconnect(1006)
    again, joined = await come_in(webinar, person)
    assert joined["parts"]["checks"]["own"] == {"check": check.pk, "until": noted["until"], "answered_at": None}
    # A page that was away only for a moment gets events and no snapshot, and asks.
    await again.send_json_to({"type": "check.acknowledge", "check": check.pk})
    assert (await hear(again, "check.noted"))["until"] == noted["until"]
    await again.disconnect()


async def test_a_check_that_is_over_is_shown_to_nobody() -> None:
    webinar, _lecturer, person = await a_live_webinar()
    long_ago = timezone.now() - timedelta(seconds=200)
    check = await database_sync_to_async(launch_check)(webinar, by=webinar.created_by, now=long_ago)
    guest, joined = await come_in(webinar, person)
    assert "checks" not in joined["parts"]
    for type_ in ("check.acknowledge", "check.answer"):
        await guest.send_json_to({"type": type_, "check": check.pk})
        assert await hear(guest, "check.noted") == {
            "type": "check.noted",
            "check": check.pk,
            "until": None,
            "answered_at": None,
        }
    assert await notes() == []
    await guest.disconnect()


async def test_the_team_is_not_checked() -> None:
    webinar, lecturer, _person = await a_live_webinar()
    check = await database_sync_to_async(launch_check)(webinar, by=webinar.created_by)
    moderator = await database_sync_to_async(make.person)()
    await database_sync_to_async(webinar.moderators.add)(moderator)
    for one in (lecturer, moderator):
        member, joined = await come_in(webinar, one)
        assert joined["parts"]["checks"]["host"]["newest"]["check"] == check.pk
        await member.send_json_to({"type": "check.answer", "check": check.pk})
        refused = await hear(member, "message.refused")
        assert refused["reason"] == "Presence checks are for participants. The team of a webinar is not checked."
        await member.disconnect()
    assert await notes() == []


async def test_only_who_steers_the_lecture_launches() -> None:
    webinar, _lecturer, person = await a_live_webinar()
    moderator = await database_sync_to_async(make.person)()
    await database_sync_to_async(webinar.moderators.add)(moderator)
    for one in (person, moderator):
        member, _ = await come_in(webinar, one)
        await member.send_json_to({"type": "check.launch"})
        assert (await hear(member, "message.refused"))["to"] == "check.launch"
        await member.disconnect()
    assert await count_of_checks() == 0


async def test_an_outsider_hears_of_no_check() -> None:
    webinar, _lecturer, _person = await a_live_webinar()
    stranger = await database_sync_to_async(make.person)()
    communicator = socket(webinar, stranger)
    await communicator.connect()
    await communicator.send_json_to({"type": "check.answer", "check": 1})
    closed = await communicator.receive_output()
    assert (closed["type"], closed["code"]) == ("websocket.close", CloseCode.REFUSED)


async def test_a_check_of_another_webinar_is_not_answered_from_here() -> None:
    webinar, _lecturer, person = await a_live_webinar()
    other, _, _ = await a_live_webinar()
    check = await database_sync_to_async(launch_check)(other, by=other.created_by)
    guest, _ = await come_in(webinar, person)
    await guest.send_json_to({"type": "check.answer", "check": check.pk})
    assert (await hear(guest, "check.noted"))["until"] is None
    assert await notes() == []
    await guest.disconnect()


@pytest.mark.parametrize("check", [0, -1, 2**60, "1", None, 1.5])
async def test_what_is_no_number_of_a_check_closes_the_socket(check: Any) -> None:
    webinar, _lecturer, person = await a_live_webinar()
    guest, _ = await come_in(webinar, person)
    await guest.send_json_to({"type": "check.answer", "check": check})
    closed = await guest.receive_output()
    while closed["type"] != "websocket.close":
        closed = await guest.receive_output()
    assert closed["code"] == CloseCode.BAD_MESSAGE


async def test_the_lecturer_is_told_why_not_now() -> None:
    webinar, lecturer, _person = await a_live_webinar()
    host, _ = await come_in(webinar, lecturer)
    await host.send_json_to({"type": "check.launch", "nonce": "one"})
    await hear(host, "check.launched")
    await host.send_json_to({"type": "check.launch", "nonce": "two"})
    refused = await hear(host, "message.refused")
    assert refused["nonce"] == "two"
    assert refused["reason"].startswith("There was a presence check a moment ago.")
    await database_sync_to_async(Break.objects.create)(webinar=webinar, started_at=timezone.now())
    await host.send_json_to({"type": "check.launch"})
    assert "not in a break" in (await hear(host, "message.refused"))["reason"]
    assert await count_of_checks() == 1
    await host.disconnect()


async def test_the_room_launches_the_check_that_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "launch_due", launch_due)
    webinar, _lecturer, person = await a_live_webinar()
    plan = as_plan(await database_sync_to_async(plan_checks)(webinar))
    # Half a second before the first one's moment.
    began = timezone.now() - timedelta(milliseconds=plan.moment(0) - 500)
    await database_sync_to_async(Webinar.objects.filter(pk=webinar.pk).update)(started_at=began)
    guest, joined = await come_in(webinar, person)
    if "checks" not in joined["parts"]:
        await hear(guest, "check.launched")
    slots = await database_sync_to_async(lambda: list(PresenceCheck.objects.values_list("slot", "source")))()
    assert slots == [(0, "scheduled")]
    await guest.disconnect()


async def test_notes_that_could_not_be_written_are_written_later(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, _lecturer, person = await a_live_webinar()
    guest, _ = await come_in(webinar, person)
    check = await database_sync_to_async(launch_check)(webinar, by=webinar.created_by)
    failures = iter((True, False))

    def write(said: list[Said]) -> Any:
        if next(failures, False):
            raise OSError("the database is away")
        return write_notes(said)

    monkeypatch.setattr(check_writer, "write_notes", write)
    monkeypatch.setattr(check_writer, "TRY_AGAIN_AFTER_S", 0.1)
    before = timezone.now()
    await guest.send_json_to({"type": "check.answer", "check": check.pk})
    assert (await hear(guest, "check.noted"))["answered_at"] is not None
    at = await database_sync_to_async(CheckNote.objects.values_list("at", flat=True).get)(kind=NoteKind.ANSWERED)
    assert (at - before).total_seconds() < 0.2  # when it was heard, not when it was written
    await guest.disconnect()


async def test_a_writer_belongs_to_its_loop() -> None:
    assert isinstance(check_writer.check_writer(), CheckWriter)
    assert check_writer.check_writer() is check_writer.check_writer()
    assert checks_part.name == "checks"
    assert await database_sync_to_async(RoomEvent.objects.count)() == 0
