"""A publisher's chunks in, an init segment and fMP4 fragments out, while they come.

PyAV (ffmpeg's libraries) reads the container in a thread of its own, one per epoch; our fragment writer writes. ffmpeg's MP4
muxer could not be used for the fragments: it holds back what is younger than its fragment length until the next chunk.
Whatever the bytes are, the worst outcome is an `EndOfSource` with an error.
"""

from __future__ import annotations  # Packet is generic for the type checker only

import io
import logging
import queue
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

from media.codec_names import codec_names, track_timescales
from media.errors import BadSource, UnsupportedSource
from media.fragments import Fragment, FragmentWriter, Sample, Track
from media.h264 import AnnexB, is_annex_b
from media.opus import opus_samples
from media.source import SourceMap, SourcePoint
from media.transcode import H264Transcoder

logger = logging.getLogger("daris.media")

SUPPORTED_MIME = re.compile(
    r"(?:video|audio)/(?P<container>webm|x-matroska|mp4)(?:;\s*codecs=[\"\w.,\s-]+)?", re.IGNORECASE
)
COPIED_VIDEO = frozenset({"h264", "vp9", "av1"})
TRANSCODED_VIDEO = frozenset({"vp8"})
COPIED_AUDIO = frozenset({"opus", "aac"})
MAX_PIXELS = 4096 * 2304
READ_OPTIONS = {"probesize": "32768", "analyzeduration": "0", "fpsprobesize": "0"}
"""Not `fflags=nobuffer`: it throws away the frames that were looked at, the first keyframe with them. Without `fpsprobesize`
the frame rate is measured over 20 frames, a second in which nobody sees anything."""
INIT_OPTIONS = {"movflags": "empty_moov+default_base_moof", "strict": "experimental"}


@dataclass(frozen=True, slots=True)
class Init:
    """What players and a restarted server need before the first fragment.

    `source_start_ms` is the source's timestamp of the first frame, `source_header` the container's own header.
    """

    data: bytes
    codecs: str
    source_start_ms: int
    source_header: bytes


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


@dataclass(frozen=True, slots=True)
class Resume:
    """How to go on in the middle of an epoch: what `Init` said, and the end of what is stored on the broadcast's timeline."""

    source_header: bytes
    source_start_ms: int
    stored_ms: int


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
        except (FFmpegError, ValueError, IndexError, OverflowError) as broken:
            error = BadSource(str(broken))
        except Exception:
            logger.exception("remuxing failed")
            error = BadSource("internal error")
        finally:
            self._feeder.close()
            self._on_output(EndOfSource(error))

    def _read(self) -> None:
        with av.open(cast(Any, self._feeder), "r", format=self._format, options=READ_OPTIONS) as source:
            packets = _Packets(cast(InputContainer, source), offset_ms=self._offset_ms, resume=self._resume)
            for packet in cast(InputContainer, source).demux(packets.streams):
                if packet.dts is None and packet.pts is None:
                    continue  # the empty packet at the end
                for index, sample in packets.samples(packet):
                    if self._writer is None:
                        self._writer = FragmentWriter(packets.tracks)
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


