"""A form that came too late is given back to be sent again: to a page of ours, without secrets, and to nobody else."""

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from config.unsent import KEPT_CHARACTERS
from tests import factories as make
from tests.webinars.test_edit_view import answers
from webinars.models import Webinar

pytestmark = pytest.mark.django_db

HERE, FOREIGN = "http://testserver", "https://evil.example"
LONG = 'Line one: <mark>"БЖБ"</mark> & more\nLine two, long enough to be shown'
FIELD = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


@pytest.fixture
def browser() -> Client:
    """With the checks of tokens that tests go without otherwise."""
    client = Client(enforce_csrf_checks=True, headers={"origin": HERE})
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def organiser() -> User:
    return make.organiser()


def token(client: Client, address: str) -> str:
    found = re.search(r'name="csrf-token" content="(\w+)"', client.get(address).content.decode())
    assert found
    return found[1]


def old_page(client: Client, person: User, address: str, **fields: Any) -> dict[str, Any]:
    """A form as it was opened and filled in before the person signed in again, which makes a new token."""
    client.force_login(person)
    form = answers(**{"description_en": LONG} | fields) | {"csrfmiddlewaretoken": token(client, address)}
    sign_in_again(client, person)
    return form


def sign_in_again(client: Client, person: User) -> None:
    client.post(reverse("account_logout"), {"csrfmiddlewaretoken": token(client, "/")})
    client.force_login(person)
    client.cookies["csrftoken"] = "n" * 32  # as rotate_token does in a browser's sign-in


def given_back(answer: Any) -> list[tuple[str, str]]:
    text = answer.content.decode()
    form = text[text.index("data-send-again") : text.index("</form>", text.index("data-send-again"))]
    return [(html.unescape(name), html.unescape(value)) for name, value in FIELD.findall(form)]


def test_a_form_with_an_old_token_is_given_back_and_can_be_sent(browser: Client, organiser: User) -> None:
    create = reverse("webinars:create")
    form = old_page(browser, organiser, create)
    answer = browser.post(create, form)
    assert answer.status_code == 403
    assert "no-store" in answer["Cache-Control"]
    assert "form-action 'self'" in answer["Content-Security-Policy"]
    text = answer.content.decode()
    assert f"You are signed in as {organiser.display_name}." in text
    assert "Line one: &lt;mark&gt;&quot;БЖБ&quot;&lt;/mark&gt; &amp; more<br>Line two, long enough to be shown" in text
    assert "<mark>" not in text
    fields = dict(given_back(answer))
    assert {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"} == {
        name: value for name, value in form.items() if name != "csrfmiddlewaretoken"
    }
    assert not Webinar.objects.exists()
    assert browser.post(create, fields).status_code == 302
    assert Webinar.objects.get().description_en == LONG


def test_a_form_without_a_cookie_is_given_back_too(browser: Client, organiser: User) -> None:
    create = reverse("webinars:create")
    form = old_page(browser, organiser, create)
    del browser.cookies["csrftoken"]
    answer = browser.post(create, form)
    assert answer.status_code == 403
    assert browser.cookies["csrftoken"].value
    assert browser.post(create, dict(given_back(answer))).status_code == 302


@pytest.mark.parametrize("headers", [{"origin": FOREIGN}, {"origin": "null"}, {"referer": f"{FOREIGN}/?{HERE}/"}, {}])
def test_a_foreign_page_gets_nothing(browser: Client, organiser: User, headers: dict[str, str]) -> None:
    create = reverse("webinars:create")
    form = old_page(browser, organiser, create)
    browser.defaults.pop("HTTP_ORIGIN")
    for fields in (form, form | {"csrfmiddlewaretoken": "x" * 32}):
        answer = browser.post(create, fields, headers=headers)
        assert answer.status_code == 403
        text = answer.content.decode()
        assert "Line one" not in text
        assert "<form" not in text
        assert "csrfmiddlewaretoken" not in text
    del browser.cookies["sessionid"]
    answer = browser.post(create, form | {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value}, headers=headers)
    assert "Line one" not in answer.content.decode()


def test_a_referer_of_ours_is_enough(browser: Client, organiser: User) -> None:
    create = reverse("webinars:create")
    form = old_page(browser, organiser, create)
    browser.defaults.pop("HTTP_ORIGIN")
    answer = browser.post(create, form, headers={"referer": f"{HERE}{create}"})
    assert dict(given_back(answer))["description_en"] == LONG
    assert browser.post(create, form, headers={"referer": "http://["}).status_code == 403


