"""Small media files and recordings for tests, made by ffmpeg and taken in by our own path."""

import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from media.ffmpeg import find_ffmpeg
from recordings.domain.imports import import_recording
from recordings.models import Recording
from tests import factories as make
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
