"""The life of a webinar on air."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from media.models import Broadcast
from tests import factories as make
from webinars import signals
from webinars.domain.live import end_webinar, pause_webinar, resume_webinar, start_webinar
from webinars.errors import NotLive, TooEarly, WrongState
from webinars.models import Webinar, WebinarState

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def heard() -> Any:
    """The names of the signals that were sent, in order."""
    names: list[str] = []
    listeners = []
    for name in ("webinar_started", "webinar_paused", "webinar_resumed", "webinar_ended"):

        def listen(sender: Any, *, webinar: Webinar, said: str = name, **kwargs: Any) -> None:
            names.append(said)

        getattr(signals, name).connect(listen, weak=False)
        listeners.append((name, listen))
    yield names
    for name, listen in listeners:
        getattr(signals, name).disconnect(listen)


def event_types(webinar: Webinar) -> list[str]:
    return list(webinar.events.values_list("type", flat=True))


def test_starting_makes_it_live_with_a_broadcast_and_tells_once(heard: list[str]) -> None:
    webinar = make.webinar()
    by = webinar.lecturers.get()
    start_webinar(webinar, by=by)
    first = webinar.started_at
    start_webinar(webinar, by=by)
    webinar.refresh_from_db()
    assert webinar.state == WebinarState.LIVE
    assert webinar.started_at == first
    assert webinar.broadcast is not None
    assert Broadcast.objects.count() == 1
    assert event_types(webinar) == ["webinar.started"]
    assert heard == ["webinar_started"]


def test_starting_over_half_an_hour_early_is_refused() -> None:
    webinar = make.webinar(starts_at=timezone.now() + timedelta(minutes=31))
    with pytest.raises(TooEarly):
        start_webinar(webinar, by=webinar.created_by)
    webinar.refresh_from_db()
    assert webinar.state == WebinarState.PUBLISHED


@pytest.mark.parametrize("state", [WebinarState.DRAFT, WebinarState.ENDED, WebinarState.CANCELLED])
def test_only_a_published_webinar_starts(state: WebinarState) -> None:
    webinar = make.webinar(state=state)
    with pytest.raises(WrongState):
        start_webinar(webinar, by=webinar.created_by)


def test_a_break_is_taken_out_of_what_counts(heard: list[str]) -> None:
    webinar = make.webinar()
    by = webinar.created_by
    start_webinar(webinar, by=by)
    pause_webinar(webinar, by=by)
    pause_webinar(webinar, by=by)
    assert webinar.is_on_break
    resume_webinar(webinar, by=by)
    resume_webinar(webinar, by=by)
    end_webinar(webinar, by=by)
    pause = webinar.breaks.get()
    assert webinar.content_windows() == [(webinar.started_at, pause.started_at), (pause.ended_at, webinar.ended_at)]
    assert heard == ["webinar_started", "webinar_paused", "webinar_resumed", "webinar_ended"]


def test_ending_in_a_break_ends_the_break_too() -> None:
    webinar = make.webinar()
    start_webinar(webinar, by=webinar.created_by)
    pause_webinar(webinar, by=webinar.created_by)
    end_webinar(webinar, by=webinar.created_by)
    assert webinar.breaks.get().ended_at == webinar.ended_at
    assert webinar.content_windows() == [(webinar.started_at, webinar.breaks.get().started_at)]


def test_ending_twice_changes_nothing() -> None:
    webinar = make.webinar()
    start_webinar(webinar, by=webinar.created_by)
    end_webinar(webinar, by=webinar.created_by)
    ended_at = webinar.ended_at
    end_webinar(webinar, by=webinar.created_by)
    webinar.refresh_from_db()
    assert webinar.ended_at == ended_at
    assert event_types(webinar) == ["webinar.started", "webinar.ended"]


@pytest.mark.parametrize("verb", [pause_webinar, resume_webinar, end_webinar])
def test_what_is_not_live_cannot_be_paused_or_ended(verb: Any) -> None:
    webinar = make.webinar()
    with pytest.raises(NotLive):
        verb(webinar, by=webinar.created_by)


def test_events_are_numbered_without_gaps() -> None:
    webinar = make.webinar()
    by: User = webinar.created_by
    start_webinar(webinar, by=by)
    pause_webinar(webinar, by=by)
    resume_webinar(webinar, by=by)
    assert list(webinar.events.values_list("seq", flat=True)) == [1, 2, 3]
