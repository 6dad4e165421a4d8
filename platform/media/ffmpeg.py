"""ffmpeg as a background program: found, niced, killed with its parent, and watched while it works."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache

from media.errors import FfmpegFailed, FfmpegMissing

NICENESS = "10"
LAST_WORDS = 2000


@cache
def find_ffmpeg() -> str:
    """The system's ffmpeg, else the one of the package imageio-ffmpeg. Raises FfmpegMissing."""
    found = shutil.which("ffmpeg")
    if found:
        return found
    try:
        import imageio_ffmpeg
    except ImportError as error:
        raise FfmpegMissing(
            "ffmpeg was not found. Install it (apt install ffmpeg, brew install ffmpeg), or: pip install imageio-ffmpeg"
        ) from error
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise FfmpegMissing(f"ffmpeg was not found, and imageio-ffmpeg has none for this machine: {error}") from error


def run_ffmpeg(arguments: list[str], *, on_progress: Callable[[int], None] | None = None) -> None:
    """Run ffmpeg with `arguments` (without the program's name). `on_progress` is told the milliseconds that are done.

    What `on_progress` raises ends ffmpeg. Raises FfmpegMissing, FfmpegFailed with ffmpeg's last words.
    """
    command = [*_wrapper(), find_ffmpeg(), "-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
    command += ["-progress", "pipe:1", "-nostats", *arguments]
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=words, text=True)
        try:
            assert process.stdout is not None
            for line in process.stdout:
                name, _, value = line.strip().partition("=")
                if name == "out_time_us" and value.lstrip("-").isdigit() and on_progress is not None:
                    on_progress(max(0, int(value) // 1000))
            code = process.wait()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if code:
            words.seek(max(0, words.seek(0, 2) - LAST_WORDS))
            raise FfmpegFailed(f"ffmpeg ended with {code}: {words.read().decode(errors='replace').strip()}")


@cache
def _wrapper() -> list[str]:
    """`nice`, so that live media come first; `setpriv`, so that a killed worker leaves no ffmpeg behind."""
    wrapper = ["nice", "-n", NICENESS] if shutil.which("nice") else []
    setpriv = shutil.which("setpriv")
    if (
        setpriv
        and subprocess.run([setpriv, "--pdeathsig", "KILL", "true"], capture_output=True, check=False).returncode == 0
    ):
        wrapper += [setpriv, "--pdeathsig", "KILL"]
    return wrapper