def test_passwords_are_never_given_back(browser: Client, organiser: User) -> None:
    secrets = {"password": "hunter2-a", "new_PASSWORD1": "hunter2-b", "client_secret": "hunter2-c"}
    form = old_page(browser, organiser, "/webinars/new/", **secrets)
    answer = browser.post("/webinars/new/", form)
    assert dict(given_back(answer))["title_en"] == "Assessments"
    assert "hunter2" not in answer.content.decode()


@pytest.mark.parametrize("name", ["account_login", "account_confirm_login_code", "mfa_authenticate", "account_signup"])
def test_nothing_of_signing_in_is_given_back(browser: Client, name: str) -> None:
    fields = {"login": "aigul@example.kz", "email": "aigul@example.kz", "password": "hunter2", "code": "482915"}
    answer = browser.post(reverse(name), fields)
    assert answer.status_code == 403
    text = answer.content.decode()
    assert "data-send-again" not in text
    assert not re.search("aigul@|hunter2|482915", text)


def test_files_have_to_be_chosen_again(browser: Client, organiser: User) -> None:
    form = old_page(browser, organiser, "/webinars/new/")
    answer = browser.post("/webinars/new/", form | {"file": SimpleUploadedFile("plan.txt", b"what stands in it")})
    assert "Files are not kept." in answer.content.decode()
    assert "what stands in it" not in answer.content.decode()
    assert dict(given_back(answer))["description_en"] == LONG


def test_what_is_too_long_is_not_given_back(browser: Client, organiser: User) -> None:
    form = old_page(browser, organiser, "/webinars/new/", description_en="x" * KEPT_CHARACTERS)
    answer = browser.post("/webinars/new/", form)
    assert answer.status_code == 403
    assert len(answer.content) < 50_000
    assert "The page was open for too long" in answer.content.decode()


def test_who_is_signed_out_signs_in_and_sends_it_again(browser: Client, organiser: User) -> None:
    create = reverse("webinars:create")
    browser.force_login(organiser)
    form = answers(description_en=LONG) | {"csrfmiddlewaretoken": token(browser, create)}
    browser.post(reverse("account_logout"), form)
    answer = browser.post(create, form)
    assert answer.status_code == 403
    assert f'href="{reverse("account_login")}" target="_blank"' in answer.content.decode()
    assert "You were signed out before this was sent." in answer.content.decode()
    browser.force_login(organiser)
    assert browser.post(create, dict(given_back(answer))).status_code == 302
    assert Webinar.objects.get().description_en == LONG


def test_a_visit_without_a_form_still_leads_to_the_sign_in_page(browser: Client) -> None:
    create = reverse("webinars:create")
    assert browser.get(create)["Location"] == f"{reverse('account_login')}?next={create}"


def test_sending_again_gives_nobody_another_persons_rights(browser: Client, organiser: User) -> None:
    webinar = make.webinar(created_by=organiser, organisation=organiser.organisation, description_en="As it was")
    edit = reverse("webinars:edit", args=[webinar.code])
    form = old_page(browser, organiser, edit)
    sign_in_again(browser, make.organiser(name="Somebody Else"))
    answer = browser.post(edit, form)
    assert "You are signed in as" in answer.content.decode()
    assert organiser.display_name not in answer.content.decode()
    assert browser.post(edit, dict(given_back(answer))).status_code == 403
    webinar.refresh_from_db()
    assert webinar.description_en == "As it was"


SCRIPTS = [{"hx-request": "true"}, {"accept": "application/json"}, {"sec-fetch-mode": "cors", "accept": "*/*"}]


@pytest.mark.parametrize("headers", SCRIPTS)
def test_a_script_is_told_why(browser: Client, organiser: User, headers: dict[str, str]) -> None:
    create = reverse("webinars:create")
    form = old_page(browser, organiser, create)
    answer = browser.post(create, form, headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/json")
    assert answer.json() == {
        "message": "Nothing was saved: since this page was opened you signed in again, as "
        f"{organiser.display_name}. Send it once more if that is right."
    }
    del browser.cookies["sessionid"]
    form["csrfmiddlewaretoken"] = browser.cookies["csrftoken"].value
    answer = browser.post(create, form, headers=headers)
    assert answer.status_code == 401
    assert answer.json() == {
        "message": "You are signed out, so nothing was saved. Sign in in another tab, then send it from here once more.",
        "sign_in": reverse("account_login"),
    }
    answer = browser.post(create, form | {"csrfmiddlewaretoken": "x" * 32}, headers=headers)
    assert answer.json() == {"message": "Nothing was saved: this page was open for too long. Send it once more."}


def test_no_part_of_a_page_becomes_the_sign_in_page(browser: Client) -> None:
    address = reverse("slides:list", args=[make.webinar().code])
    assert browser.get(address).status_code == 302
    assert browser.get(address, headers={"hx-request": "true"}).status_code == 401
