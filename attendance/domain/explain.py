"""The working of one person's attended time as a sum, line by line: what an auditor adds up by hand."""

from dataclasses import dataclass
from enum import StrEnum

from attendance.domain.attended import Working
from attendance.domain.intervals import Interval, intersect, subtract, total, union


class StepKind(StrEnum):
    """The steps in their order; `WATCHED` only where the basis asks for it, `REPLAYED` where the recording added to it."""

    PRESENT = "present"
    BRIDGED = "bridged"
    CONTENT = "content"
    WATCHED = "watched"
    EXCUSED = "excused"
    REPLAYED = "replayed"


@dataclass(frozen=True, slots=True)
class Step:
    """After this step the sum is `sum_s`; the step changed it by `change_s`, in the intervals `where`."""

    kind: StepKind
    change_s: int
    sum_s: int
    where: list[Interval]


def steps_of(working: Working) -> list[Step]:
    """Each sum is floored to a second, each change is the difference of two sums: so they add up on paper."""
    steps: list[Step] = []
    before_s = working.summed_ms // 1000

    def step(kind: StepKind, to: list[Interval], where: list[Interval]) -> None:
        nonlocal before_s
        sum_s = total(to) // 1000
        steps.append(Step(kind, sum_s - before_s, sum_s, where))
        before_s = sum_s

    step(StepKind.PRESENT, working.present, [])
    step(StepKind.BRIDGED, working.bridged, working.bridged_gaps)
    step(StepKind.CONTENT, working.inside, subtract(working.bridged, working.inside))
    if working.watched != working.inside:
        step(StepKind.WATCHED, working.watched, subtract(working.inside, working.watched))
    step(StepKind.EXCUSED, union(working.watched + working.excused), working.excused)
    if working.replayed:
        step(StepKind.REPLAYED, working.counted, working.replayed)
    return steps


@dataclass(frozen=True, slots=True)
class Outside:
    """Presence that is no content, in whole seconds."""

    before_s: int
    breaks_s: int
    after_s: int


def outside_of(working: Working) -> Outside:
    if not working.windows:
        return Outside(total(working.bridged) // 1000, 0, 0)
    begin, end = working.windows[0].start, working.windows[-1].end
    breaks = subtract([Interval(begin, end)], working.windows)
    outside = subtract(working.bridged, working.windows)
    return Outside(
        before_s=total((start, min(stop, begin)) for start, stop in outside if start < begin) // 1000,
        breaks_s=total(intersect(outside, breaks)) // 1000,
        after_s=total((max(start, end), stop) for start, stop in outside if stop > end) // 1000,
    )
