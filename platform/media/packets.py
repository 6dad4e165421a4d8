"""What ffmpeg reads from a publisher's container, as samples on the broadcast's timeline; and the init segment for them."""

from __future__ import annotations  # Packet is generic for the type checker only

import io
from collections import deque
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

import av
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

from media.codec_names import codec_names, track_timescales
from media.errors import BadSource, UnsupportedSource
from media.fragments import Sample, Track
from media.h264 import AnnexB, is_annex_b
from media.opus import opus_samples, with_full_rate
from media.transcode import H264Transcoder

COPIED_VIDEO = frozenset({"h264", "vp9", "av1"})
TRANSCODED_VIDEO = frozenset({"vp8"})
COPIED_AUDIO = frozenset({"opus", "aac"})
MAX_PIXELS = 4096 * 2304
MAX_TRANSCODED_PIXELS = 1920 * 1200
INIT_OPTIONS = {"movflags": "empty_moov+default_base_moof", "strict": "experimental"}
EARLY_FRAMES = 1000
LONGEST_JUMP_MS = 60_000
"""A computer that slept goes on with a new epoch; a broken clock must not make a recording of years."""


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
class Resume:
    """How to go on in the middle of an epoch: what `Init` said, and the end of what is stored on the broadcast's timeline.

    `source_start_ms` is None, and the header empty, when nothing was read yet.
    """

    source_header: bytes
    source_start_ms: int | None
    stored_ms: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """A packet with exact times in seconds."""

    index: int
    dts_s: Fraction
    offset_s: Fraction
    duration_s: Fraction
    keyframe: bool
    pos: int
    data: bytes

    @classmethod
    def of(cls, packet: Packet[Any], *, index: int, pos: int | None) -> _Frame:
        dts = packet.dts if packet.dts is not None else packet.pts
        assert dts is not None
        pts = packet.pts if packet.pts is not None else dts
        return cls(
            index=index,
            dts_s=dts * packet.time_base,
            offset_s=(pts - dts) * packet.time_base,
            duration_s=(packet.duration or 0) * packet.time_base,
            keyframe=packet.is_keyframe,
            pos=pos or 0,
            data=bytes(packet),
        )


class Packets:
    """Chooses the streams, makes the init segment, and turns packets into samples on the broadcast's timeline."""

    def __init__(self, source: InputContainer, *, offset_ms: int, resume: Resume | None) -> None:
        video = next((s for s in source.streams.video if _codec(s) in COPIED_VIDEO | TRANSCODED_VIDEO), None)
        audio = next((s for s in source.streams.audio if _codec(s) in COPIED_AUDIO), None)
        self.streams: list[Stream] = [stream for stream in (video, audio) if stream is not None]
        if not self.streams or (source.streams.video and video is None):
            raise UnsupportedSource("no stream that we can store")
        if video is not None:
            most = MAX_TRANSCODED_PIXELS if _codec(video) in TRANSCODED_VIDEO else MAX_PIXELS
            if video.width * video.height > most:
                raise UnsupportedSource("the picture is too large")
        self._offset_ms = offset_ms
        self._not_before_ms = resume.stored_ms if resume else offset_ms
        self._source_start_ms = resume.source_start_ms if resume else None
        self._started = False
        self._last_ms = 0
        self._early: deque[_Frame] = deque(maxlen=EARLY_FRAMES)  # sound that comes before its picture in the container
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
            encoded = self._transcoder.convert(cast("Packet[VideoStream]", packet))
            frames = [_Frame.of(frame, index=index, pos=packet.pos) for frame in encoded]
        else:
            frames = [_Frame.of(packet, index=index, pos=packet.pos)]
        return [(index, sample) for frame in frames for index, sample in self._place(frame)]

    def _place(self, frame: _Frame) -> list[tuple[int, Sample]]:
        if self._started:
            return self._sample(frame)
        if not self._begins(frame):
            self._early.append(frame)
            return []
        self._started = True
        early = [early for early in self._early if not self.tracks[early.index].is_video]
        self._early.clear()
        return [sample for each in (frame, *early) for sample in self._sample(each)]

    def _begins(self, frame: _Frame) -> bool:
        """An epoch, or what is read after a restart, begins with a keyframe; with any sound if there is only sound."""
        track = self.tracks[frame.index]
        if (len(self.tracks) > 1 and not track.is_video) or (track.is_video and not frame.keyframe):
            return False
        if self._source_start_ms is None:
            self._source_start_ms = round(frame.dts_s * 1000)
        at_ms = track.ms(self._ticks(frame))
        if at_ms < self._not_before_ms:
            return False
        self._not_before_ms = self._last_ms = at_ms
        return True

    def _sample(self, frame: _Frame) -> list[tuple[int, Sample]]:
        track = self.tracks[frame.index]
        ticks = self._ticks(frame)
        at_ms = track.ms(ticks)
        if at_ms < self._not_before_ms:
            return []
        if at_ms > self._last_ms + LONGEST_JUMP_MS:
            raise BadSource("its time jumps")
        self._last_ms = max(self._last_ms, at_ms)
        data = frame.data
        if track.is_opus:
            track.frame = opus_samples(data)
        elif not track.is_video and frame.duration_s:
            track.frame = round(frame.duration_s * track.timescale)
        if track.is_video and self._annex_b:
            data = self._annex_b.convert(data)
        sample = Sample(
            dts=ticks,
            data=data,
            pos=frame.pos,
            keyframe=frame.keyframe or not track.is_video,
            offset=round(frame.offset_s * track.timescale),
        )
        return [(frame.index, sample)]

    def _ticks(self, frame: _Frame) -> int:
        """Its time on the broadcast's timeline."""
        assert self._source_start_ms is not None
        shift_s = Fraction(self._offset_ms - self._source_start_ms, 1000)
        return round((frame.dts_s + shift_s) * self.tracks[frame.index].timescale)

    def _make_init(self, video: VideoStream | None) -> bytes:
        """ffmpeg's own muxer writes the init segment (avcC, vpcC, av1C, dOps ...); it is never given a packet."""
        written = KeepsOpen()
        output = av.open(cast(Any, written), "w", format="mp4", options=INIT_OPTIONS)
        try:
            for stream in self.streams:
                if stream is video and _codec(stream) in TRANSCODED_VIDEO:
                    self._transcoder = H264Transcoder(video, output)
                else:
                    output.add_stream_from_template(stream, opaque=True)
            output.start_encoding()
            init = with_full_rate(written.getvalue())
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
    context = stream.codec_context
    return context.codec.canonical_name if context is not None else ""


class KeepsOpen(io.BytesIO):
    """The muxer closes its file and writes a trailer at the end; neither is wanted."""

    def close(self) -> None:
        pass

    def seekable(self) -> bool:
        return False
