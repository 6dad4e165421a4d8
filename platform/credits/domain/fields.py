"""Fields of study: which a webinar names, with their shares, and how the credits of a certificate are divided among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from credits.domain.arithmetic import plain
from credits.errors import FieldNotOffered, FieldTwice, SharesNotWhole, TooManyFields
from credits.models.fields import MAX_FIELDS, FieldOfStudy

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Share:
    """Whole percent of a webinar's credits that belong to a field."""

    field: FieldOfStudy
    percent: int


def check_shares(shares: Sequence[Share], *, kept: frozenset[int] = frozenset()) -> None:
    """None at all, or up to four different fields whose shares make 100. `kept`: keys of fields that are chosen already and
    may stay though they are offered no more. Raises TooManyFields, FieldTwice, FieldNotOffered and SharesNotWhole."""
    if not shares:
        return
    if len(shares) > MAX_FIELDS:
        raise TooManyFields
    keys = [share.field.pk for share in shares]
    if len(set(keys)) < len(keys):
        raise FieldTwice
    if any(not share.field.is_offered and share.field.pk not in kept for share in shares):
        raise FieldNotOffered
    if any(share.percent < 1 for share in shares) or sum(share.percent for share in shares) != WHOLE:
        raise SharesNotWhole(sum(share.percent for share in shares))


def divide(credits: Decimal, *, shares: Sequence[int], increment: Decimal) -> list[Decimal]:
    """The credits of each share (whole percent that make 100), in their order; together exactly `credits`.

    In steps of the policy's increment by the largest remainder, of equal ones the earlier: 2 hours in whole hours at 70 and
    30 % are 1 and 1. Where a field would come out with nothing the steps are a tenth of the increment, or else a
    hundredth, which divides any shares exactly: 1 hour at 60 and 40 % is 0.6 and 0.4, since a paper that names a field
    says that something was learnt in it. Credits that are off the increment (they were earned by another version of the
    policy) are divided in steps of their last decimal in the same way.
    """
    credits = plain(credits)
    step = increment if credits % increment == 0 else Decimal((0, (1,), int(credits.as_tuple().exponent)))
    for parts_of_step in (1, 10, 100):
        finer = step / parts_of_step
        parts = _by_largest_remainder(int(credits / finer), shares=shares)
        if all(parts):
            break
    return [plain(part * finer) for part in parts]


def divide_evenly(count: int) -> list[int]:
    """Whole percent of so many equal shares: 3 are 34, 33 and 33."""
    return _by_largest_remainder(WHOLE, shares=[1] * count, of=count)


def _by_largest_remainder(steps: int, *, shares: Sequence[int], of: int = WHOLE) -> list[int]:
    exact = [Fraction(steps * share, of) for share in shares]
    parts = [floor(part) for part in exact]
    left = steps - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda index: (parts[index] - exact[index], index))
    for index in by_remainder[:left]:
        parts[index] += 1
    return parts
