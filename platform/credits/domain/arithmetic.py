"""Exact arithmetic of credit: integers and fractions inside, Decimal at the edges, never a binary float.

60 minutes at 50 a credit in steps of 0.2 is 1.2; with binary floats it comes out as 1.0, a real bug in the field.
"""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

Exact: TypeAlias = int | Decimal | Fraction
HALF = Fraction(1, 2)


def floor_to(value: Exact, increment: Decimal) -> Decimal:
    """The largest multiple of `increment` that is not above `value`."""
    return _steps(floor(_ratio(value, increment)), increment)


def half_up_to(value: Exact, increment: Decimal) -> Decimal:
    """The multiple of `increment` nearest to `value`; exactly between two, the upper one."""
    return _steps(floor(_ratio(value, increment) + HALF), increment)


def ceil_of(value: Exact) -> int:
    """The smallest whole number that is not below `value`."""
    return ceil(Fraction(value))


def plain(value: Decimal) -> Decimal:
    """The same number in its one canonical form: 1.20 and 1.2 are 1.2, 3.6E+1 is 36."""
    if value == 0:
        return Decimal(0)
    normal = value.normalize()
    exponent = normal.as_tuple().exponent
    return normal.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else normal


def _ratio(value: Exact, increment: Decimal) -> Fraction:
    return Fraction(value) / Fraction(increment)


def _steps(count: int, increment: Decimal) -> Decimal:
    return plain(count * increment)
