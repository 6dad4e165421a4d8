"""Small media files and recordings for tests, made by ffmpeg and taken in by our own path."""

import io
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import av
from asgiref.sync import async_to_sync
from av import VideoFrame
from django.db import connections
from django.utils import timezone

from media.broadcasts import ingest_of
from media.ffmpeg import find_ffmpeg
from media.live_epoch import LiveEpoch
from media.models import Broadcast
from recordings.domain.imports import import_recording
from recordings.models import Recording
from recordings.tasks import make_download
from tests import factories as make
from webinars.domain.live import end_webinar
from webinars.models import Webinar

CODECS = {
    ".mp4": ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"],
    ".mkv": [
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-bf",
        "0",
        "-g",
        "50",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "libopus",
    ],
    ".webm": ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-g", "50", "-c:a", "libopus"],
    ".ogg": ["-vn", "-c:a", "libopus"],
}
VP9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", "50", "-c:a", "libopus"]


def be_for_browsers_without_h264() -> None:
    """From now on films carry VP9, as such a browser records them."""
    CODECS[".mkv"] = VP9


def film(folder: Path, *, seconds: float = 6, suffix: str = ".mkv", size: str = "320x180", name: str = "film") -> Path:
    """A test picture with a clock and a tone."""
    path = folder / f"{name}{suffix}"
    command = [find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-y"]
    command += ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate=25", "-f", "lavfi", "-i", "sine=frequency=330"]
    subprocess.run([*command, "-t", str(seconds), *CODECS[suffix], str(path)], check=True)
    return path


def held_webinar(**fields: Any) -> Webinar:
    """A webinar that is over, whose media are still to come."""
    now = timezone.now()
    times = {"starts_at": now - timedelta(minutes=91), "started_at": now - timedelta(minutes=90), "ended_at": now}
    return make.webinar(state="ended", **times | {"broadcast": None} | fields)


def recorded(folder: Path, *, seconds: float = 6, suffix: str = ".mkv", **fields: Any) -> Recording:
    """The recording of a webinar, ready to be watched. The film is made once in `folder`."""
    path = folder / f"film-{seconds:g}{suffix}"
    if not path.exists():
        film(folder, seconds=seconds, suffix=suffix, name=path.stem)
    return import_recording(held_webinar(**fields), path)


def frames_of(data: bytes) -> list[VideoFrame]:
    """The pictures in a file, decoded without complaint."""
    with av.open(io.BytesIO(data), "r") as container:
        return list(container.decode(container.streams.video[0]))


def run_make_download(recording: Recording, *, attempts: int = 0) -> None:
    """The task as a worker calls it when the job was tried `attempts` times before."""
    context = SimpleNamespace(job=SimpleNamespace(attempts=attempts))
    cast(Any, make_download.func)(context, recording_id=recording.pk)


def two_cameras(folder: Path) -> Recording:
    """A live broadcast in miniature: 4 s from one camera, then 4 s from another one with a larger picture.

    What the two recorders send goes through the ingest; needs a database whose rows other threads see.
    """
    webinar = make.webinar(state="live")
    first = film(folder, seconds=4, name="first")
    second = film(folder, seconds=4, name="second", size="640x360")
    with ThreadPoolExecutor(1) as thread:  # a test with Playwright has a loop in its own
        thread.submit(_hold, webinar, [first, second]).result()
    return Recording.objects.select_related("webinar__broadcast").get(webinar=webinar)


def _hold(webinar: Webinar, films: list[Path]) -> None:
    assert webinar.broadcast
    try:
        async_to_sync(_publish)(webinar.broadcast, films)
        end_webinar(webinar, by=None)
    finally:
        connections.close_all()


async def _publish(broadcast: Broadcast, films: list[Path]) -> None:
    """Ends the broadcast too: the ingest lives in this call's event loop."""
    ingest = await ingest_of(broadcast)
    for path in films:
        data = path.read_bytes()
        chunks = [data[at : at + 16_384] for at in range(0, len(data), 16_384)]
        live = await ingest.open_epoch(key=path.stem, mime="video/x-matroska;codecs=avc1,opus")
        assert isinstance(live, LiveEpoch)
        for seq, chunk in enumerate(chunks):
            ingest.receive(chunk, epoch=live.row.number, seq=seq)
        ingest.finish_epoch(epoch=live.row.number, chunks=len(chunks))
        await live.remuxed.wait()
    await ingest.close()
