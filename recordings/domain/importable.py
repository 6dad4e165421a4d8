"""Any media file as the stream that a browser's recorder would have sent: Matroska with codecs and keyframes that suit us.

What can be copied is copied; the rest is transcoded by ffmpeg on the way.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError

from media.ffmpeg import find_ffmpeg
from recordings.errors import UnreadableFile

MIME = "video/x-matroska"
CHUNK_BYTES = 128 * 1024
COPIED_VIDEO = frozenset({"h264", "vp8", "vp9", "av1"})
COPIED_AUDIO = frozenset({"opus", "aac"})
LONGEST_GROUP_S = 6.0
"""A file with rarer keyframes is transcoded: segments begin at keyframes, and seeking would be slow."""
KEYFRAMES = "expr:gte(t,n_forced*2)"


@dataclass(frozen=True, slots=True)
class Plan:
    """What ffmpeg does with the picture and the sound. None: there is none."""

    video: str | None
    audio: str | None

    def options(self) -> list[str]:
        options: list[str] = ["-sn", "-dn", "-map_metadata", "-1"]
        if self.video is None:
            options += ["-vn"]
        elif self.video == "copy":
            options += ["-map", "0:v:0", "-c:v", "copy"]
        else:
            # Even sides for 4:2:0, no frames out of order, as a browser's recorder sends them.
            options += ["-map", "0:v:0", "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-bf", "0"]
            options += [
                "-pix_fmt",
                "yuv420p",
                "-vf",
                "scale=trunc(iw/2)*2:trunc(ih/2)*2",
                "-force_key_frames",
                KEYFRAMES,
            ]
        if self.audio is None:
            options += ["-an"]
        elif self.audio == "copy":
            options += ["-map", "0:a:0", "-c:a", "copy"]
        else:
            options += ["-map", "0:a:0", "-c:a", "libopus", "-b:a", "64k", "-ac", "2", "-ar", "48000"]
        return options


def plan_for(path: Path) -> Plan:
    """Raises UnreadableFile for what is not media."""
    try:
        with av.open(str(path)) as source:
            video = next(
                (s for s in source.streams.video if not s.disposition & av.stream.Disposition.attached_pic), None
            )
            audio = next(iter(source.streams.audio), None)
            if video is None and audio is None:
                raise UnreadableFile
            plan_video, plan_audio = None, None
            if audio is not None:
                plan_audio = "copy" if audio.codec_context.codec.canonical_name in COPIED_AUDIO else "transcode"
            if video is not None:
                suits = (
                    video.codec_context.codec.canonical_name in COPIED_VIDEO
                    and not video.codec_context.has_b_frames
                    and video.codec_context.pix_fmt == "yuv420p"
                    and _longest_group_s(source, video) <= LONGEST_GROUP_S
                )
                plan_video = "copy" if suits else "transcode"
    except (FFmpegError, OSError, ValueError) as error:
        raise UnreadableFile from error
    return Plan(plan_video, plan_audio)


def read_as_matroska(path: Path) -> Iterator[bytes]:
    """The stream in chunks. Raises UnreadableFile, media's FfmpegMissing."""
    command = [
        find_ffmpeg(),
        "-hide_banner",
        "-loglevel",
        "error",
        "-nostdin",
        "-i",
        f"file:{path}",
        *plan_for(path).options(),
    ]
    command += ["-f", "matroska", "-live", "1", "-cluster_time_limit", "1000", "pipe:1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        assert running.stdout is not None
        try:
            while chunk := running.stdout.read(CHUNK_BYTES):
                yield chunk
            if running.wait() != 0:
                raise UnreadableFile
        finally:
            running.kill()


def _longest_group_s(source: InputContainer, video: av.VideoStream) -> float:
    """The longest distance between keyframes, read without decoding."""
    last = longest = 0.0
    first: float | None = None
    for packet in source.demux(video):
        if packet.pts is None:
            continue
        at = float(packet.pts * packet.time_base)
        if first is None:
            first = last = at
        if packet.is_keyframe:
            longest, last = max(longest, at - last), at
        else:
            longest = max(longest, at - last)
    return longest
