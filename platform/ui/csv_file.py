"""Tables as files for spreadsheets: UTF-8 with its mark, semicolons (Excel's wish where a comma is decimal), no formulas."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(BEGINS_A_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def csv_response(name: str, *, header: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A download called `name` (ASCII, without ending)."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe_cell(str(cell)) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
