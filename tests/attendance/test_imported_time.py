"""How much of attended time only a report of another product says."""

import pytest

from attendance.domain.attended import AttendanceRules, Basis, Span, attended_time
from attendance.domain.corrected import corrected
from attendance.domain.intervals import Interval
from attendance.models import CorrectionKind

HOUR = [(0, 3_600_000)]


def zoom(start_s: int, end_s: int) -> Span:
    return Span(start_s * 1000, end_s * 1000, imported=True)


def here(start_s: int, end_s: int) -> Span:
    return Span(start_s * 1000, end_s * 1000)


@pytest.mark.parametrize(
    ("spans", "raw_s", "imported_s"),
    [
        ([here(0, 1800)], 1800, 0),
        ([zoom(0, 1800)], 1800, 1800),
        ([zoom(0, 1800), here(1800, 3600)], 3600, 1800),
        ([zoom(0, 1800), here(600, 1800)], 1800, 600),  # what both say counts as ours
        ([zoom(0, 1800), here(0, 1800)], 1800, 0),
        ([zoom(-600, 60), zoom(3540, 4000)], 120, 120),  # outside of the content nothing counts
        ([zoom(0, 600), zoom(630, 1200)], 1170, 1170),  # a gap that is bridged is in neither figure
    ],
)
def test_only_what_no_connection_of_ours_says(spans: list[Span], raw_s: int, imported_s: int) -> None:
    time = attended_time(spans, windows=HOUR)
    assert (time.raw_s, time.imported_s) == (raw_s, imported_s)


def test_what_somebody_corrected_away_is_in_neither() -> None:
    spans = corrected([zoom(0, 1800)], CorrectionKind.ABSENT, Interval(600_000, 900_000))
    assert spans == [zoom(0, 600), zoom(900, 1800)]
    time = attended_time(spans, windows=HOUR, absent=[(600_000, 900_000)])
    assert (time.raw_s, time.imported_s) == (1500, 1500)


def test_with_the_basis_watched_only_what_played_counts() -> None:
    rules = AttendanceRules(basis=Basis.WATCHED)
    time = attended_time([zoom(0, 1800)], windows=HOUR, played=[(0, 600_000)], rules=rules)
    assert (time.raw_s, time.imported_s) == (600, 600)
