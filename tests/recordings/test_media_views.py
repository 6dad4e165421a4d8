"""Who gets the playlist and what it names."""

import re
import time
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from media.presign import LIFETIME_S, STEP_S
from media.store import default_store
from recordings import limits
from recordings.domain import links
from recordings.models import Recording
from tests import factories as make
from tests.recordings.films import frames_of
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def signed_in(person: User | None) -> Client:
    client = Client()
    if person:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def playlist_of(webinar: Webinar) -> str:
    return reverse("recordings:playlist", args=[webinar.code])


def pieces(client: Client, webinar: Webinar) -> list[str]:
    """Addresses of headers and segments in the order of the playlist."""
    answer = client.get(playlist_of(webinar))
    assert answer.status_code == 200
    names = re.findall(r'^(?:#EXT-X-MAP:URI="([^"]+)"|([^#\n].*))$', answer.content.decode(), re.MULTILINE)
    return [urljoin(playlist_of(webinar), first or second) for first, second in names]


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture
def participant(recording: Recording) -> User:
    return make.registration(recording.webinar).person


def test_who_may_watch(recording: Recording, participant: User) -> None:
    webinar = recording.webinar
    organiser = make.organiser(organisation=webinar.organisation)
    allowed = [
        participant,
        *webinar.lecturers.all(),
        webinar.created_by,
        organiser,
        make.auditor(),
        make.administrator(),
    ]
    for person in allowed:
        assert signed_in(person).get(playlist_of(webinar)).status_code == 200, person.roles


@pytest.mark.parametrize("state", ["pending", "waiting", "declined", "cancelled"])
def test_a_place_that_is_not_confirmed_is_not_enough(recording: Recording, state: str) -> None:
    person = make.registration(recording.webinar, state=state).person
    assert signed_in(person).get(playlist_of(recording.webinar)).status_code == 403


def test_outsiders_are_refused(recording: Recording, participant: User) -> None:
    elsewhere = make.registration(make.webinar(state="ended")).person
    for person in (make.person(), make.lecturer(), make.organiser(), elsewhere):
        answer = signed_in(person).get(playlist_of(recording.webinar))
        assert answer.status_code == 403
        assert answer.json()["reason"] == "no_right"
        assert b"m4s" not in answer.content


def test_who_is_not_signed_in_is_told_so_and_not_sent_to_a_page(recording: Recording) -> None:
    answer = Client().get(playlist_of(recording.webinar))
    assert (answer.status_code, answer.json()["reason"]) == (401, "signed_out")


def test_the_playlist_says_what_it_is(recording: Recording, participant: User) -> None:
    answer = signed_in(participant).get(playlist_of(recording.webinar))
    assert answer["Content-Type"] == "application/vnd.apple.mpegurl"
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert answer.content.decode().endswith("#EXT-X-ENDLIST\n")


