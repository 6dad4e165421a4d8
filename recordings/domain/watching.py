"""What a person who opens the recording of a webinar finds."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from recordings.domain.closing import create_recording, settle_recording
from recordings.errors import WHY_NO_RECORDING, NotRecordedYet, RecordingError, StillClosing
from recordings.models import Recording, RecordingState
from webinars.models import Webinar


class WatchState(StrEnum):
    WAITING = "waiting"  # the webinar has not begun
    LIVE = "live"  # it is on the air: watch it in the room
    CLOSING = "closing"  # over, the last seconds are on their way to storage
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Watchable:
    """`message` says what to do when it is not ready."""

    state: WatchState
    recording: Recording | None
    message: str | Promise = ""


def watchable(webinar: Webinar) -> Watchable:
    """How things stand now. A recording whose end was missed (a lost signal) is settled on the way."""
    if webinar.started_at is None:
        return Watchable(WatchState.WAITING, None, NotRecordedYet.message)
    recording = getattr(webinar, "recording", None) or create_recording(webinar)
    if webinar.has_ended and recording.state == RecordingState.LIVE:
        recording.webinar = webinar
        settle_recording(recording)
    if recording.is_ready:
        return Watchable(WatchState.READY, recording)
    if recording.has_failed:
        return Watchable(WatchState.FAILED, recording, why_not(recording))
    if webinar.has_ended:
        return Watchable(WatchState.CLOSING, recording, StillClosing.message)
    return Watchable(WatchState.LIVE, recording)


def why_not(recording: Recording) -> str | Promise:
    """A sentence for a recording that failed."""
    return WHY_NO_RECORDING.get(recording.error, RecordingError.message)
