"""A lighter rendition of one epoch: fMP4 fragments in, decoded, made small, encoded, fMP4 fragments out."""

from __future__ import annotations  # Packet is generic for the type checker only

import io
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, cast

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

from media import opus
from media.codec_names import codec_names, track_timescales
from media.errors import UnsupportedSource
from media.fragment_reader import read_fragment
from media.fragments import Fragment, FragmentWriter, Sample, Track
from media.h264 import AnnexB, is_annex_b
from media.modes import Mode
from media.packets import INIT_OPTIONS, KeepsOpen

MAX_ERRORS = 10
"""So many frames in a row that cannot be decoded: it is not worth going on."""
LONG_SIDE, SHORT_SIDE = 426, 240
FRAME_S = 1 / 15
"""At most 15 pictures a second."""
GROUP_S = 2.0
HOLD_S = {Mode.LIGHT: 0.08, Mode.AUDIO: 0.18}
"""A fragment is not shorter: its head would weigh more than its sound."""
SOUND_BIT_RATE = 24_000
SOUND_FRAME = 960
SOUND_OPTIONS = {"frame_duration": "20", "vbr": "constrained"}
VIDEO_OPTIONS = {
    "preset": "veryfast",
    "tune": "zerolatency",
    "profile": "main",
    "b": "110k",
    "maxrate": "115k",
    "bufsize": "230k",
    "forced-idr": "1",
    "g": "100000",  # keyframes by time, whatever the frame rate is
    "sc_threshold": "0",
}


class Renderer:
    """One epoch in one mode. Not thread-safe. Raises BadSource when nothing can be made of it."""

    def __init__(self, init: bytes, *, mode: Mode) -> None:
        self._source = av.open(io.BytesIO(init), "r", format="mp4")
        video = next(iter(self._source.streams.video), None) if mode is Mode.LIGHT else None
        audio = next(iter(self._source.streams.audio), None)
        if video is None and audio is None:
            raise UnsupportedSource(f"nothing to make {mode} of")
        self._output = av.open(cast(Any, KeepsOpen()), "w", format="mp4", options=INIT_OPTIONS)
        self._lines: dict[int, _Line] = {}
        if video is not None:
            self._lines[video.id] = _Picture(video, self._output)
        if audio is not None:
            self._lines[audio.id] = _Sound(audio, self._output)
        self._output.start_encoding()
        self.init = opus.with_full_rate(cast(KeepsOpen, self._output.file.file).getvalue())
        scales = track_timescales(self.init)
        tracks = []
        for index, line in enumerate(self._lines.values()):
            is_video = isinstance(line, _Picture)
            line.begin(Track(id=index + 1, timescale=scales[index], is_video=is_video, is_opus=not is_video))
            tracks.append(line.track)
        self._writer = FragmentWriter(tracks)
        self._hold_s = HOLD_S[mode]
        self._flushed_s = float("-inf")
        self._errors = 0
        kind_name = "video" if video is not None else "audio"
        self.content_type = f'{kind_name}/mp4; codecs="{codec_names(self.init)}"'

    def feed(self, fragment: bytes) -> list[Fragment]:
        """What is complete after this fragment."""
        at_s = self._flushed_s
        for packet, line in self._packets(fragment):
            at_s = max(at_s, float((packet.dts or 0) * (packet.time_base or 0)))
            try:
                for sample in line.convert(packet):
                    self._writer.add(line.track, sample)
                self._errors = 0
            except FFmpegError:
                self._errors += 1
                if self._errors > MAX_ERRORS:
                    raise
                line.skip()
        if at_s - self._flushed_s < self._hold_s:
            return []
        self._flushed_s = at_s
        return self._writer.flush()

    def skip(self) -> None:
        """Something is missing before the next fragment: go on with a keyframe there."""
        for line in self._lines.values():
            line.skip()

    def finish(self) -> list[Fragment]:
        """The rest; the renderer cannot be used afterwards."""
        for line in self._lines.values():
            for sample in line.finish():
                self._writer.add(line.track, sample)
        return self._writer.finish()

    def close(self) -> None:
        self._output.close()
        self._source.close()

    def _packets(self, fragment: bytes) -> Iterator[tuple[Packet[Stream], _Line]]:
        for stored in read_fragment(fragment):
            line = self._lines.get(stored.track)
            if line is None:
                continue
            packet: Packet[Stream] = Packet(stored.data)
            packet.dts, packet.pts = stored.dts, stored.dts + stored.offset
            if line.source.time_base is not None:
                packet.time_base = line.source.time_base
            packet.is_keyframe = stored.keyframe
            yield packet, line


class _Line(ABC):
    """A stream of the source, decoded, changed, and encoded."""

    track: Track

    def __init__(self, source: Stream) -> None:
        self.source = source

    def begin(self, track: Track) -> None:
        self.track = track

    @abstractmethod
    def convert(self, packet: Packet[Stream]) -> Iterable[Sample]:
        """What is complete after this packet."""

    @abstractmethod
    def finish(self) -> Iterable[Sample]:
        """The rest."""

    @abstractmethod
    def skip(self) -> None:
        """Something is missing before the next packet."""

    def _ticks(self, time: int | None, base: Fraction | None) -> int:
        return max(0, round((time or 0) * (base or 0) * self.track.timescale))


