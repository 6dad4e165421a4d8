"""The slow part of loading: recordings, made by the worker while people look round."""

import tempfile
from pathlib import Path

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from demo.film import make_film
from recordings.domain.imports import import_recording
from recordings.errors import AlreadyRecorded
from webinars.models import Webinar


@app.task(
    name="demo.make_recording", queue="media", lock="demo.make_recording", retry=RetryStrategy(max_attempts=3, wait=30)
)
def make_recording(webinar_id: int, key: str) -> None:
    """One at a time. `key` is the webinar's in data/webinars.json. Recorded already: nothing happens."""
    webinar = Webinar.objects.get(pk=webinar_id)
    if webinar.broadcast_id:
        return
    length_s = round(sum((end - start).total_seconds() for start, end in webinar.content_windows()))
    with tempfile.TemporaryDirectory(prefix="daris-demo-") as folder:
        try:
            import_recording(webinar, make_film(key, Path(folder), length_s=length_s))
        except AlreadyRecorded:
            return
