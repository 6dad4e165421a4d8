"""Queries that are asked all the time: their SQL is made once. Django takes three times as long to make one as to ask it."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)


class _Slot(NamedTuple):
    """Where a value that is asked for goes: its place among them."""

    place: int


class _Made(NamedTuple):
    model: type[Model]
    sql: str
    parameters: list[Any]
    names: list[str]
    converters: list[tuple[int, list[Callable[[Any, Any, Any], Any]], Any]]


class Prepared(Generic[M]):
    """`by_key = Prepared(lambda key: Session.objects.filter(session_key=key), "sample")`, then `by_key.first("abc")`.

    For whole rows of one table. A sample is any value of the kind that is asked for, different from the other samples and
    from whatever else stands in the query.
    """

    def __init__(self, build: Callable[..., QuerySet[M]], *samples: Any) -> None:
        self._build, self._samples = build, samples

    def first(self, *values: Any) -> M | None:
        """The row that is found, one of them if there are several; None when there is none."""
        return next(iter(self._found(self._first, values)), None)

    def all(self, *values: Any) -> list[M]:
        """The rows that are found, in the order of the queryset."""
        return self._found(self._all, values)

    def _found(self, made: _Made, values: Sequence[Any]) -> list[M]:
        with connection.cursor() as cursor:
            cursor.execute(made.sql, [values[each.place] if type(each) is _Slot else each for each in made.parameters])
            rows = cursor.fetchall()
        return [self._as_model(made, list(row)) for row in rows]

    def _as_model(self, made: _Made, cells: list[Any]) -> M:
        for place, converters, column in made.converters:
            for convert in converters:
                cells[place] = convert(cells[place], column, connection)
        return made.model.from_db(connection.alias, made.names, cells)  # type: ignore[return-value]

    @cached_property
    def _first(self) -> _Made:
        return self._make(self._build(*self._samples).order_by()[:1])

    @cached_property
    def _all(self) -> _Made:
        return self._make(self._build(*self._samples))

    def _make(self, queryset: QuerySet[M]) -> _Made:
        compiler = queryset.query.get_compiler(using=connection.alias)
        sql, given = compiler.as_sql()
        columns = [column for column, _, _ in compiler.select]
        places = {sample: place for place, sample in enumerate(self._samples)}
        parameters = [_Slot(places[each]) if each in places else each for each in given]
        if sorted(each.place for each in parameters if type(each) is _Slot) != list(range(len(self._samples))):
            raise ValueError("each sample must stand in the query once")
        converters = compiler.get_converters(columns)
        return _Made(
            model=queryset.model,
            sql=sql,
            parameters=parameters,
            names=[column.target.attname for column in columns],
            converters=[(place, found, column) for place, (found, column) in converters.items()],
        )


def values_of(row: Model, *, but: Collection[str] = ()) -> tuple[Any, ...]:
    """The values of its columns, to see whether two readings of a row are the same; `but` names columns that do not matter."""
    return tuple(getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname not in but)


def keep_related(row: Model, name: str, found: list[Any]) -> None:
    """As `prefetch_related(name)` leaves it: `row.name.all()` asks the database nothing."""
    related = getattr(row, name).all()
    related._result_cache, related._prefetch_done = found, True
    if not hasattr(row, "_prefetched_objects_cache"):
        row._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # Django's own place for it
    row._prefetched_objects_cache[name] = related  # type: ignore[attr-defined]
