"""Every column of the files, of one person, for reading: on the page below their row, on paper below their line."""

from collections.abc import Collection
from typing import NamedTuple

from attendance.domain.columns import Collected, Column
from attendance.domain.table import heading
from attendance.views.cells import exact


class Fact(NamedTuple):
    label: str
    text: str
    """Empty where there is nothing to say."""
    is_earned: bool = False


class Facts(NamedTuple):
    """In the order of the files: what is read as words, and what as a figure or a moment."""

    texts: list[Fact]
    figures: list[Fact]


class Teller:
    """Tells of one person after the other. `without`: the keys of columns that stand elsewhere."""

    def __init__(self, collected: Collected, *, without: Collection[str]) -> None:
        self._values = collected.values
        columns = [(column, heading(column)) for column in collected.columns if column.key not in without]
        self._columns = columns
        self._texts = [each for each in columns if not each[0].is_figure]
        self._figures = [each for each in columns if each[0].is_figure]

    def in_order(self, person: int) -> list[Fact]:
        return self._told(person, self._columns)

    def facts(self, person: int) -> Facts:
        return Facts(self._told(person, self._texts), self._told(person, self._figures))

    def _told(self, person: int, columns: list[tuple[Column, str]]) -> list[Fact]:
        values = self._values.get(person, {})
        texts = [(column, label, exact(values.get(column.key))) for column, label in columns]
        return [Fact(label, text, column.is_earned and text not in {"", "0"}) for column, label, text in texts]
