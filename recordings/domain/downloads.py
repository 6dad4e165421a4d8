"""The file to download: none -> queued -> making -> ready, or failed with a reason and a way to try again.

Each step is one conditional UPDATE, so that two workers, or a worker and a person who presses the button, never disagree.
"""

import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from recordings.models import DownloadState, Recording, RecordingState
from recordings.signals import download_ready

logger = logging.getLogger("daris.recordings")

TASK = "recordings.make_download"
STOPPED_AFTER = timedelta(minutes=5)
"""Nothing heard for so long, and no job that could still do it: it was lost."""
STOPPED = "stopped"


def queue_download(recording: Recording) -> bool:
    """Asks for the file. Returns False when it is there, on its way, or the recording is not ready."""
    from recordings.tasks import make_download  # tasks import this module

    with transaction.atomic():
        queued = Recording.objects.filter(
            pk=recording.pk,
            state=RecordingState.READY,
            download_state__in=(DownloadState.NONE, DownloadState.FAILED),
        ).update(
            download_state=DownloadState.QUEUED,
            download_progress=0,
            download_error="",
            download_touched_at=timezone.now(),
        )
        if queued:
            make_download.defer(recording_id=recording.pk)  # a row of the same transaction
    return bool(queued)


def begin_download(recording: Recording) -> bool:
    """A worker takes it. `making` may begin again: its worker was killed. Returns False when there is nothing to do."""
    return bool(
        Recording.objects.filter(
            pk=recording.pk, download_state__in=(DownloadState.QUEUED, DownloadState.MAKING)
        ).update(download_state=DownloadState.MAKING, download_progress=0, download_touched_at=timezone.now())
    )


def report_progress(recording: Recording, *, per_cent: int) -> None:
    Recording.objects.filter(pk=recording.pk, download_state=DownloadState.MAKING).update(
        download_progress=max(0, min(per_cent, 100)), download_touched_at=timezone.now()
    )


def finish_download(recording: Recording, *, key: str, size: int) -> None:
    """`size` in bytes."""
    with transaction.atomic():
        finished = Recording.objects.filter(pk=recording.pk, download_state=DownloadState.MAKING).update(
            download_state=DownloadState.READY,
            download_progress=100,
            download_key=key,
            download_bytes=size,
            download_error="",
            download_touched_at=timezone.now(),
        )
        if finished:
            transaction.on_commit(partial(download_ready.send_robust, sender=Recording, recording=recording))
    recording.refresh_from_db()


def postpone_download(recording: Recording) -> None:
    """This attempt failed and another one is planned."""
    Recording.objects.filter(pk=recording.pk, download_state=DownloadState.MAKING).update(
        download_state=DownloadState.QUEUED, download_progress=0, download_touched_at=timezone.now()
    )


def fail_download(recording: Recording, *, reason: str) -> None:
    """No more attempts by itself; people are told why and can ask again."""
    Recording.objects.filter(pk=recording.pk, download_state__in=(DownloadState.QUEUED, DownloadState.MAKING)).update(
        download_state=DownloadState.FAILED, download_error=reason[:40], download_touched_at=timezone.now()
    )
    logger.warning("file of recording %s failed: %s", recording.pk, reason)


def fail_stopped_downloads() -> int:
    """Files that were promised and of which nothing has been heard: a state that says so, instead of waiting for ever."""
    silent = Recording.objects.with_silent_download(after=STOPPED_AFTER)
    # A job may wait long behind others, or between two attempts; that of a killed worker is given back to the queue.
    jobs = ProcrastinateJob.objects.filter(task_name=TASK, status__in=("todo", "doing"))
    awaited = {args["recording_id"] for args in jobs.values_list("args", flat=True)}
    stopped = [recording for recording in silent if recording.pk not in awaited]
    for recording in stopped:
        fail_download(recording, reason=STOPPED)
    return len(stopped)