class _Picture(_Line):
    def __init__(self, source: VideoStream, output: av.container.OutputContainer) -> None:
        super().__init__(source)
        if not source.width or not source.height:
            raise UnsupportedSource("the picture has no size")
        self._decoder: VideoCodecContext = source.codec_context
        self._decoder.thread_count = 1  # threads hold frames back
        self._encoded = output.add_stream("libx264", rate=15, options=VIDEO_OPTIONS)
        context: VideoCodecContext = self._encoded.codec_context
        scale = min(1.0, LONG_SIDE / max(source.width, source.height), SHORT_SIDE / min(source.width, source.height))
        context.width, context.height = (max(2, round(side * scale / 2) * 2) for side in (source.width, source.height))
        context.pix_fmt = "yuv420p"
        context.time_base = Fraction(1, 90_000)
        context.thread_count = 1
        self._annex_b: AnnexB | None = None
        self._due_s = self._key_due_s = 0.0
        self._waits_for_key = True

    def begin(self, track: Track) -> None:
        super().begin(track)
        extradata = self._encoded.codec_context.extradata or b""
        self._annex_b = AnnexB(extradata) if is_annex_b(extradata) else None

    def convert(self, packet: Packet[Stream]) -> Iterable[Sample]:
        if self._waits_for_key and not packet.is_keyframe:
            return
        self._waits_for_key = False
        for frame in self._decoder.decode(cast("Packet[VideoStream]", packet)):
            yield from self._encode(frame, base=frame.time_base or packet.time_base)

    def finish(self) -> Iterable[Sample]:
        for frame in self._decoder.decode(None):
            yield from self._encode(frame, base=frame.time_base or self.source.time_base)
        yield from self._samples(self._encoded.encode(None))

    def skip(self) -> None:
        self._decoder.flush_buffers()
        self._waits_for_key, self._due_s, self._key_due_s = True, 0.0, 0.0

    def _encode(self, frame: VideoFrame, *, base: Fraction | None) -> Iterable[Sample]:
        if frame.pts is None or base is None:
            return
        at_s = float(frame.pts * base)
        if at_s + FRAME_S / 4 < self._due_s:
            return
        # From this frame when it is late, so that an uneven source is not hurried afterwards.
        self._due_s = max(self._due_s + FRAME_S, at_s + FRAME_S / 2)
        context = self._encoded.codec_context
        picture = frame.reformat(width=context.width, height=context.height, format="yuv420p")
        picture.pts = round(frame.pts * base * 90_000)
        picture.time_base = Fraction(1, 90_000)
        is_key = at_s >= self._key_due_s
        if is_key:
            self._key_due_s = at_s + GROUP_S
        picture.pict_type = PictureType.I if is_key else PictureType.NONE
        yield from self._samples(self._encoded.encode(picture))

    def _samples(self, packets: Iterable[Packet[VideoStream]]) -> Iterable[Sample]:
        for packet in packets:
            data = self._annex_b.convert(bytes(packet)) if self._annex_b else bytes(packet)
            dts = self._ticks(packet.dts if packet.dts is not None else packet.pts, packet.time_base)
            pts = self._ticks(packet.pts if packet.pts is not None else packet.dts, packet.time_base)
            yield Sample(dts=dts, data=data, pos=0, keyframe=packet.is_keyframe, offset=pts - dts)


class _Sound(_Line):
    def __init__(self, source: AudioStream, output: av.container.OutputContainer) -> None:
        super().__init__(source)
        self._decoder = source.codec_context
        self._encoded = output.add_stream("libopus", rate=opus.RATE, layout="mono", options=SOUND_OPTIONS)
        self._encoded.codec_context.bit_rate = SOUND_BIT_RATE
        self._resampler = self._new_resampler()

    def convert(self, packet: Packet[Stream]) -> Iterable[Sample]:
        for frame in self._decoder.decode(cast("Packet[AudioStream]", packet)):
            if frame.time_base is None:
                frame.time_base = packet.time_base
            yield from self._encode(self._resampler.resample(frame))

    def finish(self) -> Iterable[Sample]:
        yield from self._encode(self._resampler.resample(None))
        yield from self._samples(self._encoded.encode(None))

    def skip(self) -> None:
        self._decoder.flush_buffers()
        self._resampler = self._new_resampler()

    def _encode(self, frames: Iterable[AudioFrame]) -> Iterable[Sample]:
        for frame in frames:
            yield from self._samples(self._encoded.encode(frame))

    def _samples(self, packets: Iterable[Packet[AudioStream]]) -> Iterable[Sample]:
        for packet in packets:
            data = bytes(packet)
            self.track.frame = opus.opus_samples(data)
            yield Sample(dts=self._ticks(packet.pts, packet.time_base), data=data, pos=0)

    def _new_resampler(self) -> AudioResampler:
        return AudioResampler(format="flt", layout="mono", rate=opus.RATE, frame_size=SOUND_FRAME)
