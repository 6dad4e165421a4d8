"""The room's page: who gets it, and what it costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from credits.domain.terms import terms_of
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_who_has_a_place_gets_the_room_and_the_meter_in_seven_queries(client: Client) -> None:
    webinar = make.webinar(state="live")
    terms_of(webinar)
    client.force_login(make.registration(webinar).person)
    address = reverse("webinars:room", args=[webinar.code])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
    assert page.status_code == 200
    assert "<credit-meter" in page.content.decode()
    # The session, the person, the webinar, its lecturers, the place, the terms, their policy.
    assert len(queries) == 7, [query["sql"] for query in queries]


def test_the_team_gets_the_room_without_a_meter(client: Client) -> None:
    webinar = make.webinar(state="live")
    client.force_login(webinar.created_by)
    page = client.get(reverse("webinars:room", args=[webinar.code]))
    assert page.status_code == 200
    assert "<credit-meter" not in page.content.decode()


@pytest.mark.parametrize("banned", [False, True])
def test_an_outsider_is_led_to_the_webinars_page(client: Client, banned: bool) -> None:
    webinar = make.webinar(state="live")
    person = make.person()
    if banned:
        make.registration(webinar, person, banned_at=webinar.starts_at)
    client.force_login(person)
    page = client.get(reverse("webinars:room", args=[webinar.code]))
    assert (page.status_code, page["Location"]) == (302, reverse("webinars:page", args=[webinar.code]))


def test_two_people_get_the_same_page_but_for_what_is_theirs(client: Client) -> None:
    webinar = make.webinar(state="live")
    pages = []
    for name in ("Асель", "Данияр"):
        client.force_login(make.registration(webinar, make.person(name=name)).person)
        pages.append(client.get(reverse("webinars:room", args=[webinar.code])).content.decode())
    assert ("Асель" in pages[0], "Данияр" in pages[0]) == (True, False)
    assert ("Асель" in pages[1], "Данияр" in pages[1]) == (False, True)
