"""From rows to what a report says: of the meeting, and of everybody's comings and goings. Moments stay as they were written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from attendance.imports.errors import NobodyInside, NoPeopleFound, NoTimes
from attendance.imports.reading.headings import OF_MEETING, column_of, columns_of, in_minutes, is_heading
from attendance.imports.reading.lengths import read_length
from attendance.imports.reading.moments import BOTH, read_moment
from attendance.imports.reading.rows import Row, read_rows

NO = frozenset({"no", "false", "нет", "жоқ", "0", "n"})
YES = frozenset({"yes", "true", "да", "иә", "ия", "1", "y"})
JOINED = ("joined", "присоедин", "вош", "қосыл", "кірді")
LEFT = ("left", "покин", "выш", "отключ", "шықты", "кетті")
HOSTS = (
    "host",
    "organi",
    "организатор",
    "ұйымдастырушы",
    "panelist",
    "presenter",
    "докладчик",
    "выступающий",
    "баяндамашы",
)
SLACK_S = 60
"""Lengths in minutes are rounded."""


class Product(StrEnum):
    ZOOM_WEBINAR = "zoom_webinar"
    ZOOM_MEETING = "zoom_meeting"
    TEAMS = "teams"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stay:
    """One row: somebody came and went. `line` is its number in the file, from 1."""

    line: int
    name: str
    email: str
    joined: str
    left: str
    length_s: int | None = None
    role: str = ""

    @property
    def is_host(self) -> bool:
        return self.role.casefold().startswith(HOSTS)


@dataclass(slots=True)
class Report:
    """`waited` and `absent` are rows that say nothing of presence: of the waiting room, of registered people who did not come."""

    product: Product
    stays: list[Stay]
    topic: str = ""
    meeting: str = ""
    start: str = ""
    end: str = ""
    length_s: int | None = None
    waited: int = 0
    absent: int = 0
    #: Rows without a readable time, by their numbers in the file.
    unreadable: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    title: str
    heading: Row
    columns: dict[str, int]
    #: With their numbers in the file.
    rows: list[tuple[int, Row]]


def read_report(data: bytes) -> Report:
    """Raises FileRefused of the kind that fits, and nothing else, whatever the bytes are."""
    rows = read_rows(data)
    tables = list(_tables(rows))
    if not tables:
        raise NoPeopleFound
    report = Report(_product(rows, tables), [])
    _read_meeting(report, rows)
    detailed = [table for table in tables if {"join", "leave"} <= table.columns.keys()]
    logs = [table for table in tables if {"action", "moment"} <= table.columns.keys()]
    outer = [table for table in tables if {"first_join", "last_leave"} <= table.columns.keys()]
    emails = _emails(outer)
    for table in detailed or logs or outer:
        if table in detailed:
            _read_stays(report, table, emails, join="join", leave="leave")
        elif table in logs:
            _read_log(report, table)
        else:
            _read_stays(report, table, emails, join="first_join", leave="last_leave")
    if not (detailed or logs or outer):
        raise NoTimes
    if not report.stays:
        raise NobodyInside
    return report


def _tables(rows: Sequence[Row]) -> Iterator[_Table]:
    """A table goes from a heading to an empty row, to a row with one cell only, or to another heading."""
    current: _Table | None = None
    title = ""
    for number, row in enumerate(rows, start=1):
        filled = [cell for cell in row if cell]
        if is_heading(row):
            if current is not None:
                yield current
            current = _Table(title, row, columns_of(row), [])
        elif current is not None and len(filled) > 1:
            current.rows.append((number, row))
        else:
            if current is not None:
                yield current
                current = None
            if len(filled) == 1:
                title = filled[0].rstrip(":")
    if current is not None:
        yield current


def _product(rows: Sequence[Row], tables: Sequence[_Table]) -> Product:
    known = {key for table in tables for key in table.columns}
    titles = " ".join(table.title.casefold() for table in tables)
    first = " ".join(cell.casefold() for row in rows[:12] for cell in row)
    if known & {"first_join", "action", "upn"} or "in-meeting" in titles:
        return Product.TEAMS
    if "attended" in known or "attendee details" in titles or "webinar id" in first:
        return Product.ZOOM_WEBINAR
    if known & {"guest", "waiting"} or "(original name)" in first or "meeting id" in first:
        return Product.ZOOM_MEETING
    return Product.TEAMS if "role" in known else Product.OTHER


def _read_meeting(report: Report, rows: Sequence[Row]) -> None:
    """What stands above the table: as label and value in a row, or as a heading with one row below it."""
    found: dict[str, str] = {}
    for row, below in zip(rows, [*rows[1:], []], strict=False):
        if is_heading(row):
            continue
        keys = {place: key for place, text in enumerate(row) if text and (key := column_of(text)) in OF_MEETING}
        if len(keys) > 1:
            for place, key in keys.items():
                if place < len(below):
                    found.setdefault(key, below[place])
        elif 0 in keys and len(row) > 1:
            found.setdefault(keys[0], next((cell for cell in row[1:] if cell), ""))
    report.topic, report.meeting = found.get("topic", ""), found.get("meeting", "")
    report.start, report.end = found.get("start", ""), found.get("end", "")
    report.length_s = read_length(found.get("whole_length", ""))


def _emails(tables: Sequence[_Table]) -> dict[str, str]:
    """In Teams the list of comings and goings may lack the addresses that the list of participants has."""
    found: dict[str, set[str]] = {}
    for table in tables:
        for _, row in table.rows:
            name, email = _who(table.columns, row)
            if name and email:
                found.setdefault(name.casefold(), set()).add(email)
    return {name: emails.pop() for name, emails in found.items() if len(emails) == 1}


def _read_stays(report: Report, table: _Table, emails: dict[str, str], *, join: str, leave: str) -> None:
    columns = table.columns
    unit_s = 60 if "length" not in columns or in_minutes(table.heading[columns["length"]]) else 1
    for number, row in table.rows:
        if _cell(row, columns, "attended").casefold() in NO:
            report.absent += 1
        elif _cell(row, columns, "waiting").casefold() in YES:
            report.waited += 1
        else:
            name, email = _who(columns, row)
            stay = Stay(
                line=number,
                name=name,
                email=email or emails.get(name.casefold(), ""),
                joined=_cell(row, columns, join),
                left=_cell(row, columns, leave),
                length_s=read_length(_cell(row, columns, "length"), unit_s=unit_s),
                role=_cell(row, columns, "role") or table.title,
            )
            if not (name or email):
                continue
            if _has_times(stay) and (join == "join" or _never_left(stay)):
                report.stays.append(stay)
            else:
                report.unreadable.append(number)


def _has_times(stay: Stay) -> bool:
    return read_moment(stay.joined) is not None and (read_moment(stay.left) is not None or stay.length_s is not None)


def _never_left(stay: Stay) -> bool:
    """The first coming and the last going say nothing of when somebody was away in between."""
    first, last = read_moment(stay.joined), read_moment(stay.left)
    if first is None or last is None:
        return False
    if stay.length_s is None:
        return True
    lengths = [
        (end - start).total_seconds()
        for order in BOTH
        if (start := first.at(order)) and (end := last.at(order)) and (start.tzinfo is None) == (end.tzinfo is None)
    ]
    return any(abs(length - stay.length_s) <= SLACK_S for length in lengths)


def _read_log(report: Report, table: _Table) -> None:
    """Teams once wrote a row for each coming and each going, newest anywhere."""
    came: dict[str, tuple[int, str, str, str]] = {}
    for number, row in table.rows:
        name, email = _who(table.columns, row)
        action, moment = _cell(row, table.columns, "action").casefold(), _cell(row, table.columns, "moment")
        if not name or read_moment(moment) is None:
            report.unreadable.append(number)
        elif action.startswith(LEFT):
            if begun := came.pop(name, None):
                report.stays.append(Stay(begun[0], name, begun[2], begun[1], moment))
            else:
                report.unreadable.append(number)
        elif action.startswith(JOINED):
            came.setdefault(name, (number, moment, email, ""))
        else:
            report.unreadable.append(number)
    for name, (number, moment, email, _) in came.items():
        # The list was downloaded while they were still there: the end of the meeting, if it is said, is theirs.
        if read_moment(report.end):
            report.stays.append(Stay(number, name, email, moment, report.end))
        else:
            report.unreadable.append(number)


def _who(columns: dict[str, int], row: Row) -> tuple[str, str]:
    full = " ".join(filter(None, [_cell(row, columns, "first_name"), _cell(row, columns, "last_name")]))
    email = _cell(row, columns, "email") or _cell(row, columns, "upn")
    email = email.casefold() if "@" in email[1:] and " " not in email else ""
    return _cell(row, columns, "name") or full, email


def _cell(row: Row, columns: dict[str, int], key: str) -> str:
    place = columns.get(key)
    text = row[place] if place is not None and place < len(row) else ""
    return "" if text in {"--", "-", "—", "–", "N/A", "n/a"} else text
