"""Making the file to download: the work itself, done by a background job."""

import tempfile
import time
from pathlib import Path

from media.errors import NothingRecorded
from media.mp4 import make_mp4
from media.store import default_store
from recordings.domain.downloads import finish_download, report_progress
from recordings.models import Recording

REPORT_EVERY_S = 1.0
MAKING_SHARE = 0.95
"""The rest is the way to object storage."""


def make_file(recording: Recording) -> None:
    """Writes the MP4 of a recording that is `making` into object storage. Doing it twice gives the same object.

    Raises media's NothingRecorded, StorageError, FfmpegMissing, FfmpegFailed.
    """
    broadcast = recording.webinar.broadcast
    if broadcast is None:
        raise NothingRecorded
    key = f"{broadcast.storage_prefix}download.mp4"
    report = _Reporter(recording)
    with tempfile.TemporaryDirectory(prefix="daris-file-") as folder:
        path = Path(folder) / "download.mp4"
        make_mp4(broadcast, path=path, on_progress=lambda share: report(share * MAKING_SHARE))
        default_store().put_file(key, str(path))
        size = path.stat().st_size
    finish_download(recording, key=key, size=size)


class _Reporter:
    """Writes progress when the per cent changed, at most once a second; and every half minute as a sign of life."""

    SIGN_OF_LIFE_S = 30.0

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._at = 0.0
        self._per_cent = -1

    def __call__(self, share: float) -> None:
        now, per_cent = time.monotonic(), int(share * 100)
        since_s = now - self._at
        if since_s < REPORT_EVERY_S or (per_cent == self._per_cent and since_s < self.SIGN_OF_LIFE_S):
            return
        self._at, self._per_cent = now, per_cent
        report_progress(self._recording, per_cent=per_cent)
