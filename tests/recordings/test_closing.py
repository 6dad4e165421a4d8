"""From the start of a webinar to a recording that can be watched, and what happens when something goes wrong."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from media.errors import StorageError
from media.models import Broadcast, BroadcastState
from media.signals import broadcast_closed
from recordings.domain import closing
from recordings.domain.closing import close_recording, create_recording, settle_recording, settle_recordings
from recordings.domain.watching import WatchState, watchable
from recordings.errors import NotRecordedYet, StillClosing
from recordings.models import DownloadState, Recording, RecordingState
from recordings.signals import recording_ready
from tests import factories as make
from tests.recordings.films import recorded
from webinars.domain.events import append_event
from webinars.domain.life_events import WebinarEnded
from webinars.domain.live import end_webinar, start_webinar
from webinars.models import RoomEvent, Webinar

pytestmark = pytest.mark.django_db


def ended(
    *, minutes_ago: int = 0, state: BroadcastState = BroadcastState.CLOSING, duration_ms: int = 60_000
) -> Webinar:
    """A webinar that is over; nothing has told its recording."""
    webinar = make.webinar(state="ended", ended_at=timezone.now() - timedelta(minutes=minutes_ago))
    assert webinar.broadcast
    Broadcast.objects.filter(pk=webinar.broadcast.pk).update(
        state=state, ended_at=webinar.ended_at, duration_ms=duration_ms
    )
    return Webinar.objects.get(pk=webinar.pk)


@pytest.mark.django_db(transaction=True)
def test_a_recording_is_there_from_the_start_and_says_when_nothing_was_broadcast() -> None:
    webinar = make.webinar()
    start_webinar(webinar, by=webinar.created_by)
    assert webinar.recording.state == RecordingState.LIVE
    end_webinar(webinar, by=webinar.created_by)
    recording = Recording.objects.get(webinar=webinar)
    assert (recording.state, recording.error) == (RecordingState.FAILED, "nothing_recorded")


def test_one_that_ended_as_of_an_earlier_moment_has_its_minutes_to_close_from_now_on() -> None:
    webinar = make.webinar(state="live", started_at=timezone.now() - timedelta(hours=3))
    recording = create_recording(webinar)
    # What `end_webinar` writes; its broadcast is still open then.
    Webinar.objects.filter(pk=webinar.pk).update(state="ended", ended_at=timezone.now() - timedelta(hours=1))
    webinar.refresh_from_db()
    said = append_event(webinar, WebinarEnded(ended_at=0))
    recording = Recording.objects.select_related("webinar__broadcast").get(pk=recording.pk)
    settle_recording(recording)
    assert recording.state == RecordingState.LIVE
    RoomEvent.objects.filter(pk=said.pk).update(at=timezone.now() - timedelta(minutes=6))
    settle_recording(recording)
    assert (recording.state, recording.error) == (RecordingState.FAILED, "closing")


def test_it_is_ready_when_the_broadcast_closes(django_capture_on_commit_callbacks: object) -> None:
    webinar = ended(state=BroadcastState.CLOSED, duration_ms=61_234)
    heard: list[Recording] = []
    recording_ready.connect(lambda recording, **kwargs: heard.append(recording), weak=False, dispatch_uid="test")
    try:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            broadcast_closed.send(sender=Broadcast, broadcast=webinar.broadcast)
            broadcast_closed.send(sender=Broadcast, broadcast=webinar.broadcast)
    finally:
        recording_ready.disconnect(dispatch_uid="test")
    recording = Recording.objects.get(webinar=webinar)
    assert (recording.state, recording.duration_ms) == (RecordingState.READY, 61_234)
    assert recording.closed_at
    assert recording.download_state == DownloadState.QUEUED
    assert heard == [recording], "once, however often the broadcast says it"


def test_a_broadcast_of_no_webinar_is_nobodys_recording() -> None:
    broadcast = Broadcast.objects.create(state="closed", ended_at=timezone.now(), duration_ms=1000)
    broadcast_closed.send(sender=Broadcast, broadcast=broadcast)
    assert not Recording.objects.exists()


def test_it_cannot_be_closed_before_its_broadcast() -> None:
    webinar = ended()
    assert webinar.broadcast
    with pytest.raises(StillClosing):
        close_recording(create_recording(webinar), broadcast=webinar.broadcast)


def test_there_is_none_before_the_webinar_began() -> None:
    with pytest.raises(NotRecordedYet):
        create_recording(make.webinar())


@pytest.mark.parametrize(
    ("broadcast", "minutes_ago", "state", "error"),
    [
        ({"state": BroadcastState.CLOSED}, 0, RecordingState.READY, ""),
        ({"state": BroadcastState.CLOSED, "duration_ms": 0}, 0, RecordingState.FAILED, "nothing_recorded"),
        ({"state": BroadcastState.CLOSING}, 0, RecordingState.LIVE, ""),
    ],
)
def test_what_a_lost_signal_left_is_settled_once_a_minute(
    broadcast: dict[str, object], minutes_ago: int, state: RecordingState, error: str
) -> None:
    webinar = ended(minutes_ago=minutes_ago, **broadcast)  # type: ignore[arg-type]
    settle_recordings()
    recording = Recording.objects.get(webinar=webinar)
    assert (recording.state, recording.error) == (state, error)


def test_a_broadcast_whose_process_is_gone_is_told_again_to_end() -> None:
    webinar = ended(minutes_ago=2)
    settle_recordings()
    recording = Recording.objects.select_related("webinar__broadcast").get(webinar=webinar)
    assert recording.webinar.broadcast
    assert recording.webinar.broadcast.is_closed
    assert recording.is_ready


def test_one_that_cannot_be_closed_is_called_failed_and_becomes_ready_when_its_media_arrive(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def away(broadcast: Broadcast, *, timeout_s: float) -> Broadcast:
        raise StorageError("away")

    monkeypatch.setattr(closing, "end_broadcast", away)
    webinar = ended(minutes_ago=10)
    settle_recordings()
    found = watchable(Webinar.objects.get(pk=webinar.pk))
    assert (found.state, found.recording and found.recording.error) == (WatchState.FAILED, "closing")
    Broadcast.objects.filter(pk=str(webinar.broadcast_id)).update(state=BroadcastState.CLOSED)
    settle_recordings()
    found = watchable(Webinar.objects.get(pk=webinar.pk))
    assert (found.state, found.recording and found.recording.error) == (WatchState.READY, "")
    assert settle_recordings() == 0


def test_what_a_person_finds() -> None:
    assert watchable(make.webinar()).state == WatchState.WAITING
    assert watchable(make.webinar(state="live")).state == WatchState.LIVE
    still_closing = watchable(ended())
    assert still_closing.state == WatchState.CLOSING
    assert still_closing.message == StillClosing.message
    assert watchable(ended(state=BroadcastState.CLOSED)).state == WatchState.READY, "settled on the way"


def test_nothing_recorded_is_not_looked_at_for_ever() -> None:
    ended(state=BroadcastState.CLOSED, duration_ms=0, minutes_ago=10)
    assert settle_recordings() == 1
    assert settle_recordings() == 0


def test_a_ready_recording_stays_ready(films: Path) -> None:
    recording = recorded(films, seconds=3)
    assert settle_recordings() == 0
    recording.refresh_from_db()
    assert recording.is_ready
