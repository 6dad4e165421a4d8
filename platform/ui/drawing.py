"""Rings and bars as SVG attributes: the policy of the page forbids style="", and percentages stretch by themselves."""

from collections.abc import Iterable
from decimal import Decimal
from math import cos, pi, sin

Number = int | float | Decimal
RADIUS = 50
CENTRE = 60


def percent(part: Number, whole: Number) -> float:
    """`part` of `whole` in per cent, kept between 0 and 100, two decimals; nothing of nothing is 0."""
    if not whole or whole < 0:
        return 0.0
    return round(float(min(max(Decimal(str(part)) / Decimal(str(whole)), Decimal(0)), Decimal(1)) * 100), 2)


def plain(value: float) -> str:
    """A number for an SVG attribute, never localised: 12.5, 40."""
    return f"{value:g}"


def arc(share: float) -> str | None:
    """The stroke-dasharray of `share` per cent of a circle with pathLength 100; None draws nothing (a round cap would show)."""
    return f"{plain(share)} 100" if share > 0 else None


def ticks(whole: int) -> Iterable[tuple[str, str, str, str]]:
    """x1, y1, x2, y2 of gaps that part a ring in `whole` equal pieces."""
    for index in range(whole):
        angle = 2 * pi * index / whole - pi / 2
        yield (
            plain(round(CENTRE + (RADIUS - 6) * cos(angle), 2)),
            plain(round(CENTRE + (RADIUS - 6) * sin(angle), 2)),
            plain(round(CENTRE + (RADIUS + 6) * cos(angle), 2)),
            plain(round(CENTRE + (RADIUS + 6) * sin(angle), 2)),
        )
