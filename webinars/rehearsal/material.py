"""A lecture to send: test pictures and a tone as a browser's recorder would give them, as long as one likes."""

import itertools
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from media.ffmpeg import find_ffmpeg
from media.source import CLUSTER_BYTES, matroska_header_length

MIME = "video/x-matroska;codecs=avc1,opus"
FPS = 25
LOOP_S = 10
UNKNOWN_SIZE = b"\x01" + b"\xff" * 7
TIMESTAMP_8 = b"\xe7\x88"
"""EBML: the Timestamp of a Cluster, in eight bytes."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A moment of media: all but its timestamp."""

    at_ms: int
    content: bytes

    def begun(self, *, later_ms: int) -> bytes:
        at = (self.at_ms + later_ms).to_bytes(8, "big")
        return CLUSTER_BYTES + UNKNOWN_SIZE + TIMESTAMP_8 + at + self.content


@dataclass(frozen=True, slots=True)
class Material:
    """A Matroska header, and `LOOP_S` seconds of clusters, those of one chunk together."""

    header: bytes
    parts: list[list[Cluster]]
    chunk_ms: int

    def chunks(self) -> Iterator[bytes]:
        """Without end: the same again and again, its time going on."""
        for number in itertools.count():
            turn, index = divmod(number, len(self.parts))
            part = b"".join(cluster.begun(later_ms=turn * LOOP_S * 1000) for cluster in self.parts[index])
            yield part if number else self.header + part


def make_material(*, chunk_ms: int = 200, kilobits: int = 1500) -> Material:
    """H.264 and Opus at this rate, made in a second or two by ffmpeg; a keyframe every two seconds."""
    command = [find_ffmpeg(), "-v", "error"]
    command += ["-f", "lavfi", "-i", f"testsrc2=size=640x360:rate={FPS},noise=alls=12:allf=t"]
    command += ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-t", str(LOOP_S)]
    command += ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-pix_fmt", "yuv420p"]
    rate = f"{kilobits - 32}k"
    command += ["-b:v", rate, "-minrate", rate, "-maxrate", rate, "-bufsize", f"{kilobits // 4}k"]
    command += ["-x264-params", f"nal-hrd=cbr:force-cfr=1:keyint={2 * FPS}:min-keyint={2 * FPS}:scenecut=0"]
    command += ["-c:a", "libopus", "-b:a", "32k", "-f", "matroska", "-live", "1", "-write_crc32", "0"]
    command += ["-cluster_time_limit", "1", "-threads", "1", "pipe:1"]
    made = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True).stdout
    length = matroska_header_length(made)
    assert length is not None
    clusters = list(_clusters(made[length:]))
    parts = [list(part) for _, part in itertools.groupby(clusters, lambda cluster: cluster.at_ms // chunk_ms)]
    return Material(made[:length], parts, chunk_ms)


def _clusters(data: bytes) -> Iterator[Cluster]:
    """ffmpeg writes their sizes, and the Timestamp first."""
    at = 0
    while data[at : at + 4] == CLUSTER_BYTES:
        length = 9 - data[at + 4].bit_length()
        begin = at + 4 + length
        at = begin + (int.from_bytes(data[at + 4 : begin], "big") & ((1 << 7 * length) - 1))
        content = begin + 2 + (data[begin + 1] & 0x7F)
        yield Cluster(int.from_bytes(data[begin + 2 : content], "big"), data[content:at])
