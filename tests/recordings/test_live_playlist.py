"""Looking back while the webinar runs: who gets the growing playlist, and what its addresses open."""

import re
import time
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from media.models import Segment
from media.presign import LIFETIME_S, STEP_S
from recordings.domain import live_playlists
from tests import factories as make
from tests.recordings.films import recorded
from tests.recordings.test_media_views import body, signed_in
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(db: None, films: Path) -> Webinar:
    """A webinar on the air of which six seconds are stored, in three segments."""
    live_playlists._texts.clear()
    webinar = recorded(films).webinar
    type(webinar).objects.filter(pk=webinar.pk).update(state="live", ended_at=None)
    assert webinar.broadcast
    type(webinar.broadcast).objects.filter(pk=webinar.broadcast.pk).update(state="open", ended_at=None)
    webinar.refresh_from_db()
    return webinar


@pytest.fixture
def participant(running: Webinar) -> User:
    return make.registration(running).person


def address_of(webinar: Webinar) -> str:
    return reverse("recordings:live_playlist", args=[webinar.code])


def text_of(client: Client, webinar: Webinar) -> str:
    answer = client.get(address_of(webinar))
    assert answer.status_code == 200
    return str(answer.content.decode())


def pieces(client: Client, webinar: Webinar) -> list[str]:
    names = re.findall(r'^(?:#EXT-X-MAP:URI="([^"]+)"|([^#\n].*))$', text_of(client, webinar), re.MULTILINE)
    return [urljoin(address_of(webinar), first or second) for first, second in names]


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    now = time.monotonic() + seconds
    monkeypatch.setattr("recordings.domain.live_playlists.time.monotonic", lambda: now)


def test_whoever_may_be_in_the_room_gets_it(running: Webinar, participant: User) -> None:
    for person in (participant, *running.lecturers.all(), running.created_by, make.administrator()):
        answer = signed_in(person).get(address_of(running))
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/vnd.apple.mpegurl")
        assert answer["Cache-Control"] == "private, no-store"


def test_outsiders_do_not(running: Webinar, participant: User) -> None:
    elsewhere = make.registration(make.webinar(state="live")).person
    waiting = make.registration(running, state="waiting").person
    for person in (make.person(), make.lecturer(), make.auditor(), elsewhere, waiting):
        answer = signed_in(person).get(address_of(running))
        assert (answer.status_code, answer.json()["reason"]) == (403, "no_right")
        assert b"m4s" not in answer.content
    assert Client().get(address_of(running)).status_code == 401


def test_it_grows_while_the_webinar_runs_and_ends_with_it(
    running: Webinar, participant: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = Segment.objects.filter(broadcast=running.broadcast_id).latest("index")
    Segment.objects.filter(pk=last.pk).delete()
    client = signed_in(participant)
    first = text_of(client, running)
    assert "EXT-X-PLAYLIST-TYPE:EVENT" in first
    assert "ENDLIST" not in first
    last.save(force_insert=True)
    assert text_of(client, running) == first, "within a second all get the same text"
    later(monkeypatch, 2)
    grown = text_of(client, running)
    assert grown.startswith(first)
    assert grown.count("#EXTINF") == first.count("#EXTINF") + 1
    assert running.broadcast
    type(running.broadcast).objects.filter(pk=running.broadcast.pk).update(state="closed", ended_at=timezone.now())
    later(monkeypatch, 4)
    assert text_of(client, running).endswith("#EXT-X-ENDLIST\n")


def test_its_addresses_open_what_is_stored(running: Webinar, participant: User) -> None:
    client = signed_in(participant)
    addresses = pieces(client, running)
    sizes = [len(body(client.get(address))) for address in addresses]
    stored = Segment.objects.filter(broadcast=running.broadcast_id).order_by("index").values_list("bytes", flat=True)
    assert sizes[1:] == list(stored)
    assert len(sizes) > 2


def test_its_addresses_work_for_nobody_else(running: Webinar, participant: User) -> None:
    address = pieces(signed_in(participant), running)[1]
    for person in (make.registration(running).person, make.person(), make.administrator()):
        answer = signed_in(person).get(address)
        assert (answer.status_code, answer.json()["reason"]) == (403, "link_refused")
    assert Client().get(address).status_code == 401


def test_they_open_no_other_webinar_and_not_the_replay(running: Webinar, participant: User, films: Path) -> None:
    other = recorded(films).webinar
    address = pieces(signed_in(participant), running)[1]
    for wrong in (address.replace(running.code, other.code), address.replace("/room/", "/replay/")):
        assert signed_in(participant).get(wrong).status_code == 403


def test_they_expire(running: Webinar, participant: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(participant)
    address = pieces(client, running)[1]
    at = time.time() + LIFETIME_S + STEP_S
    monkeypatch.setattr("recordings.domain.links.time.time", lambda: at)
    answer = client.get(address)
    assert (answer.status_code, answer.json()["reason"]) == (410, "link_expired")


def test_who_loses_the_place_gets_no_more(running: Webinar, participant: User) -> None:
    client = signed_in(participant)
    text_of(client, running)
    participant.registrations.update(state="cancelled")
    assert client.get(address_of(running)).status_code == 403


def test_before_anything_is_stored(db: None) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(state="live", lecturers=[lecturer])
    answer = signed_in(lecturer).get(address_of(webinar))
    assert (answer.status_code, answer.json()["reason"]) == (409, "not_recorded")


def test_reading_it_again_costs_few_queries_however_long_it_is(
    running: Webinar, participant: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(participant)
    text_of(client, running)
    with django_assert_num_queries(5):  # session, person, webinar with broadcast, lecturers, registration
        text_of(client, running)


def test_only_reading(running: Webinar, participant: User) -> None:
    assert signed_in(participant).post(address_of(running)).status_code == 405


def test_with_a_public_storage_addresses_lead_there(running: Webinar, participant: User, public_storage: str) -> None:
    live_playlists._texts.clear()
    text = text_of(signed_in(participant), running)
    addresses = [line for line in text.splitlines() if not line.startswith("#")]
    assert addresses
    assert all(address.startswith(f"{public_storage}/") for address in addresses)
    live_playlists._texts.clear()
