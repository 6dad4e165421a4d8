"""After a lecture: a summary for the team, an end page for who had a place, nothing for others."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from credits.domain.terms import terms_of
from tests import factories as make
from tests.attendance import evidence
from webinars.domain.moderation import ban_person
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def read(client: Client, webinar: Webinar) -> str:
    page = client.get(f"/webinars/{webinar.code}/after/", headers={"Accept-Language": "en"})
    assert page.status_code == 200
    return str(page.content.decode())


def an_ended_webinar() -> Webinar:
    webinar = make.webinar(state="ended")
    terms_of(webinar)
    return webinar


def test_a_host_gets_the_summary(client: Client) -> None:
    webinar = an_ended_webinar()
    evidence.span(webinar, make.registration(webinar).person, 0, 5400)
    for host in (webinar.created_by, webinar.lecturers.get()):
        client.force_login(host)
        text = read(client, webinar)
        assert "Who was there" in text
        assert f"/webinars/{webinar.code}/report/" in text
        assert "What to do next" in text


def test_a_participant_gets_what_is_theirs_and_not_the_summary(client: Client) -> None:
    webinar = an_ended_webinar()
    client.force_login(make.registration(webinar).person)
    text = read(client, webinar)
    assert "Thank you for being here" in text
    assert "Watch the recording" in text
    assert "Who was there" not in text
    assert f"/webinars/{webinar.code}/report/" not in text


def test_an_outsider_and_who_was_sent_out_are_led_to_the_webinars_page(client: Client) -> None:
    webinar = an_ended_webinar()
    banned = make.registration(webinar).person
    Webinar.objects.filter(pk=webinar.pk).update(state="live", ended_at=None)
    ban_person(webinar, banned.pk, by=webinar.created_by)
    Webinar.objects.filter(pk=webinar.pk).update(state="ended", ended_at=webinar.ended_at)
    for person in (make.person(), banned):
        client.force_login(person)
        page = client.get(f"/webinars/{webinar.code}/after/")
        assert (page.status_code, page["Location"]) == (302, f"/webinars/{webinar.code}/")
    client.logout()
    assert "/account" in client.get(f"/webinars/{webinar.code}/after/")["Location"]


@pytest.mark.parametrize("state", ["published", "live", "cancelled"])
def test_before_the_end_there_is_no_such_page(client: Client, state: str) -> None:
    webinar = make.webinar(state=state)
    client.force_login(webinar.created_by)
    assert client.get(f"/webinars/{webinar.code}/after/")["Location"] == f"/webinars/{webinar.code}/"


def test_the_summary_costs_the_same_however_many_came(client: Client) -> None:
    webinar = an_ended_webinar()
    client.force_login(webinar.created_by)

    def queries(people: int) -> int:
        for _ in range(people):
            evidence.span(webinar, make.registration(webinar).person, 0, 5400)
        with CaptureQueriesContext(connection) as asked:
            read(client, webinar)
        return len(asked)

    queries(1)
    assert queries(1) == queries(4)
