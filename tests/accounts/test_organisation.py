"""Our organisation: what its certificates say of it, changed by its organisers and by administrators."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Organisation, User
from accounts.roles import Role
from tests import factories as make

pytestmark = pytest.mark.django_db

URL = "/organisation/"
ANSWERS = {
    "address_kk": "020000, Көкшетау қаласы, Абай көшесі, 108",
    "address_ru": "020000, г. Кокшетау, ул. Абая, 108",
    "address_en": "108 Abay Street, Kokshetau 020000",
    "registry_number": "KZ00LAA00012345",
}


def of(organisation: Organisation) -> str:
    return reverse("accounts:organisation", args=[organisation.code])


def stored(organisation: Organisation) -> dict[str, str]:
    row = Organisation.objects.get(pk=organisation.pk)
    return {name: getattr(row, name) for name in ANSWERS}


def own(person: User) -> Organisation:
    assert person.organisation is not None
    return person.organisation


def signed_in(person: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def test_a_visitor_signs_in_first(client: Client) -> None:
    assert client.get(URL)["Location"] == f"{reverse('account_login')}?next={URL}"


def test_an_organiser_fills_it_in() -> None:
    organiser = make.organiser()
    client = signed_in(organiser)
    assert "Our organisation" in client.get(URL).content.decode()
    response = client.post(URL, ANSWERS)
    assert (response.status_code, response["Location"]) == (302, URL)
    assert stored(own(organiser)) == ANSWERS
    assert "108 Abay Street" in client.get(of(own(organiser))).content.decode()


def test_only_what_certificates_say_can_be_changed() -> None:
    organiser = make.organiser()
    before = own(organiser).name_kk
    signed_in(organiser).post(URL, ANSWERS | {"name_kk": "Басқа", "kind": "department", "code": "x"})
    assert Organisation.objects.get(pk=own(organiser).pk).name_kk == before


def test_outsiders_neither_see_nor_change_it() -> None:
    organiser = make.organiser()
    ours = own(organiser)
    Organisation.objects.filter(pk=ours.pk).update(registry_number="SECRET-1")
    empty = stored(ours)
    colleague = make.lecturer(organisation=ours)
    for outsider in (colleague, make.person(organisation=ours), make.organiser(), make.auditor(), make.person()):
        for address in {of(ours), URL} if outsider.organisation_id == ours.pk else {of(ours)}:
            client = signed_in(outsider)
            answer = client.get(address)
            assert answer.status_code == 403
            assert "SECRET-1" not in answer.content.decode()
            assert client.post(address, ANSWERS).status_code == 403
    assert stored(ours) == empty


def test_an_administrator_changes_any_and_finds_those_that_hold_webinars() -> None:
    ours, school = make.institute(), make.organisation(name_kk="Мектеп")
    client = signed_in(make.administrator(organisation=make.institute()))
    page = client.get(URL).content.decode()
    assert of(ours) in page
    assert of(school) not in page
    client.post(of(ours), ANSWERS)
    assert stored(ours) == ANSWERS
    client.post(of(school), {"registry_number": "7"})
    assert stored(school)["registry_number"] == "7"


def test_an_organiser_does_not_see_other_organisations() -> None:
    other = make.institute(name_kk="Басқа институт")
    assert of(other) not in signed_in(make.organiser()).get(URL).content.decode()


def test_who_has_no_organisation_is_told_no() -> None:
    for role in (Role.ORGANISER, Role.ADMINISTRATOR):
        person = make.person(role)
        person.organisation = None
        person.save()
        assert signed_in(person).get(URL).status_code == 403
    assert signed_in(make.administrator()).get("/organisation/nosuch/").status_code == 404


@pytest.mark.parametrize("changes", [{"address_kk": "А" * 161}, {"registry_number": "7" * 61}, {"address_en": "a\x00"}])
def test_bad_input_is_explained_and_kept(changes: dict[str, str]) -> None:
    organiser = make.organiser()
    response = signed_in(organiser).post(URL, ANSWERS | {"address_ru": "Ұзақ жазылған мекенжай"} | changes)
    assert response.status_code == 422
    assert "Ұзақ жазылған мекенжай" in response.content.decode()
    assert stored(own(organiser)) == dict.fromkeys(ANSWERS, "")


def test_it_becomes_one_line_of_plain_text() -> None:
    organiser = make.organiser()
    signed_in(organiser).post(
        URL, ANSWERS | {"address_en": " 108 Abay\u200b  Street,\nKokshetau ", "registry_number": "\u202e7"}
    )
    assert stored(own(organiser))["address_en"] == "108 Abay Street, Kokshetau"
    assert stored(own(organiser))["registry_number"] == "7"


def test_the_menu_leads_there_without_a_query_more() -> None:
    link = f'href="{URL}"'
    assert link in signed_in(make.organiser()).get("/profile/").content.decode()
    assert link in signed_in(make.administrator(organisation=make.institute())).get("/profile/").content.decode()
    assert link not in signed_in(make.lecturer(organisation=make.institute())).get("/profile/").content.decode()
    assert link not in signed_in(make.person()).get("/profile/").content.decode()


def test_the_admin_has_them_too() -> None:
    institute = make.institute()
    client = signed_in(make.administrator(is_staff=True, is_superuser=True))
    page = client.get(reverse("admin:accounts_organisation_change", args=[institute.pk])).content.decode()
    for name in ANSWERS:
        assert f'name="{name}"' in page
