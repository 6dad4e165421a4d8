"""Presence over the control socket: joins, heartbeats, goodbyes and cut lines become evidence."""

import asyncio
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.utils import timezone

from accounts.models import User
from attendance.domain.record import write_evidence
from attendance.domain.report import attendance_for
from attendance.live import writer
from attendance.live.presence import PresencePart, presence_part, valid_ip
from attendance.live.protocol import BeatPresence, LeavePresence
from attendance.live.writer import evidence_writer
from attendance.models import DeliveryMode, EndedHow, PresenceSpan, StateSpan
from tests import factories as make
from tests.attendance.evidence import LAPTOP
from webinars.domain.live import end_webinar, start_webinar
from webinars.live.consumers import RoomConsumer
from webinars.live.limits import Rate
from webinars.live.parts import registered_parts
from webinars.models import Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture(autouse=True)
def nobody_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of the room leave without a goodbye; their loops, and their people, are gone. Evidence is written when a test asks
    for it."""
    presence_part.connections.clear()
    writer._writers.clear()
    monkeypatch.setattr(writer, "SOON_S", 60.0)


def socket(webinar: Webinar, user: User) -> WebsocketCommunicator:
    headers = [(b"user-agent", LAPTOP.encode()), (b"x-forwarded-for", b"10.9.9.9, 37.151.84.19")]
    communicator = WebsocketCommunicator(RoomConsumer.as_asgi(), f"/ws/room/{webinar.code}/", headers=headers)
    communicator.scope["user"] = user
    communicator.scope["url_route"] = {"kwargs": {"code": webinar.code}}
    return communicator


async def come_in(webinar: Webinar, user: User) -> WebsocketCommunicator:
    communicator = socket(webinar, user)
    await communicator.connect()
    await communicator.send_json_to({"type": "room.join", "since": 0})
    assert (await communicator.receive_json_from())["type"] == "room.joined"
    return communicator


def beat(seq: int, **fields: Any) -> dict[str, Any]:
    defaults = {
        "playing": True,
        "sound": True,
        "visible": True,
        "mode": "video",
        "mono_ms": seq * 10_000,
        "position_ms": seq * 10_000,
    }
    return {"type": "presence.beat", "seq": seq} | defaults | fields


async def settle() -> None:
    await asyncio.sleep(0.05)
    await evidence_writer().flush()


async def goodbye(communicator: WebsocketCommunicator, code: int = 1001) -> None:
    await communicator.disconnect(code)
    await settle()


@database_sync_to_async
def a_live_webinar() -> tuple[Webinar, User]:
    webinar = make.webinar()
    start_webinar(webinar, by=webinar.created_by)
    return webinar, make.registration(webinar).person


@database_sync_to_async
def spans() -> list[PresenceSpan]:
    return list(PresenceSpan.objects.select_related("person"))


@database_sync_to_async
def states() -> list[tuple[str, bool]]:
    return list(StateSpan.objects.order_by("kind").values_list("kind", "is_closed"))


async def test_a_span_opens_as_a_person_comes_in_and_ends_with_the_goodbye() -> None:
    webinar, person = await a_live_webinar()
    communicator = await come_in(webinar, person)
    await settle()
    (span,) = await spans()
    assert (span.person, span.webinar_id, span.ended_at, span.ended_how) == (person, webinar.pk, None, "")
    assert (span.device_label, span.user_agent, span.ip, span.as_host) == (
        "Windows 10, Chrome 131",
        LAPTOP,
        "37.151.84.19",
        False,
    )
    await communicator.send_json_to(beat(0))
    await goodbye(communicator)
    (span,) = await spans()
    assert span.ended_how == EndedHow.LEFT
    assert span.ended_at is not None
    assert span.ended_at > span.last_beat_at
    assert span.beats == 1
    assert await states() == [("playing", True)]
    assert presence_part.connections == {}


async def test_nobody_waits_for_a_busy_server_at_their_own_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says "in the room" from `room.joined` on; so does the evidence, whatever the server does before it writes."""

    async def takes_long(part: object, session: object) -> None:
        await asyncio.sleep(0.3)

    monkeypatch.setattr(type(registered_parts()[0]), "joined", takes_long)
    assert registered_parts()[0] is not presence_part
    webinar, person = await a_live_webinar()
    before = timezone.now()
    communicator = await come_in(webinar, person)
    told = timezone.now()
    await asyncio.sleep(0.4)
    await settle()
    (span,) = await spans()
    assert before < span.started_at <= told
    await goodbye(communicator)


