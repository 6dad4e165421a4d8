"""Who may watch and who may publish: the media sockets of a webinar, asked by everybody who might try."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from tests import factories as make
from webinars.domain.live import end_webinar, start_webinar
from webinars.live.media_consumers import PublishConsumer, WatchConsumer
from webinars.models import AirTurn, RegistrationState, Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]

Who = Callable[[Webinar], User | AnonymousUser]
REASONS = {4401: "not_signed_in", 4403: "forbidden", 4404: "not_found", 4410: "ended"}
IN = 0
"""Instead of a close code: let in."""


def with_a_place(state: RegistrationState, **fields: Any) -> Who:
    return lambda webinar: make.registration(webinar, state=state, **fields).person


def of_another_webinar(webinar: Webinar) -> User:
    return make.registration(make.webinar(state="live")).person


def lecturer_of_another_webinar(webinar: Webinar) -> User:
    return make.webinar(state="live").lecturers.get()


def first_lecturer(webinar: Webinar) -> User:
    return webinar.lecturers.get()


def lecturer_whose_account_is_closed(webinar: Webinar) -> User:
    User.objects.filter(pk=first_lecturer(webinar).pk).update(is_active=False)
    return first_lecturer(webinar)


def moderator(webinar: Webinar) -> User:
    person = make.person()
    webinar.moderators.add(person)
    return person


participant = with_a_place(RegistrationState.CONFIRMED)

PEOPLE: list[tuple[str, Who, int, int]] = [
    ("nobody", lambda webinar: AnonymousUser(), 4401, 4401),
    ("a stranger", lambda webinar: make.person(), 4403, 4403),
    ("a participant of another webinar", of_another_webinar, 4403, 4403),
    ("a lecturer of another webinar", lecturer_of_another_webinar, 4403, 4403),
    ("an organiser of another organisation", lambda webinar: make.organiser(), 4403, 4403),
    ("an auditor", lambda webinar: make.auditor(), 4403, 4403),
    ("who waits for approval", with_a_place(RegistrationState.PENDING), 4403, 4403),
    ("who is on the waiting list", with_a_place(RegistrationState.WAITING), 4403, 4403),
    ("who was declined", with_a_place(RegistrationState.DECLINED), 4403, 4403),
    ("who cancelled", with_a_place(RegistrationState.CANCELLED), 4403, 4403),
    ("who was sent out", with_a_place(RegistrationState.CONFIRMED, banned_at=timezone.now()), 4403, 4403),
    ("a lecturer whose account is closed", lecturer_whose_account_is_closed, 4403, 4403),
    ("a participant", participant, IN, 4403),
    ("a moderator", moderator, IN, 4403),
    ("the lecturer", first_lecturer, IN, IN),
    ("who made the webinar", lambda webinar: webinar.created_by, IN, IN),
    ("an administrator", lambda webinar: make.administrator(), IN, IN),
]


@pytest.fixture(autouse=True)
def journal(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_JOURNAL_DIR = tmp_path


@pytest.mark.parametrize(("who", "watch", "publish"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE])
async def test_who_may_watch_and_who_may_publish(who: Who, watch: int, publish: int) -> None:
    webinar = await a_webinar("live")
    person = await database_sync_to_async(who)(webinar)
    assert await watching(webinar.code, person) == (["state", "mode"] if watch == IN else refusal(watch))
    assert await publishing(webinar.code, person) == (["welcome"] if publish == IN else refusal(publish))
    on_air = await database_sync_to_async(lambda: list(AirTurn.objects.values_list("person", flat=True)))()
    assert on_air == ([person.pk] if publish == IN else [])
    await database_sync_to_async(end_webinar)(webinar, by=None)


@pytest.mark.parametrize("state", ["draft", "published", "cancelled", "ended"])
async def test_when_it_is_not_on_air_nobody_watches_or_publishes(state: str) -> None:
    webinar = await a_webinar(state)
    for who in (participant, first_lecturer):
        person = await database_sync_to_async(who)(webinar)
        assert await watching(webinar.code, person) == refusal(4410)
    assert await publishing(webinar.code, person) == refusal(4410)


async def test_a_webinar_that_does_not_exist() -> None:
    person = await database_sync_to_async(make.administrator)()
    assert await watching("nosuchroom", person) == refusal(4404)
    assert await publishing("nosuchroom", person) == refusal(4404)


def refusal(code: int) -> list[str | int]:
    """All that one hears who is refused."""
    return [REASONS[code], code]


@database_sync_to_async
def a_webinar(state: str) -> Webinar:
    if state != "live":
        return make.webinar(state=state)
    webinar = make.webinar()
    start_webinar(webinar, by=webinar.created_by)
    return webinar


def socket(consumer: Any, code: str, person: User | AnonymousUser) -> WebsocketCommunicator:
    communicator = WebsocketCommunicator(consumer.as_asgi(), "/")
    communicator.scope["user"] = person
    communicator.scope["url_route"] = {"kwargs": {"code": code}}
    return communicator


async def watching(code: str, person: User | AnonymousUser) -> list[str | int]:
    communicator = socket(WatchConsumer, code, person)
    await communicator.connect()
    return await heard(communicator, at_most=2)


async def publishing(code: str, person: User | AnonymousUser) -> list[str | int]:
    """Whoever is refused goes on as if nothing had been said."""
    communicator = socket(PublishConsumer, code, person)
    await communicator.connect()
    await communicator.send_json_to({"type": "hello", "publisher": "page-one"})
    return await heard(communicator, at_most=1)


async def heard(communicator: WebsocketCommunicator, *, at_most: int) -> list[str | int]:
    """The types of the first messages; of one who is refused the reason and the close code, after which nothing comes."""
    first = await communicator.receive_json_from(timeout=30)
    if first["type"] == "refused":
        closed = await communicator.receive_output(timeout=30)
        assert closed["type"] == "websocket.close"
        assert await communicator.receive_nothing()
        return [first["reason"], closed["code"]]
    rest = [await communicator.receive_json_from(timeout=30) for _ in range(at_most - 1)]
    await communicator.disconnect()
    return [message["type"] for message in (first, *rest)]
