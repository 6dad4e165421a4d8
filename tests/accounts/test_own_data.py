"""A person takes a copy of everything about them, and closes the account."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.closing import close_account
from accounts.models import User
from accounts.own_data import own_data
from accounts.roles import Role
from attendance.models import Correction
from config import valkey
from config.cache import ForgetfulCache
from tests import factories as make
from tests.attendance import evidence
from webinars.models import ChatMessage

pytestmark = pytest.mark.django_db
PAGE = reverse("accounts:own_data")
FILE = reverse("accounts:own_data_file")


@pytest.fixture
def person():
    return make.person(name="Сейітқали Айгүл")


def attended(person):
    webinar = make.webinar(state="ended")
    make.registration(webinar, person)
    span = evidence.span(webinar, person, 0, 5400)
    evidence.playing(span, 0, 5400)
    return webinar


def read(response):
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    assert sorted(archive.namelist()) == ["README.txt", "data.json"]
    return archive.read("data.json").decode()


def test_it_lists_what_was_imported_and_what_was_corrected(client, person):
    webinar, other = attended(person), make.person(name="Басқа Біреу")
    imported = make.meeting_import(webinar, by=other, added=2)
    for line, whose in ((3, person), (4, other)):
        make.imported_span(imported, whose, line=line, name=whose.name, email=whose.email)
    said = {"started_at": webinar.started_at, "ended_at": webinar.ended_at, "by": other, "at": timezone.now()}
    Correction.objects.create(webinar=webinar, person=person, kind="absent", reason="Was ill", **said)
    client.force_login(person)
    text = read(client.get(FILE))
    about = json.loads(text)["about_you"]
    assert [(row["line"], row["name"]) for row in about["imports.importedspan"]] == [(3, person.name)]
    assert [row["reason"] for row in about["attendance.correction"]] == ["Was ill"]
    assert other.email not in text


def test_the_file_has_everything_about_me_and_nothing_of_others(client, person):
    webinar, other = attended(person), make.person(name="Басқа Біреу")
    evidence.span(webinar, other, 0, 60, ip="10.1.1.1")
    ChatMessage.objects.create(webinar=webinar, person=other, text="secret", removed_by=person, at=timezone.now())
    client.force_login(person)
    text = read(client.get(FILE))
    data = json.loads(text)
    about = data["about_you"]
    assert about["accounts.user"][0]["email"] == person.email
    assert [row["ip"] for row in about["attendance.presencespan"]] == ["37.151.84.19"]
    assert len(about["attendance.statespan"]) == len(about["webinars.registration"]) == 1
    assert list(data["done_by_you"]) == ["webinars.chatmessage.removed_by"]
    for foreign in (other.email, other.name, "10.1.1.1", "secret"):
        assert foreign not in text
    for secret in (person.password, '"password"', "session"):
        assert secret not in text


def test_every_model_about_people_can_be_written(person):
    """All tables are asked: what cannot be read would fail here, also in apps that come later."""
    assert json.dumps(own_data(person), default=str)


def test_files_are_limited(client, person):
    client.force_login(person)
    assert [client.get(FILE).status_code for _ in range(6)] == [200] * 5 + [302]


def test_visitors_sign_in_first(client):
    for page in (PAGE, FILE):
        assert client.get(page).status_code == 302
        assert "/accounts/login/" in client.get(page).url


def test_closing_asks_for_the_address(client, person):
    client.force_login(person)
    assert client.post(PAGE, {"email": "other@example.kz"}).status_code == 422
    person.refresh_from_db()
    assert person.is_active


def test_a_closed_account_is_gone_for_its_owner_and_stays_with_its_evidence(client, person):
    webinar, email = attended(person), person.email
    client.force_login(person)
    assert client.post(PAGE, {"email": f" {email.upper()} "}).status_code == 302
    person.refresh_from_db()
    assert (person.is_active, person.email, person.name) == (
        False,
        f"closed-{person.pk}@closed.invalid",
        "Сейітқали Айгүл",
    )
    assert not person.has_usable_password()
    assert client.get(PAGE).status_code == 302
    assert webinar.presence_spans.get().person == person
    assert make.person(email=email).pk != person.pk  # the address is free


def test_sessions_elsewhere_end_too(client, person):
    client.force_login(person)
    close_account(person)
    assert client.get(PAGE).status_code == 302


def test_coming_places_are_given_back(person, django_capture_on_commit_callbacks):
    coming = make.webinar(starts_at=timezone.now() + timedelta(days=3))
    place, past = make.registration(coming, person), make.registration(make.webinar(state="ended"), person)
    with django_capture_on_commit_callbacks(execute=True):
        close_account(person)
        close_account(person)
    place.refresh_from_db()
    past.refresh_from_db()
    assert (place.state, past.state) == ("cancelled", "confirmed")


def test_operators_do_not_close_themselves(client):
    operator = make.person(Role.ADMINISTRATOR, is_staff=True)
    client.force_login(operator)
    client.post(PAGE, {"email": operator.email})
    assert User.objects.get(pk=operator.pk).is_active


def test_it_is_given_out_while_nothing_can_be_counted(client, person, monkeypatch):
    attended(person)
    client.force_login(person)
    monkeypatch.setattr("accounts.views.own_data.cache", cache_that_is_away())
    assert "Сейітқали Айгүл" in read(client.get(FILE))


def cache_that_is_away():
    url = "redis://127.0.0.1:1"
    return ForgetfulCache(url, {"OPTIONS": valkey.cache(url)["OPTIONS"]})
