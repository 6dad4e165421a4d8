"""Media to test with, and ways to look at what came out."""

import array
import io
import random
import subprocess
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import md5
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.video.frame import VideoFrame

from media.ffmpeg import find_ffmpeg
from media.opus import SILENCE
from media.packets import Init, Resume
from media.remux import EndOfSource, Output, Piece, Remuxer
from media.source import SourcePoint

RECORDED = Path(__file__).parent / "material"
MIME = {
    "chromium-h264.mkv": "video/x-matroska;codecs=avc1,opus",
    "chromium-vp8.webm": "video/webm;codecs=vp8,opus",
    "chromium-mp4.mp4": "video/mp4;codecs=avc1.42E01F,opus",
    "h264.mkv": "video/x-matroska;codecs=avc1,opus",
    "large.mkv": "video/x-matroska;codecs=avc1,opus",
    "vp9.webm": "video/webm;codecs=vp9,opus",
    "vp8.webm": "video/webm;codecs=vp8,opus",
    "av1.webm": "video/webm;codecs=av1,opus",
    "sound.webm": "audio/webm;codecs=opus",
    "narrow.webm": "audio/webm;codecs=opus",
    "silent.mkv": "video/x-matroska;codecs=avc1",
    "aac.mp4": "video/mp4;codecs=avc1.42E01F,mp4a.40.2",
}
PICTURE = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25"]
SOUND = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"]
GROUPS = ["-g", "50", "-keyint_min", "50", "-sc_threshold", "0"]
LIVE = ["-live", "1", "-cluster_time_limit", "2000"]
FRAGMENTS = ["-movflags", "empty_moov+default_base_moof+frag_keyframe"]
OPUS = ["-c:a", "libopus", "-b:a", "24k"]
RECIPES: dict[str, list[str]] = {
    "h264.mkv": [*PICTURE, *SOUND, "-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", *GROUPS, *OPUS, *LIVE],
    "vp9.webm": [
        *PICTURE,
        *SOUND,
        "-c:v",
        "libvpx-vp9",
        "-deadline",
        "realtime",
        "-cpu-used",
        "8",
        *GROUPS,
        *OPUS,
        *LIVE,
    ],
    "vp8.webm": [*PICTURE, *SOUND, "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", *GROUPS, *OPUS, *LIVE],
    "large.mkv": [
        *["-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25"],
        *SOUND,
        *["-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-b:v", "1500k"],
        *GROUPS,
        *OPUS,
        *LIVE,
    ],
    "sound.webm": [*SOUND, *OPUS, *LIVE],
    "narrow.webm": [*SOUND, *OPUS, "-ar", "16000", *LIVE],
    "silent.mkv": [*PICTURE, "-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", *GROUPS, *LIVE],
    "aac.mp4": [
        *PICTURE,
        *SOUND,
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-bf",
        "2",
        *GROUPS,
        "-c:a",
        "aac",
        *FRAGMENTS,
    ],
}


