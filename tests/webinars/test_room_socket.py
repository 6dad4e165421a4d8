"""The control socket: who comes in, what it says, what it refuses."""

from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from tests import factories as make
from webinars.domain.live import end_webinar, start_webinar
from webinars.live.close_codes import CloseCode
from webinars.live.consumers import RoomConsumer
from webinars.live.missed import AT_MOST
from webinars.models import RegistrationState, Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


def socket(webinar_code: str, user: User | AnonymousUser) -> WebsocketCommunicator:
    communicator = WebsocketCommunicator(RoomConsumer.as_asgi(), f"/ws/room/{webinar_code}/")
    communicator.scope["user"] = user
    communicator.scope["url_route"] = {"kwargs": {"code": webinar_code}}
    return communicator


async def come_in(webinar: Webinar, user: User, *, since: int = 0) -> tuple[WebsocketCommunicator, dict[str, Any]]:
    communicator = socket(webinar.code, user)
    await communicator.connect()
    await communicator.send_json_to({"type": "room.join", "since": since})
    return communicator, await communicator.receive_json_from(timeout=5)


async def next_of(communicator: WebsocketCommunicator, type_: str) -> dict[str, Any]:
    """The next message of that type; others (counts, meters) are passed over."""
    told: list[dict[str, Any]] = communicator.__dict__.setdefault("told", [])
    while True:
        if not told:
            message: dict[str, Any] = await communicator.receive_json_from(timeout=5)
            told += message["events"] if message["type"] == "room.told" else [message]
        if (first := told.pop(0))["type"] == type_:
            return first


async def close_code(communicator: WebsocketCommunicator) -> int:
    while True:
        output = await communicator.receive_output(timeout=5)
        if output["type"] == "websocket.close":
            return int(output["code"])


@database_sync_to_async
def a_live_webinar() -> tuple[Webinar, User]:
    webinar = make.webinar()
    start_webinar(webinar, by=webinar.created_by)
    return webinar, make.registration(webinar).person


async def test_a_registered_person_comes_in_and_sees_how_things_stand() -> None:
    webinar, person = await a_live_webinar()
    communicator, joined = await come_in(webinar, person)
    assert joined["type"] == "room.joined"
    started_at = int(webinar.started_at.timestamp() * 1000)
    assert joined["parts"]["room"] == {
        "shared": {"state": "live", "is_on_break": False, "is_interrupted": False, "started_at": started_at}
    }
    assert joined["last_seq"] == 1
    assert joined["parts"]["chat"]["shared"]["messages"] == []
    assert "events" not in joined
    assert (await next_of(communicator, "room.counted"))["count"] == 1
    await communicator.disconnect()


async def test_two_tabs_of_one_person_count_once() -> None:
    webinar, person = await a_live_webinar()
    first, _ = await come_in(webinar, person)
    second, _ = await come_in(webinar, person)
    assert (await next_of(second, "room.counted"))["count"] == 1
    await first.disconnect()
    await second.disconnect()


@pytest.mark.parametrize(
    "state",
    [
        RegistrationState.PENDING,
        RegistrationState.WAITING,
        RegistrationState.DECLINED,
        RegistrationState.CANCELLED,
        None,
    ],
)
async def test_an_outsider_is_refused(state: RegistrationState | None) -> None:
    webinar, _ = await a_live_webinar()
    outsider = await database_sync_to_async(make.person)()
    if state:
        await database_sync_to_async(make.registration)(webinar, outsider, state=state)
    communicator = socket(webinar.code, outsider)
    await communicator.connect()
    assert await close_code(communicator) == CloseCode.REFUSED


async def test_nobody_without_signing_in() -> None:
    webinar, _ = await a_live_webinar()
    communicator = socket(webinar.code, AnonymousUser())
    await communicator.connect()
    assert await close_code(communicator) == CloseCode.NOT_SIGNED_IN


async def test_a_room_that_does_not_exist() -> None:
    _, person = await a_live_webinar()
    communicator = socket("nosuchroom", person)
    await communicator.connect()
    assert await close_code(communicator) == CloseCode.NOT_FOUND


async def test_chat_reaches_everyone_and_knows_a_message_sent_twice() -> None:
    webinar, person = await a_live_webinar()
    other = (await database_sync_to_async(make.registration)(webinar)).person
    mine, _ = await come_in(webinar, person)
    theirs, _ = await come_in(webinar, other)
    for _ in range(2):
        await mine.send_json_to({"type": "chat.send", "text": " Сәлеметсіз бе? <b> ", "nonce": "n1"})
    message = await next_of(theirs, "chat.sent")
    assert message["text"] == "Сәлеметсіз бе? <b>"
    assert message["by"] == {"id": person.pk, "name": person.name, "initials": person.initials, "host": False}
    await mine.send_json_to({"type": "chat.send", "text": "second", "nonce": "n2"})
    assert (await next_of(theirs, "chat.sent"))["text"] == "second"
    await mine.disconnect()
    await theirs.disconnect()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("   ", "Write something first."),
        ("x" * 1001, "A message can have 1,000 characters at most. Shorten it and send it again."),
    ],
)
async def test_a_refused_message_says_why(text: str, reason: str) -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    await communicator.send_json_to({"type": "chat.send", "text": text, "nonce": "n1"})
    assert await next_of(communicator, "message.refused") == {
        "type": "message.refused",
        "to": "chat.send",
        "reason": reason,
        "nonce": "n1",
    }
    await communicator.disconnect()


async def test_who_comes_back_gets_exactly_what_was_missed() -> None:
    webinar, person = await a_live_webinar()
    communicator, joined = await come_in(webinar, person)
    await communicator.disconnect()
    other, _ = await come_in(webinar, (await database_sync_to_async(make.registration)(webinar)).person)
    for number in range(3):
        await other.send_json_to({"type": "chat.send", "text": str(number), "nonce": str(number)})
        await next_of(other, "chat.sent")
    communicator, again = await come_in(webinar, person, since=joined["last_seq"])
    assert [event["text"] for event in again["events"]] == ["0", "1", "2"]
    assert again["last_seq"] == joined["last_seq"] + 3
    await communicator.disconnect()
    await other.disconnect()
    assert AT_MOST >= 3


async def test_the_end_is_told_to_all() -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    await database_sync_to_async(end_webinar)(webinar, by=None)
    assert (await next_of(communicator, "webinar.ended"))["type"] == "webinar.ended"
    await communicator.disconnect()


@pytest.mark.parametrize(
    "text",
    [
        "null",
        "{",
        "[]",
        '{"type":"room.destroy"}',
        '{"type":"chat.send","text":"before joining","nonce":"1"}',
        '{"type":"room.join","since":0,"admin":true}',
        "[" * 5000,
    ],
)
async def test_garbage_closes_the_socket(text: str) -> None:
    webinar, person = await a_live_webinar()
    communicator = socket(webinar.code, person)
    await communicator.connect()
    await communicator.send_to(text_data=text)
    assert await close_code(communicator) == CloseCode.BAD_MESSAGE


async def test_a_flood_closes_the_socket() -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    for number in range(60):
        await communicator.send_json_to({"type": "chat.send", "text": "x", "nonce": str(number)})
    assert await close_code(communicator) == CloseCode.TOO_MANY
