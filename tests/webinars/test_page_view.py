"""The page of a webinar: one next step for everyone."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.models import User
from tests import factories as make
from webinars.models import RegistrationPolicy, Webinar, WebinarState
from webinars.next_step import Step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def in_hours(hours: float) -> Any:
    return timezone.now() + timedelta(hours=hours)


def see(client: Client, webinar: Webinar, person: User | None = None) -> Any:
    if person:
        client.force_login(person)
    return client.get(reverse("webinars:page", args=[webinar.code]))


@pytest.mark.parametrize(
    ("fields", "registration", "expected"),
    [
        ({}, None, Step.REGISTER),
        ({"registration": RegistrationPolicy.APPROVAL}, None, Step.ASK),
        ({"capacity": 1}, None, Step.REGISTER),
        ({"registration": RegistrationPolicy.APPROVAL}, "pending", Step.PENDING),
        ({"capacity": 1}, "waiting", Step.WAITING),
        ({}, "declined", Step.DECLINED),
        ({}, "cancelled", Step.REGISTER),
        ({}, "confirmed", Step.WAIT_FOR_DOOR),
        ({"starts_at": in_hours(0.4)}, "confirmed", Step.COME_IN),
        ({"state": WebinarState.LIVE}, "confirmed", Step.ENTER),
        ({"state": WebinarState.LIVE}, None, Step.REGISTER),
        ({"state": WebinarState.ENDED}, "confirmed", Step.AFTER),
        ({"state": WebinarState.ENDED}, None, Step.AFTER),
        ({"state": WebinarState.CANCELLED}, "confirmed", Step.CANCELLED),
    ],
)
def test_each_state_has_one_next_step(
    client: Client, fields: dict[str, Any], registration: str | None, expected: Step
) -> None:
    webinar = (
        make.webinar(**{"starts_at": in_hours(48)} | fields)
        if fields.get("state") not in ("live", "ended")
        else make.webinar(**fields)
    )
    person = make.person()
    if registration:
        make.registration(webinar, person, state=registration)
    response = see(client, webinar, person)
    assert response.status_code == 200
    assert response.context["step"] == expected


def test_a_full_webinar_offers_the_waiting_list(client: Client) -> None:
    webinar = make.webinar(starts_at=in_hours(48), capacity=1)
    make.registration(webinar)
    response = see(client, webinar, make.person())
    assert response.context["step"] == Step.QUEUE
    assert "Join the waiting list" in response.content.decode()


def test_a_visitor_sees_it_without_signing_in(client: Client) -> None:
    webinar = make.webinar(starts_at=in_hours(48), description_en="What it is about")
    page = see(client, webinar).content.decode()
    assert "What it is about" in page
    assert 'name="email"' in page
    assert "For the team" not in page


def test_a_draft_is_for_its_team_alone(client: Client) -> None:
    draft = make.webinar(state=WebinarState.DRAFT)
    assert see(client, draft).status_code == 404
    assert see(client, draft, make.person()).status_code == 404
    assert see(client, draft, make.organiser()).status_code == 404
    response = see(client, draft, draft.created_by)
    assert response.context["step"] == Step.PUBLISH


def test_the_team_has_its_panel_and_no_register_button(client: Client) -> None:
    webinar = make.webinar(starts_at=in_hours(48))
    for person in (webinar.created_by, webinar.lecturers.get(), make.organiser(organisation=webinar.organisation)):
        page = see(client, webinar, person).content.decode()
        assert "For the team" in page
        assert reverse("webinars:register", args=[webinar.code]) not in page


def test_others_have_no_panel(client: Client) -> None:
    webinar = make.webinar(starts_at=in_hours(48))
    for person in (make.person(), make.organiser(), make.auditor()):
        assert "For the team" not in see(client, webinar, person).content.decode()


def test_the_door_leads_into_the_room(client: Client) -> None:
    webinar = make.webinar(starts_at=in_hours(0.2))
    person = make.person()
    make.registration(webinar, person)
    assert reverse("webinars:room", args=[webinar.code]) in see(client, webinar, person).content.decode()


def test_text_of_people_is_escaped(client: Client) -> None:
    webinar = make.webinar(
        starts_at=in_hours(48), title_en="<script>alert(1)</script>", description_en="<img onerror=x>"
    )
    page = see(client, webinar).content.decode()
    assert "<script>alert" not in page
    assert "<img onerror" not in page


def test_unknown_codes_are_not_found(client: Client) -> None:
    assert client.get("/webinars/zzzzzzzzzz/").status_code == 404
    assert client.get("/webinars/%00/").status_code == 404


def test_the_calendar_file_is_for_who_has_a_place(client: Client) -> None:
    webinar, person = make.webinar(starts_at=in_hours(48)), make.person()
    address = reverse("webinars:calendar", args=[webinar.code])
    assert client.get(address).status_code == 302
    client.force_login(person)
    assert client.get(address).status_code == 404
    make.registration(webinar, person)
    response = client.get(address)
    event = Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert response["Content-Type"].startswith("text/calendar")
    assert event["ATTENDEE"] == f"mailto:{person.email}"


def test_it_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    webinar, person = make.webinar(starts_at=in_hours(48)), make.person()
    for _ in range(5):
        make.registration(webinar)
    see(client, webinar, person)
    with django_assert_max_num_queries(24):
        see(client, webinar, person)


def test_an_auditor_finds_the_report_of_what_was_held(client: Client) -> None:
    held, coming = make.webinar(state=WebinarState.ENDED), make.webinar(starts_at=in_hours(5))
    report = reverse("attendance:report", args=[held.code])
    assert report in see(client, held, make.auditor()).content.decode()
    assert "/report/" not in see(client, coming, make.auditor()).content.decode()
    assert "/report/" not in see(client, held, make.person()).content.decode()
