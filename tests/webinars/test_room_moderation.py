"""Moderation over the socket: who may, who may not, and what happens to those who are sent out."""

from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from accounts.models import User
from tests import factories as make
from tests.webinars.test_room_socket import a_live_webinar, close_code, come_in, next_of, socket
from webinars.domain.chat import remove_chat, send_chat
from webinars.domain.moderators import name_moderator, withdraw_moderator
from webinars.live.chat import ChatPart
from webinars.live.chat_protocol import SendChat
from webinars.live.close_codes import CloseCode
from webinars.live.limits import Rate
from webinars.live.media_consumers import WatchConsumer
from webinars.live.parts import registered_parts
from webinars.models import ChatMessage, RoomEvent, Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]

MODERATORS_MESSAGES: list[dict[str, Any]] = [
    {"type": "chat.remove", "id": 1},
    {"type": "chat.pin", "id": 1},
    {"type": "chat.unpin"},
    {"type": "chat.configure", "is_off": True, "slow_s": 0},
    {"type": "person.mute", "id": 1},
    {"type": "person.unmute", "id": 1},
    {"type": "person.ban", "id": 1},
    {"type": "person.unban", "id": 1},
]


@database_sync_to_async
def a_moderator(webinar: Webinar) -> User:
    person = make.person()
    webinar.moderators.add(person)
    return person


async def test_a_participant_may_do_nothing_that_moderators_do() -> None:
    chat = next(part for part in registered_parts() if part.name == "chat")
    assert {message["type"] for message in MODERATORS_MESSAGES} == {
        str(kind.__struct_config__.tag) for kind in chat.rights
    }
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    for message in MODERATORS_MESSAGES:
        await communicator.send_json_to(message)
        refused = await next_of(communicator, "message.refused")
        assert (refused["to"], refused["reason"]) == (message["type"], "You may not do this here.")
    assert await database_sync_to_async(RoomEvent.objects.filter(webinar=webinar).count)() == 1
    await communicator.disconnect()


async def test_a_right_that_was_taken_away_is_gone_at_once() -> None:
    webinar, _ = await a_live_webinar()
    moderator = await a_moderator(webinar)
    communicator, _ = await come_in(webinar, moderator)
    await communicator.send_json_to({"type": "chat.configure", "is_off": True, "slow_s": 0})
    assert (await next_of(communicator, "chat.set"))["is_off"] is True
    await database_sync_to_async(webinar.moderators.clear)()
    await communicator.send_json_to({"type": "chat.configure", "is_off": False, "slow_s": 0})
    assert (await next_of(communicator, "message.refused"))["reason"] == "You may not do this here."
    await communicator.disconnect()


async def test_who_is_named_in_the_room_moderates_at_once() -> None:
    webinar, person = await a_live_webinar()
    communicator, joined = await come_in(webinar, person)
    assert "host" not in joined["parts"]["chat"]
    await change_moderator(name_moderator, webinar, person)
    assert (await next_of(communicator, "room.joined"))["parts"]["chat"]["host"] == {"muted": [], "banned": []}
    await communicator.send_json_to({"type": "chat.configure", "is_off": True, "slow_s": 0})
    await next_of(communicator, "chat.set")
    await change_moderator(withdraw_moderator, webinar, person.pk)
    assert "host" not in (await next_of(communicator, "room.joined"))["parts"]["chat"]
    await communicator.disconnect()


async def test_who_is_sent_out_is_out_on_all_devices_and_stays_out() -> None:
    webinar, person = await a_live_webinar()
    moderator = await a_moderator(webinar)
    laptop, _ = await come_in(webinar, person)
    phone, _ = await come_in(webinar, person)
    watching = WebsocketCommunicator(WatchConsumer.as_asgi(), f"/ws/watch/{webinar.code}/")
    watching.scope["user"] = person
    watching.scope["url_route"] = {"kwargs": {"code": webinar.code}}
    await watching.connect()
    theirs, _ = await come_in(webinar, moderator)
    await theirs.send_json_to({"type": "person.ban", "id": person.pk})
    for each in (laptop, phone, watching):
        assert await close_code(each) == CloseCode.REFUSED
        await each.disconnect()
    again = socket(webinar.code, await fresh(person))
    await again.connect()
    assert await close_code(again) == CloseCode.REFUSED
    await theirs.send_json_to({"type": "person.unban", "id": person.pk})
    await next_of(theirs, "person.unbanned")
    back, joined = await come_in(webinar, await fresh(person))
    assert joined["type"] == "room.joined"
    for each in (back, theirs):
        await each.disconnect()


