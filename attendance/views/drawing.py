"""Time as SVG attributes in percent: pages draw lines of time without style="" and without scripts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from attendance.domain.evidence import from_ms, to_ms
from ui.drawing import plain
from ui.formats import write_moment

STEPS_S = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200)


def share(value: float) -> str:
    """A percentage for an attribute: "41.3%"."""
    return f"{plain(round(value, 3))}%"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time; `middle` is where its label stands."""

    x: str
    width: str
    middle: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis. `narrow`: its label shows on a phone too."""

    x: str
    text: str
    narrow: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """From `start` to `end` (ms) is the whole width."""

    start: int
    end: int

    def x(self, moment: int) -> str:
        return share(self._at(moment))

    def bar(self, start: int, end: int, text: str = "") -> Bar:
        """What lies outside the scale is cut off."""
        left, right = self._at(start), self._at(end)
        return Bar(x=share(left), width=share(right - left), middle=share((left + right) / 2), text=text)

    def bars(self, intervals: Iterable[tuple[int, int]]) -> list[Bar]:
        return [self.bar(start, end) for start, end in intervals if end > self.start and start < self.end]

    def ticks(self, *, at_most: int = 12) -> list[Tick]:
        """Round times of the reader's clock."""
        length_s = max(1, (self.end - self.start) // 1000)
        step_s = next((step for step in STEPS_S if length_s / step <= at_most), STEPS_S[-1])
        step, offset = step_s * 1000, _offset_ms(from_ms(self.start))
        first = -(-(self.start + offset) // step) * step - offset
        how = "time" if step_s >= 60 else "seconds"
        return [
            Tick(x=self.x(moment), text=write_moment(from_ms(moment), how=how), narrow=number % 3 == 0)
            for number, moment in enumerate(range(first, self.end + 1, step))
            if 2 < self._at(moment) < 98
        ]

    def _at(self, moment: int) -> float:
        length = max(1, self.end - self.start)
        return min(max((moment - self.start) * 100 / length, 0), 100)


def widened(start: int, end: int, *, by_percent: int) -> Scale:
    """A scale with a margin on both sides."""
    margin = (end - start) * by_percent // 100
    return Scale(start - margin, end + margin)


def at(moment: int) -> str:
    """The reader's clock to the second: 11:24:51."""
    return write_moment(from_ms(moment), how="seconds")


def _offset_ms(moment: datetime) -> int:
    local = timezone.localtime(moment)
    return to_ms(local.replace(tzinfo=moment.tzinfo)) - to_ms(moment)