async def test_a_cut_line_ends_at_the_last_beat() -> None:
    webinar, person = await a_live_webinar()
    communicator = await come_in(webinar, person)
    await communicator.send_json_to(beat(0))
    await asyncio.sleep(0.2)
    await goodbye(communicator, 1006)
    (span,) = await spans()
    assert (span.ended_at, span.ended_how) == (span.last_beat_at, EndedHow.DROPPED)


async def test_the_pages_goodbye_is_the_end_even_if_no_close_frame_comes() -> None:
    webinar, person = await a_live_webinar()
    communicator = await come_in(webinar, person)
    await communicator.send_json_to(beat(0))
    await asyncio.sleep(0.2)
    await communicator.send_json_to({"type": "presence.leave"})
    await asyncio.sleep(0.2)
    await goodbye(communicator, 1006)
    (span,) = await spans()
    assert span.ended_how == EndedHow.LEFT
    assert span.ended_at is not None
    assert 0.15 < (span.ended_at - span.last_beat_at).total_seconds() < 0.35


async def test_a_page_that_is_back_after_its_goodbye_opens_a_new_span() -> None:
    webinar, person = await a_live_webinar()
    communicator = await come_in(webinar, person)
    await communicator.send_json_to(beat(0))
    await communicator.send_json_to({"type": "presence.leave"})
    await communicator.send_json_to(beat(1))
    await settle()
    first, second = await spans()
    assert (first.ended_how, second.ended_at) == (EndedHow.LEFT, None)
    assert first.connection == second.connection
    await goodbye(communicator)


async def test_two_tabs_are_two_spans_of_one_person() -> None:
    webinar, person = await a_live_webinar()
    one, other = await come_in(webinar, person), await come_in(webinar, person)
    await asyncio.sleep(0.3)
    await goodbye(one)
    await asyncio.sleep(0.3)
    await goodbye(other)
    assert {span.person for span in await spans()} == {person}
    await database_sync_to_async(end_webinar)(webinar, by=None)
    line = await database_sync_to_async(attendance_for)(webinar, person)
    assert (line.connections, line.devices) == (2, 1)
    first, last = line.time.first_join, line.time.last_leave
    assert first is not None
    assert last is not None
    assert sum(end - start for start, end in line.time.intervals) == last - first


async def test_a_change_of_mode_is_a_further_span() -> None:
    webinar, person = await a_live_webinar()
    communicator = await come_in(webinar, person)
    await communicator.send_json_to(beat(0))
    await settle()
    await communicator.send_json_to(beat(1, mode="audio_slides"))
    await settle()
    first, second = await spans()
    assert (first.mode, first.ended_how) == (DeliveryMode.VIDEO, EndedHow.SUPERSEDED)
    assert (second.mode, second.started_at, second.ended_at) == (DeliveryMode.AUDIO_SLIDES, first.ended_at, None)
    await goodbye(communicator)


async def test_what_the_reaper_gave_up_goes_on_in_a_new_span() -> None:
    webinar, person = await a_live_webinar()
    communicator = await come_in(webinar, person)
    await communicator.send_json_to(beat(0))
    await settle()
    await database_sync_to_async(PresenceSpan.objects.update)(
        ended_at=(await spans())[0].last_beat_at, ended_how="dropped"
    )
    await communicator.send_json_to(beat(1))
    await settle()
    await communicator.send_json_to(beat(2))
    await settle()
    first, second = await spans()
    assert (first.ended_how, first.beats, second.ended_at, second.beats) == (EndedHow.DROPPED, 1, None, 1)
    await goodbye(communicator)


