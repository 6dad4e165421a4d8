"""The same recording with its sound as AAC: for whom it is, what it holds, and what happens without the storage."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import User
from media.errors import StorageError
from media.shelf import Shelf
from recordings import limits
from recordings.domain import aac
from recordings.domain.imports import import_recording
from recordings.models import Recording
from tests import factories as make
from tests.media.material import look
from tests.recordings.films import film, held_webinar, two_cameras
from tests.recordings.test_live_playlist import running  # noqa: F401  (a fixture)
from tests.recordings.test_media_views import body, playlist_of, signed_in
from webinars.models import Webinar

pytestmark = pytest.mark.django_db
NAMES = re.compile(r'^(?:#EXT-X-MAP:URI="([^"]+)"|([^#\n].*))$', re.MULTILINE)


@pytest.fixture(autouse=True)
def empty_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aac, "shelf", Shelf(most_bytes=10**7))


@pytest.fixture
def participant(recording: Recording) -> User:
    return make.registration(recording.webinar).person


def pieces(client: Client, address: str, *, sound: str = "aac") -> list[str]:
    answer = client.get(address, {"sound": sound})
    assert answer.status_code == 200
    return [urljoin(address, first or second) for first, second in NAMES.findall(answer.content.decode())]


def whole(client: Client, addresses: list[str]) -> list[bytes]:
    """What comes of each camera, init segment first."""
    parts: list[bytes] = []
    for address in addresses:
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "video/mp4")
        assert re.fullmatch(r"private, max-age=\d+, immutable", answer["Cache-Control"])
        if "/init-" in address:
            parts.append(b"")
        parts[-1] += body(answer)
    return parts


def test_all_of_it_comes_and_decodes(recording: Recording, participant: User) -> None:
    client = signed_in(participant)
    addresses = pieces(client, playlist_of(recording.webinar))
    assert {address.rpartition("-")[2] for address in addresses} == {"aac.mp4", "aac.m4s"}
    [data] = whole(client, addresses)
    seen = look(data)
    assert b"mp4a" in data
    assert b"Opus" not in data
    assert seen.frames["video"] == 150
    sound = seen.times("audio")
    assert all(later - earlier in (21, 22) for earlier, later in pairwise(sound))
    assert sound[-1] > recording.duration_ms - 120


@pytest.mark.django_db(transaction=True)
def test_each_camera_begins_anew(tmp_path: Path) -> None:
    recording = two_cameras(tmp_path)
    client = signed_in(make.registration(recording.webinar).person)
    first, second = (look(data) for data in whole(client, pieces(client, playlist_of(recording.webinar))))
    assert first.frames["audio"] > 150
    assert second.frames["audio"] > 150
    assert second.times("audio")[0] - second.times("video")[0] <= 22


def test_a_running_lecture_too(running: Webinar) -> None:  # noqa: F811
    client = signed_in(make.registration(running).person)
    addresses = pieces(client, reverse("recordings:live_playlist", args=[running.code]))
    assert len(addresses) == 4
    [data] = whole(client, addresses)
    assert b"mp4a" in data
    plain = client.get(reverse("recordings:live_playlist", args=[running.code])).content
    assert b"aac" not in plain


def test_outsiders_and_other_names_are_refused(recording: Recording, participant: User) -> None:
    address = pieces(signed_in(participant), playlist_of(recording.webinar))[1]
    assert Client().get(address).status_code == 401
    assert signed_in(make.registration(recording.webinar).person).get(address).status_code == 403
    assert signed_in(participant).get(address.replace("-aac", "")).status_code == 403
    assert signed_in(make.person()).get(playlist_of(recording.webinar), {"sound": "aac"}).status_code == 403


def test_what_many_ask_for_is_made_once(
    recording: Recording, participant: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(participant)
    addresses = pieces(client, playlist_of(recording.webinar))
    made = [body(client.get(address)) for address in addresses]
    monkeypatch.setattr(aac, "with_aac", lambda *_, **__: pytest.fail("it is made a second time"))
    monkeypatch.setattr(aac, "page_store", lambda: pytest.fail("the storage is asked again"))
    assert [body(client.get(address)) for address in addresses] == made


def test_it_is_made_so_often_and_no_more(
    recording: Recording, participant: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recordings.limits.time.time", lambda: 1_800_000_000.0)  # no test sees two windows
    cache.set(f"recordings.aac_piece.{participant.pk}.{1_800_000_000 // limits.WINDOW_S}", 179)
    client = signed_in(participant)
    addresses = pieces(client, playlist_of(recording.webinar))
    answers = [client.get(addresses[1]) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    stored = pieces(client, playlist_of(recording.webinar), sound="")
    assert client.get(stored[1]).status_code == 200


def test_without_the_storage_a_reason_is_given(
    recording: Recording, participant: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Away:
        def get(self, key: str) -> Any:
            raise StorageError("away")

    client = signed_in(participant)
    addresses = pieces(client, playlist_of(recording.webinar))
    monkeypatch.setattr(aac, "page_store", Away)
    answers = [client.get(address) for address in addresses[:2]]
    assert [(one.status_code, one.json()["reason"]) for one in answers] == [(503, "storage_unavailable")] * 2


def test_parts_that_are_not_there(recording: Recording, running: Webinar) -> None:  # noqa: F811
    client = signed_in(make.registration(running).person)
    segment = pieces(client, reverse("recordings:live_playlist", args=[running.code]))[1]
    base = segment.rpartition("/")[0]
    for name in ("99-aac.m4s", "init-9-aac.mp4", "1-opus.m4s"):
        assert client.get(f"{base}/{name}").status_code == 404, name


def test_a_recording_that_has_aac_is_given_as_it_is(tmp_path: Path) -> None:

    recording = import_recording(held_webinar(), film(tmp_path, seconds=4, suffix=".mp4"))
    client = signed_in(make.registration(recording.webinar).person)
    addresses = pieces(client, playlist_of(recording.webinar))
    plain = pieces(client, playlist_of(recording.webinar), sound="")
    assert plain != addresses
    assert whole(client, addresses) == whole(client, plain)
