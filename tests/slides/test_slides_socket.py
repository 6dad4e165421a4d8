"""Slides on the control socket: who may turn pages and point, and who sees it."""

import asyncio
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from accounts.models import User
from tests.slides.making import deck_of, webinar_with_people
from webinars.live.consumers import RoomConsumer
from webinars.models import Webinar
from webinars.slides.live import pointing
from webinars.slides.live.protocol import Pointed
from webinars.slides.models import Deck, Turn

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


async def come_in(webinar: Webinar, user: User) -> tuple[WebsocketCommunicator, dict[str, Any]]:
    communicator = WebsocketCommunicator(RoomConsumer.as_asgi(), f"/ws/room/{webinar.code}/")
    communicator.scope["user"] = user
    communicator.scope["url_route"] = {"kwargs": {"code": webinar.code}}
    await communicator.connect()
    await communicator.send_json_to({"type": "room.join"})
    joined = await communicator.receive_json_from(timeout=5)
    return communicator, joined["parts"].get("slides", {})


async def next_of(communicator: WebsocketCommunicator, *types: str) -> dict[str, Any]:
    while True:
        message: dict[str, Any] = await communicator.receive_json_from(timeout=5)
        for each in message["events"] if message["type"] == "room.told" else [message]:
            if each["type"] in types:
                return dict(each)


@database_sync_to_async
def a_lecture() -> tuple[Webinar, Deck, User, User]:
    webinar, lecturer, registered, _ = webinar_with_people(state="live")
    return webinar, deck_of(webinar), lecturer, registered


async def test_the_host_turns_and_everyone_sees_it() -> None:
    webinar, deck, lecturer, registered = await a_lecture()
    host, host_sees = await come_in(webinar, lecturer)
    viewer, viewer_sees = await come_in(webinar, registered)
    listed = [{"deck": deck.code, "title": deck.title, "pages": 5, "width": 1920, "height": 1080}]
    assert host_sees == {"host": {"listed": listed}}
    assert viewer_sees == {}, "nothing was shown, and what is prepared is not for participants"
    await host.send_json_to({"type": "slides.turn", "deck": deck.code, "page": 3})
    turned = await next_of(viewer, "slides.turned")
    assert (turned["shown"]["deck"], turned["shown"]["page"], turned["media_ms"]) == (deck.code, 3, 0)
    await host.send_json_to({"type": "slides.hide"})
    assert (await next_of(viewer, "slides.turned"))["shown"] is None
    _, later = await come_in(webinar, registered)
    assert [turn["page"] for turn in later["shared"]["turns"]] == [3, None]
    assert later["shared"]["decks"][0]["furthest"] == 3
    await host.disconnect()
    await viewer.disconnect()


@pytest.mark.parametrize(
    "message",
    [
        {"type": "slides.turn", "page": 2},
        {"type": "slides.hide"},
        {"type": "slides.point", "x": 0.5, "y": 0.5},
    ],
    ids=["turn", "hide", "point"],
)
async def test_a_participant_may_not(message: dict[str, Any]) -> None:
    webinar, deck, lecturer, registered = await a_lecture()
    host, _ = await come_in(webinar, lecturer)
    viewer, _ = await come_in(webinar, registered)
    if message["type"] == "slides.turn":
        message = {**message, "deck": deck.code}
    await viewer.send_json_to(message)
    refused = await next_of(viewer, "message.refused")
    assert refused["to"] == message["type"]
    await host.send_json_to({"type": "slides.turn", "deck": deck.code, "page": 1})
    assert (await next_of(viewer, "slides.turned", "slides.pointed"))["shown"]["page"] == 1
    assert await database_sync_to_async(Turn.objects.count)() == 1
    await host.disconnect()
    await viewer.disconnect()


async def test_where_the_host_points_is_told_and_not_kept() -> None:
    webinar, _, lecturer, registered = await a_lecture()
    host, _ = await come_in(webinar, lecturer)
    viewer, _ = await come_in(webinar, registered)
    await host.send_json_to({"type": "slides.point", "x": 0.5, "y": 0.25, "media_ms": 1000})
    told = await next_of(viewer, "slides.pointed")
    assert told == {"type": "slides.pointed", "x": 0.5, "y": 0.25, "media_ms": 1000}
    await host.send_json_to({"type": "slides.point"})
    assert (await next_of(viewer, "slides.pointed"))["x"] is None
    assert not await database_sync_to_async(webinar.events.filter(type__startswith="slides.").exists)()
    await host.disconnect()
    await viewer.disconnect()


async def test_of_many_places_the_first_and_the_last_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[float | None] = []

    async def note(webinar_id: int, pointed: Pointed) -> None:
        told.append(pointed.x)

    monkeypatch.setattr(pointing, "say", note)
    monkeypatch.setattr(pointing, "EVERY_S", 0.01)
    pointing.point(0, Pointed(x=0, y=0, media_ms=None))
    await asyncio.sleep(0)
    for step in range(1, 11):
        pointing.point(0, Pointed(x=step / 10, y=0, media_ms=None))
    await pointing._telling[0]
    assert told == [0, 1]


@pytest.mark.parametrize(
    "message",
    [
        '{"type":"slides.turn","deck":"x","page":0}',
        '{"type":"slides.turn","deck":"' + "x" * 11 + '","page":1}',
        '{"type":"slides.point","x":1.5,"y":0}',
        '{"type":"slides.point","x":0,"y":-0.1}',
        '{"type":"slides.hide","media_ms":-1}',
    ],
)
async def test_what_cannot_be_is_no_message(message: str) -> None:
    webinar, _, lecturer, _ = await a_lecture()
    host, _ = await come_in(webinar, lecturer)
    await host.send_to(text_data=message)
    while (output := await host.receive_output(timeout=5))["type"] != "websocket.close":
        pass
    assert output["code"] == 4400


async def test_a_page_that_is_not_there_is_refused_with_a_sentence() -> None:
    webinar, deck, lecturer, _ = await a_lecture()
    host, _ = await come_in(webinar, lecturer)
    await host.send_json_to({"type": "slides.turn", "deck": deck.code, "page": 6})
    refused = await next_of(host, "message.refused")
    assert refused["reason"].startswith("There is no such page.")
    await host.disconnect()
