"""Which moments of a lecture each person saw in its recording."""

from collections import defaultdict

from django.db.models import BigIntegerField, ExpressionWrapper, F, Func

from attendance.domain.intervals import Interval, union
from attendance.watching.models import Watched
from webinars.models import Webinar


def replayed_of(webinar: Webinar, *, person_id: int | None = None) -> dict[int, list[Interval]]:
    """By person: a set of intervals of the lecture in ms since 1970, unique however often they were played. One query."""
    rows = Watched.objects.filter(sitting__webinar=webinar).order_by()
    if person_id is not None:
        rows = rows.filter(sitting__person_id=person_id)
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    length = ExpressionWrapper(F("to_ms") - F("from_ms"), output_field=BigIntegerField())
    for owner, start, lasts in rows.values_list("sitting__person_id", _Ms("lecture_at"), length):
        found[owner].append((start, start + lasts))
    return {owner: union(intervals) for owner, intervals in found.items()}


class _Ms(Func):
    template = "floor(extract(epoch FROM %(expressions)s) * 1000)::bigint"
    output_field = BigIntegerField()
