"""Stored segments with their sound as AAC, for players that know no Opus: Safari of before 2023 and its own HLS.

Each segment is made by itself, whenever somebody asks for it, and yet the sound has no seam. Frames of AAC lie on one grid of
the epoch's timeline, a segment takes those of its time, and the encoder hears some sound of the segment before it, so that it
comes to each first frame as it would have done on the way.
"""

from __future__ import annotations  # Packet is generic for the type checker only

import io
from fractions import Fraction
from typing import Any, cast

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.error import FFmpegError
from av.packet import Packet

from media import opus
from media.boxes import find, rebuilt
from media.codec_names import track_timescales
from media.errors import BadSource
from media.fragment_reader import StoredSample, read_fragment
from media.fragments import Sample, Track, write_fragment
from media.packets import INIT_OPTIONS, KeepsOpen

RATE = opus.RATE
FRAME = 1024
"""Samples in a frame of AAC."""
BIT_RATE = 96_000
AHEAD = 2
"""A frame is coded with the next one in sight: a segment leaves its last frames to the segment after it."""
RUN_UP = 12
"""Frames that the encoder hears before the first one that counts: a quarter of a second."""
SAMPLE_BYTES = 2
TRACK = (b"moov", b"trak")
DESCRIPTION = (b"mdia", b"minf", b"stbl", b"stsd")


def aac_init(init: bytes) -> bytes:
    """The init segment for what `with_aac` makes. Without Opus in it it stays as it is."""
    with av.open(io.BytesIO(init), "r", format="mp4") as source:
        sound = _opus_of(source)
        if sound is None:
            return init
        layout = _layout(sound)
    written = KeepsOpen()
    with av.open(cast(Any, written), "w", format="mp4", options=INIT_OPTIONS) as output:
        output.add_stream("aac", rate=RATE, layout=layout).codec_context.bit_rate = BIT_RATE
        output.start_encoding()
        [description] = find(written.getvalue(), *TRACK, *DESCRIPTION)
    return rebuilt(init, *TRACK, by=lambda track: _described(track, description))


def _described(track: bytes, description: bytes) -> bytes:
    is_opus = any(b"Opus" in stsd for stsd in find(track, *DESCRIPTION))
    return rebuilt(track, *DESCRIPTION, by=lambda _: description) if is_opus else track


def with_aac(segment: bytes, *, init: bytes, before: bytes = b"") -> bytes:
    """`init` is the stored one; `before` the stored segment before it in its epoch, empty for the first.

    Raises BadSource for what is no segment of ours.
    """
    with av.open(io.BytesIO(init), "r", format="mp4") as source:
        sound = _opus_of(source)
        if sound is None:
            return segment
        sound_id = sound.id  # nothing of a source may be asked after it was closed
        scales = dict(zip((stream.id for stream in source.streams), track_timescales(init), strict=True))
        stored = list(read_fragment(segment))
        if not stored:
            raise BadSource("an empty segment")
        start, end = _bounds(stored, sound=sound_id, scales=scales)
        first = start // FRAME - AHEAD if before else start // FRAME
        last = max(first, end // FRAME - AHEAD)
        heard = [one for one in (*read_fragment(before), *stored) if one.track == sound_id]
        try:
            frames = _encode(heard, sound=sound, first=first, last=last)
        except FFmpegError as error:
            raise BadSource(f"its sound cannot be made anew: {error}") from error
    taken = []
    for track_id, scale in scales.items():
        if track_id == sound_id:
            track = Track(id=track_id, timescale=RATE, is_video=False)
            samples = [Sample(dts=number * FRAME, data=data, pos=0, duration=FRAME) for number, data in frames]
        else:
            track = Track(id=track_id, timescale=scale, is_video=True)
            samples = [_copied(one) for one in stored if one.track == track_id]
        if samples:
            taken.append((track, samples))
    return write_fragment(1 + max(0, first), taken)


def _opus_of(source: av.container.InputContainer) -> AudioStream | None:
    return next((one for one in source.streams.audio if one.codec_context.codec.canonical_name == "opus"), None)


def _layout(sound: AudioStream) -> str:
    return "mono" if sound.codec_context.channels == 1 else "stereo"


def _bounds(stored: list[StoredSample], *, sound: int, scales: dict[int, int]) -> tuple[int, int]:
    """From where to where it reaches, in samples of sound: by its pictures, which are cut at keyframes, if it has some."""
    pictures = [one for one in stored if one.track != sound]
    ones = pictures or stored
    scale = scales[ones[0].track]
    return ones[0].dts * RATE // scale, (ones[-1].dts + ones[-1].duration) * RATE // scale


def _copied(one: StoredSample) -> Sample:
    return Sample(dts=one.dts, data=one.data, pos=0, keyframe=one.keyframe, offset=one.offset, duration=one.duration)


def _encode(heard: list[StoredSample], *, sound: AudioStream, first: int, last: int) -> list[tuple[int, bytes]]:
    """(number, frame) from `first` to before `last`; the number is the frame's time over its length."""
    layout = _layout(sound)
    begin = (first - RUN_UP) * FRAME
    encoder = av.CodecContext.create("aac", "w")
    encoder.sample_rate, encoder.layout, encoder.format = RATE, layout, "fltp"
    encoder.bit_rate, encoder.time_base = BIT_RATE, Fraction(1, RATE)
    frame = AudioFrame(format="s16", layout=layout, samples=(last + 1) * FRAME - begin)
    frame.planes[0].update(_decode(heard, sound=sound, begin=begin, size=frame.planes[0].buffer_size))
    frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), begin
    packets = [*encoder.encode(frame), *encoder.encode(None)]
    made = {packet.pts // FRAME: bytes(packet) for packet in packets if packet.pts is not None}
    return [(number, made[number]) for number in range(first, last) if number in made]


def _decode(heard: list[StoredSample], *, sound: AudioStream, begin: int, size: int) -> bytes:
    """16-bit samples from the moment `begin` on, `size` bytes of them; silence where nothing was heard."""
    layout = _layout(sound)
    width = SAMPLE_BYTES * sound.codec_context.channels
    resampler = AudioResampler(format="s16", layout=layout, rate=RATE)
    pcm = bytearray(size)
    for one in heard:
        packet: Packet[Any] = Packet(one.data)
        packet.pts = packet.dts = one.dts
        packet.time_base = Fraction(1, RATE)
        at = (one.dts - begin) * width
        for decoded in sound.codec_context.decode(packet):
            for piece in resampler.resample(decoded):
                data = bytes(piece.planes[0])[: piece.samples * width]
                skipped = max(0, -at)
                fits = data[skipped : max(skipped, size - at)]
                pcm[max(0, at) : max(0, at) + len(fits)] = fits
                at += len(data)
    return bytes(pcm)
