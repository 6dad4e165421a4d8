"""The rules of attended time once more, second by second and without interval arithmetic, to check against."""

from collections.abc import Sequence
from itertools import pairwise

from attendance.domain.attended import AttendanceRules, Basis, Span


def attended_seconds(
    spans: Sequence[Span],
    *,
    windows: Sequence[tuple[int, int]],
    faults: Sequence[tuple[int, int]],
    played: Sequence[tuple[int, int]],
    absent: Sequence[tuple[int, int]] = (),
    replayed: Sequence[tuple[int, int]] = (),
    rules: AttendanceRules,
    until: int,
) -> set[int]:
    """The seconds 0..until that count. All input is in whole seconds."""
    seconds = range(until)
    away = {t for t in seconds if any(start <= t < end for start, end in absent)}
    there = {t for t in seconds if any(start <= t < end for start, end, *_ in spans)} - away
    there = (there | _short_gaps(there, rules.gap_tolerance_s)) - away
    watched = rules.basis is Basis.WATCHED
    attending = {t for t in there if any(start <= t < end for start, end in played)} if watched else there
    cut = {end for _, end, dropped, *_ in spans if dropped}
    counted = set(attending)
    over = max((end for start, end in windows if start < end), default=0)
    for begin, end in _runs({t for t in seconds if any(a <= t < b for a, b in faults)}):
        since = begin
        if begin not in attending and begin - 1 not in attending:
            earlier = [t for t in attending if t < begin]
            if not earlier:
                continue
            since = max(earlier) + 1
            if begin - since > rules.cut_slack_s or not (watched or since in cut):
                continue
        for gap_start, gap_end in _gaps(attending):
            if gap_start < end and gap_end > begin and gap_end <= end + rules.excuse_return_s:
                counted |= {t for t in range(gap_start, gap_end) if since <= t < end + rules.excuse_grace_s}
        last = max(attending, default=over) + 1
        if last < end and end + rules.excuse_grace_s >= over:
            counted |= {t for t in range(last, over) if since <= t < end + rules.excuse_grace_s}
    live = counted - away
    seen = {t for t in seconds if any(start <= t < end for start, end in replayed)} if rules.with_replay else set()
    return {t for t in live | seen if any(start <= t < end for start, end in windows)}


def _runs(seconds: set[int]) -> list[tuple[int, int]]:
    starts = sorted(t for t in seconds if t - 1 not in seconds)
    ends = sorted(t + 1 for t in seconds if t + 1 not in seconds)
    return list(zip(starts, ends, strict=True))


def _gaps(seconds: set[int]) -> list[tuple[int, int]]:
    runs = _runs(seconds)
    return [(before[1], after[0]) for before, after in pairwise(runs)]


def _short_gaps(seconds: set[int], tolerance: int) -> set[int]:
    return {t for start, end in _gaps(seconds) if end - start <= tolerance for t in range(start, end)}