def make(name: str, *, folder: Path, seconds: int = 6) -> bytes:
    """The material of this name: recorded by a browser, or made by ffmpeg."""
    if (RECORDED / name).exists():
        return (RECORDED / name).read_bytes()
    path = folder / f"{seconds}-{name}"
    if not path.exists():
        command = [find_ffmpeg(), "-v", "error", *RECIPES[name], "-t", str(seconds), "-threads", "1", "-y", str(path)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return path.read_bytes()


def cut(data: bytes, *, size: int = 6000, seed: int | None = None) -> list[bytes]:
    """Chunks, as a recorder gives them; with a seed of changing size."""
    chance = random.Random(seed)
    chunks, at = [], 0
    while at < len(data):
        length = size if seed is None else chance.randint(1, 2 * size)
        chunks.append(data[at : at + length])
        at += length
    return chunks


@dataclass(frozen=True, slots=True)
class Remuxed:
    init: Init | None
    pieces: list[Piece]
    error: Exception | None

    @property
    def data(self) -> bytes:
        return (self.init.data if self.init else b"") + b"".join(piece.fragment.data for piece in self.pieces)

    @property
    def groups(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.fragment.opens_group]


def remux(
    chunks: Iterable[bytes],
    *,
    mime: str,
    offset_ms: int = 0,
    resume: Resume | None = None,
    start: SourcePoint | None = None,
    timeout_s: float = 20,
) -> Remuxed:
    """Everything that a remuxer makes of the chunks. Fails when it does not come to an end."""
    outputs: list[Output] = []
    ended = threading.Event()

    def take(output: Output) -> None:
        outputs.append(output)
        if isinstance(output, EndOfSource):
            ended.set()

    remuxer = Remuxer(mime=mime, offset_ms=offset_ms, on_output=take, resume=resume)
    remuxer.start()
    for seq, chunk in enumerate(chunks):
        if start is None or seq > start.seq:
            remuxer.feed(chunk, seq=seq)
        elif seq == start.seq:
            remuxer.feed(chunk[start.byte :], seq=seq, byte=start.byte)
    remuxer.finish()
    assert ended.wait(timeout_s), "the remuxer did not come to an end"
    end = outputs[-1]
    assert isinstance(end, EndOfSource)
    inits = [output for output in outputs if isinstance(output, Init)]
    assert len(inits) <= 1
    return Remuxed(
        init=inits[0] if inits else None,
        pieces=[output for output in outputs if isinstance(output, Piece)],
        error=end.error,
    )


@dataclass(frozen=True, slots=True)
class Look:
    """What ffmpeg sees in a file: packets (kind, milliseconds, keyframe) in order of their time, and frames that decode.

    Silence that we put in is of a kind of its own.
    """

    packets: list[tuple[str, int, bool]]
    frames: dict[str, int]
    duration_ms: int

    def times(self, kind: str) -> list[int]:
        return [ms for found, ms, _ in self.packets if found == kind]

    def keyframes(self) -> list[int]:
        return [ms for kind, ms, key in self.packets if kind == "video" and key]


def look(data: bytes, **options: Any) -> Look:
    """Demux and decode; raises when anything in it is broken."""
    packets: list[tuple[str, int, bool]] = []
    frames: dict[str, int] = {}
    end = 0.0
    with av.open(io.BytesIO(data), **options) as container:
        for packet in container.demux():
            kind = packet.stream.type
            if packet.size and packet.pts is not None:
                seconds = float(packet.pts * packet.time_base)
                named = "silence" if bytes(packet) == SILENCE else kind
                packets.append((named, round(seconds * 1000), packet.is_keyframe))
                end = max(end, seconds + float((packet.duration or 0) * packet.time_base))
            frames[kind] = frames.get(kind, 0) + len(packet.decode())
    return Look(
        packets=sorted(packets, key=lambda packet: (packet[0], packet[1])), frames=frames, duration_ms=round(end * 1000)
    )


def pictures(data: bytes) -> list[str]:
    """Each picture, decoded, by its fingerprint. (ffmpeg's test pictures have a counter: no two are alike.)"""
    with av.open(io.BytesIO(data), "r") as container:
        return [fingerprint(frame) for frame in container.decode(container.streams.video[0])]


def fingerprint(frame: VideoFrame) -> str:
    """Of what is seen: rows are longer in memory than on the screen, and what stands there is chance."""
    seen = md5(usedforsecurity=False)
    for plane in frame.planes:
        rows = memoryview(plane)
        for at in range(0, plane.height * plane.line_size, plane.line_size):
            seen.update(rows[at : at + plane.width])
    return seen.hexdigest()


def sounds(data: bytes) -> list[str]:
    """Each piece of sound as it was encoded, by its fingerprint, without silence that we put in."""
    with av.open(io.BytesIO(data), "r") as container:
        pieces = [bytes(packet) for packet in container.demux(container.streams.audio[0]) if packet.size]
    return [md5(piece, usedforsecurity=False).hexdigest() for piece in pieces if piece != SILENCE]


def tone_hz(data: bytes, *, rate: int = 48000) -> float:
    """How often the sound crosses zero upwards in a second, over its loud part."""
    resampler = AudioResampler(format="s16", layout="mono", rate=rate)
    samples = array.array("h")
    with av.open(io.BytesIO(data), "r") as container:
        for frame in container.decode(audio=0):
            assert isinstance(frame, AudioFrame)
            for each in resampler.resample(frame):
                samples.frombytes(bytes(each.planes[0])[: each.samples * 2])
    middle = samples[rate // 2 : -rate // 2]
    assert max(middle) > 1000
    return sum(1 for a, b in pairwise(middle) if a < 0 <= b) * rate / len(middle)


def is_part(part: list[str], *, of: list[str]) -> bool:
    """Whether all of it stands there, in this order and without a gap."""
    starts = [at for at, each in enumerate(of) if each == part[0]]
    return any(of[at : at + len(part)] == part for at in starts)
