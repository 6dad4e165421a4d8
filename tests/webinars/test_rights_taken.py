"""Whose right to be there is taken is out at once, of every socket that is open; who still may be there stays."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.forms import model_to_dict
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.closing import close_account
from accounts.models import User
from accounts.rights import Right
from media.live import PublisherConsumer, ViewerConsumer
from tests import factories as make
from tests.webinars.test_room_socket import close_code, come_in, next_of, socket
from webinars.domain.moderators import withdraw_moderator
from webinars.domain.registration import cancel_registration, decline_registration
from webinars.domain.rights import tell_right_taken
from webinars.domain.schedule import TEXTS, Plan, edit_webinar
from webinars.live import sent_out
from webinars.live.close_codes import CloseCode
from webinars.live.consumers import RoomConsumer, why_not
from webinars.live.media_consumers import PublishConsumer, WatchConsumer
from webinars.models import Registration, Webinar

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@database_sync_to_async
def a_webinar(**fields: Any) -> tuple[Webinar, User, User]:
    """With two lecturers."""
    dana, arman = make.lecturer(), make.lecturer()
    return make.webinar(lecturers=[dana, arman], **fields), dana, arman


@database_sync_to_async
def a_place(webinar: Webinar, who: User | None = None) -> Registration:
    return make.registration(webinar, who)


@database_sync_to_async
def do(verb: Callable[..., None], *args: Any, **options: Any) -> None:
    verb(*args, **options)


def plan_of(webinar: Webinar, *, lecturers: list[User]) -> Plan:
    same = (*TEXTS, "organisation", "starts_at", "length_min")
    return Plan(**{name: getattr(webinar, name) for name in same}, lecturers=lecturers)


@database_sync_to_async
def take_off_by_operator(webinar: Webinar, lecturer: User) -> None:
    """In the operators' pages: the one place for it while a lecture runs."""
    client = Client()
    client.force_login(User.objects.create_superuser("operator@example.kz"))
    data = {name: value for name, value in model_to_dict(webinar).items() if value is not None and value is not False}
    data |= {"starts_at_0": f"{webinar.starts_at:%Y-%m-%d}", "starts_at_1": f"{webinar.starts_at:%H:%M:%S}"}
    rows = list(webinar.lecturerships.all())
    for inline, count in (("lecturerships", len(rows)), ("breaks", 0), ("interruptions", 0)):
        data |= {f"{inline}-TOTAL_FORMS": count, f"{inline}-INITIAL_FORMS": count}
    for number, row in enumerate(rows):
        data |= {f"lecturerships-{number}-{name}": value for name, value in model_to_dict(row).items()}
        if row.lecturer_id == lecturer.pk:
            data[f"lecturerships-{number}-DELETE"] = "on"
    saved = client.post(reverse("admin:webinars_webinar_change", args=[webinar.pk]), data)
    assert saved.status_code == 302, saved.context["adminform"].form.errors


def media_socket(consumer: type[PublisherConsumer | ViewerConsumer], webinar: Webinar, who: User) -> Any:
    communicator = WebsocketCommunicator(consumer.as_asgi(), "/ws/")
    communicator.scope |= {"user": who, "url_route": {"kwargs": {"code": webinar.code}}}
    return communicator


async def test_a_lecturer_who_is_taken_off_a_running_lecture_is_out_of_it_at_once() -> None:
    webinar, dana, arman = await a_webinar(state="live")
    room, _ = await come_in(webinar, arman)
    others, _ = await come_in(webinar, dana)
    media = [media_socket(consumer, webinar, arman) for consumer in (PublishConsumer, WatchConsumer)]
    for each in media:
        assert (await each.connect())[0]
    await take_off_by_operator(webinar, arman)
    for each in (room, *media):
        assert await close_code(each) == CloseCode.REFUSED
        await each.disconnect()
    again = socket(webinar.code, arman)
    await again.connect()
    assert await close_code(again) == CloseCode.REFUSED
    await again.disconnect()
    await others.send_json_to({"type": "room.ping"})
    assert await next_of(others, "room.ponged")
    await others.disconnect()


