"""The lecturer's list: who is there with what they have, told whole first and then only by what is new."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.utils import timezone

from attendance.domain.report import attendance_for
from attendance.domain.roster import roster_of
from attendance.live import roster as roster_live
from attendance.live.protocol import RosterPerson
from attendance.live.roster import Told
from tests import factories as make
from tests.attendance import evidence
from tests.attendance.test_presence_socket import a_live_webinar, beat, come_in, goodbye
from webinars.domain.live import pause_webinar
from webinars.models import Webinar


@pytest.mark.django_db
def test_it_says_who_is_and_was_there() -> None:
    webinar = make.webinar(state="live")
    assert webinar.started_at is not None
    now = webinar.started_at + timedelta(seconds=50)
    here, gone = make.registration(webinar).person, make.registration(webinar).person
    make.registration(webinar)
    evidence.span(webinar, here, 10, None, last_beat_s=45)
    evidence.span(webinar, gone, 0, 20)
    evidence.span(webinar, webinar.lecturers.get(), 0, None, last_beat_s=45, as_host=True)
    roster = roster_of(webinar.pk, known={}, now=now)
    lines = {line.person: (line.is_online, line.attended_s, line.is_host) for line in roster.lines}
    assert lines == {
        here: (True, 40, False),
        gone: (False, 20, False),
        webinar.lecturers.get(): (True, 50, True),
    }
    assert (roster.content_s, roster.is_counting) == (50, True)


@pytest.mark.django_db
def test_it_stands_still_in_a_break() -> None:
    webinar = make.webinar(state="live")
    pause_webinar(webinar, by=webinar.created_by)
    assert not roster_of(webinar.pk, known={}).is_counting


@pytest.mark.django_db
@pytest.mark.parametrize("people", [1, 3])
def test_people_who_are_known_are_not_fetched_again(people: int, django_assert_num_queries: Any) -> None:
    webinar = make.webinar(state="live")
    for _ in range(people):
        evidence.span(
            webinar, make.registration(webinar, make.person(organisation=make.organisation())).person, 0, None
        )
    with django_assert_num_queries(6):
        roster = roster_of(webinar.pk, known={})
        assert all(line.person.organisation.region.name for line in roster.lines if line.person.organisation)
    with django_assert_num_queries(5):
        roster_of(webinar.pk, known={line.person.pk: line.person for line in roster.lines})


def person(number: int, attended_s: int, *, online: bool = True, **fields: Any) -> RosterPerson:
    defaults: dict[str, Any] = {
        "name": "А",
        "initials": "А",
        "organisation": "",
        "region": "",
        "devices": 1,
        "is_host": False,
    }
    return RosterPerson(id=number, attended_s=attended_s, online=online, **defaults | fields)


def test_only_what_the_page_cannot_foretell_is_told() -> None:
    told = Told()
    assert told.tell({1: person(1, 10), 2: person(2, 5, online=False)}, content_s=10) == [
        person(1, 10),
        person(2, 5, online=False),
    ]
    # Ten seconds on: the page has let the first one grow by itself.
    assert told.tell({1: person(1, 20), 2: person(2, 5, online=False)}, content_s=20) == []
    assert told.tell({1: person(1, 31), 2: person(2, 5, online=False)}, content_s=30) == []
    gone = person(1, 32, online=False)
    assert told.tell({1: gone, 2: person(2, 5, online=False)}, content_s=40) == [gone]
    assert told.tell({1: gone, 2: person(2, 5), 3: person(3, 0)}, content_s=50) == [person(2, 5), person(3, 0)]
    # A break: content stands still, and so does everyone.
    assert told.tell({1: gone, 2: person(2, 5), 3: person(3, 0)}, content_s=50) == []
    # A second that rounding hid while time passed is told when it stands still.
    assert told.tell({1: gone, 2: person(2, 6), 3: person(3, 0)}, content_s=50) == []
    last = {1: gone, 2: person(2, 6), 3: person(3, 0)}
    assert told.tell(last, content_s=50, is_counting=False) == [person(2, 6)]


async def updates(communicator: WebsocketCommunicator, *, until: Any) -> dict[str, Any]:
    while True:
        message: dict[str, Any] = await communicator.receive_json_from(timeout=5)
        if message["type"] == "roster.updated" and until(message):
            return message


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_the_team_is_told_who_comes_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_live, "ROSTER_EVERY_S", 0.1)
    monkeypatch.setattr(roster_live, "LOAD", 1)
    webinar, someone = await a_live_webinar()
    host = await come_in(webinar, await database_sync_to_async(lambda: webinar.lecturers.get())())
    first = await updates(host, until=lambda message: message["full"])
    assert [line["is_host"] for line in first["people"]] == [True]
    assert first["is_counting"] is True
    guest = await come_in(webinar, someone)
    await guest.send_json_to(beat(0))
    came = await updates(host, until=lambda message: message["people"])
    assert not came["full"]
    assert [(line["id"], line["name"], line["online"]) for line in came["people"]] == [(someone.pk, someone.name, True)]
    await goodbye(guest)
    left = await updates(host, until=lambda message: message["people"])
    assert [(line["id"], line["online"]) for line in left["people"]] == [(someone.pk, False)]
    await goodbye(host)


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_participants_are_told_nothing_of_each_other() -> None:
    webinar, someone = await a_live_webinar()
    host = await come_in(webinar, await database_sync_to_async(lambda: webinar.lecturers.get())())
    guest = await come_in(webinar, someone)
    await updates(host, until=lambda message: message["people"])
    await asyncio.sleep(0.2)
    types = set()
    while not await guest.receive_nothing(timeout=0.2):
        types.add((await guest.receive_json_from())["type"])
    assert "roster.updated" not in types
    await goodbye(guest)
    await goodbye(host)


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_it_stops_when_the_last_of_the_team_has_gone() -> None:
    webinar, _ = await a_live_webinar()
    host = await come_in(webinar, await database_sync_to_async(lambda: webinar.lecturers.get())())
    names = {task.get_name() for task in asyncio.all_tasks()}
    assert f"roster-{webinar.pk}" in names
    await goodbye(host)
    await asyncio.sleep(0.05)
    assert f"roster-{webinar.pk}" not in {task.get_name() for task in asyncio.all_tasks()}


@pytest.mark.django_db
def test_moments_of_the_report_are_those_of_the_roster() -> None:
    webinar: Webinar = make.webinar(state="live")
    one = make.registration(webinar).person
    evidence.span(webinar, one, 0, 30)
    now = timezone.now()
    (line,) = roster_of(webinar.pk, known={}, now=now).lines
    assert line.attended_s == attendance_for(webinar, one, now=now).time.attended_s
