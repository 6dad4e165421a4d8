"""The page of a recording: who sees it, what it says in each state."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from media.models import Broadcast
from recordings.models import Recording
from tests import factories as make
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def page_of(webinar: Webinar, person: User | None, name: str = "replay", *, language: str = "en") -> Any:
    client = Client()
    if person:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["django_language"] = language
    return client.get(reverse(f"recordings:{name}", args=[webinar.code]))


def over(*, minutes_ago: int = 0, **broadcast: Any) -> Webinar:
    webinar = make.webinar(state="ended", ended_at=timezone.now() - timedelta(minutes=minutes_ago))
    Broadcast.objects.filter(pk=str(webinar.broadcast_id)).update(
        **{"state": "closing", "ended_at": webinar.ended_at, "duration_ms": 60_000} | broadcast
    )
    return Webinar.objects.get(pk=webinar.pk)


def test_a_participant_sees_what_when_who_and_how_long(recording: Recording) -> None:
    webinar = recording.webinar
    person = make.registration(webinar).person
    text = page_of(webinar, person).content.decode()
    assert "Assessment descriptors" in text
    assert webinar.lecturers.get().display_name in text
    assert '<dd class="num">0:06</dd>' in text
    assert f'playlist="/webinars/{webinar.code}/replay/playlist.m3u8"' in text
    assert "The file waits for its turn" in text
    assert "style=" not in text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_speaks_three_languages(recording: Recording, language: str) -> None:
    person = make.registration(recording.webinar).person
    answer = page_of(recording.webinar, person, language=language)
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_the_team_and_auditors_see_it_too(recording: Recording) -> None:
    for person in (recording.webinar.lecturers.get(), recording.webinar.created_by, make.auditor()):
        assert page_of(recording.webinar, person).status_code == 200


def test_an_outsider_is_led_to_the_page_of_the_webinar(recording: Recording) -> None:
    answer = page_of(recording.webinar, make.person())
    assert (answer.status_code, answer["Location"]) == (302, f"/webinars/{recording.webinar.code}/")


def test_who_is_not_signed_in_signs_in_first(recording: Recording) -> None:
    answer = page_of(recording.webinar, None)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next=/webinars/{recording.webinar.code}/replay/")


def test_unknown_and_draft_webinars_are_not_found() -> None:
    draft = make.webinar(state="draft")
    assert page_of(draft, make.person()).status_code == 404
    assert page_of(Webinar(code="nosuchcode"), make.person()).status_code == 404


@pytest.mark.parametrize(
    ("webinar", "says", "state"),
    [
        (lambda: make.webinar(), "The webinar has not begun", "waiting"),
        (lambda: make.webinar(state="live"), "Go to the live room", "live"),
        (lambda: over(), "The recording is being closed", "closing"),
        (lambda: over(state="closed", duration_ms=0), "Nothing was broadcast", "failed"),
        (lambda: over(minutes_ago=10, state="closed", duration_ms=0), "Nothing was broadcast", "failed"),
    ],
)
def test_what_it_says_when_there_is_nothing_to_play(webinar: Any, says: str, state: str) -> None:
    webinar = webinar()
    text = page_of(webinar, webinar.created_by).content.decode()
    assert says in text
    assert page_of(webinar, webinar.created_by, "state").json()["state"] == state


def test_the_state_is_for_who_may_watch(recording: Recording) -> None:
    person = make.registration(recording.webinar).person
    said = page_of(recording.webinar, person, "state").json()
    assert said == {"state": "ready", "duration_ms": recording.duration_ms, "message": ""}
    assert page_of(recording.webinar, make.person(), "state").status_code == 403
    assert page_of(recording.webinar, None, "state").status_code == 401


def test_the_team_can_have_a_failed_one_closed_again_and_nobody_else() -> None:
    webinar = over(minutes_ago=10)
    Recording.objects.create(webinar=webinar, state="failed", error="closing")
    lecturer, participant = webinar.lecturers.get(), make.registration(webinar).person
    address = reverse("recordings:retry", args=[webinar.code])
    assert "Close it again" in page_of(webinar, lecturer).content.decode()
    assert "Close it again" not in page_of(webinar, participant).content.decode()

    client = Client()
    client.force_login(participant, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(address).status_code == 403
    assert client.get(address).status_code == 405
    Broadcast.objects.filter(pk=str(webinar.broadcast_id)).update(state="closed")
    client.force_login(lecturer, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(address).status_code == 302
    assert Recording.objects.get(webinar=webinar).is_ready


def test_a_cancelled_webinar_has_no_replay() -> None:
    webinar = make.webinar(state="cancelled", cancelled_at=timezone.now())
    assert page_of(webinar, webinar.created_by).status_code == 302


def test_queries_do_not_grow_with_lecturers(
    recording: Recording, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    person = make.registration(recording.webinar).person
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("recordings:replay", args=[recording.webinar.code])
    client.get(address)
    with django_assert_max_num_queries(30) as first:
        client.get(address)
    for order in range(1, 4):
        recording.webinar.lecturerships.create(lecturer=make.lecturer(), order=order)
    with django_assert_max_num_queries(len(first)):
        client.get(address)


def test_operators_look_and_change_nothing(recording: Recording) -> None:
    operator = make.person(is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(operator, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/recordings/recording/").status_code == 200
    assert client.get(f"/admin/recordings/recording/{recording.pk}/change/").status_code == 200
    assert client.post(f"/admin/recordings/recording/{recording.pk}/change/", {"state": "failed"}).status_code == 403
    assert client.post(f"/admin/recordings/recording/{recording.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get("/admin/recordings/recording/add/").status_code == 403
