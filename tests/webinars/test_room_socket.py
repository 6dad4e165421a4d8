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
from webinars.live.limits import SOCKET_RATE, Rate
from webinars.live.missed import AT_MOST
from webinars.models import RegistrationState, Webinar
from webinars.questions.errors import NoSuchQuestion

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
        "shared": {
            "state": "live",
            "is_on_break": False,
            "break_until": None,
            "is_interrupted": False,
            "started_at": started_at,
        }
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


async def test_a_flood_closes_the_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    # However long the machine takes: nothing is allowed anew meanwhile.
    monkeypatch.setattr("webinars.live.consumers.SOCKET_RATE", Rate(per_s=0, burst=SOCKET_RATE.burst))
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    for number in range(60):
        await communicator.send_json_to({"type": "chat.send", "text": "x", "nonce": str(number)})
    assert await close_code(communicator) == CloseCode.TOO_MANY


async def test_who_asks_again_and_again_how_things_stand_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webinars.live.consumers.JOIN_RATE", Rate(per_s=0, burst=4))
    webinar, person = await a_live_webinar()
    place = await database_sync_to_async(make.registration)(webinar)
    bystander, _ = await come_in(webinar, place.person)
    sockets = [(await come_in(webinar, person))[0] for _ in range(2)]
    for number in range(3):  # with the two that let them in one more than they may, over all devices
        await sockets[number % 2].send_json_to({"type": "room.join", "since": -number})
    assert await close_code(sockets[0]) == CloseCode.TOO_MANY
    await sockets[1].send_json_to({"type": "chat.send", "text": "Still here", "nonce": "n"})
    for each in (sockets[1], bystander):
        assert (await next_of(each, "chat.sent"))["text"] == "Still here"
    for each in (*sockets, bystander):
        await each.disconnect()


@pytest.mark.parametrize("since", [-1, -(2**63), 10**30, 2**53])
async def test_whatever_a_page_says_it_saw_it_gets_how_things_stand(since: int) -> None:
    webinar, person = await a_live_webinar()
    communicator, joined = await come_in(webinar, person, since=since)
    assert (joined["type"], "parts" in joined, "events" in joined) == ("room.joined", True, False)
    await communicator.send_json_to({"type": "chat.send", "text": "Here", "nonce": "n"})
    assert (await next_of(communicator, "chat.sent"))["seq"] == joined["last_seq"] + 1
    await communicator.disconnect()


async def test_zero_bytes_are_left_out_and_words_that_speak_of_them_stay() -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    await communicator.send_to(
        text_data='{"type": "chat.send", "text": "a\\u0000b, which is \\\\u0000", "nonce": "n\\u0000n"}'
    )
    sent = await next_of(communicator, "chat.sent")
    assert (sent["text"], sent["nonce"]) == ("ab, which is \\u0000", "nn")
    await communicator.send_to(text_data='{"type": "question.withdraw", "code": "\\u0000abc"}')
    refused = await next_of(communicator, "message.refused")
    assert refused == {
        "type": "message.refused",
        "to": "question.withdraw",
        "reason": str(NoSuchQuestion.message),
        "nonce": "",
    }
    await communicator.send_to(text_data='{"type": "chat.send", "te\\u0000xt": ')
    assert await close_code(communicator) == CloseCode.BAD_MESSAGE