class _Packets:
    """Chooses the streams, makes the init segment, and turns packets into samples on the broadcast's timeline."""

    def __init__(self, source: InputContainer, *, offset_ms: int, resume: Resume | None) -> None:
        video = next((s for s in source.streams.video if _codec(s) in COPIED_VIDEO | TRANSCODED_VIDEO), None)
        audio = next((s for s in source.streams.audio if _codec(s) in COPIED_AUDIO), None)
        self.streams: list[Stream] = [stream for stream in (video, audio) if stream is not None]
        if not self.streams or (source.streams.video and video is None):
            raise UnsupportedSource("no stream that we can store")
        if video is not None and video.width * video.height > MAX_PIXELS:
            raise UnsupportedSource("the picture is too large")
        self._offset_ms = offset_ms
        self._not_before_ms = resume.stored_ms if resume else offset_ms
        self._source_start_ms = resume.source_start_ms if resume else None
        self._started = False
        self._indices = {stream.index: index for index, stream in enumerate(self.streams)}
        self._transcoder: H264Transcoder | None = None
        self._annex_b: AnnexB | None = None
        self._init = self._make_init(video)
        self.tracks = [
            Track(
                id=index + 1,
                timescale=timescale,
                is_video=stream is video,
                is_opus=stream is audio and _codec(stream) == "opus",
            )
            for index, (stream, timescale) in enumerate(zip(self.streams, track_timescales(self._init), strict=True))
        ]

    def init(self, source_header: bytes) -> Init:
        assert self._source_start_ms is not None
        return Init(
            data=self._init,
            codecs=codec_names(self._init),
            source_start_ms=self._source_start_ms,
            source_header=source_header,
        )

    def samples(self, packet: Packet[Stream]) -> list[tuple[int, Sample]]:
        """(index of the track, sample) for each frame in the packet that belongs on the timeline."""
        index = self._indices[packet.stream.index]
        if not packet.size or packet.is_corrupt:
            return []
        if self._transcoder and self.tracks[index].is_video:
            return [
                sample
                for encoded in self._transcoder.convert(cast("Packet[VideoStream]", packet))
                for sample in self._sample(index, encoded, keyframe=encoded.is_keyframe, pos=packet.pos)
            ]
        return self._sample(index, packet, keyframe=packet.is_keyframe, pos=packet.pos)

    def _sample(self, index: int, packet: Packet[Any], *, keyframe: bool, pos: int | None) -> list[tuple[int, Sample]]:
        track = self.tracks[index]
        dts = packet.dts if packet.dts is not None else packet.pts
        assert dts is not None
        pts = packet.pts if packet.pts is not None else dts
        may_begin = keyframe if track.is_video else len(self.tracks) == 1  # with a keyframe, or with any sound if alone
        if self._source_start_ms is None:
            if not may_begin:
                return []
            self._source_start_ms = round(dts * packet.time_base * 1000)
        shift = Fraction(self._offset_ms - self._source_start_ms, 1000)
        ticks = round((dts * packet.time_base + shift) * track.timescale)
        if not self._started:
            if not may_begin or track.ms(ticks) < self._not_before_ms:
                return []
            self._started, self._not_before_ms = True, track.ms(ticks)
        if track.ms(ticks) < self._not_before_ms:
            return []
        data = bytes(packet)
        if track.is_opus:
            track.frame = opus_samples(data)
        elif not track.is_video and packet.duration:
            track.frame = round(packet.duration * packet.time_base * track.timescale)
        if track.is_video and self._annex_b:
            data = self._annex_b.convert(data)
        offset = round((pts - dts) * packet.time_base * track.timescale)
        sample = Sample(dts=ticks, data=data, pos=pos or 0, keyframe=keyframe or not track.is_video, offset=offset)
        return [(index, sample)]

    def _make_init(self, video: VideoStream | None) -> bytes:
        """ffmpeg's own muxer writes the init segment (avcC, vpcC, av1C, dOps ...); it is never given a packet."""
        written = _KeepsOpen()
        output = av.open(cast(Any, written), "w", format="mp4", options=INIT_OPTIONS)
        try:
            for stream in self.streams:
                if stream is video and _codec(stream) in TRANSCODED_VIDEO:
                    self._transcoder = H264Transcoder(video, output)
                else:
                    output.add_stream_from_template(stream, opaque=True)
            output.start_encoding()
            init = written.getvalue()
            made = output.streams[0] if self._transcoder else self.streams[0]
            if video is not None and _codec(made) == "h264" and is_annex_b(made.codec_context.extradata or b""):
                self._annex_b = AnnexB(made.codec_context.extradata or b"")
            self._output = output  # the transcoder's encoder lives in it
        except BaseException:
            output.close()
            raise
        return init


def _codec(stream: Stream) -> str:
    """The codec's own name, whichever library decodes it."""
    return stream.codec_context.codec.canonical_name


class _KeepsOpen(io.BytesIO):
    """The muxer closes its file and writes a trailer at the end; neither is wanted."""

    def close(self) -> None:
        pass

    def seekable(self) -> bool:
        return False
