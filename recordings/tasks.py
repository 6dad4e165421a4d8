"""Work in the background: the file to download, and a look after what was left unfinished."""

import logging

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from recordings.domain.closing import settle_recordings
from recordings.domain.downloads import fail_stopped_downloads

log = logging.getLogger("daris.recordings")

RETRIES = 3
RETRY = RetryStrategy(max_attempts=RETRIES, exponential_wait=6)


@app.task(name="recordings.make_download", queue="media", retry=RETRY, pass_context=True)
def make_download(context: JobContext | None = None, *, recording_id: int) -> None:
    raise NotImplementedError


@app.periodic(cron="* * * * *")
@app.task(name="recordings.settle", queueing_lock="recordings.settle")
def settle(timestamp: int) -> None:
    settle_recordings()
    fail_stopped_downloads()
