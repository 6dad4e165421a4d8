"""What newcomers are told is kept for the next, and never older than what those in the room were told."""

from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from tests import factories as make
from tests.webinars.test_room_socket import a_live_webinar, come_in, next_of
from webinars.live import kept, standing
from webinars.live.protocol import RoomPonged
from webinars.live.rooms import room_of
from webinars.live.shared import SharedRead
from webinars.live.standing import Standing
from webinars.live.telling import say
from webinars.models import Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, bool]]:
    """Each reading of how things stand."""
    found: list[tuple[int, bool]] = []
    read = standing.read_standing

    def counted(key: tuple[int, bool]) -> Standing:
        found.append(key)
        return read(key)

    monkeypatch.setattr(kept, "standing_of", SharedRead(counted))
    monkeypatch.setattr(kept, "KEPT_S", 3600.0)
    return found


async def another(webinar: Webinar) -> tuple[WebsocketCommunicator, dict[str, Any]]:
    place = await database_sync_to_async(make.registration)(webinar)
    return await come_in(webinar, place.person)


async def test_the_next_are_given_what_was_read_for_the_first(reads: list[tuple[int, bool]]) -> None:
    webinar, person = await a_live_webinar()
    come = [await come_in(webinar, person), await another(webinar), await another(webinar)]
    assert reads == [(webinar.pk, False)]
    assert all(joined["parts"] == come[0][1]["parts"] for _, joined in come)
    for communicator, _ in come:
        await communicator.disconnect()


async def test_the_team_is_not_given_what_was_read_for_the_audience(reads: list[tuple[int, bool]]) -> None:
    webinar, person = await a_live_webinar()
    audience, _ = await come_in(webinar, person)
    team, joined = await come_in(webinar, await database_sync_to_async(lambda: webinar.created_by)())
    assert reads == [(webinar.pk, False), (webinar.pk, True)]
    assert "host" in joined["parts"]["chat"]
    await audience.disconnect()
    await team.disconnect()


async def test_after_something_happened_it_is_read_anew(reads: list[tuple[int, bool]]) -> None:
    webinar, person = await a_live_webinar()
    first, _ = await come_in(webinar, person)
    await first.send_json_to({"type": "chat.send", "text": "Сәлем", "nonce": "n1"})
    told = await next_of(first, "chat.sent")
    second, joined = await another(webinar)
    assert joined["last_seq"] == told["seq"]
    assert [message["text"] for message in joined["parts"]["chat"]["shared"]["messages"]] == ["Сәлем"]
    assert len(reads) == 2
    await first.disconnect()
    await second.disconnect()


async def test_after_something_was_said_it_is_read_anew(reads: list[tuple[int, bool]]) -> None:
    webinar, person = await a_live_webinar()
    first, _ = await come_in(webinar, person)
    await say(webinar.pk, RoomPonged())
    second, _ = await another(webinar)
    assert len(reads) == 2
    await first.disconnect()
    await second.disconnect()


async def test_what_happens_while_it_is_read_is_not_kept_as_if_it_were_known(
    reads: list[tuple[int, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    webinar, person = await a_live_webinar()
    first, _ = await come_in(webinar, person)
    room = room_of(webinar.pk)
    room.kept.forget()
    read = vars(kept)["standing_of"]

    async def slow(key: tuple[int, bool]) -> Standing:
        found: Standing = await read(key)
        await say(webinar.pk, RoomPonged())  # said after it was read, before it was given
        return found

    monkeypatch.setattr(kept, "standing_of", slow)
    second, _ = await another(webinar)
    assert (await next_of(second, "room.ponged"))["type"] == "room.ponged"  # it missed nothing
    monkeypatch.setattr(kept, "standing_of", read)
    third, _ = await another(webinar)
    assert len(reads) == 3
    for communicator in (first, second, third):
        await communicator.disconnect()


async def test_it_is_read_anew_after_a_second(reads: list[tuple[int, bool]], monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, person = await a_live_webinar()
    monkeypatch.setattr(kept, "KEPT_S", 0.0)
    first, _ = await come_in(webinar, person)
    second, _ = await another(webinar)
    assert len(reads) == 2
    await first.disconnect()
    await second.disconnect()
