"""The room's page: who gets it, and what it costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from credits.domain.terms import terms_of
from tests import factories as make
from ui import shared_page

pytestmark = pytest.mark.django_db


def test_the_next_who_has_a_place_gets_the_room_and_the_meter_in_four_queries(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_page, "KEPT_S", 3600.0)
    webinar = make.webinar(state="live")
    terms_of(webinar)
    address = reverse("webinars:room", args=[webinar.code])
    client.force_login(make.registration(webinar).person)
    client.get(address)
    client.force_login(make.registration(webinar).person)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
    assert page.status_code == 200
    assert "<credit-meter" in page.content.decode()
    # The session, the person, the webinar, the place. The rest was made for the one before.
    assert len(queries) == 4, [query["sql"] for query in queries]


def test_a_change_of_the_webinar_shows_at_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_page, "KEPT_S", 3600.0)
    webinar = make.webinar(state="live")
    address = reverse("webinars:room", args=[webinar.code])
    client.force_login(make.registration(webinar).person)
    client.get(address)
    type(webinar).objects.filter(pk=webinar.pk).update(title_kk="Басқаша аталды", title_ru="", title_en="")
    assert "Басқаша аталды" in client.get(address).content.decode()


def test_who_is_sent_out_gets_no_page_that_was_made_before(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_page, "KEPT_S", 3600.0)
    webinar = make.webinar(state="live")
    address = reverse("webinars:room", args=[webinar.code])
    place = make.registration(webinar)
    client.force_login(place.person)
    assert client.get(address).status_code == 200
    place.banned_at = webinar.starts_at
    place.save()
    assert client.get(address).status_code == 302


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
