"""Fragments in, segments of about two seconds out: the recording, made while the broadcast runs."""

from dataclasses import dataclass, field

from media.fragments import Fragment
from media.remux import Piece
from media.source import SourcePoint

TARGET_MS = 2000
EARLY_MS = 500
"""A keyframe this much before the target closes a segment too."""
LONGEST_MS = 12_000
"""A source without keyframes is cut anyway, so that it becomes durable."""


@dataclass(frozen=True, slots=True)
class SegmentData:
    """A finished segment. `resume`: where in the source the media after it begin (None at the end of an epoch)."""

    start_ms: int
    duration_ms: int
    data: bytes
    resume: SourcePoint | None


@dataclass(slots=True)
class Segmenter:
    """Cuts one epoch at keyframes. Deterministic: the same fragments give the same segments."""

    _parts: list[Fragment] = field(default_factory=list)

    def add(self, piece: Piece) -> SegmentData | None:
        """The segment that this fragment completes, if it does."""
        fragment, done = piece.fragment, None
        if self._parts:
            length_ms = fragment.start_ms - self._parts[0].start_ms
            at_keyframe = fragment.opens_group and length_ms >= TARGET_MS - EARLY_MS
            if at_keyframe or length_ms >= LONGEST_MS:
                done = self._cut(end_ms=fragment.start_ms, resume=piece.resume)
        self._parts.append(fragment)
        return done

    def finish(self) -> SegmentData | None:
        """The last, perhaps short, segment."""
        if not self._parts:
            return None
        return self._cut(end_ms=max(part.end_ms for part in self._parts), resume=None)

    def _cut(self, *, end_ms: int, resume: SourcePoint | None) -> SegmentData:
        parts, self._parts = self._parts, []
        start_ms = parts[0].start_ms
        return SegmentData(
            start_ms=start_ms,
            duration_ms=max(1, end_ms - start_ms),
            data=b"".join(part.data for part in parts),
            resume=resume,
        )
