"""Handing over on the socket: hosts alone, and everyone in the studio sees it."""

import pytest
from channels.db import database_sync_to_async

from accounts.models import User
from tests import factories as make
from tests.webinars.test_room_socket import come_in, next_of
from webinars.domain.air import take_air
from webinars.models import AirOffer, Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@database_sync_to_async
def a_lecture() -> tuple[Webinar, User, User, User]:
    """Live, with two lecturers of whom the first is on air, and a participant."""
    dana, arman = make.lecturer(name="Дана Серік"), make.lecturer(name="Арман Оспан")
    webinar = make.webinar(state="live", lecturers=[dana, arman])
    take_air(webinar, by=dana)
    return webinar, dana, arman, make.registration(webinar).person


async def test_an_offer_is_seen_by_the_team_and_not_by_the_audience() -> None:
    webinar, dana, arman, guest = await a_lecture()
    rooms = [await come_in(webinar, person) for person in (dana, arman, guest)]
    (first, _), (second, _), (audience, joined) = rooms
    assert joined["parts"]["air"] == {"shared": {"on_air": {"id": dana.pk, "name": "Дана Серік"}}}
    await first.send_json_to({"type": "air.offer", "to": arman.pk})
    told = await next_of(second, "air.offered")
    assert (told["by"]["name"], told["to"]["name"]) == ("Дана Серік", "Арман Оспан")
    assert (await next_of(first, "air.offered"))["seq"] == told["seq"]
    await second.send_json_to({"type": "air.decline"})
    assert (await next_of(first, "air.declined"))["to"]["id"] == arman.pk
    await database_sync_to_async(take_air)(webinar, by=arman)
    taken = await next_of(audience, "air.taken")
    assert (taken["by"]["name"], taken["seq"]) == ("Арман Оспан", told["seq"] + 2)
    for communicator, _ in rooms:
        await communicator.disconnect()


async def test_a_participant_offers_nothing() -> None:
    webinar, _, arman, guest = await a_lecture()
    audience, _ = await come_in(webinar, guest)
    for message in ({"type": "air.offer", "to": arman.pk}, {"type": "air.decline"}, {"type": "air.withdraw"}):
        await audience.send_json_to(message)
        assert (await next_of(audience, "message.refused"))["to"] == message["type"]
    assert not await AirOffer.objects.aexists()
    await audience.disconnect()


async def test_a_moderator_sees_an_offer_and_makes_none() -> None:
    webinar, dana, arman, guest = await a_lecture()
    await database_sync_to_async(webinar.moderators.add)(guest)
    moderator, _ = await come_in(webinar, guest)
    host, _ = await come_in(webinar, dana)
    await moderator.send_json_to({"type": "air.offer", "to": arman.pk})
    assert (await next_of(moderator, "message.refused"))["to"] == "air.offer"
    await host.send_json_to({"type": "air.offer", "to": arman.pk})
    assert (await next_of(moderator, "air.offered"))["to"]["id"] == arman.pk
    for communicator in (moderator, host):
        await communicator.disconnect()


async def test_who_is_not_on_air_is_told_so() -> None:
    webinar, dana, arman, _ = await a_lecture()
    second, _ = await come_in(webinar, arman)
    await second.send_json_to({"type": "air.offer", "to": dana.pk})
    refused = await next_of(second, "message.refused")
    assert refused["reason"] == "Only who is on air can hand over. Somebody else is on air now."
    await second.disconnect()
