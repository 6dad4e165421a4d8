"""A media file becomes the recording of a webinar, on the path that a live broadcast takes: remuxed into fMP4, cut into
segments, stored in S3, closed. As fast as the machine can, not in real time.
"""

import logging
import queue
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.db import transaction

from media import records
from media.errors import MediaError
from media.models import Broadcast, Epoch
from media.packets import Init
from media.remux import EndOfSource, Output, Piece, Remuxer
from media.segmenter import SegmentData, Segmenter
from media.store import default_store
from recordings.domain.closing import close_recording, create_recording
from recordings.domain.importable import MIME, read_as_matroska
from recordings.errors import AlreadyRecorded, NotRecordedYet, UnreadableFile
from recordings.models import Recording
from webinars.models import Webinar

logger = logging.getLogger("daris.recordings")

BACKLOG_BYTES = 8 * 1024 * 1024
UPLOADS = 6
KEY = "import"


def import_recording(webinar: Webinar, path: Path | str) -> Recording:
    """`path`: MP4, WebM, Matroska or whatever else ffmpeg reads. Its first moment becomes the actual start of the webinar.

    Blocks for about a hundredth of its length when nothing has to be transcoded. Raises NotRecordedYet for a webinar that has
    not been held, AlreadyRecorded, UnreadableFile, and media's StorageError and FfmpegMissing; then nothing is left behind.
    """
    if not webinar.has_ended or webinar.started_at is None:
        raise NotRecordedYet
    if webinar.broadcast and webinar.broadcast.segments.exists():
        raise AlreadyRecorded
    broadcast = Broadcast.objects.create()
    try:
        _store_media(broadcast, Path(path), started_at=webinar.started_at)
        return _attach(webinar, broadcast)
    except BaseException:
        _forget(broadcast)
        raise


def _store_media(broadcast: Broadcast, path: Path, *, started_at: datetime) -> None:
    epoch = records.open_epoch(broadcast.pk, key=KEY, mime=MIME, offset_ms=0)
    segmenter, end_ms = Segmenter(), 0
    with _Uploads(epoch, started_at=started_at) as uploads:
        for output in _remux(path):
            if isinstance(output, Init):
                uploads.put_init(output)
            elif isinstance(output, Piece):
                end_ms = max(end_ms, output.fragment.end_ms)
                uploads.put(segmenter.add(output))
            elif output.error is not None:
                raise UnreadableFile from output.error
        uploads.put(segmenter.finish())
    records.finish_epoch(epoch, duration_ms=end_ms, error="")


def _remux(path: Path) -> Iterator[Output]:
    """What the remuxer of live broadcasts makes of the file, EndOfSource last."""
    outputs: queue.SimpleQueue[Output] = queue.SimpleQueue()
    remuxer = Remuxer(mime=MIME, offset_ms=0, on_output=outputs.put, name=KEY)
    remuxer.start()
    try:
        for seq, chunk in enumerate(read_as_matroska(path)):
            remuxer.feed(chunk, seq=seq)
            while not outputs.empty() or remuxer.backlog_bytes > BACKLOG_BYTES:
                output = outputs.get()
                yield output
                if isinstance(output, EndOfSource):
                    return
    finally:
        remuxer.finish()
    while not isinstance(output := outputs.get(), EndOfSource):
        yield output
    yield output


class _Uploads:
    """Stores several segments at once and records them in their order."""

    def __init__(self, epoch: Epoch, *, started_at: datetime) -> None:
        self._epoch = epoch
        self._started_at = started_at
        self._threads = ThreadPoolExecutor(max_workers=UPLOADS, thread_name_prefix="import")
        self._waiting: deque[tuple[Future[None], SegmentData, str]] = deque()
        self._index = 0

    def __enter__(self) -> "_Uploads":
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        try:
            while self._waiting and kind is None:
                self._record()
        finally:
            self._threads.shutdown(cancel_futures=True)

    def put_init(self, init: Init) -> None:
        key = f"{self._epoch.broadcast.storage_prefix}e{self._epoch.number}/init.mp4"
        default_store().put(key, init.data)
        records.save_init(self._epoch, init, init_key=key, started_at=self._started_at)

    def put(self, segment: SegmentData | None) -> None:
        if segment is None:
            return
        key = f"{self._epoch.broadcast.storage_prefix}e{self._epoch.number}/{self._index:06d}.m4s"
        self._index += 1
        self._waiting.append((self._threads.submit(default_store().put, key, segment.data), segment, key))
        while len(self._waiting) > 2 * UPLOADS:
            self._record()

    def _record(self) -> None:
        stored, segment, key = self._waiting.popleft()
        stored.result()
        index = self._index - len(self._waiting) - 1
        records.save_segment(self._epoch, segment, index=index, key=key)


def _attach(webinar: Webinar, broadcast: Broadcast) -> Recording:
    """All at once: a webinar never has half a recording."""
    with transaction.atomic():
        locked = Webinar.objects.select_for_update(of=("self",)).get(pk=webinar.pk)
        if locked.broadcast and locked.broadcast.segments.exists():
            raise AlreadyRecorded
        records.start_closing(broadcast.pk)
        records.finish_closing(broadcast.pk)
        broadcast.refresh_from_db()
        if not broadcast.duration_ms or broadcast.started_at is None:
            raise UnreadableFile
        broadcast.ended_at = broadcast.started_at + timedelta(milliseconds=broadcast.duration_ms)
        broadcast.save(update_fields=["ended_at"])
        Webinar.objects.filter(pk=webinar.pk).update(broadcast=broadcast)
        webinar.broadcast = broadcast
        recording = create_recording(locked)
        close_recording(recording, broadcast=broadcast)
        transaction.on_commit(partial(records.announce_closed, broadcast.pk))
    return recording


def _forget(broadcast: Broadcast) -> None:
    try:
        default_store().delete_prefix(broadcast.storage_prefix)
    except MediaError as error:
        logger.warning("%s: media of a failed import are left behind: %s", broadcast.pk, error)
    Broadcast.objects.filter(pk=broadcast.pk).delete()
