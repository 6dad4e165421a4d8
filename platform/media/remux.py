"""A publisher's chunks in, an init segment and fMP4 fragments out, while they come.

PyAV (ffmpeg's libraries) reads the container in a thread of its own, one per epoch; our fragment writer writes. ffmpeg's MP4
muxer could not be used for the fragments: it holds back what is younger than its fragment length until the next chunk.
Whatever the bytes are, the worst outcome is an `EndOfSource` with an error.
"""

import io
import logging
import queue
import re
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import av
from av.container import InputContainer
from av.error import FFmpegError

from media.errors import BadSource, UnsupportedSource
from media.fragments import Fragment, FragmentWriter
from media.packets import Init, Packets, Resume
from media.source import SourceMap, SourcePoint

logger = logging.getLogger("daris.media")

SUPPORTED_MIME = re.compile(
    r"(?:video|audio)/(?P<container>webm|x-matroska|mp4)(?:;\s*codecs=[\"\w.,\s-]+)?", re.IGNORECASE
)
READ_OPTIONS = {"probesize": "32768", "analyzeduration": "0", "fpsprobesize": "0", "indexmem": "65536"}
"""Not `fflags=nobuffer`: it throws away the frames that were looked at, the first keyframe with them. Without `fpsprobesize`
the frame rate is measured over 20 frames, a second in which nobody sees anything. `indexmem` bounds what ffmpeg notes of the
frames of a Matroska stream, to find them again, which nobody wants here: 0.1 MB a minute. (For MP4 it has no bound.)"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment, and (if it opens a group) where a restart would read on to get it again."""

    fragment: Fragment
    resume: SourcePoint | None


@dataclass(frozen=True, slots=True)
class EndOfSource:
    """`error` is None when the source ended as it should."""

    error: BadSource | None


Output = Init | Piece | EndOfSource


def container_of(mime: str) -> str:
    """ffmpeg's name of the container. Raises UnsupportedSource."""
    match = SUPPORTED_MIME.fullmatch(mime.strip())
    if match is None:
        raise UnsupportedSource(mime)
    return "mp4" if match["container"].lower() == "mp4" else "matroska"


class Remuxer:
    """One epoch. `start` it, then `feed` and `finish` it: all return at once. `on_output` is called from its own thread."""

    def __init__(
        self,
        *,
        mime: str,
        offset_ms: int,
        on_output: Callable[[Output], None],
        resume: Resume | None = None,
        name: str = "",
    ) -> None:
        self._format = container_of(mime)
        self._offset_ms = offset_ms
        self._resume = resume
        self._is_beginning = resume is None or resume.source_start_ms is None
        self._on_output = on_output
        self._map = SourceMap(is_mp4=self._format == "mp4", header=resume.source_header if resume else b"")
        self._feeder = _Feeder(header=self._map.header, on_chunk_read=self._flush, source_map=self._map)
        self._writer: FragmentWriter | None = None
        self._thread = threading.Thread(target=self._run, name=f"remux-{name}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def feed(self, data: bytes, *, seq: int, byte: int = 0) -> None:
        """The next chunk; chunks must come in order and without gaps. After a resume the first one starts at `byte`."""
        self._feeder.put(data, seq=seq, byte=byte)

    def finish(self) -> None:
        """No more chunks: what is left is written, then `EndOfSource` comes."""
        self._feeder.end()

    @property
    def backlog_bytes(self) -> int:
        """What was fed and not read yet."""
        return self._feeder.backlog_bytes

    def _run(self) -> None:
        error: BadSource | None = None
        try:
            self._read()
        except BadSource as bad:
            error = bad
        except (FFmpegError, ValueError, IndexError, OverflowError, struct.error) as broken:
            error = BadSource(str(broken))
        except Exception:
            logger.exception("remuxing failed")
            error = BadSource("internal error")
        finally:
            self._feeder.close()
            self._on_output(EndOfSource(error))

    def _read(self) -> None:
        with av.open(cast(Any, self._feeder), "r", format=self._format, options=READ_OPTIONS) as source:
            packets = Packets(cast(InputContainer, source), offset_ms=self._offset_ms, resume=self._resume)
            for packet in cast(InputContainer, source).demux(packets.streams):
                if packet.dts is None and packet.pts is None:
                    continue  # the empty packet at the end
                for index, sample in packets.samples(packet):
                    if self._writer is None:
                        self._writer = FragmentWriter(packets.tracks, is_beginning=self._is_beginning)
                        self._on_output(packets.init(self._map.header))
                    self._writer.add(packets.tracks[index], sample)
            if self._feeder.error:
                raise self._feeder.error
            if self._writer is None:
                raise BadSource("no media")
            self._hand_out(self._writer.finish())

    def _flush(self) -> None:
        if self._writer:
            self._hand_out(self._writer.flush())

    def _hand_out(self, fragments: list[Fragment]) -> None:
        for fragment in fragments:
            resume = self._map.resume_point(fragment.pos) if fragment.opens_group else None
            self._on_output(Piece(fragment, resume))


class _Feeder:
    """The file that PyAV reads. A read never crosses the end of a chunk, so the end of each chunk is known."""

    def __init__(self, *, header: bytes, on_chunk_read: Callable[[], None], source_map: SourceMap) -> None:
        self._chunks: queue.SimpleQueue[tuple[bytes, int, int] | None] = queue.SimpleQueue()
        self._current = io.BytesIO(header)
        self._on_chunk_read = on_chunk_read
        self._map = source_map
        self._ended = False
        self.backlog_bytes = 0
        self.error: BadSource | None = None

    def put(self, data: bytes, *, seq: int, byte: int) -> None:
        if not self._ended:
            self.backlog_bytes += len(data)
            self._chunks.put((data, seq, byte))

    def end(self) -> None:
        self._chunks.put(None)

    def close(self) -> None:
        """Nobody reads any more: forget what is left."""
        self._ended = True
        self.backlog_bytes = 0

    def read(self, size: int) -> bytes:
        data = self._current.read(size)
        while not data and not self._ended:
            self._on_chunk_read()
            following = self._chunks.get()
            if following is None:
                self._ended = True
                break
            chunk, seq, byte = following
            self.backlog_bytes -= len(chunk)
            try:
                self._map.feed(chunk, seq=seq, byte=byte)
            except BadSource as error:
                # Raised here it would come back as an opaque I/O error: end the file, and say why afterwards.
                self.error, self._ended = error, True
                break
            self._current = io.BytesIO(chunk)
            data = self._current.read(size)
        return data
