"""Attended time: how long one person took part in one webinar. Pure, integers only, no clock, no database.

Rules: "Attendance and credit", section 2. Points in time are milliseconds since the epoch; results are whole seconds.
The same function serves a recording: `replayed` are the moments of the lecture whose media really played, as they were given by
the server's clock, so that live and replay are one union and nothing counts twice.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from attendance.domain.check_plan import DEFAULT_CHECK_RULES, CheckRules
from attendance.domain.intervals import Interval, bridge, gaps, intersect, longest, subtract, total, union


class Basis(StrEnum):
    """What a policy counts: being there, or media that really played. Nominal hours need presence too."""

    ACTUAL = "actual"
    WATCHED = "watched"
    NOMINAL = "nominal"


class Span(NamedTuple):
    """One connection of one device, [start, end). `cut`: it ended without a goodbye, so `end` is its last sign of life.
    `imported`: a report of another product says it; how long somebody attended does not depend on that."""

    start: int
    end: int
    cut: bool = False
    imported: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """The parameters of a policy that concern attendance; seconds. The defaults are those of the reference."""

    gap_tolerance_s: int = 60
    excuse_return_s: int = 300
    excuse_grace_s: int = 60
    basis: Basis = Basis.ACTUAL
    #: How old the last sign of life of a cut connection may be for its person to have been there "when the fault
    #: began": a heartbeat of 10 s, the 3 s of its batch, 2 s of network. See docs/decisions, "How a presence ends".
    cut_slack_s: int = 15
    #: Whether minutes of the recording that were really played earn what was missed of the lecture.
    with_replay: bool = True
    checks: CheckRules = DEFAULT_CHECK_RULES


DEFAULT_RULES = AttendanceRules()


@dataclass(frozen=True, slots=True)
class Working:
    """Every step from the raw spans to the result, as sets of intervals in ms: what the audit page shows line by line."""

    summed_ms: int  # what the spans add up to; never counted, shown because people expect it
    present: list[Interval]  # step 2: the union over all connections
    bridged: list[Interval]  # step 3: with short gaps filled
    inside: list[Interval]  # step 4: inside the content windows
    watched: list[Interval]  # step 6 without the excuse: equal to `inside` unless the basis is watched
    excused: list[Interval]  # step 5: only what the excuse adds
    replayed: list[Interval]  # what the recording adds to all that
    counted: list[Interval]  # the result
    windows: list[Interval]
    imported: list[Interval] = field(default_factory=list)  # of `watched`, what only reports of other products say

    @property
    def bridged_gaps(self) -> list[Interval]:
        """The gaps that were filled."""
        return subtract(self.bridged, self.present)

    @property
    def lost(self) -> list[Interval]:
        """Content that was not counted, from the first join to the last leave of the live lecture."""
        if not self.present:
            return []
        stay = [Interval(self.present[0].start, self.present[-1].end)]
        return subtract(intersect(self.windows, stay), self.counted)


@dataclass(frozen=True, slots=True)
class AttendedTime:
    """The result for one person. `attended_s == raw_s + bridged_s + excused_s + replay_s`, always.

    The four parts are differences of running totals that are each floored to a second, so that a reader who adds
    them up arrives at the figure that counts.
    """

    attended_s: int = 0
    raw_s: int = 0  # connected, inside the content
    bridged_s: int = 0  # short gaps inside the content
    excused_s: int = 0  # faults of the system
    replay_s: int = 0  # missed live, watched in the recording
    longest_gap_s: int = 0  # of content not counted, between first join and last leave
    first_join: int | None = None  # ms
    last_leave: int | None = None  # ms
    content_s: int = 0
    intervals: tuple[Interval, ...] = field(default=())
    imported_s: int = 0  # of `raw_s`: only a report of another product says it

    @property
    def share(self) -> Fraction:
        """Attended of content, exact, from 0 to 1: for comparing with a threshold."""
        return Fraction(self.attended_s, self.content_s) if self.content_s else Fraction(0)

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 79.99 is 79."""
        return self.attended_s * 100 // self.content_s if self.content_s else 0

    @property
    def permille(self) -> int:
        """Tenths of a percent, rounded down, for reports: 965 is shown as 96.5 %."""
        return self.attended_s * 1000 // self.content_s if self.content_s else 0

    def reaches(self, percent: int) -> bool:
        """Whether at least so many percent of the content were attended, without rounding."""
        return self.attended_s * 100 >= percent * self.content_s and self.content_s > 0


def attended_time(
    spans: Iterable[Span | tuple[int, int]],
    *,
    windows: Iterable[tuple[int, int]],
    faults: Iterable[tuple[int, int]] = (),
    played: Iterable[tuple[int, int]] | None = None,
    replayed: Iterable[tuple[int, int]] = (),
    absent: Iterable[tuple[int, int]] = (),
    goes_on: bool = False,
    rules: AttendanceRules = DEFAULT_RULES,
) -> AttendedTime:
    """How long a person with these spans (all connections, any order) attended the content windows.

    `faults` are the times in which the system failed. `played` is needed when the basis is "watched". `replayed` are the
    moments of the lecture that the person saw in its recording. In `absent` somebody decided that the person was not
    there: neither a bridge nor an excuse gives that back. `goes_on`: the content has not ended yet, `windows` reach to now.
    """
    working = work_out(
        spans,
        windows=windows,
        faults=faults,
        played=played,
        replayed=replayed,
        absent=absent,
        goes_on=goes_on,
        rules=rules,
    )
    return summarise(working)


