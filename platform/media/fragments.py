"""Samples in, fMP4 fragments out. One fragment is what one chunk of the publisher brought, so nothing waits for a timer.

A sample's duration is the distance to the next one: players take a gap of twice a frame's duration for a break and throw
frames away until the next keyframe. So the last video frame waits for its successor; audio frames know how long they are.
"""

import struct
from dataclasses import dataclass, field
from itertools import pairwise

from media import opus
from media.boxes import box, full_box

SYNC = 0x02000000
NOT_SYNC = 0x01010000
DEFAULT_BASE_IS_MOOF = 0x020000
TRUN_FLAGS = 0x01 | 0x100 | 0x200 | 0x400 | 0x800
"""Data offset; duration, size, flags and composition offset of each sample."""
AUDIO_GROUP_MS = 1000


@dataclass(slots=True)
class Sample:
    """One frame. `dts`, `offset` (presentation minus decoding) and `duration` in ticks of its track; `pos` in the source."""

    dts: int
    data: bytes
    pos: int
    keyframe: bool = True
    offset: int = 0
    duration: int = 0


@dataclass(slots=True)
class Track:
    """A track of the init segment. `frame` is the usual duration of a frame in ticks, 0 while unknown."""

    id: int
    timescale: int
    is_video: bool
    is_opus: bool = False
    frame: int = 0
    pending: list[Sample] = field(default_factory=list)
    end: int | None = None  # where the last written sample ended

    def ms(self, ticks: int) -> int:
        return (ticks * 1000 + self.timescale // 2) // self.timescale


@dataclass(frozen=True, slots=True)
class Fragment:
    """A moof and its mdat. Times are milliseconds on the broadcast's timeline.

    `opens_group`: a player can start here, and a segment may begin here. `pos` is then the first source byte of which
    nothing is in earlier fragments.
    """

    data: bytes
    start_ms: int
    end_ms: int
    opens_group: bool
    pos: int


class FragmentWriter:
    """Collects samples of one epoch and hands out fragments.

    A browser's sound begins up to 60 ms after its first picture and ends as much before the last, which players take for a
    hole where two epochs meet: there silence is put. `is_beginning`: what comes is the epoch's beginning, and not the rest
    of one that a process before this one wrote.
    """

    def __init__(self, tracks: list[Track], *, is_beginning: bool = True) -> None:
        self._tracks = tracks
        self._is_beginning = is_beginning
        self._video = next((track for track in tracks if track.is_video), None)
        self._sequence = 0
        self._opens_group = True
        self._group_start_ms: int | None = None
        self._ready: list[Fragment] = []

    def add(self, track: Track, sample: Sample) -> None:
        if track.pending and sample.dts <= track.pending[-1].dts:
            sample.dts = track.pending[-1].dts + 1  # time never runs backwards in a track
        if track is self._video:
            if track.pending:
                track.frame = track.pending[-1].duration = sample.dts - track.pending[-1].dts
            elif self._is_beginning and track.end is None:
                self._sound_begins_with(sample)
            if sample.keyframe:
                self._open_group(at_ms=track.ms(sample.dts))
        elif track.is_opus and not track.pending:
            self._fill_gap(track, sample)
        track.pending.append(sample)

    def flush(self) -> list[Fragment]:
        """All that is complete: to be called after each chunk."""
        if self._video is None:
            self._group_by_time()
        taken = []
        for track in self._tracks:
            keep = 1 if track is self._video else 0
            count = len(track.pending) - keep
            taken.append((track, track.pending[:count]))
            track.pending = track.pending[count:]
        self._write(taken)
        return self._hand_out()

    def finish(self) -> list[Fragment]:
        """The rest. The last frame is shown as long as there is sound, and at least as long as the one before."""
        video = self._video
        audio_ms = max(
            (t.ms(t.pending[-1].dts + t.frame) for t in self._tracks if t.pending and t is not video), default=0
        )
        if video and video.pending:
            last = video.pending[-1]
            until_sound_ends = audio_ms * video.timescale // 1000 - last.dts
            last.duration = max(until_sound_ends, video.frame or video.timescale // 30)
            self._sound_ends_with(last)
        self._write([(track, track.pending) for track in self._tracks])
        for track in self._tracks:
            track.pending = []
        return self._hand_out()

    def _open_group(self, *, at_ms: int) -> None:
        """Write everything before the keyframe at `at_ms`, and let a new group begin with it."""
        taken = []
        for track in self._tracks:
            cut = len(track.pending)
            if track is not self._video:
                cut = sum(1 for sample in track.pending if track.ms(sample.dts) < at_ms)
            taken.append((track, track.pending[:cut]))
            track.pending = track.pending[cut:]
        self._write(taken)
        self._opens_group, self._group_start_ms = True, at_ms

    def _group_by_time(self) -> None:
        for track in self._tracks:
            if not track.pending:
                continue
            start_ms = track.ms(track.pending[0].dts)
            if self._group_start_ms is None or start_ms - self._group_start_ms >= AUDIO_GROUP_MS:
                self._opens_group, self._group_start_ms = True, start_ms

    def _fill_gap(self, track: Track, sample: Sample) -> None:
        if track.end is not None and track.frame and sample.dts - track.end > track.frame // 2:
            track.pending.append(Sample(dts=track.end, data=opus.SILENCE, pos=sample.pos))

    def _sound_begins_with(self, first: Sample) -> None:
        for track in self._sounds():
            if not track.pending and track.end is None:
                track.end = self._in_ticks_of(track, first.dts)

    def _sound_ends_with(self, last: Sample) -> None:
        until = last.dts + last.duration
        for track in self._sounds():
            end = track.pending[-1].dts + track.frame if track.pending else track.end
            silence = self._in_ticks_of(track, until) - end if end is not None and track.frame else 0
            if end is not None and silence > track.frame // 2:
                track.pending.append(Sample(dts=end, data=opus.SILENCE, pos=last.pos, duration=silence))

    def _sounds(self) -> list[Track]:
        return [track for track in self._tracks if track.is_opus]

    def _in_ticks_of(self, track: Track, video_ticks: int) -> int:
        assert self._video is not None
        return video_ticks * track.timescale // self._video.timescale

    def _write(self, taken: list[tuple[Track, list[Sample]]]) -> None:
        taken = [(track, samples) for track, samples in taken if samples]
        if not taken:
            return
        for track, samples in taken:
            for this, following in pairwise(samples):
                this.duration = following.dts - this.dts
            if not samples[-1].duration:
                samples[-1].duration = track.frame or track.timescale // 50
            track.end = samples[-1].dts + samples[-1].duration
        start_ms = min(track.ms(samples[0].dts) for track, samples in taken)
        if self._opens_group and self._group_start_ms is not None:
            start_ms = self._group_start_ms  # of the keyframe, which may still wait for its successor
        self._sequence += 1
        self._ready.append(
            Fragment(
                data=write_fragment(self._sequence, taken),
                start_ms=start_ms,
                end_ms=max(track.ms(track.end or 0) for track, _ in taken),
                opens_group=self._opens_group,
                pos=min(
                    s.pos for samples in (*(t[1] for t in taken), *(t.pending for t in self._tracks)) for s in samples
                ),
            )
        )
        self._opens_group = False

    def _hand_out(self) -> list[Fragment]:
        ready, self._ready = self._ready, []
        return ready


def write_fragment(sequence: int, taken: list[tuple[Track, list[Sample]]]) -> bytes:
    """A moof and its mdat of these samples, whose durations are known; no track without a sample."""
    # The length of a moof does not depend on the offsets in it: write it once to learn where the data will lie.
    length = len(_moof(sequence, taken, data_at=0))
    payload = [sample.data for _, samples in taken for sample in samples]
    return _moof(sequence, taken, data_at=length + 8) + box(b"mdat", *payload)


def _moof(sequence: int, taken: list[tuple[Track, list[Sample]]], *, data_at: int) -> bytes:
    parts = [full_box(b"mfhd", 0, 0, struct.pack(">I", sequence))]
    for track, samples in taken:
        table = b"".join(
            struct.pack(">IIIi", s.duration, len(s.data), SYNC if s.keyframe else NOT_SYNC, s.offset) for s in samples
        )
        parts.append(
            box(
                b"traf",
                full_box(b"tfhd", 0, DEFAULT_BASE_IS_MOOF, struct.pack(">I", track.id)),
                full_box(b"tfdt", 1, 0, struct.pack(">Q", samples[0].dts)),
                full_box(b"trun", 1, TRUN_FLAGS, struct.pack(">Ii", len(samples), data_at), table),
            )
        )
        data_at += sum(len(sample.data) for sample in samples)
    return box(b"moof", *parts)
