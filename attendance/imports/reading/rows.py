"""From a file to rows of cells, whatever wrote it: CSV with any of the usual separators, or a workbook."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice

import openpyxl

from attendance.imports.errors import FileEmpty, FileTooLarge, NotATable, OldWorkbook, TooManyRows
from attendance.imports.reading.headings import is_heading
from attendance.imports.reading.limits import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_ROWS,
    MOST_UNPACKED,
)
from attendance.imports.reading.text import decode

Row = list[str]

SEPARATORS = (",", "\t", ";", "|")
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SHEETS = 6
NO_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ\x90")


def read_rows(data: bytes) -> list[Row]:
    """Cells are clean texts; empty rows stay, for they part tables. Raises FileRefused of the kind that fits."""
    if not data:
        raise FileEmpty
    if len(data) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES // 1000**2)
    if data.startswith(OLD_EXCEL):
        raise OldWorkbook
    if data.startswith(NO_TEXT):
        raise NotATable
    return _of_workbook(data) if data.startswith(ZIP) else _of_text(decode(data))


def _of_text(text: str) -> list[Row]:
    """The separator is the one that makes a heading of a line; failing that, the one that makes most cells."""
    best: list[Row] = []
    for separator in SEPARATORS:
        try:
            rows = _checked(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        except csv.Error:
            continue
        if any(is_heading(row) for row in rows):
            return rows
        if sum(map(len, rows)) > sum(map(len, best)):
            best = rows
    if not best:
        raise NotATable
    return best


def _of_workbook(data: bytes) -> list[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise FileTooLarge(MOST_BYTES // 1000**2)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations that it does not read
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                return _checked(_cells(book.worksheets[:SHEETS]))
            finally:
                book.close()
    except (FileTooLarge, TooManyRows):
        raise
    except Exception as error:  # a damaged workbook breaks its reader in many ways
        raise NotATable from error


def _cells(sheets: Sequence[object]) -> Iterator[Sequence[str]]:
    for sheet in sheets:
        rows = getattr(sheet, "iter_rows", None)  # a sheet of a chart has none
        if rows is not None:
            for row in rows(max_col=MOST_COLUMNS, values_only=True):
                yield [_text_of(value) for value in row]
            yield []


def _text_of(value: object) -> str:
    """Dates of a workbook are no longer texts in some order: they are written so that nothing is left to ask."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _checked(rows: Iterable[Sequence[str]]) -> list[Row]:
    found = [[_clean(cell) for cell in row[:MOST_COLUMNS]] for row in islice(rows, MOST_ROWS + 1)]
    if len(found) > MOST_ROWS:
        raise TooManyRows(MOST_ROWS)
    return found


def _clean(cell: str) -> str:
    """One line, one kind of space, none of the marks that say in which direction to read."""
    if len(cell) > LONGEST_CELL:
        cell = cell[:LONGEST_CELL]
    if cell.isascii() and cell.isprintable():
        return cell.strip()
    return " ".join(cell.translate(_INVISIBLE).replace("\x00", "").split())


_INVISIBLE = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xAD))
