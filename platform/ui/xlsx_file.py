"""Tables as workbooks: texts stay texts, moments are real dates on the reader's clock, decimals are numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone

from ui.csv_file import safe_cell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOMENT = "yyyy-mm-dd hh:mm:ss"
NARROWEST, WIDEST = 9, 44
LOOKED_AT = 200
"""So many rows tell how wide a column is."""
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class Sheet:
    """`note_rows` stand above the heading, as label and value."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[tuple[str, str]] = field(default=())


def xlsx_response(name: str, *, sheets: Sequence[Sheet]) -> HttpResponse:
    """A download called `name` (ASCII, without ending)."""
    response = HttpResponse(write_xlsx(sheets), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def write_xlsx(sheets: Sequence[Sheet]) -> bytes:
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": MOMENT,
    }
    with xlsxwriter.Workbook(out, options) as book:
        styles = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "label": book.add_format({"bold": True}),
            # What would be a formula, were it typed in: Excel keeps it a text when somebody edits the cell.
            "quoted": book.add_format({"quote_prefix": True}),
            "moment": book.add_format({"num_format": MOMENT}),
        }
        taken: set[str] = set()
        for sheet in sheets:
            _write(book.add_worksheet(_sheet_name(sheet.name, taken)), sheet, styles)
    return out.getvalue()


def _write(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    top = 0
    for top, (label, said) in enumerate(sheet.notes, start=1):
        page.write_string(top - 1, 0, label, styles["label"])
        _cell(page, top - 1, 1, said, styles)
    head = top + 1 if sheet.notes else 0
    for column, text in enumerate(sheet.header):
        page.write_string(head, column, str(text), styles["head"])
    for number, row in enumerate(sheet.rows, start=head + 1):
        for column, value in enumerate(row):
            _cell(page, number, column, value, styles)
    for column, width in enumerate(_widths(sheet)):
        page.set_column(column, column, width)
    if sheet.header:
        page.freeze_panes(head + 1, 1)
        if sheet.rows:
            page.autofilter(head, 0, head + len(sheet.rows), len(sheet.header) - 1)


def _cell(page: Any, row: int, column: int, value: object, styles: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        page.write_datetime(
            row, column, timezone.localtime(value).replace(tzinfo=None, microsecond=0), styles["moment"]
        )
    elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        page.write_number(row, column, value)
    else:
        text = str(value)
        page.write_string(row, column, text[:32_767], styles["quoted"] if safe_cell(text) != text else None)


def _widths(sheet: Sheet) -> list[int]:
    widths = [max((len(word) for word in str(text).split()), default=0) + 3 for text in sheet.header]
    for row in sheet.rows[:LOOKED_AT]:
        for column, value in enumerate(row[: len(widths)]):
            length = 19 if isinstance(value, datetime) else len(str(value or ""))
            widths[column] = max(widths[column], length + 1)
    return [min(max(width, NARROWEST), WIDEST) for width in widths]


def _sheet_name(name: str, taken: set[str]) -> str:
    """Excel takes 31 signs, some of them never, and no name twice."""
    clean = name.translate(FORBIDDEN).strip(" '")[:31] or "1"
    while clean.casefold() in taken:
        clean = f"{clean[:28]} {len(taken) + 1}"
    taken.add(clean.casefold())
    return clean
