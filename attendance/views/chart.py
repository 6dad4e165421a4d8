"""The presence curve as the template draws it."""

from collections.abc import Sequence
from dataclasses import dataclass

from attendance.domain.curve import Curve, presence_curve
from attendance.domain.evidence import Content
from attendance.domain.report import PersonAttendance
from attendance.views.drawing import Bar, Scale, Tick, at, widened

TOP, HEIGHT = 40, 240
"""Of the plot within the drawing, in px; labels stand above and below."""
WIDTH = 1000
ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
LABEL_FROM = 6
"""A band narrower than this many percent has no room for its name."""


@dataclass(frozen=True, slots=True)
class Level:
    y: str
    text_y: str
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    bar: Bar
    has_room: bool


@dataclass(frozen=True, slots=True)
class Chart:
    line: str
    area: str
    levels: list[Level]
    ticks: list[Tick]
    breaks: list[Band]
    faults: list[Band]
    start_x: str
    end_x: str
    most: int
    most_x: str
    most_y: str
    most_text_y: str
    #: Where the label of the peak is anchored, so that it stays inside the drawing.
    most_anchor: str
    most_at: str
    #: Where the diamonds of presence checks and the marks of polls stand.
    checks: list[str]
    polls: list[str]
    curve: Curve
    checks_y: int = TOP - 22
    top: int = TOP
    height: int = HEIGHT
    bottom: int = TOP + HEIGHT


@dataclass(frozen=True, slots=True)
class Drawn:
    """The curve, and the scale of its axis: a little before the lecture to a little after it."""

    scale: Scale
    curve: Curve


def draw_curve(content: Content, people: Sequence[PersonAttendance]) -> Drawn | None:
    """None when there is nothing to draw: not begun, or nobody came."""
    if content.start is None or content.end is None or content.end <= content.start:
        return None
    scale = widened(content.start, content.end, by_percent=8)
    spans = [[(span.start, span.end) for span in line.evidence.spans] for line in people]
    curve = presence_curve(spans, start=scale.start, end=scale.end)
    return Drawn(scale, curve) if curve.most else None


def draw_chart(
    content: Content, people: Sequence[PersonAttendance], *, checks: Sequence[int] = (), polls: Sequence[int] = ()
) -> Chart | None:
    """`checks`, `polls`: when they were launched and opened, ms. None when there is nothing to draw."""
    drawn = draw_curve(content, people)
    if drawn is None or drawn.curve.most_at is None or content.start is None or content.end is None:
        return None
    scale, curve, most_at = drawn.scale, drawn.curve, drawn.curve.most_at
    step = next((step for step in ROUND if curve.most / step <= 4), curve.most)
    ceiling = max(curve.most * 1.15, step)
    line = _path(curve, ceiling)
    most_y = _y(curve.most, ceiling) + TOP
    most_share = float(scale.x(most_at).rstrip("%"))
    return Chart(
        line=line,
        area=f"{line} L{WIDTH} {HEIGHT} L0 {HEIGHT}Z",
        levels=[_level(count, ceiling) for count in range(step, int(ceiling) + 1, step)],
        ticks=scale.ticks(),
        breaks=[_band(scale, interval) for interval in content.breaks],
        faults=[_band(scale, interval) for interval in content.faults],
        start_x=scale.x(content.start),
        end_x=scale.x(content.end),
        most=curve.most,
        most_x=scale.x(most_at),
        most_y=f"{most_y:g}",
        most_text_y=f"{most_y - 10:g}",
        most_anchor="start" if most_share < 12 else "end" if most_share > 88 else "middle",
        most_at=at(most_at),
        checks=[scale.x(moment) for moment in checks],
        polls=[scale.x(moment) for moment in polls],
        curve=curve,
    )


def _path(curve: Curve, ceiling: float) -> str:
    last = max(1, len(curve.counts) - 1)
    points = (f"{number * WIDTH / last:g} {_y(count, ceiling):g}" for number, count in enumerate(curve.counts))
    return "M" + " L".join(points)


def _y(count: float, ceiling: float) -> float:
    return round(HEIGHT - count * HEIGHT / ceiling, 1)


def _level(count: int, ceiling: float) -> Level:
    y = _y(count, ceiling) + TOP
    return Level(y=f"{y:g}", text_y=f"{y - 4:g}", text=str(count))


def _band(scale: Scale, interval: tuple[int, int]) -> Band:
    bar = scale.bar(*interval)
    return Band(bar=bar, has_room=float(bar.width.rstrip("%")) >= LABEL_FROM)
