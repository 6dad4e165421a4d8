"""The lecturer's list says what each person lacks: the meters' own reading, told where it changed."""

from decimal import Decimal
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from attendance.live.protocol import RosterNeed
from credits.domain.terms import terms_of
from credits.live import meter
from credits.live.meter import read_room
from credits.live.needs import Need, Needs, NeedsTold
from tests import factories as make
from tests.credits import rows
from tests.credits.test_meter import live, next_update, socket
from webinars.models import Webinar


def needs_of(webinar: Webinar) -> Needs:
    needs = read_room(webinar.pk, {}, for_team=True).needs
    assert needs is not None
    return needs


@pytest.mark.django_db
def test_each_persons_next_step_is_that_of_their_meter() -> None:
    webinar, one = live(minutes=62)
    gone, absent = rows.registered(webinar), rows.registered(webinar)
    rows.present(webinar, gone, minutes=10)
    needs = needs_of(webinar)
    assert needs.people == {
        one.pk: Need(Decimal(1), Decimal(0), Decimal("1.25"), 75 * 60, 0),
        gone.pk: Need(Decimal(0), Decimal(0), Decimal("0.25"), 15 * 60, 0),
    }
    assert (needs.max_credits, needs.version.unit) == (Decimal("1.5"), "h")
    update = read_room(webinar.pk, {one.pk: "en", absent.pk: "en"}, for_team=True).meters[one.pk]
    assert update.next is not None
    assert (update.next.missing_s, update.attended_s) == (75 * 60 - 62 * 60, 62 * 60)


@pytest.mark.django_db
def test_who_has_no_place_earns_nothing_and_is_not_told_of() -> None:
    webinar, one = live()
    visitor = make.person()
    rows.present(webinar, visitor, minutes=60)
    assert list(needs_of(webinar).people) == [one.pk]


@pytest.mark.django_db
def test_answered_checks_and_the_quiz_are_missing_too() -> None:
    webinar, one = live(minutes=62, policy="nasba-group-internet")
    assert needs_of(webinar).people[one.pk] == Need(Decimal(0), Decimal(0), Decimal(1), 0, 3)
    course, other = live(minutes=80, policy="kz-pd-course", nominal="2")
    need = needs_of(course).people[other.pk]
    assert need == Need(Decimal(0), Decimal(2), None, 0, 0)
    news = NeedsTold().tell(needs_of(course), language="ru")
    assert news is not None
    assert news.people == [RosterNeed(id=other.pk, credits="0", waiting="2", next_credits="", next_at_s=0, checks=0)]


@pytest.mark.django_db
def test_seconds_that_pass_are_no_news() -> None:
    webinar, one = live(minutes=62)
    told = NeedsTold()
    first = told.tell(needs_of(webinar), language="ru")
    assert first is not None
    assert (first.full, first.max_credits, [each.next_credits for each in first.people]) == (True, "1,5", ["1,25"])
    rows.present(webinar, one, minutes=70)
    assert told.tell(needs_of(webinar), language="ru") is None
    other = rows.registered(webinar)
    rows.present(webinar, other, minutes=5)
    later = told.tell(needs_of(webinar), language="ru")
    assert later is not None
    assert (later.full, [each.id for each in later.people]) == (False, [other.pk])


@pytest.mark.django_db
def test_the_team_costs_no_further_queries() -> None:
    webinar, one = live()
    terms_of(webinar)
    with CaptureQueriesContext(connection) as without:
        read_room(webinar.pk, {one.pk: "en"}, for_team=False)
    for _ in range(10):
        rows.present(webinar, rows.registered(webinar), minutes=30)
    with CaptureQueriesContext(connection) as with_team:
        assert len(needs_of(webinar).people) == 11
    assert len(with_team) == len(without)


@pytest.mark.django_db
def test_a_lecture_without_credit_tells_the_team_nothing() -> None:
    webinar, _one = live(minutes=3)
    Webinar.objects.filter(pk=webinar.pk).update(length_min=10)
    assert read_room(webinar.pk, {}, for_team=True).needs is None


async def messages(communicator: WebsocketCommunicator, *, until: str) -> list[dict[str, Any]]:
    heard: list[dict[str, Any]] = []
    while not heard or heard[-1]["type"] != until:
        heard.append(await communicator.receive_json_from(timeout=10))
    return heard


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_in_the_room_only_the_team_hears_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "AFTER_A_JOIN_S", 0.1)
    monkeypatch.setattr(meter, "EVERY_S", 0.3)

    def a_room() -> tuple[Webinar, User, User]:
        webinar, person = live(minutes=62)
        return webinar, person, webinar.lecturers.get()

    webinar, person, lecturer = await database_sync_to_async(a_room)()
    guest, host = socket(webinar, person), socket(webinar, lecturer)
    for one in (guest, host):
        await one.connect()
        await one.send_json_to({"type": "room.join", "since": 0})
    needs = (await messages(host, until="roster.needs"))[-1]
    assert (needs["full"], [line["id"] for line in needs["people"]]) == (True, [person.pk])
    assert needs["people"][0]["credits"].replace(",", ".") == "1"
    await next_update(guest)
    heard = await messages(guest, until="meter.updated")
    assert "roster.needs" not in {message["type"] for message in heard}
    for one in (guest, host):
        await one.disconnect()
    assert not meter.meter_part._told
