"""What rooms were not told, for Valkey was away or another process did it, they hear a little later; each thing once."""

import pytest
from channels.db import database_sync_to_async

from tests.webinars.test_room_socket import a_live_webinar, come_in, next_of
from webinars.domain import events
from webinars.domain.chat import send_chat
from webinars.live.catching_up import catch_up
from webinars.live.missed import AT_MOST
from webinars.models import RoomEvent, Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture
def nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process without a line to this one."""
    monkeypatch.setattr(events, "listeners", [])


@database_sync_to_async
def say(webinar: Webinar, text: str) -> None:
    send_chat(webinar, text, by=webinar.created_by, nonce=text)


async def test_a_room_is_told_what_it_missed(nobody_tells: None) -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    await next_of(communicator, "room.counted")
    for text in ("one", "two"):
        await say(webinar, text)
    assert await communicator.receive_nothing()
    await catch_up()
    assert [(await next_of(communicator, "chat.sent"))["text"] for _ in range(2)] == ["one", "two"]
    await catch_up()
    assert await communicator.receive_nothing()
    await communicator.disconnect()


async def test_what_was_told_is_not_told_again() -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    await say(webinar, "one")
    await next_of(communicator, "chat.sent")
    await catch_up()
    await next_of(communicator, "room.counted")
    assert await communicator.receive_nothing()
    await communicator.disconnect()


async def test_a_gap_is_filled_from_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    with monkeypatch.context() as patch:
        patch.setattr(events, "listeners", [])
        await say(webinar, "lost")
    await say(webinar, "told")
    assert [(await next_of(communicator, "chat.sent"))["text"] for _ in range(2)] == ["lost", "told"]
    await communicator.disconnect()


async def test_who_missed_too_much_gets_a_snapshot(nobody_tells: None) -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    await next_of(communicator, "room.counted")
    await many_events(webinar)
    await catch_up()
    joined = await next_of(communicator, "room.joined")
    assert joined["last_seq"] == AT_MOST + 2
    assert "events" not in joined
    assert joined["parts"]["chat"]["shared"]["slow_s"] == 10
    await communicator.disconnect()
    communicator, again = await come_in(webinar, person, since=1)
    assert "events" not in again
    assert again["parts"]["chat"] == joined["parts"]["chat"]
    await communicator.disconnect()


@database_sync_to_async
def many_events(webinar: Webinar) -> None:
    """One more than are told one by one."""
    RoomEvent.objects.bulk_create(
        RoomEvent(webinar=webinar, seq=seq, type="chat.set", payload={"is_off": False, "slow_s": seq % 2})
        for seq in range(2, AT_MOST + 3)
    )
    Webinar.objects.filter(pk=webinar.pk).update(event_seq=AT_MOST + 2, chat_slow_s=10)
