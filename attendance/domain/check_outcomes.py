"""What a presence check says of one person. Pure, integers, ms since 1970.

Rules: "Attendance and credit", section 3. Only a check that was shown, and could be answered for its whole time, can be missed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from attendance.domain.intervals import Interval, subtract, total, union

SLACK_MS = 15_000
"""How much of the time to answer a cut line may take before the check no longer counts as shown: the evidence of a connection
that broke ends up to a heartbeat, 10 s, and its batch too early."""
GRACE_MS = 5_000
"""An answer may be so long on its way over a slow line."""


class Outcome(StrEnum):
    ANSWERED = "answered"
    MISSED = "missed"
    NOT_SHOWN = "not_shown"
    """It did not reach this person: not in the room, or without a line."""
    EXCUSED = "excused"
    """It was shown, and a break, a fault, a cut line or the end of the lecture took some of the time to answer."""
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchedCheck:
    id: int
    number: int
    launched: int
    window: int
    is_poll: bool = False
    """An answer to a poll that counts; who does not answer one is not harmed."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What happened between one check and one person."""

    shown: int | None = None
    answered: int | None = None


NOTHING_NOTED = Noted()


@dataclass(frozen=True, slots=True)
class CheckCounts:
    """As policies look at them. `shown` are those answered and those missed: what did not reach somebody, or was taken
    from them, is not counted against them."""

    launched: int = 0
    shown: int = 0
    answered: int = 0


def outcome_of(
    check: LaunchedCheck,
    noted: Noted,
    *,
    present: Iterable[tuple[int, int]],
    clear: Sequence[tuple[int, int]],
    now: int,
) -> Outcome:
    """`present`: when this person was connected. `clear`: content without breaks and faults, a set of intervals."""
    if noted.answered is not None:
        return Outcome.ANSWERED
    if noted.shown is None:
        return Outcome.OPEN if now < check.launched + check.window and _runs(clear, now) else Outcome.NOT_SHOWN
    window = Interval(noted.shown, noted.shown + check.window)
    if now < window.end + GRACE_MS and _runs(clear, now):
        return Outcome.OPEN
    if subtract([window], clear) or total(subtract([window], union(present))) > SLACK_MS:
        return Outcome.EXCUSED
    return Outcome.MISSED


def count_checks(outcomes: Iterable[Outcome]) -> CheckCounts:
    every = list(outcomes)
    answered = every.count(Outcome.ANSWERED)
    return CheckCounts(launched=len(every), shown=answered + every.count(Outcome.MISSED), answered=answered)


def _runs(clear: Sequence[tuple[int, int]], now: int) -> bool:
    """Whether the lecture goes on: what is clear reaches to this moment."""
    return bool(clear) and clear[-1][1] >= now
