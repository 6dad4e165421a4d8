"""What can go wrong with a recording. `reason` is a short stable name that is stored and logged; `message` says what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class RecordingError(Exception):
    reason = "recording_error"
    message: str | Promise = _("The recording cannot be shown now. Reload the page in a minute.")

    def __str__(self) -> str:
        return str(self.message)


class StillClosing(RecordingError):
    reason = "closing"
    message = _("Its last seconds are still on their way to the storage. The recording starts by itself.")


class NotRecordedYet(RecordingError):
    reason = "not_recorded"
    message = _("There is no recording yet: the webinar has not begun.")


class NothingRecorded(RecordingError):
    reason = "nothing_recorded"
    message = _("Nothing was broadcast in this webinar, so there is no recording.")


class AlreadyRecorded(RecordingError):
    reason = "already_recorded"
    message = _("This webinar has a recording already.")


class LinkRefused(RecordingError):
    """A media address that was not made for this person, or was changed."""

    reason = "link_refused"
    message = _("This address was made for somebody else. Open the page of the recording to watch it.")


class LinkExpired(LinkRefused):
    reason = "link_expired"
    message = _("This address has expired. Open the page of the recording to watch it.")


class UnreadableFile(RecordingError):
    reason = "unreadable_file"
    message = _("This file has no video or sound that can be read. Choose an MP4, WebM or Matroska file.")


WHY_NO_RECORDING: dict[str, str | Promise] = {
    NothingRecorded.reason: NothingRecorded.message,
    StillClosing.reason: _(
        "The end of the broadcast has not reached the storage yet. The recording starts by itself when it is there."
    ),
}
"""Sentences for `Recording.error`; other names get `RecordingError.message`."""

WHY_NO_FILE: dict[str, str | Promise] = {
    "nothing_recorded": _("Nothing was broadcast in this webinar, so there is no file to make."),
    "storage_unavailable": _("The storage of recordings did not answer. Try again in a few minutes."),
    "object_missing": _("A part of the recording is missing in the storage. Tell the organiser of the webinar."),
    "ffmpeg_missing": _("The server has no program to make the file. Tell the operators of the site."),
    "stopped": _("Making the file was interrupted. Try again."),
}
"""Sentences for `Recording.download_error`; other names get `SOMETHING_FAILED`."""

SOMETHING_FAILED = _("The file could not be made. Try again.")
