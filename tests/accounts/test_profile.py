"""The profile: one's own data, and no way to more rights."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from tests import factories as make

pytestmark = pytest.mark.django_db

URL = "/profile/"


def answers(**changes: Any) -> dict[str, Any]:
    return {"name": "Жаңа Ат", "name_latin": "Zhana At", "language": "ru", "time_zone": "Asia/Almaty"} | changes


def test_a_visitor_signs_in_first(client: Client) -> None:
    assert client.get(URL)["Location"] == f"{reverse('account_login')}?next={URL}"


def test_it_saves_and_speaks_the_chosen_language(client: Client) -> None:
    person, school = make.person(), make.organisation()
    client.force_login(person)
    response = client.post(URL, answers(organisation=school.pk, position="мұғалім"))
    assert response["Location"] == URL
    person.refresh_from_db()
    assert (person.name, person.name_latin, person.organisation, person.position) == (
        "Жаңа Ат",
        "Zhana At",
        school,
        "мұғалім",
    )
    assert response.cookies["django_language"].value == "ru"


def test_nobody_gives_themselves_a_role(client: Client) -> None:
    person = make.person()
    client.force_login(person)
    client.post(URL, answers(roles=[Role.ADMINISTRATOR], is_staff="on", is_superuser="on", email="other@example.kz"))
    after = User.objects.get(pk=person.pk)
    assert (after.roles, after.is_staff, after.is_superuser, after.email) == ([], False, False, person.email)


def test_an_organiser_does_not_move_into_another_organisation(client: Client) -> None:
    organiser, other = make.organiser(), make.institute()
    client.force_login(organiser)
    client.post(URL, answers(organisation=other.pk))
    before = organiser.organisation
    organiser.refresh_from_db()
    assert organiser.organisation == before
    assert organiser.name == "Жаңа Ат"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"name": "А" * 151},
        {"language": "de"},
        {"time_zone": "Mars/Base"},
        {"organisation": "0"},
        {"name": "a\x00"},
    ],
)
def test_bad_input_is_explained_and_kept(client: Client, changes: dict[str, str]) -> None:
    person = make.person()
    client.force_login(person)
    response = client.post(URL, answers(position="Ұзақ жазылған лауазым", **changes))
    assert response.status_code == 422
    assert "Ұзақ жазылған лауазым" in response.content.decode()
    after = User.objects.get(pk=person.pk)
    assert after.name == person.name


def test_names_are_escaped(client: Client) -> None:
    client.force_login(make.person(name="<script>alert(1)</script>"))
    assert "<script>alert" not in client.get(URL).content.decode()
