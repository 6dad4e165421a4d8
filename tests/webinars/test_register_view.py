"""Registering from the page: with one click when signed in, by a code from a letter when not."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests import factories as make
from webinars.models import RegistrationState, Webinar, WebinarState

pytestmark = pytest.mark.django_db

CODE = re.compile(r"^\s*(\d{6})\s*$", re.MULTILINE)


@pytest.fixture(autouse=True)
def visitor(client: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    client.cookies["django_language"] = "en"
    from django.core.cache import cache

    cache.clear()  # allauth counts how often codes are asked for


def coming(**fields: Any) -> Webinar:
    return make.webinar(**{"starts_at": timezone.now() + timedelta(days=2)} | fields)


def press(client: Client, webinar: Webinar, **data: Any) -> Any:
    return client.post(reverse("webinars:register", args=[webinar.code]), data)


def code_in_letter() -> str:
    found = CODE.search(str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found.group(1)


def test_a_signed_in_person_registers_with_one_click(client: Client) -> None:
    webinar, person = coming(), make.person()
    client.force_login(person)
    response = press(client, webinar, wants_reminders="on")
    assert response.status_code == 302
    assert response["Location"] == reverse("webinars:page", args=[webinar.code])
    assert webinar.registrations.get().is_confirmed
    assert "You are registered" in client.get(response["Location"]).content.decode()


def test_without_reminders(client: Client) -> None:
    webinar = coming()
    client.force_login(make.person())
    press(client, webinar)
    assert webinar.registrations.get().wants_reminders is False


def test_a_new_person_gives_name_and_address_types_the_code_and_is_registered(client: Client) -> None:
    webinar, school = coming(), make.organisation()
    response = press(
        client, webinar, email="New@Example.kz", name="  Жаңа   Адам ", organisation=school.pk, wants_reminders="on"
    )
    assert response.status_code == 302
    assert not webinar.registrations.exists()
    confirm = client.post(response["Location"], {"code": code_in_letter()})
    assert confirm.status_code == 302
    assert confirm["Location"] == reverse("webinars:page", args=[webinar.code])
    person = User.objects.get(email="new@example.kz")
    assert (person.name, person.organisation, person.language) == ("Жаңа Адам", school, "en")
    assert EmailAddress.objects.get(user=person).verified
    assert webinar.registrations.get(person=person).is_confirmed
    assert "You are registered" in client.get(confirm["Location"]).content.decode()


def test_a_known_person_is_registered_too_and_keeps_their_name(client: Client) -> None:
    webinar, person = coming(), make.person(name="Сейітқали Айгүл")
    response = press(client, webinar, email=person.email, name="Somebody Else")
    client.post(response["Location"], {"code": code_in_letter()})
    person.refresh_from_db()
    assert person.name == "Сейітқали Айгүл"
    assert webinar.registrations.get(person=person).is_confirmed


def test_known_and_new_addresses_lead_to_the_same_page(client: Client) -> None:
    webinar, person = coming(), make.person()
    known = press(client, webinar, email=person.email, name="X")
    new = press(Client(), webinar, email="never@example.kz", name="X")
    assert known["Location"] == new["Location"]


def test_a_wrong_code_registers_nobody(client: Client) -> None:
    webinar = coming()
    response = press(client, webinar, email="new@example.kz", name="Жаңа Адам")
    again = client.post(response["Location"], {"code": "WRONG-1"})
    assert again.status_code == 200
    assert not webinar.registrations.exists()
    assert "_auth_user_id" not in client.session


def test_the_wish_of_one_visitor_is_not_fulfilled_for_another(client: Client) -> None:
    webinar = coming()
    press(client, webinar, email="new@example.kz", name="Жаңа Адам")
    other = Client()
    other.force_login(make.person())
    assert not webinar.registrations.exists()


def test_an_old_wish_is_forgotten(client: Client) -> None:
    webinar, person = coming(), make.person()
    press(client, webinar, email=person.email, name="X")
    session = client.session
    session["register_after_sign_in"] = session["register_after_sign_in"] | {"at": 0}
    session.save()
    client.post(reverse("account_confirm_login_code"), {"code": code_in_letter()})
    assert not webinar.registrations.exists()


def test_someone_who_may_not_sign_in_gets_no_code(client: Client) -> None:
    person = make.person(is_active=False)
    response = press(client, coming(), email=person.email, name="X")
    assert response.status_code == 302
    assert not any(CODE.search(str(letter.body)) for letter in mail.outbox)
    assert User.objects.filter(email=person.email).count() == 1


def test_many_codes_for_one_address_are_refused_and_what_was_typed_stays(client: Client) -> None:
    webinar = coming()
    for _ in range(3):
        press(Client(), webinar, email="new@example.kz", name="Жаңа Адам")
    response = press(client, webinar, email="new@example.kz", name="Жаңа Адам")
    assert response.status_code == 422
    page = response.content.decode()
    assert 'value="new@example.kz"' in page
    assert 'value="Жаңа Адам"' in page


@pytest.mark.parametrize(
    "data",
    [
        {"email": "not an address", "name": "Жаңа Адам"},
        {"email": "new@example.kz", "name": ""},
        {"email": "", "name": "Жаңа Адам"},
        {"email": "new@example.kz", "name": "Ж" * 200},
        {"email": "new@example.kz", "name": "Жаңа Адам", "organisation": "999999"},
        {"email": "new@example.kz", "name": "Жаңа\x00Адам"},
    ],
)
def test_bad_input_is_explained_and_kept(client: Client, data: dict[str, str]) -> None:
    response = press(client, coming(), **data)
    assert response.status_code == 422
    assert response.context["form"].errors
    if data["email"]:
        assert f'value="{data["email"]}"' in response.content.decode()
    assert mail.outbox == []


def test_a_person_without_a_name_is_asked_for_it(client: Client) -> None:
    webinar, person = coming(), make.person(name="")
    client.force_login(person)
    assert press(client, webinar).status_code == 422
    assert press(client, webinar, name="Жаңа Адам").status_code == 302
    person.refresh_from_db()
    assert person.name == "Жаңа Адам"


@pytest.mark.parametrize("state", [WebinarState.ENDED, WebinarState.CANCELLED])
def test_what_is_over_says_so(client: Client, state: WebinarState) -> None:
    client.force_login(make.person())
    webinar = make.webinar(state=state)
    response = client.post(reverse("webinars:register", args=[webinar.code]), follow=True)
    assert "Registration is closed" in response.content.decode()
    assert not webinar.registrations.exists()


def test_drafts_are_not_found(client: Client) -> None:
    client.force_login(make.person())
    assert press(client, make.webinar(state=WebinarState.DRAFT)).status_code == 404


def test_a_look_changes_nothing(client: Client) -> None:
    webinar = coming()
    client.force_login(make.person())
    assert client.get(reverse("webinars:register", args=[webinar.code])).status_code == 302
    assert not webinar.registrations.exists()


def test_giving_the_place_back_asks_first(client: Client) -> None:
    registration = make.registration(coming())
    address = reverse("webinars:unregister", args=[registration.webinar.code])
    client.force_login(registration.person)
    assert "Cancel my registration" in client.get(address).content.decode()
    registration.refresh_from_db()
    assert registration.is_confirmed
    client.post(address)
    registration.refresh_from_db()
    assert registration.state == RegistrationState.CANCELLED


def test_nobody_cancels_for_others(client: Client) -> None:
    registration = make.registration(coming())
    address = reverse("webinars:unregister", args=[registration.webinar.code])
    assert client.post(address).status_code == 302
    client.force_login(make.person())
    assert client.post(address).status_code == 404
    registration.refresh_from_db()
    assert registration.is_confirmed