async def test_a_publisher_who_is_closed_is_heard_no_more() -> None:
    webinar, _, arman = await a_webinar(state="live")
    consumer = PublishConsumer()
    consumer.scope = {"user": arman, "url_route": {"kwargs": {"code": webinar.code}}}
    said: list[dict[str, Any]] = []

    async def keep(message: dict[str, Any]) -> None:
        said.append(message)

    consumer.base_send = keep
    await consumer.connect()
    await consumer.close(CloseCode.REFUSED)
    await consumer.receive(text_data='{"type": "hello", "publisher": "page"}')
    assert [each["type"] for each in said] == ["websocket.accept", "websocket.close"]
    await consumer.disconnect(CloseCode.REFUSED)


async def test_a_colleague_who_is_no_longer_named_is_out_of_the_studio_before_the_lecture() -> None:
    webinar, dana, arman = await a_webinar()
    gone, _ = await come_in(webinar, arman)
    stays, _ = await come_in(webinar, dana)
    await do(edit_webinar, webinar, plan_of(webinar, lecturers=[dana]))
    assert await close_code(gone) == CloseCode.REFUSED
    await stays.send_json_to({"type": "room.ping"})
    assert await next_of(stays, "room.ponged")
    for each in (gone, stays):
        await each.disconnect()


async def test_a_colleague_with_a_place_comes_back_as_a_participant() -> None:
    webinar, dana, arman = await a_webinar()
    await a_place(webinar, arman)
    communicator, _ = await come_in(webinar, arman)
    await do(edit_webinar, webinar, plan_of(webinar, lecturers=[dana]))
    assert await close_code(communicator) == CloseCode.COME_AGAIN
    await communicator.disconnect()
    back, joined = await come_in(webinar, arman)
    assert joined["type"] == "room.joined"
    await back.send_json_to({"type": "chat.configure", "is_off": True, "slow_s": 0})
    assert (await next_of(back, "message.refused"))["reason"] == "You may not do this here."
    await back.disconnect()


@pytest.mark.parametrize("has_a_place", [True, False])
async def test_a_moderator_who_is_one_no_more_stays_only_with_a_place(has_a_place: bool) -> None:
    webinar, dana, _ = await a_webinar()
    person = (await a_place(webinar)).person if has_a_place else await database_sync_to_async(make.person)()
    await webinar.moderators.aadd(person)
    communicator, _ = await come_in(webinar, person)
    await do(withdraw_moderator, webinar, person.pk, by=dana)
    if has_a_place:
        assert "host" not in (await next_of(communicator, "room.joined"))["parts"]["chat"]
        await communicator.send_json_to({"type": "room.ping"})
        assert await next_of(communicator, "room.ponged")
    else:
        assert await close_code(communicator) == CloseCode.REFUSED
    await communicator.disconnect()


@pytest.mark.parametrize("is_declined", [True, False])
async def test_who_gives_the_place_back_or_loses_it_leaves_the_waiting_room(is_declined: bool) -> None:
    webinar, dana, _ = await a_webinar()
    place, other = await a_place(webinar), await a_place(webinar)
    gone, _ = await come_in(webinar, place.person)
    stays, _ = await come_in(webinar, other.person)
    await (do(decline_registration, place, by=dana) if is_declined else do(cancel_registration, place))
    assert await close_code(gone) == CloseCode.REFUSED
    await stays.send_json_to({"type": "room.ping"})
    assert await next_of(stays, "room.ponged")
    for each in (gone, stays):
        await each.disconnect()


async def test_a_lecturer_who_gives_a_place_back_stays() -> None:
    webinar, dana, _ = await a_webinar()
    place = await a_place(webinar, dana)
    communicator, _ = await come_in(webinar, dana)
    await do(cancel_registration, place)
    await communicator.send_json_to({"type": "room.ping"})
    assert await next_of(communicator, "room.ponged")
    await communicator.disconnect()


async def test_who_was_let_in_by_how_things_stood_a_moment_ago_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, _, _ = await a_webinar()
    place = await a_place(webinar)
    first, _ = await come_in(webinar, place.person)  # so that this process has heard of the room

    def taken_after_reading(person: User, found: Webinar) -> CloseCode | None:
        refused = why_not(person, found)
        cancel_registration(place)
        return refused

    monkeypatch.setattr("webinars.live.consumers.why_not", taken_after_reading)
    late = socket(webinar.code, place.person)
    await late.connect()
    for each in (first, late):
        assert await close_code(each) == CloseCode.REFUSED
        await each.disconnect()


