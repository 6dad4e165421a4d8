"""The test of a line: bytes down for who may come in, up for hosts, within limits."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests import factories as make
from webinars.models import Webinar
from webinars.views.line import MOST_BYTES, MOST_DOWN_BYTES, MOST_UP_BYTES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr("webinars.throttle.time", lambda: 1_800_000_000.0)  # no test sees two windows


def address(webinar: Webinar, query: str = "") -> str:
    return f"/webinars/{webinar.code}/line/{query}"


def send(client: Client, webinar: Webinar, body: bytes) -> int:
    return client.post(address(webinar), body, content_type="application/octet-stream").status_code


def test_a_registered_person_gets_as_many_random_bytes_as_asked_for(client: Client) -> None:
    webinar = make.webinar()
    client.force_login(make.registration(webinar).person)
    answer = client.get(address(webinar, "?bytes=50000"))
    assert (answer.status_code, len(answer.content)) == (200, 50_000)
    assert len(set(answer.content)) == 256
    assert {"no-store", "no-transform"} <= set(answer["Cache-Control"].split(", "))


def test_a_host_sends_bytes_and_hears_how_many_came(client: Client) -> None:
    webinar = make.webinar()
    client.force_login(webinar.created_by)
    answer = client.post(address(webinar), b"x" * 70_000, content_type="application/octet-stream")
    assert answer.json() == {"bytes": 70_000}


def test_only_hosts_send(client: Client) -> None:
    webinar = make.webinar()
    client.force_login(make.registration(webinar).person)
    assert send(client, webinar, b"x") == 403


def test_an_outsider_gets_nothing(client: Client) -> None:
    webinar = make.webinar()
    assert client.get(address(webinar, "?bytes=10")).status_code == 302
    client.force_login(make.person())
    assert client.get(address(webinar, "?bytes=10")).status_code == 403
    assert send(client, webinar, b"x") == 403


@pytest.mark.parametrize("query", ["", "?bytes=", "?bytes=-1", "?bytes=ten", "?bytes=1e6", "?bytes=99999999999999999"])
def test_what_is_not_a_number_is_refused(client: Client, query: str) -> None:
    webinar = make.webinar()
    client.force_login(webinar.created_by)
    assert client.get(address(webinar, query)).status_code == 400


def test_too_much_at_once_is_refused(client: Client) -> None:
    webinar = make.webinar()
    client.force_login(webinar.created_by)
    assert client.get(address(webinar, f"?bytes={MOST_DOWN_BYTES}")).status_code == 200
    assert client.get(address(webinar, f"?bytes={MOST_DOWN_BYTES + 1}")).status_code == 413
    assert send(client, webinar, b"x" * (MOST_UP_BYTES + 1)) == 413


def test_too_much_in_a_minute_is_refused_with_a_sentence(client: Client) -> None:
    webinar = make.webinar()
    client.force_login(webinar.created_by)
    answers = [client.get(address(webinar, f"?bytes={MOST_DOWN_BYTES}")) for _ in range(MOST_BYTES // MOST_DOWN_BYTES)]
    assert {answer.status_code for answer in answers} == {200}
    refused = client.get(address(webinar, "?bytes=1"), headers={"Accept-Language": "en"})
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert refused.json() == {"message": "These were many tests in a row. Wait a minute and try again."}


@pytest.mark.parametrize("state", ["ended", "cancelled", "draft"])
def test_there_is_no_test_when_there_is_no_room(client: Client, state: str) -> None:
    webinar = make.webinar(state=state)
    client.force_login(webinar.created_by)
    assert client.get(address(webinar, "?bytes=1")).status_code == 404
