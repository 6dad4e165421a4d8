"""Who waits before the start: counted by region for everyone, without names."""

import asyncio

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from accounts.models import User
from tests import factories as make
from tests.webinars.test_room_socket import close_code, come_in, next_of, socket
from webinars.domain.live import start_webinar
from webinars.live import waiting
from webinars.live.close_codes import CloseCode
from webinars.live.parts import registered_parts
from webinars.models import Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture(autouse=True)
def _told_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "TELL_EVERY_S", 0.05)


@database_sync_to_async
def a_waiting_room() -> tuple[Webinar, list[User], str, str]:
    """With two people of one region, one of another and one of none."""
    webinar = make.webinar()
    first, second = make.region(), make.region()
    people = [make.person(organisation=make.organisation(region=region)) for region in (first, first, second)]
    people.append(make.person(organisation=None))
    for person in people:
        make.registration(webinar, person)
    return webinar, people, first.code, second.code


async def counted(communicator: WebsocketCommunicator, regions: dict[str, int]) -> None:
    while (await next_of(communicator, "waiting.counted"))["regions"] != regions:
        pass


async def test_everyone_hears_how_many_of_each_region_wait() -> None:
    webinar, people, first, second = await a_waiting_room()
    sockets = [(await come_in(webinar, person))[0] for person in people]
    for communicator in sockets:
        await counted(communicator, {"": 1, first: 2, second: 1})
    await sockets[0].disconnect()
    await counted(sockets[1], {"": 1, first: 1, second: 1})
    for communicator in sockets[1:]:
        await communicator.disconnect()


async def test_the_team_is_told_and_not_counted() -> None:
    webinar, people, _, second = await a_waiting_room()
    host, _ = await come_in(webinar, webinar.created_by)
    guest, _ = await come_in(webinar, people[2])
    await counted(host, {second: 1})
    for communicator in (host, guest):
        await communicator.disconnect()


async def test_with_the_start_it_ends() -> None:
    webinar, people, first, _ = await a_waiting_room()
    guest, _ = await come_in(webinar, people[0])
    await counted(guest, {first: 1})
    (part,) = (part for part in registered_parts() if isinstance(part, waiting.WaitingPart))
    feed = part.feeds[webinar.pk]
    assert feed.is_running
    await database_sync_to_async(start_webinar)(webinar, by=webinar.created_by)
    await next_of(guest, "webinar.started")
    await asyncio.wait_for(feed.has_ended.wait(), 10)
    late, joined = await come_in(webinar, people[1])
    assert joined["parts"]["room"]["shared"]["state"] == "live"
    await next_of(late, "room.counted")
    assert webinar.pk not in part.feeds
    for communicator in (guest, late):
        await communicator.disconnect()


async def test_an_outsider_hears_nothing() -> None:
    webinar, *_ = await a_waiting_room()
    outsider = await database_sync_to_async(make.person)()
    communicator = socket(webinar.code, outsider)
    await communicator.connect()
    assert await close_code(communicator) == CloseCode.REFUSED