async def test_what_is_for_moderators_reaches_no_participant() -> None:
    webinar, person = await a_live_webinar()
    other = (await database_sync_to_async(make.registration)(webinar)).person
    moderator = await a_moderator(webinar)
    (mine, _), (others, _), (theirs, joined) = [await come_in(webinar, each) for each in (person, other, moderator)]
    assert joined["parts"]["chat"]["host"] == {"muted": [], "banned": []}
    await theirs.send_json_to({"type": "person.mute", "id": person.pk})
    assert (await next_of(theirs, "person.muted"))["id"] == person.pk
    await next_of(mine, "voice.taken")
    await theirs.send_json_to({"type": "chat.configure", "is_off": False, "slow_s": 10})
    heard = await until(others, "chat.set")
    assert {"person.muted", "voice.taken"}.isdisjoint(heard)
    for each in (mine, others, theirs):
        await each.disconnect()
    # The same in what is told to those who come back, and to those who come anew.
    for who, expected in (
        (other, {"chat.set"}),
        (person, {"voice.taken", "chat.set"}),
        (moderator, {"person.muted", "chat.set"}),
    ):
        communicator, again = await come_in(webinar, who, since=1)
        assert {event["type"] for event in again["events"]} == expected
        await communicator.disconnect()
    communicator, anew = await come_in(webinar, other)
    assert {"host", "own"}.isdisjoint(anew["parts"]["chat"])
    await communicator.disconnect()
    communicator, anew = await come_in(webinar, person)
    assert anew["parts"]["chat"]["own"] == {"is_muted": True}
    await communicator.disconnect()


async def test_a_removed_text_is_not_told_to_who_comes_back() -> None:
    webinar, person = await a_live_webinar()
    await write_and_remove(webinar)
    communicator, again = await come_in(webinar, person, since=1)
    assert "rude" not in str(again)
    assert [(event["type"], event.get("is_removed")) for event in again["events"]] == [
        ("chat.sent", True),
        ("chat.removed", None),
    ]
    await communicator.disconnect()


async def test_a_limit_is_a_persons_over_all_of_their_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    # However long the machine takes: nothing is allowed anew meanwhile.
    monkeypatch.setattr(ChatPart, "limits", {SendChat: Rate(per_s=0, burst=10)})
    webinar, person = await a_live_webinar()
    sockets = [(await come_in(webinar, person))[0] for _ in range(2)]
    for number in range(30):  # each of the two says more than both may
        await sockets[number % 2].send_json_to({"type": "chat.send", "text": "x", "nonce": str(number)})
    refused = [await next_of(each, "message.refused") for each in sockets]
    assert {message["reason"] for message in refused} == {"That was a lot at once. Wait a few seconds and try again."}
    assert await database_sync_to_async(ChatMessage.objects.filter(webinar=webinar).count)() == 10
    for each in sockets:
        await each.disconnect()


async def test_older_messages_come_when_asked_for() -> None:
    webinar, person = await a_live_webinar()
    written = await write(webinar)
    communicator, _ = await come_in(webinar, person)
    await communicator.send_json_to({"type": "chat.recall", "before": written[2].pk})
    recalled = await next_of(communicator, "chat.recalled")
    assert [message["text"] for message in recalled["messages"]] == ["0", "1"]
    assert recalled["has_older"] is False
    await communicator.disconnect()


@pytest.mark.parametrize(
    "message",
    [
        {"type": "chat.send", "text": "x", "nonce": ""},
        {"type": "chat.send", "text": "x" * 4001, "nonce": "1"},
        {"type": "chat.send", "text": "x", "nonce": "1", "reply_to": -1},
        {"type": "chat.configure", "is_off": False, "slow_s": 601},
        {"type": "chat.recall", "before": 0},
        {"type": "person.ban", "id": "1"},
        {"type": "reaction.send", "kind": "bomb"},
        {"type": "chat.send", "text": "й" * 9000, "nonce": "1"},
    ],
)
async def test_what_is_no_message_of_the_protocol_closes_the_socket(message: dict[str, Any]) -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    await communicator.send_json_to(message)
    assert await close_code(communicator) == CloseCode.BAD_MESSAGE


async def test_a_page_may_ask_for_a_sign_of_life() -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    await communicator.send_json_to({"type": "room.ping"})
    assert await next_of(communicator, "room.ponged") == {"type": "room.ponged"}
    await communicator.disconnect()


async def until(communicator: WebsocketCommunicator, type_: str) -> set[str]:
    """The types of all that came up to the first of this type."""
    heard: set[str] = set()
    while type_ not in heard:
        message = await communicator.receive_json_from(timeout=5)
        heard |= {each["type"] for each in message.get("events", [message])}
    return heard


@database_sync_to_async
def change_moderator(verb: Any, webinar: Webinar, who: Any) -> None:
    verb(webinar, who, by=webinar.created_by)


@database_sync_to_async
def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


@database_sync_to_async
def write(webinar: Webinar) -> list[ChatMessage]:
    by = webinar.created_by
    return [send_chat(webinar, str(number), by=by, nonce=str(number)) for number in range(3)]


@database_sync_to_async
def write_and_remove(webinar: Webinar) -> None:
    message = send_chat(webinar, "A rude word", by=webinar.created_by, nonce="1")
    remove_chat(webinar, message.pk, by=webinar.created_by)
