"""The organiser's list of people, decisions, and the file."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import factories as make
from webinars.models import RegistrationPolicy, Webinar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def coming(**fields: Any) -> Webinar:
    return make.webinar(**{"starts_at": timezone.now() + timedelta(days=3)} | fields)


def decide(client: Client, registration: Any, verb: str, **data: str) -> Any:
    return client.post(reverse("webinars:decide", args=[registration.webinar.code, registration.pk, verb]), data)


def test_names_and_addresses_are_for_the_team_alone(client: Client) -> None:
    registration = make.registration(coming(), make.person(name="Әбдірахманова Гүлнұр"))
    webinar = registration.webinar
    for name in ("people", "people_csv"):
        address = reverse(f"webinars:{name}", args=[webinar.code])
        client.logout()
        assert client.get(address)["Location"].startswith(reverse("account_login"))
        for person in (registration.person, make.organiser(), make.lecturer(), make.auditor()):
            client.force_login(person)
            assert client.get(address).status_code == 403
        for person in (webinar.created_by, webinar.lecturers.get(), make.organiser(organisation=webinar.organisation)):
            client.force_login(person)
            assert "Әбдірахманова Гүлнұр" in client.get(address).content.decode()


def test_a_request_is_approved_or_declined(client: Client) -> None:
    webinar = coming(registration=RegistrationPolicy.APPROVAL)
    yes, no = make.registration(webinar, state="pending"), make.registration(webinar, state="pending")
    client.force_login(webinar.created_by)
    assert decide(client, yes, "approve", state="pending", q="a b")["Location"].endswith("/people/?state=pending&q=a+b")
    decide(client, no, "decline")
    yes.refresh_from_db()
    no.refresh_from_db()
    assert (yes.state, no.state) == ("confirmed", "declined")


def test_others_decide_nothing(client: Client) -> None:
    pending = make.registration(coming(registration=RegistrationPolicy.APPROVAL), state="pending")
    for person in (pending.person, make.organiser(), make.lecturer()):
        client.force_login(person)
        assert decide(client, pending, "approve").status_code == 403
    pending.refresh_from_db()
    assert pending.state == "pending"


def test_registrations_of_another_webinar_are_not_found(client: Client) -> None:
    mine, theirs = coming(), make.registration(coming(), state="pending")
    client.force_login(mine.created_by)
    address = reverse("webinars:decide", args=[mine.code, theirs.pk, "approve"])
    assert client.post(address).status_code == 404
    assert client.post(reverse("webinars:decide", args=[mine.code, 10**18, "approve"])).status_code == 404


def test_unknown_verbs_and_looks_are_refused(client: Client) -> None:
    registration = make.registration(coming(), state="pending")
    client.force_login(registration.webinar.created_by)
    assert decide(client, registration, "delete").status_code == 404
    address = reverse("webinars:decide", args=[registration.webinar.code, registration.pk, "approve"])
    assert client.get(address).status_code == 405


def test_it_finds_and_filters(client: Client) -> None:
    webinar = coming()
    make.registration(webinar, make.person(name="Асан Үсенов"))
    make.registration(webinar, make.person(name="Гүлнұр"), state="waiting")
    client.force_login(webinar.created_by)
    address = reverse("webinars:people", args=[webinar.code])

    def names(**query: str) -> list[str]:
        return [each.person.name for each in client.get(address, query).context["page"]]

    assert names(q="асан") == ["Асан Үсенов"]
    assert names(state="waiting") == ["Гүлнұр"]
    assert len(names(state="nonsense", page="-1", q="\x00")) == 2


def test_the_file_runs_no_formulas(client: Client) -> None:
    school = make.organisation(name_en="@SUM(A1)")
    registration = make.registration(
        coming(), make.person(name="=cmd|' /C calc'!A0", organisation=school, position="-1+1")
    )
    client.force_login(registration.webinar.created_by)
    response = client.get(reverse("webinars:people_csv", args=[registration.webinar.code]))
    text = response.content.decode("utf-8-sig")
    header, row = csv.reader(StringIO(text), delimiter=";")
    assert header[0] == "Name"
    assert row[0] == "'=cmd|' /C calc'!A0"
    assert row[2] == "'@SUM(A1)"
    assert row[4] == "'-1+1"


def test_queries_do_not_grow_with_the_list(client: Client) -> None:
    webinar = coming()
    client.force_login(webinar.created_by)
    for name in ("people", "people_csv"):
        address = reverse(f"webinars:{name}", args=[webinar.code])
        make.registration(webinar, make.person(organisation=make.organisation()))
        client.get(address)
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        for _ in range(4):
            make.registration(webinar, make.person(organisation=make.organisation()))
        with CaptureQueriesContext(connection) as many:
            client.get(address)
        assert len(many) == len(few)


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    webinar = coming()
    client.force_login(webinar.created_by)
    page = client.get(reverse("webinars:people", args=[webinar.code])).content.decode()
    assert "Nobody has registered yet" in page
