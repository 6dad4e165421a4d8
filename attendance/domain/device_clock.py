"""How far a device's clock strays from the server's, seen from its heartbeats. A hint to look at, never a credit.

The pages' clock is monotonic: setting the date of a device changes nothing. A beat's offset is the server's clock as it
arrived less the page's as it was sent. A slow line makes single offsets larger, and never one smaller: the smallest of a
few beats in a row is the one that the line held back least, and what moves that is the clock.
"""

from dataclasses import dataclass, field

IN_A_ROW = 3
IN_A_ROW_MS = 15_000
"""A line that stood still brings all that was held back at once: beats in a row are also so long apart."""
AT_ONCE_MS = 1_000


@dataclass(slots=True)
class DeviceClock:
    """All in ms. `skew_ms`: between the smallest and the largest offset that stayed for some beats in a row."""

    skew_ms: int = 0
    #: The latest beats: when each arrived, its offset. Those that arrive together are one, the least held back.
    _latest: list[tuple[int, int]] = field(default_factory=list)
    _least: int | None = None
    _most: int | None = None

    def note(self, mono_ms: int, *, now_ms: int) -> None:
        offset = now_ms - mono_ms
        if self._latest and now_ms - self._latest[-1][0] < AT_ONCE_MS:
            arrived, before = self._latest[-1]
            self._latest[-1] = arrived, min(before, offset)
        else:
            self._latest.append((now_ms, offset))
        while self._is_enough(self._latest[1:]):
            del self._latest[0]
        if not self._is_enough(self._latest):
            return
        stayed = min(offset for _arrived, offset in self._latest)
        self._least = stayed if self._least is None else min(self._least, stayed)
        self._most = stayed if self._most is None else max(self._most, stayed)
        self.skew_ms = self._most - self._least

    @staticmethod
    def _is_enough(beats: list[tuple[int, int]]) -> bool:
        return len(beats) >= IN_A_ROW and beats[-1][0] - beats[0][0] >= IN_A_ROW_MS
