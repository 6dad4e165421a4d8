"""A break that says how long it lasts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import factories as make
from webinars.domain.live import pause_webinar, prolong_break, resume_webinar
from webinars.errors import BreakTooLong, NotOnBreak
from webinars.models import Break

pytestmark = pytest.mark.django_db


def test_everyone_is_told_until_when() -> None:
    webinar = make.webinar(state="live")
    pause_webinar(webinar, by=webinar.created_by, length_min=10)
    pause = Break.objects.get()
    assert pause.until == pause.started_at + timedelta(minutes=10)
    told = webinar.events.get(type="webinar.paused").payload
    assert told["until"] - told["paused_at"] == 600_000


def test_a_break_need_not_say() -> None:
    webinar = make.webinar(state="live")
    pause_webinar(webinar, by=webinar.created_by)
    assert Break.objects.get().until is None
    assert webinar.events.get().payload["until"] is None


def test_more_time_is_added_to_what_was_said_and_counts_from_now_when_that_has_passed() -> None:
    webinar = make.webinar(state="live")
    pause_webinar(webinar, by=webinar.created_by, length_min=10)
    said = Break.objects.get().until
    assert said is not None
    prolong_break(webinar, by=webinar.created_by, length_min=5)
    assert Break.objects.get().until == said + timedelta(minutes=5)
    Break.objects.update(until=timezone.now() - timedelta(minutes=3), started_at=timezone.now() - timedelta(minutes=9))
    before = timezone.now()
    prolong_break(webinar, by=webinar.created_by, length_min=5)
    until = Break.objects.get().until
    assert until is not None
    assert before <= until - timedelta(minutes=5) <= timezone.now()


@pytest.mark.parametrize("length_min", [0, -5, 121])
def test_no_break_of_no_time_or_of_half_a_day(length_min: int) -> None:
    webinar = make.webinar(state="live")
    with pytest.raises(BreakTooLong):
        pause_webinar(webinar, by=webinar.created_by, length_min=length_min)
    assert not Break.objects.exists()


def test_without_a_break_there_is_nothing_to_prolong() -> None:
    webinar = make.webinar(state="live")
    pause_webinar(webinar, by=webinar.created_by, length_min=10)
    resume_webinar(webinar, by=webinar.created_by)
    with pytest.raises(NotOnBreak):
        prolong_break(webinar, by=webinar.created_by, length_min=5)


def test_the_studio_says_how_long_and_how_much_longer(client: Client) -> None:
    webinar = make.webinar(state="live")
    client.force_login(webinar.created_by)
    address = f"/webinars/{webinar.code}"
    assert client.post(f"{address}/pause/", {"length_min": 10}).json() == {"state": "live", "is_on_break": True}
    assert client.post(f"{address}/prolong/", {"length_min": 5}).status_code == 200
    pause = Break.objects.get()
    assert pause.until == pause.started_at + timedelta(minutes=15)


@pytest.mark.parametrize("said", ["soon", "1e3", "-1", "999"])
def test_a_length_that_is_none_is_refused_with_a_sentence(client: Client, said: str) -> None:
    webinar = make.webinar(state="live")
    client.force_login(webinar.created_by)
    answer = client.post(f"/webinars/{webinar.code}/pause/", {"length_min": said}, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json()["message"]) == (409, "A break lasts from one minute to two hours.")
    assert not Break.objects.exists()


def test_an_outsider_neither_pauses_nor_prolongs(client: Client) -> None:
    webinar = make.webinar(state="live")
    client.force_login(make.registration(webinar).person)
    for verb in ("pause", "prolong"):
        assert client.post(f"/webinars/{webinar.code}/{verb}/", {"length_min": 5}).status_code == 403
