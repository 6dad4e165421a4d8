"""Thousands of spans: the product's attended time and PostgreSQL's multiranges come to the same millisecond."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attendance.domain.attended import AttendanceRules, Span, work_out
from attendance.domain.intervals import total
from tests.attendance.multiranges import attended_in_bulk

pytestmark = pytest.mark.django_db
BEGIN_MS = 1_795_000_000_000
LENGTH_MS = 5_400_000


def schedule(random: Random, *, people: int, spans: int) -> dict[int, list[Span]]:
    """Ends often fall on others' beginnings, and gaps on the tolerance: where mistakes live."""
    marks = [BEGIN_MS + random.randrange(-300_000, LENGTH_MS + 300_000) for _ in range(40)]

    def span(one: int, other: int) -> Span:
        return Span(min(one, other), max(one, other))

    def moment() -> int:
        mark = random.choice(marks)
        return mark + random.choice([0, 0, 0, 60_000, 60_001, -60_000, random.randrange(-90_000, 90_000)])

    return {person: [span(moment(), moment()) for _ in range(random.randrange(spans))] for person in range(people)}


def stretches(random: Random, *, most: int, length_ms: int) -> list[tuple[int, int]]:
    starts = [BEGIN_MS + random.randrange(LENGTH_MS) for _ in range(random.randrange(most))]
    return sorted((start, start + random.randrange(length_ms)) for start in starts)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_both_come_to_the_same_millisecond(seed: int) -> None:
    random = Random(seed)
    people = schedule(random, people=60, spans=80)  # about 2,400 spans
    windows, faults = stretches(random, most=5, length_ms=2_000_000), stretches(random, most=5, length_ms=300_000)
    rules = AttendanceRules(
        gap_tolerance_s=random.choice([0, 1, 60, 90]),
        excuse_return_s=random.choice([0, 60, 300]),
        excuse_grace_s=random.choice([0, 30, 60]),
    )
    expected = {
        person: total(work_out(spans, windows=windows, faults=faults, rules=rules).counted)
        for person, spans in people.items()
    }
    assert attended_in_bulk(people, windows=windows, faults=faults, rules=rules) == expected