def test_the_playlist_takes_as_many_queries_for_long_recordings(
    recording: Recording, participant: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(participant)
    client.get(playlist_of(recording.webinar))
    # session, person, webinar with broadcast and recording, lecturers, registration, are there segments, the segments
    with django_assert_num_queries(7):
        client.get(playlist_of(recording.webinar))


def test_segments_come_byte_by_byte_as_stored_and_decode_to_the_whole_length(
    recording: Recording, participant: User
) -> None:
    client = signed_in(participant)
    parts = [client.get(address) for address in pieces(client, recording.webinar)]
    assert {(part.status_code, part["Content-Type"]) for part in parts} == {(200, "video/mp4")}
    served = [body(part) for part in parts]
    broadcast = recording.webinar.broadcast
    assert broadcast
    epoch = broadcast.epochs.get()
    stored = [epoch.init_key, *broadcast.segments.values_list("key", flat=True)]
    assert served == [default_store().get(key) for key in stored]
    frames = [float(frame.time or 0) for frame in frames_of(b"".join(served))]
    assert abs(frames[-1] + 0.04 - recording.duration_ms / 1000) < 0.2
    assert len(frames) == 150


def test_browsers_may_keep_a_segment_as_long_as_its_address_holds(recording: Recording, participant: User) -> None:
    client = signed_in(participant)
    answer = client.get(pieces(client, recording.webinar)[1])
    kept = re.fullmatch(r"private, max-age=(\d+), immutable", answer["Cache-Control"])
    assert kept
    assert 6 * 3600 - 5 <= int(kept[1]) <= 7 * 3600
    again = client.get(pieces(client, recording.webinar)[1], headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_part_of_a_segment(recording: Recording, participant: User) -> None:
    client = signed_in(participant)
    address = pieces(client, recording.webinar)[1]
    whole = body(client.get(address))
    part = client.get(address, headers={"Range": "bytes=100-299"})
    assert (part.status_code, body(part)) == (206, whole[100:300])
    assert part["Content-Range"] == f"bytes 100-299/{len(whole)}"
    assert part["Content-Length"] == "200"
    behind = client.get(address, headers={"Range": f"bytes={len(whole)}-"})
    assert (behind.status_code, behind["Content-Range"]) == (416, f"bytes */{len(whole)}")
    head = client.head(address)
    assert (head.status_code, head["Content-Length"], head.content) == (200, str(len(whole)), b"")


def test_an_address_works_for_nobody_else(recording: Recording, participant: User) -> None:
    address = pieces(signed_in(participant), recording.webinar)[1]
    other = make.registration(recording.webinar).person
    for person in (other, make.person(), make.administrator()):
        answer = signed_in(person).get(address)
        assert (answer.status_code, answer.json()["reason"]) == (403, "link_refused")
    assert Client().get(address).status_code == 401


def test_a_forged_address_is_refused(recording: Recording, participant: User) -> None:
    client = signed_in(participant)
    first, second = pieces(client, recording.webinar)[1:3]
    token = second.split("/")[-2]
    swapped = first.replace(first.split("/")[-2], token)
    longer = re.sub(r"/media/[0-9a-f]+-", "/media/ffffffff-", first)
    for address in (swapped, longer, first.replace("/media/", "/media/x"), first.replace("0.m4s", "evil.m4s")):
        answer = client.get(address)
        assert (answer.status_code, answer.json()["reason"]) == (403, "link_refused")


def test_an_expired_address_is_gone(recording: Recording, participant: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(participant)
    address = pieces(client, recording.webinar)[1]
    later = time.time() + LIFETIME_S + STEP_S
    monkeypatch.setattr("recordings.domain.links.time.time", lambda: later)
    answer = client.get(address)
    assert (answer.status_code, answer.json()["reason"]) == (410, "link_expired")


def test_a_signed_name_that_does_not_exist(recording: Recording, participant: User) -> None:
    for name in ("999.m4s", "init-9.mp4"):
        token = links.sign_name(
            name, webinar_code=recording.webinar.code, person_id=participant.pk, expires=links.expiry()
        )
        answer = signed_in(participant).get(reverse("recordings:piece", args=[recording.webinar.code, token, name]))
        assert (answer.status_code, answer.json()["reason"]) == (404, "no_such_piece")


def test_a_segment_that_the_storage_lost_is_not_found(recording: Recording, participant: User) -> None:
    client = signed_in(participant)
    address = pieces(client, recording.webinar)[1]
    assert recording.webinar.broadcast
    default_store().delete_prefix(recording.webinar.broadcast.storage_prefix)
    assert client.get(address).status_code == 404


def test_a_segment_costs_few_queries(
    recording: Recording, participant: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(participant)
    address = pieces(client, recording.webinar)[1]
    with django_assert_num_queries(3):  # session, person, segment
        client.get(address)


def test_asking_too_often_is_answered_with_when_to_come_back(recording: Recording, participant: User) -> None:
    client = signed_in(participant)
    assert all(limits.take("playlist", by=participant.pk, per_minute=120) for _ in range(119))
    assert client.get(playlist_of(recording.webinar)).status_code == 200
    answer = client.get(playlist_of(recording.webinar))
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert signed_in(make.auditor()).get(playlist_of(recording.webinar)).status_code == 200


def test_a_webinar_that_has_nothing_yet(db: None) -> None:
    lecturer = make.lecturer()
    for state, reason in (("published", "not_recorded"), ("live", "not_recorded")):
        webinar = make.webinar(state=state, lecturers=[lecturer])
        answer = signed_in(lecturer).get(playlist_of(webinar))
        assert (answer.status_code, answer.json()["reason"]) == (409, reason)


def test_a_draft_is_not_spoken_of(db: None) -> None:
    webinar = make.webinar(state="draft")
    assert signed_in(make.person()).get(playlist_of(webinar)).status_code == 404


def test_only_reading(recording: Recording, participant: User) -> None:
    client = signed_in(participant)
    assert client.post(playlist_of(recording.webinar)).status_code == 405
    assert client.delete(pieces(client, recording.webinar)[0]).status_code == 405


def test_with_a_public_storage_addresses_lead_there(
    recording: Recording, participant: User, public_storage: str
) -> None:
    addresses = pieces(signed_in(participant), recording.webinar)
    assert all(address.startswith(f"{public_storage}/") for address in addresses)
    with urlopen(addresses[1], timeout=10) as answer:
        served = answer.read()
        assert answer.headers["Content-Type"] == "video/mp4"
    assert recording.webinar.broadcast
    assert served == default_store().get(recording.webinar.broadcast.segments.all()[0].key)
    assert pieces(signed_in(participant), recording.webinar) == addresses, "the same within the hour"
