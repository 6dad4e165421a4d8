"""From the first minute of a webinar to a recording that can be watched whole. Every verb is safe to call twice."""

import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from media.broadcasts import end_broadcast
from media.errors import MediaError
from media.models import Broadcast
from recordings.domain.downloads import queue_download
from recordings.errors import NothingRecorded, NotRecordedYet, StillClosing
from recordings.models import Recording, RecordingState
from recordings.signals import recording_ready
from webinars.domain.life_events import WebinarEnded
from webinars.models import Webinar, WebinarState

logger = logging.getLogger("daris.recordings")

CLOSING_TAKES_AT_MOST = timedelta(minutes=5)
"""After that a recording that is not closed is called failed. It still becomes ready by itself when the media arrive."""

HELPED_AFTER = timedelta(minutes=1)
"""After that the broadcast is told again to end: the process that should have done it may be gone."""
HELP_WAITS_S = 3.0
ENDED = str(WebinarEnded.__struct_config__.tag)


def create_recording(webinar: Webinar) -> Recording:
    """The recording of a webinar that has begun; the one that is there already, if so. Raises NotRecordedYet."""
    if webinar.started_at is None:
        raise NotRecordedYet
    return Recording.objects.get_or_create(webinar=webinar)[0]


def close_recording(recording: Recording, *, broadcast: Broadcast) -> None:
    """Its broadcast is complete: people can watch it, and the file to download is queued. Ready already: nothing happens."""
    if not broadcast.is_closed:
        raise StillClosing
    if not broadcast.duration_ms:
        fail_recording(recording, reason=NothingRecorded.reason)
        return
    with transaction.atomic():
        closed = (
            Recording.objects.filter(pk=recording.pk)
            .exclude(state=RecordingState.READY)
            .update(state=RecordingState.READY, error="", duration_ms=broadcast.duration_ms, closed_at=timezone.now())
        )
        if closed:
            queue_download(recording)
            announce(recording_ready, recording)
    recording.refresh_from_db()


def fail_recording(recording: Recording, *, reason: str) -> None:
    """It cannot be watched (yet), and the page says why. A ready one stays ready."""
    failed = Recording.objects.filter(pk=recording.pk).exclude(state=RecordingState.READY)
    is_news = failed.update(state=RecordingState.FAILED, error=reason)
    if is_news and reason != NothingRecorded.reason:  # a webinar without a broadcast is no fault of anybody
        logger.warning("recording of webinar %s failed: %s", recording.webinar_id, reason)
    recording.refresh_from_db()


def settle_recording(recording: Recording) -> None:
    """Brings one whose webinar is over to the state that its broadcast is in."""
    webinar = recording.webinar
    if webinar.broadcast is None:
        fail_recording(recording, reason=NothingRecorded.reason)
    elif webinar.broadcast.is_closed:
        close_recording(recording, broadcast=webinar.broadcast)
    elif _over_for(webinar) > CLOSING_TAKES_AT_MOST:
        fail_recording(recording, reason=StillClosing.reason)


def help_closing(recording: Recording) -> None:
    """Tells the broadcast of a webinar that is over to end, once more. Blocks for some seconds at most."""
    broadcast = recording.webinar.broadcast
    if broadcast is None or broadcast.is_closed:
        return
    try:
        end_broadcast(broadcast, timeout_s=HELP_WAITS_S)
    except MediaError as error:
        logger.warning("broadcast of recording %s cannot be closed: %s", recording.pk, error)
    recording.refresh_from_db()


def settle_recordings() -> int:
    """For all webinars that are over: what a lost signal or a killed process left unfinished. Returns how many it looked at."""
    for webinar in Webinar.objects.filter(state=WebinarState.ENDED, recording=None):
        create_recording(webinar)
    # Those where nothing was broadcast are settled for good.
    unsettled = Recording.objects.unsettled().exclude(error=NothingRecorded.reason).select_related("webinar__broadcast")
    count = 0
    for recording in unsettled:
        if _over_for(recording.webinar) > HELPED_AFTER:
            help_closing(recording)
        settle_recording(recording)
        count += 1
    return count


def _over_for(webinar: Webinar) -> timedelta:
    """Since it was ended, which may be later than its end: a lecture that was left ends as of its last media."""
    if webinar.ended_at is None:
        return timedelta(0)
    said_at = webinar.events.filter(type=ENDED).order_by("-seq").values_list("at", flat=True).first()
    return timezone.now() - max(webinar.ended_at, said_at or webinar.ended_at)


def retry_closing(recording: Recording) -> None:
    """Somebody of the team asks again. Not failed: nothing happens."""
    failed = Recording.objects.filter(pk=recording.pk, state=RecordingState.FAILED)
    if not failed.update(state=RecordingState.LIVE, error=""):
        return
    recording.refresh_from_db()
    help_closing(recording)
    settle_recording(recording)


def announce(signal: Signal, recording: Recording) -> None:
    # Robust: a failing listener must not undo what has happened; it is logged by Django.
    transaction.on_commit(partial(signal.send_robust, sender=Recording, recording=recording))
