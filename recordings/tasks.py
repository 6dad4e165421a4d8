"""Work in the background: the file to download, and a look after what was left unfinished.

The job of a worker that was killed is given back by `config.tasks.retry_stalled`; it then begins again from the start.
"""

import logging

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from media.errors import FfmpegMissing, MediaError, NothingRecorded
from recordings.domain.closing import settle_recordings
from recordings.domain.downloads import (
    STOPPED,
    TASK,
    begin_download,
    fail_download,
    fail_stopped_downloads,
    postpone_download,
)
from recordings.domain.files import make_file
from recordings.models import Recording

log = logging.getLogger("daris.recordings")

RETRIES = 3
KILLED_TOO_OFTEN = RETRIES + 3
"""Attempts after which a job whose worker dies each time (no memory, no disk) is not given back any more."""
# 6, 36 and 216 s: a storage that was restarted is back by then.
RETRY = RetryStrategy(max_attempts=RETRIES, exponential_wait=6)


@app.task(name=TASK, queue="media", retry=RETRY, pass_context=True)
def make_download(context: JobContext | None = None, *, recording_id: int) -> None:
    """The MP4 of a recording. Done or failed already: nothing happens."""
    recording = Recording.objects.select_related("webinar__broadcast").filter(pk=recording_id).first()
    if recording is None or not begin_download(recording):
        return
    attempts = context.job.attempts if context else 0
    if attempts >= KILLED_TOO_OFTEN:
        fail_download(recording, reason=STOPPED)
        return
    try:
        make_file(recording)
    except (NothingRecorded, FfmpegMissing) as error:  # the next attempt would end in the same way
        fail_download(recording, reason=error.reason)
    except Exception as error:
        if attempts < RETRIES:
            postpone_download(recording)
        else:
            fail_download(recording, reason=error.reason if isinstance(error, MediaError) else "error")
        raise


@app.periodic(cron="* * * * *")
@app.task(name="recordings.settle", queueing_lock="recordings.settle")
def settle(timestamp: int) -> None:
    """Once a minute: states that say what is, after lost signals and killed processes."""
    settle_recordings()
    fail_stopped_downloads()
