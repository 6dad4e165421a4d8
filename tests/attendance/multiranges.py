"""Attended time once more, by PostgreSQL's multiranges: an implementation that shares no line with the product's, to hold it
against. It is no faster than the product's (docs/attendance.md), so the product has one implementation, not two."""

from collections.abc import Mapping, Sequence

from django.db import connection

from attendance.domain.attended import AttendanceRules, Span

ATTENDED = """
WITH faults AS (
    SELECT lower(fault) AS began, upper(fault) AS ended
    FROM unnest((SELECT range_agg(one) FROM unnest(%(faults)s::int8range[]) one)) fault
), present AS (
    SELECT person, range_agg(int8range(began, ended)) AS spans
    FROM unnest(%(people)s::int[], %(starts)s::bigint[], %(ends)s::bigint[]) AS span(person, began, ended)
    WHERE began < ended GROUP BY person
), bridged AS (
    SELECT person, spans + COALESCE(
        (SELECT range_agg(gap) FROM unnest(int8multirange(range_merge(spans)) - spans) gap
         WHERE upper(gap) - lower(gap) <= %(tolerance)s), '{}') AS spans
    FROM present
), excused AS (
    SELECT person, spans + COALESCE(
        (SELECT range_agg(int8range(GREATEST(lower(gap), faults.began), LEAST(upper(gap), faults.ended + %(grace)s)))
         FROM faults, unnest(int8multirange(int8range(lower(spans), CASE
             WHEN faults.ended + %(grace)s >= %(end)s THEN GREATEST(upper(spans), %(end)s) ELSE upper(spans) END)) - spans) gap
         WHERE EXISTS (SELECT FROM unnest(spans) one WHERE faults.began BETWEEN lower(one) AND upper(one))
           AND lower(gap) < faults.ended AND faults.began < upper(gap)
           AND (upper(gap) <= faults.ended + %(returns)s OR lower(gap) = upper(spans))), '{}') AS spans
    FROM bridged
)
SELECT person, COALESCE((SELECT sum(upper(one) - lower(one)) FROM unnest(spans * %(windows)s::int8multirange) one), 0)
FROM excused
"""


def attended_in_bulk(
    people: Mapping[int, Sequence[Span]],
    *,
    windows: Sequence[tuple[int, int]],
    faults: Sequence[tuple[int, int]],
    rules: AttendanceRules,
) -> dict[int, int]:
    """Milliseconds by person, in one statement. For spans that ended with a goodbye, by the basis "actual"."""
    rows = [(person, span.start, span.end) for person, spans in people.items() for span in spans]
    columns = [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], []]
    with connection.cursor() as cursor:
        cursor.execute(
            ATTENDED,
            {
                "people": columns[0],
                "starts": columns[1],
                "ends": columns[2],
                "windows": "{" + ",".join(f"[{start},{end})" for start, end in windows if start < end) + "}",
                "faults": [f"[{start},{end})" for start, end in faults if start < end],
                "tolerance": rules.gap_tolerance_s * 1000,
                "grace": rules.excuse_grace_s * 1000,
                "end": max((end for start, end in windows if start < end), default=0),
                "returns": rules.excuse_return_s * 1000,
            },
        )
        found = {person: int(ms) for person, ms in cursor.fetchall()}
    return {person: found.get(person, 0) for person in people}