def work_out(
    spans: Iterable[Span | tuple[int, int]],
    *,
    windows: Iterable[tuple[int, int]],
    faults: Iterable[tuple[int, int]] = (),
    played: Iterable[tuple[int, int]] | None = None,
    replayed: Iterable[tuple[int, int]] = (),
    absent: Iterable[tuple[int, int]] = (),
    goes_on: bool = False,
    rules: AttendanceRules = DEFAULT_RULES,
) -> Working:
    """The steps of `attended_time`, kept. Raises ValueError when the basis is "watched" and `played` was not given."""
    if rules.basis is Basis.WATCHED and played is None:
        raise ValueError('The basis "watched" needs the intervals in which the media played.')
    known = [span if isinstance(span, Span) else Span(*span) for span in spans]
    content, away = union(windows), union(absent)
    present = subtract(union((span.start, span.end) for span in known), away)
    bridged = subtract(bridge(present, tolerance=rules.gap_tolerance_s * 1000), away)
    cut_ends = {span.end for span in known if span.cut}
    attending = bridged
    if rules.basis is Basis.WATCHED:
        attending = intersect(bridged, union(played or ()))
        # A picture freezes a moment before its fault is noticed, so playing ends as a cut connection does.
        cut_ends.update(end for _, end in attending)
    inside = intersect(bridged, content)
    watched = intersect(attending, content)
    # While the lecture goes on there is something to come back to.
    end = content[-1].end if content and not goes_on else None
    excuse = subtract(_excuse(attending, faults=union(faults), end=end, cut_ends=cut_ends, rules=rules), away)
    live = union(watched + intersect(excuse, content))
    counted = union(live + intersect(union(replayed), content)) if rules.with_replay else live
    return Working(
        summed_ms=total((span.start, span.end) for span in known if span.start < span.end),
        present=present,
        bridged=bridged,
        inside=inside,
        watched=watched,
        excused=subtract(live, watched),
        replayed=subtract(counted, live),
        counted=counted,
        windows=content,
        imported=_imported(known, watched=watched, present=present),
    )


def summarise(working: Working) -> AttendedTime:
    """The figures of a working: running totals floored to whole seconds."""
    raw_ms = total(intersect(working.watched, working.present))
    raw_s = raw_ms // 1000
    bridged_s = total(working.watched) // 1000
    excused_s = (total(working.watched) + total(working.excused)) // 1000
    attended_s = total(working.counted) // 1000
    return AttendedTime(
        attended_s=attended_s,
        raw_s=raw_s,
        bridged_s=bridged_s - raw_s,
        excused_s=excused_s - bridged_s,
        replay_s=attended_s - excused_s,
        longest_gap_s=longest(working.lost) // 1000,
        first_join=working.present[0].start if working.present else None,
        last_leave=working.present[-1].end if working.present else None,
        content_s=total(working.windows) // 1000,
        intervals=tuple(working.counted),
        imported_s=raw_s - (raw_ms - total(working.imported)) // 1000,
    )


def _imported(known: Sequence[Span], *, watched: Sequence[Interval], present: Sequence[Interval]) -> list[Interval]:
    """What only reports of other products say. Where a connection of our own says the same, it counts as ours."""
    if not any(span.imported for span in known):
        return []
    ours = union((span.start, span.end) for span in known if not span.imported)
    return subtract(intersect(watched, present), ours)


def _excuse(
    attending: Sequence[Interval],
    *,
    faults: Sequence[Interval],
    end: int | None,
    cut_ends: Collection[int],
    rules: AttendanceRules,
) -> list[Interval]:
    """The gaps of this person that faults of the system account for. `end`: of the content, None while it goes on.

    A gap is excused when the person was there as the fault began and came back within `excuse_return_s` after it
    ended; it is excused from the fault's beginning to the return, at most `excuse_grace_s` past the fault's end.
    When the lecture ends in the fault or within that grace there is nothing to come back to, and no return is asked.
    """
    excused: list[Interval] = []
    inner = gaps(attending)
    last = [Interval(attending[-1].end, end)] if end and attending and attending[-1].end < end else []
    for fault in faults:
        begin = _there_since(attending, fault.start, cut_ends=cut_ends, slack=rules.cut_slack_s * 1000)
        if begin is None:
            continue
        is_last = end is not None and fault.end + rules.excuse_grace_s * 1000 >= end
        for gap in inner + last if is_last else inner:
            touches = gap.start < fault.end and fault.start < gap.end
            if touches and (gap in last or gap.end <= fault.end + rules.excuse_return_s * 1000):
                until = min(gap.end, fault.end + rules.excuse_grace_s * 1000)
                excused.append(Interval(max(gap.start, begin), until))
    return union(excused)


def _there_since(attending: Sequence[Interval], moment: int, *, cut_ends: Collection[int], slack: int) -> int | None:
    """From when a fault that began at `moment` is excused for this person; None when they were not there.

    One whom that very moment cut off was there. A crash takes the last heartbeat with it, so the evidence of a
    connection that was cut may end up to `slack` before the fault: it is then excused from there.
    """
    last = next((interval for interval in reversed(attending) if interval.start <= moment), None)
    if last is None:
        return None
    if moment <= last.end:
        return moment
    return last.end if moment <= last.end + slack and last.end in cut_ends else None
