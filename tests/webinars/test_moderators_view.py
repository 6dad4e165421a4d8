"""Naming moderators on the page of people."""

import pytest
from django.test import Client

from tests import factories as make

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}


def test_the_organiser_names_a_moderator_by_address(client: Client) -> None:
    webinar, person = make.webinar(state="live"), make.person()
    client.force_login(webinar.created_by)
    page = client.post(
        f"/webinars/{webinar.code}/moderators/", {"person": person.email.upper()}, follow=True, headers=ENGLISH
    )
    assert page.redirect_chain == [(f"/webinars/{webinar.code}/people/", 302)]
    assert f"{person.display_name} keeps order in the room now." in page.content.decode()
    assert list(webinar.moderators.all()) == [person]
    client.post(f"/webinars/{webinar.code}/moderators/{person.pk}/")
    assert list(webinar.moderators.all()) == []


def test_an_unknown_address_is_said_so(client: Client) -> None:
    webinar = make.webinar()
    client.force_login(webinar.created_by)
    page = client.post(
        f"/webinars/{webinar.code}/moderators/", {"person": "nobody@example.kz"}, follow=True, headers=ENGLISH
    )
    assert "Nobody with this address has signed in to Daris yet." in page.content.decode()
    assert not webinar.moderators.exists()


def test_a_moderator_sees_the_way_into_the_room(client: Client) -> None:
    webinar, person = make.webinar(state="live"), make.person()
    webinar.moderators.add(person)
    client.force_login(person)
    text = client.get(f"/webinars/{webinar.code}/").content.decode()
    assert f"/webinars/{webinar.code}/room/" in text
    assert f"/webinars/{webinar.code}/people/" not in text


@pytest.mark.parametrize("who", ["participant", "moderator", "outsider"])
def test_only_the_team_names_moderators(client: Client, who: str) -> None:
    webinar, moderator = make.webinar(), make.person()
    webinar.moderators.add(moderator)
    people = {
        "participant": make.registration(webinar).person,
        "moderator": moderator,
        "outsider": make.organiser(),
    }
    client.force_login(people[who])
    for path in ("moderators/", f"moderators/{moderator.pk}/"):
        assert client.post(f"/webinars/{webinar.code}/{path}", {"person": people[who].email}).status_code == 403
    assert list(webinar.moderators.all()) == [moderator]


def test_they_are_named_by_posts_alone(client: Client) -> None:
    webinar = make.webinar()
    client.force_login(webinar.created_by)
    assert client.get(f"/webinars/{webinar.code}/moderators/").status_code == 405
