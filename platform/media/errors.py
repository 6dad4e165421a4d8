"""What can go wrong with media. A door (view, socket, task) turns each into a sentence that a person can act on."""


class MediaError(Exception):
    """Base of all errors of this app. `reason` is a short stable name for protocols and logs."""

    reason = "media_error"


class StorageError(MediaError):
    """Object storage did not answer, refused, or has no such object."""

    reason = "storage_unavailable"


class ObjectMissing(StorageError):
    reason = "object_missing"


class JournalError(MediaError):
    """The local journal cannot be written."""

    reason = "journal_unavailable"


class JournalFull(JournalError):
    """The journal reached its limit: object storage has been away for long. Chunks stay with the publisher until it shrinks."""

    reason = "journal_full"


class BadSource(MediaError):
    """What the publisher sends is not the media it promised; the epoch ends, the broadcast goes on."""

    reason = "bad_media"


CUT_OFF = "cut_off"
"""An epoch's error: not all of it is recorded, for the server could keep no more. The publisher brings the rest later."""


class UnsupportedSource(BadSource):
    reason = "unsupported_media"


class ChunkRefused(MediaError):
    reason = "chunk_refused"


class BroadcastFull(MediaError):
    """As much was sent as one broadcast may have (MEDIA_BROADCAST_GB)."""

    reason = "broadcast_full"


class BroadcastEnded(MediaError):
    reason = "broadcast_ended"


class StillLive(MediaError):
    """An epoch still takes chunks, or is being stored: what is missing of it cannot be said yet."""

    reason = "still_live"


class TakenOver(MediaError):
    """What a page brings late was said while another page was on air."""

    reason = "taken_over"


class PublishedElsewhere(MediaError):
    """Another process has this broadcast's publisher and journal."""

    reason = "published_elsewhere"


class PublisherActive(MediaError):
    """Another page publishes, through another process, and is not to be replaced."""

    reason = "publisher_active"


class FfmpegMissing(MediaError):
    reason = "ffmpeg_missing"


class FfmpegFailed(MediaError):
    reason = "ffmpeg_failed"


class NothingRecorded(MediaError):
    """The broadcast has no media, so there is nothing to play or to convert."""

    reason = "nothing_recorded"
