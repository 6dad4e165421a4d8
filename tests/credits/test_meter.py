"""The live meter: what each participant hears while a webinar runs."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.utils import timezone

from accounts.models import User
from credits.domain.terms import choose_terms, terms_of
from credits.live import meter
from credits.live.meter import read_meters
from credits.models import PolicyVersion
from tests import factories as make
from tests.credits import rows
from webinars.live.consumers import RoomConsumer
from webinars.models import Break, Webinar


def live(*, minutes: int = 60, policy: str = "cpd-60", nominal: str | None = None) -> tuple[Webinar, User]:
    """Began so many minutes ago, planned for 90; one person has been there from the start until now."""
    webinar = make.webinar(state="draft")
    choose_terms(webinar, policy=rows.offered(policy), nominal_credits=Decimal(nominal) if nominal else None)
    Webinar.objects.filter(pk=webinar.pk).update(state="live", started_at=timezone.now() - timedelta(minutes=minutes))
    webinar.refresh_from_db()
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=minutes)
    return webinar, person


@pytest.mark.django_db
def test_it_says_what_is_earned_and_what_is_missing() -> None:
    webinar, person = live(minutes=62)
    update = read_meters(webinar.pk, {person.pk: "en"})[person.pk]
    assert update.running
    assert (update.attended_s, update.credits, update.max_credits, update.unit) == (3720, "1", "1.5", "h")
    assert update.next is not None
    assert (update.next.credits, update.next.missing_s) == ("1.25", 13 * 60)
    assert (update.earned, update.needed_s) == (66, 5400)
    assert [reason.text for reason in update.reasons] == ["62:00 of 90:00"]
    assert [(goal.credits, goal.is_earned) for goal in update.goals] == [
        ("0.25", True),
        ("0.5", True),
        ("0.75", True),
        ("1", True),
        ("1.25", False),
        ("1.5", False),
    ]
    assert webinar.started_at is not None
    assert update.goals[0].at - int(webinar.started_at.timestamp() * 1000) in (900_000, 900_001)


@pytest.mark.django_db
def test_it_speaks_each_persons_language() -> None:
    webinar, person = live(minutes=80)
    update = read_meters(webinar.pk, {person.pk: "ru"})[person.pk]
    assert (update.credits, update.max_credits, update.unit) == ("1,25", "1,5", "ч")


@pytest.mark.django_db
def test_shares_are_of_the_planned_length_while_it_runs() -> None:
    webinar, person = live(minutes=60, policy="kz-pd-course", nominal="2")
    update = read_meters(webinar.pk, {person.pk: "en"})[person.pk]
    assert (update.credits, update.waiting, update.needed_s) == ("0", "0", 72 * 60)
    assert update.next is not None
    assert update.next.missing_s == 12 * 60
    assert (update.quiz_required, update.quiz_passed) == (True, False)


@pytest.mark.django_db
def test_time_stands_still_in_a_break() -> None:
    webinar, person = live(minutes=62)
    Break.objects.create(webinar=webinar, started_at=timezone.now() - timedelta(minutes=2))
    update = read_meters(webinar.pk, {person.pk: "en"})[person.pk]
    assert not update.running
    assert update.attended_s in range(3598, 3602)
    assert len(update.breaks) == 1


@pytest.mark.django_db
def test_people_without_a_place_and_others_rooms_get_nothing() -> None:
    webinar, person = live()
    outsider, lecturer = make.person(), webinar.lecturers.get()
    meters = read_meters(webinar.pk, {outsider.pk: "en", lecturer.pk: "en"})
    assert meters == {}
    other, _someone = live()
    assert read_meters(other.pk, {person.pk: "en"}) == {}


@pytest.mark.django_db
def test_a_lecture_that_is_worth_nothing_has_no_meter() -> None:
    webinar, person = live(minutes=3)
    Webinar.objects.filter(pk=webinar.pk).update(length_min=10)
    assert read_meters(webinar.pk, {person.pk: "en"}) == {}


@pytest.mark.django_db
def test_one_reading_takes_as_many_queries_for_a_hundred_people_as_for_one(django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    webinar, person = live()
    terms_of(webinar)
    with CaptureQueriesContext(connection) as one:
        read_meters(webinar.pk, {person.pk: "en"})
    people = [rows.registered(webinar) for _ in range(20)]
    for each in people:
        rows.present(webinar, each, minutes=30)
    with django_assert_num_queries(len(one)):
        assert len(read_meters(webinar.pk, {each.pk: "en" for each in people})) == 20


@pytest.mark.django_db
def test_checks_are_shown_where_the_policy_needs_them() -> None:
    webinar, person = live(policy="nasba-group-internet")
    update = read_meters(webinar.pk, {person.pk: "en"})[person.pk]
    assert (update.checks_needed, update.checks_answered, update.credits) == (6, 0, "0")
    assert PolicyVersion.objects.get(policy__slug="nasba-group-internet").params.checks_required is not None


# --- in the room ------------------------------------------------------------------------------------------------------


def socket(webinar: Webinar, user: User) -> WebsocketCommunicator:
    communicator = WebsocketCommunicator(RoomConsumer.as_asgi(), f"/ws/room/{webinar.code}/")
    communicator.scope["user"] = user
    communicator.scope["url_route"] = {"kwargs": {"code": webinar.code}}
    return communicator


async def next_update(communicator: WebsocketCommunicator) -> dict[str, Any]:
    while True:
        message: dict[str, Any] = await communicator.receive_json_from(timeout=10)
        if message["type"] == "meter.updated":
            return message


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_whoever_comes_in_is_told_soon_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "AFTER_A_JOIN_S", 0.1)
    monkeypatch.setattr(meter, "EVERY_S", 0.5)
    webinar, person = await database_sync_to_async(live)(minutes=62)
    communicator = socket(webinar, person)
    await communicator.connect()
    await communicator.send_json_to({"type": "room.join", "since": 0})
    first, second = await next_update(communicator), await next_update(communicator)
    assert (first["credits"], first["running"]) == ("1", True)
    assert second["now"] > first["now"]
    await communicator.disconnect()
    for _ in range(50):
        if webinar.pk not in meter.meter_part._tasks:
            break
        await asyncio.sleep(0.1)
    assert webinar.pk not in meter.meter_part._tasks  # the room is empty, so its task has ended
