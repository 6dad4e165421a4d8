"""While Valkey is away nothing that is done fails, and rooms are told later what they missed."""

import pytest
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from redis.exceptions import ConnectionError as ValkeyGone

from tests.webinars.test_room_socket import a_live_webinar, come_in, next_of
from webinars.domain.events import append_event
from webinars.live.catching_up import catch_up
from webinars.models import RoomEvent

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


async def test_a_room_is_told_what_it_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def group_send(group: str, message: object) -> None:
        raise ValkeyGone("away")

    async def group_discard(group: str, channel: str) -> None:
        raise ValkeyGone("away")

    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    await next_of(communicator, "room.counted")
    monkeypatch.setattr(get_channel_layer(), "group_send", group_send)
    monkeypatch.setattr(get_channel_layer(), "group_discard", group_discard)
    for text in ("one", "two"):
        await database_sync_to_async(append_event)(webinar, "chat.message", {"text": text})
    assert await communicator.receive_nothing()
    await catch_up()
    assert [(await next_of(communicator, "chat.message"))["text"] for _ in range(2)] == ["one", "two"]
    await catch_up()
    assert await communicator.receive_nothing()
    assert await database_sync_to_async(RoomEvent.objects.filter(webinar=webinar).count)() == 3
    await communicator.disconnect()


async def test_what_was_told_is_not_told_again() -> None:
    webinar, person = await a_live_webinar()
    communicator, _ = await come_in(webinar, person)
    await database_sync_to_async(append_event)(webinar, "chat.message", {"text": "one"})
    await next_of(communicator, "chat.message")
    await catch_up()
    await next_of(communicator, "room.counted")
    assert await communicator.receive_nothing()
    await communicator.disconnect()
