"""One MP4 file of a closed broadcast, to download: H.264 and AAC, ready to play while it loads.

Each epoch becomes a part with the same shape, then the parts are joined without encoding. Video that is H.264 already, with one
shape throughout, is copied.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import ffmpeg

from media.boxes import children, find
from media.errors import BadSource, FfmpegFailed, NothingRecorded
from media.ffmpeg import run_ffmpeg
from media.models import Broadcast, Epoch
from media.store import Store, default_store

FETCH_SHARE, PARTS_SHARE = 0.1, 0.8
"""How much of the whole work fetching and making the parts are; joining is the rest."""
TALLEST = 1080
FRAME_RATE = 30
AUDIO = {"acodec": "aac", "audio_bitrate": "96k", "ar": 48000, "ac": 2}
X264 = {"vcodec": "libx264", "preset": "veryfast", "crf": 23, "pix_fmt": "yuv420p"}
TOLERANCE_MS = 2000


@dataclass(frozen=True, slots=True)
class Source:
    """An epoch in one local file. `shape` is its video's sample entry: equal shapes can be joined without encoding."""

    path: Path
    duration_ms: int
    width: int
    height: int
    has_audio: bool
    codec: str
    shape: bytes


def make_mp4(
    broadcast: Broadcast,
    *,
    path: Path,
    on_progress: Callable[[float], None] | None = None,
    store: Store | None = None,
) -> None:
    """Write the recording of `broadcast` to `path`. `on_progress` is told the share done, 0 to 1; what it raises ends the work.

    Raises NothingRecorded, StorageError, FfmpegMissing, FfmpegFailed.
    """
    report = _forward(on_progress)
    store = store or default_store()
    epochs = [epoch for epoch in broadcast.epochs.order_by("offset_ms", "number") if epoch.segments.exists()]
    if not epochs:
        raise NothingRecorded(f"{broadcast.pk} has no media")
    with tempfile.TemporaryDirectory(prefix="daris-mp4-") as folder:
        sources = []
        for number, epoch in enumerate(epochs):
            sources.append(_fetch(epoch, into=Path(folder), store=store))
            report(FETCH_SHARE * (number + 1) / len(epochs))
        parts = _make_parts(sources, folder=Path(folder), report=report)
        _join(parts, path=path)
    _check(path, expected_ms=sum(source.duration_ms for source in sources))
    report(1.0)


def _forward(on_progress: Callable[[float], None] | None) -> Callable[[float], None]:
    """Progress never goes back, though each part counts anew."""
    done = 0.0

    def report(share: float) -> None:
        nonlocal done
        done = max(done, share)
        if on_progress is not None:
            on_progress(done)

    return report


def _fetch(epoch: Epoch, *, into: Path, store: Store) -> Source:
    path = into / f"{epoch.number}.source.mp4"
    init = store.get(epoch.init_key)
    duration_ms = 0
    with path.open("wb") as file:
        file.write(init)
        for segment in epoch.segments.order_by("index"):
            duration_ms += segment.duration_ms
            for piece in store.stream(segment.key):
                file.write(piece)
    with av.open(path) as container:
        video = next(iter(container.streams.video), None)
        return Source(
            path=path,
            duration_ms=duration_ms,
            width=video.width if video else 0,
            height=video.height if video else 0,
            has_audio=bool(container.streams.audio),
            codec=video.codec_context.codec.canonical_name if video else "",
            shape=_video_entry(init),
        )


def _make_parts(sources: list[Source], *, folder: Path, report: Callable[[float], None]) -> list[Path]:
    has_video = any(source.width for source in sources)
    can_copy = len({source.shape for source in sources}) == 1 and all(source.codec == "h264" for source in sources)
    width, height = _frame_size(sources)
    total_ms = sum(source.duration_ms for source in sources) or 1
    done_ms = 0
    parts = []
    for number, source in enumerate(sources):
        part = folder / f"{number}.part.mp4"
        start_ms = done_ms

        def progress(ms: int, start_ms: int = start_ms, most_ms: int = source.duration_ms) -> None:
            report(FETCH_SHARE + PARTS_SHARE * (start_ms + min(ms, most_ms)) / total_ms)

        streams = [_audio(source)]
        options: dict[str, Any] = {**AUDIO, "t": source.duration_ms / 1000}
        if has_video:
            streams.insert(0, _video(source, width=width, height=height, can_copy=can_copy))
            options |= {"vcodec": "copy"} if can_copy else X264
        run_ffmpeg(ffmpeg.output(*streams, str(part), **options).get_args(), on_progress=progress)
        source.path.unlink()
        parts.append(part)
        done_ms += source.duration_ms
    return parts


def _video(source: Source, *, width: int, height: int, can_copy: bool) -> Any:
    if not source.width:  # sound only for a while
        return ffmpeg.input(f"color=c=black:s={width}x{height}:r={FRAME_RATE}", format="lavfi").video
    video = ffmpeg.input(str(source.path)).video
    if can_copy:
        return video
    video = video.filter("scale", width, height, force_original_aspect_ratio="decrease")
    video = video.filter("pad", width, height, "(ow-iw)/2", "(oh-ih)/2").filter("setsar", 1)
    return video.filter("fps", FRAME_RATE)


def _audio(source: Source) -> Any:
    if not source.has_audio:
        return ffmpeg.input("anullsrc=r=48000:cl=stereo", format="lavfi").audio
    # Holes (a device that was changed) are filled, so that sound and picture stay together.
    return ffmpeg.input(str(source.path)).audio.filter("aresample", **{"async": 1})


def _join(parts: list[Path], *, path: Path) -> None:
    names = parts[0].parent / "parts.txt"
    names.write_text("".join(f"file '{part}'\n" for part in parts))
    joined = ffmpeg.input(str(names), format="concat", safe=0)
    run_ffmpeg(joined.output(str(path), c="copy", movflags="+faststart", format="mp4").get_args())


def _frame_size(sources: list[Source]) -> tuple[int, int]:
    """Of the largest picture, at most 1080 lines, even."""
    width, height = max(((s.width, s.height) for s in sources), key=lambda size: size[0] * size[1])
    if height > TALLEST:
        width, height = width * TALLEST // height, TALLEST
    return width // 2 * 2, height // 2 * 2


def _video_entry(init: bytes) -> bytes:
    for stsd in find(init, b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd"):
        for kind, start, end in children(stsd, 8):
            if kind in (b"avc1", b"vp09", b"av01"):
                return stsd[start:end]
    return b""


def _check(path: Path, *, expected_ms: int) -> None:
    """What ffmpeg calls success may still be half a file."""
    try:
        with av.open(path) as container:
            duration_ms = (container.duration or 0) // 1000
    except (av.error.FFmpegError, BadSource) as error:
        raise FfmpegFailed(f"the file cannot be read: {error}") from error
    if abs(duration_ms - expected_ms) > TOLERANCE_MS:
        raise FfmpegFailed(f"the file lasts {duration_ms} ms, the recording {expected_ms} ms")