async def test_the_end_of_the_webinar_writes_what_is_known_at_once() -> None:
    webinar, person = await a_live_webinar()
    communicator = await come_in(webinar, person)
    await communicator.send_json_to(beat(0))
    await asyncio.sleep(0.1)
    assert await spans() == []
    await database_sync_to_async(end_webinar)(webinar, by=None)
    assert len(await spans()) == 1
    await goodbye(communicator)


async def test_a_server_that_stops_in_order_ends_every_span_now() -> None:
    webinar, person = await a_live_webinar()
    communicator = await come_in(webinar, person)
    await communicator.send_json_to(beat(0))
    await asyncio.sleep(0.2)
    await database_sync_to_async(presence_part.stop)()
    (span,) = await spans()
    assert span.ended_how == EndedHow.SERVER_STOP
    assert span.ended_at is not None
    assert span.ended_at > span.last_beat_at
    await goodbye(communicator)


async def test_evidence_that_cannot_be_written_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, person = await a_live_webinar()
    calls: list[Any] = []

    def fail_once(rows: Any) -> Any:
        calls.append(rows)
        if len(calls) == 1:
            raise OSError("the database is away")
        return write_evidence(rows)

    monkeypatch.setattr(writer, "write_evidence", fail_once)
    communicator = await come_in(webinar, person)
    await settle()
    assert await spans() == []
    await settle()
    assert len(await spans()) == 1
    await goodbye(communicator)


async def test_a_person_who_is_gone_from_the_database_holds_up_nobody() -> None:
    webinar, person = await a_live_webinar()
    doomed = (await database_sync_to_async(make.registration)(webinar)).person
    one, other = await come_in(webinar, doomed), await come_in(webinar, person)
    await database_sync_to_async(User.objects.filter(pk=doomed.pk).delete)()
    await settle()
    assert [span.person for span in await spans()] == [person]
    await one.disconnect()
    await goodbye(other)


@pytest.mark.parametrize(
    "change",
    [{"seq": -1}, {"seq": "1"}, {"seq": 2**60}, {"mode": "hologram"}, {"playing": 1}, {"mono_ms": 0.5}, {"person": 7}],
)
async def test_a_beat_that_is_no_beat_closes_the_socket(change: dict[str, Any]) -> None:
    webinar, person = await a_live_webinar()
    communicator = await come_in(webinar, person)
    await communicator.send_json_to(beat(0) | change)
    while (output := await communicator.receive_output())["type"] != "websocket.close":
        pass
    assert output["code"] == 4400


@pytest.mark.parametrize(
    ("text", "ip"),
    [
        ("37.151.84.19", "37.151.84.19"),
        ("2001:db8::7", "2001:db8::7"),
        ("fe80::1%eth0", "fe80::1"),
        ("unknown", None),
        ("", None),
    ],
)
async def test_an_address_is_kept_when_it_is_one(text: str, ip: str | None) -> None:
    assert valid_ip(text) == ip


async def test_a_page_that_changes_its_mind_without_end_leaves_few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (presence_part.limits[BeatPresence].per_s, presence_part.limits[LeavePresence].per_s) == (1, 0.5)
    # However long the machine takes: nothing is allowed anew meanwhile.
    limits = {BeatPresence: Rate(per_s=0, burst=4), LeavePresence: Rate(per_s=0, burst=2)}
    monkeypatch.setattr(PresencePart, "limits", limits)
    webinar, person = await a_live_webinar()
    communicator = await come_in(webinar, person)
    for seq in range(12):
        await communicator.send_json_to(beat(seq, mode=("video", "light")[seq % 2]))
        await communicator.send_json_to({"type": "presence.leave"})
    await goodbye(communicator)
    assert await database_sync_to_async(PresenceSpan.objects.filter(person=person).count)() <= 4 + 2
