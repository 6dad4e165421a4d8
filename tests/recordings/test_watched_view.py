"""A player tells what it played: who may, what is refused, what it answers."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from attendance.watching.models import Sitting, Watched
from tests import factories as make
from tests.attendance.watching import rows
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_asked_yet() -> None:
    cache.clear()


@pytest.fixture
def webinar() -> Webinar:
    made = make.webinar(state="ended")
    rows.epoch(made, began_s=0, offset_s=0, length_s=5400)
    return made


def signed_in(person: User | None) -> Client:
    client = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    if person:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sit(client: Client, webinar: Webinar) -> Any:
    return client.post(reverse("recordings:sit", args=[webinar.code]), {}, content_type="application/json")


def tell(client: Client, webinar: Webinar, body: Any) -> Any:
    return client.post(reverse("recordings:watched", args=[webinar.code]), body, content_type="application/json")


def test_what_is_watched_counts_at_once(webinar: Webinar) -> None:
    person = make.registration(webinar).person
    client = signed_in(person)
    name = sit(client, webinar).json()["sitting"]
    sitting = Sitting.objects.get()
    assert (str(sitting.pk), sitting.person, sitting.webinar, sitting.ip) == (name, person, webinar, "127.0.0.1")
    # Evidence is never changed: the sitting of 20 seconds ago is a row of its own.
    earlier = Sitting.objects.create(
        webinar=webinar, person=person, opened_at=sitting.opened_at - timedelta(seconds=20)
    )
    answer = tell(client, webinar, {"sitting": str(earlier.pk), "seq": 1, "played": [[0, 9_000], [60_000, 66_000]]})
    assert answer.json() == {
        "taken_ms": 15_000,
        "attended_s": 15,
        "replay_s": 15,
        "content_s": 5400,
        "percent": 0,
    }


def test_outsiders_are_refused(webinar: Webinar) -> None:
    mine = Sitting.objects.create(
        webinar=webinar, person=make.registration(webinar).person, opened_at=timezone.now() - timedelta(hours=1)
    )
    report = {"sitting": str(mine.pk), "seq": 1, "played": [[0, 9_000]]}
    assert sit(signed_in(None), webinar).status_code == 401
    assert tell(signed_in(None), webinar, report).status_code == 401
    for outsider in (
        make.person(),
        make.lecturer(),
        make.organiser(),
        make.registration(webinar, state="pending").person,
    ):
        assert sit(signed_in(outsider), webinar).status_code == 403
        assert tell(signed_in(outsider), webinar, report).status_code == 403
    neighbour = make.registration(webinar).person
    assert tell(signed_in(neighbour), webinar, report).status_code == 404
    assert not Watched.objects.exists()


def test_while_the_lecture_goes_on_it_counts_in_the_room() -> None:
    webinar = make.webinar(state="live")
    answer = sit(signed_in(make.registration(webinar).person), webinar)
    assert (answer.status_code, answer.json()["reason"]) == (409, "not_over")
    assert not Sitting.objects.exists()


def test_only_by_post(webinar: Webinar) -> None:
    client = signed_in(make.registration(webinar).person)
    for name in ("sit", "watched"):
        assert client.get(reverse(f"recordings:{name}", args=[webinar.code])).status_code == 405


@pytest.mark.parametrize(
    "change",
    [
        {"sitting": "x"},
        {"seq": -1},
        {"played": [[0]]},
        {"played": [[-1, 5]]},
        {"played": [[0, 1]] * 101},
        {"played": [[0, 2**50]]},
        {"person": 7},
    ],
)
def test_what_cannot_be_read_is_refused(webinar: Webinar, change: dict[str, Any]) -> None:
    client = signed_in(make.registration(webinar).person)
    report = {"sitting": str(uuid4()), "seq": 1, "played": [[0, 1000]]} | change
    assert tell(client, webinar, json.dumps(report)).status_code == 400


def test_nonsense_is_no_error_of_ours(webinar: Webinar) -> None:
    client = signed_in(make.registration(webinar).person)
    assert tell(client, webinar, "not json").status_code == 400
    assert tell(client, webinar, {"sitting": str(uuid4()), "seq": 1, "played": [[5, 2]]}).status_code == 404
