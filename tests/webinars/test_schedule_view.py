"""My webinars: what one prepares, and nothing else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import factories as make
from webinars.models import WebinarState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def titles(client: Client, **query: str) -> list[str]:
    response = client.get(reverse("webinars:schedule"), query)
    assert response.status_code == 200
    return [webinar.title_en for webinar in response.context["page"]]


def test_it_shows_what_one_teaches_created_and_what_the_organisation_holds(client: Client) -> None:
    me = make.organiser()
    later = timezone.now() + timedelta(days=3)
    make.webinar(title_en="Created", created_by=me, starts_at=later)
    make.webinar(title_en="Taught", lecturers=[me], starts_at=later)
    make.webinar(title_en="Ours", created_by=make.organiser(organisation=me.organisation), starts_at=later)
    make.webinar(title_en="Theirs", starts_at=later)
    client.force_login(me)
    assert sorted(titles(client)) == ["Created", "Ours", "Taught"]


def test_a_lecturer_sees_no_drafts_of_others(client: Client) -> None:
    me = make.lecturer()
    make.webinar(title_en="Mine", state=WebinarState.DRAFT, created_by=me, organisation=make.institute())
    make.webinar(title_en="Theirs", state=WebinarState.DRAFT)
    client.force_login(me)
    assert titles(client, show="drafts") == ["Mine"]


def test_a_lecturer_sees_no_colleagues_webinars_which_would_not_open(client: Client) -> None:
    me = make.lecturer(organisation=make.institute())
    later = timezone.now() + timedelta(days=3)
    make.webinar(title_en="Mine", lecturers=[me], starts_at=later)
    colleagues = make.webinar(title_en="Theirs", starts_at=later, organisation=me.organisation)
    client.force_login(me)
    assert titles(client) == ["Mine"]
    assert client.get(reverse("webinars:studio", args=[colleagues.code])).status_code == 403


def test_shelves(client: Client) -> None:
    me = make.organiser()
    make.webinar(title_en="Held", created_by=me, state=WebinarState.ENDED)
    make.webinar(title_en="Called off", created_by=me, state=WebinarState.CANCELLED)
    make.webinar(title_en="Draft", created_by=me, state=WebinarState.DRAFT)
    client.force_login(me)
    assert sorted(titles(client, show="past")) == ["Called off", "Held"]
    assert titles(client, show="drafts") == ["Draft"]
    assert titles(client, show="nonsense", page="x") == []


def test_participants_are_refused_and_visitors_sign_in(client: Client) -> None:
    assert client.get(reverse("webinars:schedule")).status_code == 302
    client.force_login(make.person())
    assert client.get(reverse("webinars:schedule")).status_code == 403


def test_requests_to_answer_are_counted(client: Client) -> None:
    me = make.organiser()
    webinar = make.webinar(created_by=me, starts_at=timezone.now() + timedelta(days=1), registration="approval")
    make.registration(webinar, state="pending")
    make.registration(webinar)
    client.force_login(me)
    page = client.get(reverse("webinars:schedule"))
    assert [(each.pending_count, each.confirmed_count) for each in page.context["page"]] == [(1, 1)]
    assert "Requests to answer:" in page.content.decode()


def test_queries_do_not_grow_with_the_list(client: Client) -> None:
    me = make.organiser()
    client.force_login(me)
    make.webinar(created_by=me)
    titles(client)
    with CaptureQueriesContext(connection) as few:
        titles(client)
    for _ in range(4):
        make.webinar(created_by=me)
    with CaptureQueriesContext(connection) as many:
        assert len(titles(client)) == 5
    assert len(many) == len(few)