async def test_when_it_cannot_be_read_whether_somebody_may_stay_the_door_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    webinar, dana, _ = await a_webinar()
    communicator, _ = await come_in(webinar, dana)

    async def fail(self: RoomConsumer) -> CloseCode | None:
        raise OSError("the database is away")

    monkeypatch.setattr(RoomConsumer, "reconsidered", fail)
    await do(tell_right_taken, webinar, dana.pk)
    assert await close_code(communicator) == CloseCode.COME_AGAIN
    await communicator.disconnect()


async def test_other_processes_hear_of_it(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    hearing: dict[str, Callable[[bytes], None]] = {}
    told: list[tuple[str, bytes]] = []
    line = SimpleNamespace(listen=hearing.setdefault)
    monkeypatch.setattr(sent_out, "current_relay", lambda: line)
    monkeypatch.setattr(sent_out, "_relay", None)
    monkeypatch.setattr(sent_out, "tell_other_processes", lambda *what: told.append(what))
    settings.VALKEY_URL = "redis://nowhere"
    webinar, _, _ = await a_webinar()
    place = await a_place(webinar)
    communicator, _ = await come_in(webinar, place.person)
    monkeypatch.setattr(sent_out, "_loop", None)  # it happens in a process that has none
    await do(cancel_registration, place)
    [(channel, data)] = told
    hearing[channel](data)
    assert await close_code(communicator) == CloseCode.REFUSED
    await communicator.disconnect()


@database_sync_to_async
def change_by_operator(person: User, **fields: Any) -> None:
    """In the operators' pages, where roles are given and taken. False: not ticked."""
    client = Client()
    client.force_login(make.person(is_superuser=True, is_staff=True))
    names = ("email", "name", "name_latin", "organisation", "position", "language", "time_zone", "roles", "is_active")
    data = {name: value for name, value in (model_to_dict(person, names) | fields).items() if value is not False}
    response = client.post(reverse("admin:accounts_user_change", args=[person.pk]), data)
    assert response.status_code == 302, response.context["adminform"].form.errors


@pytest.mark.parametrize("change", [{"roles": []}, {"is_active": False}, {"organisation": ""}], ids=str)
async def test_an_organiser_who_is_one_no_more_is_out_of_every_webinar_at_once(change: dict[str, Any]) -> None:
    webinar, dana, _ = await a_webinar(state="live")
    organiser = await database_sync_to_async(make.organiser)(organisation=webinar.organisation)
    room, _ = await come_in(webinar, organiser)
    others, _ = await come_in(webinar, dana)
    studio = media_socket(PublishConsumer, webinar, organiser)
    assert (await studio.connect())[0]
    await change_by_operator(organiser, position="Бөлім меңгерушісі")
    await room.send_json_to({"type": "room.ping"})
    assert await next_of(room, "room.ponged")
    await change_by_operator(organiser, **change)
    for each in (room, studio):
        assert await close_code(each) == CloseCode.REFUSED
        await each.disconnect()
    await others.send_json_to({"type": "room.ping"})
    assert await next_of(others, "room.ponged")
    await others.disconnect()


async def test_who_closes_their_account_leaves_a_running_lecture() -> None:
    webinar, _, _ = await a_webinar(state="live")
    registration = await a_place(webinar)
    communicator, _ = await come_in(webinar, registration.person)
    await do(close_account, registration.person)
    assert await close_code(communicator) == CloseCode.REFUSED
    await communicator.disconnect()


async def test_what_one_created_is_theirs_as_long_as_they_may_hold_webinars() -> None:
    webinar, _, _ = await a_webinar()
    creator = webinar.created_by
    for roles, organisation, theirs in (
        (["organiser"], creator.organisation, True),
        (["organiser"], None, True),
        (["lecturer"], None, True),
        ([], creator.organisation, False),
        (["head", "auditor"], creator.organisation, False),
    ):
        creator.roles, creator.organisation = roles, organisation
        await creator.asave()
        assert await database_sync_to_async(creator.has_perm)(Right.WEBINAR_EDIT, webinar) is theirs
        assert await Webinar.objects.of_team(creator).acontains(webinar) is theirs
