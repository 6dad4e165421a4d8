"""What is read from the reports of Zoom and Teams, in all the shapes that they come in."""

import codecs
import contextlib
import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.imports.errors import (
    FileEmpty,
    FileRefused,
    FileTooLarge,
    NobodyInside,
    NoPeopleFound,
    NotATable,
    NoTimes,
    OldWorkbook,
)
from attendance.imports.reading.lengths import read_length
from attendance.imports.reading.limits import MOST_BYTES
from attendance.imports.reading.report import Product, read_report
from tests.imports import samples


def stays(report):
    return [(stay.name, stay.email, stay.joined, stay.left) for stay in report.stays]


def test_a_zoom_webinar_with_its_block_above_and_its_several_tables():
    report = read_report(samples.ZOOM_WEBINAR.encode("utf-8-sig"))
    assert (report.product, report.topic, report.meeting) == (
        Product.ZOOM_WEBINAR,
        "Assessment descriptors",
        "812 3456 7890",
    )
    assert (report.start, report.length_s, report.absent) == ("Nov 20, 2024 14:55:10", 95 * 60, 1)
    assert [stay.name for stay in report.stays] == [
        "Institute",
        "Lecturer",
        "Gulnur A",
        "Gulnur A",
        "Serik, B",
        "77012345678",
    ]
    assert [stay.is_host for stay in report.stays] == [True, True, False, False, False, False]
    assert [stay.line for stay in report.stays][2:4] == [14, 15]


def test_a_zoom_meeting_without_its_waiting_room():
    report = read_report(samples.ZOOM_MEETING.encode())
    assert report.product == Product.ZOOM_MEETING
    assert (report.start, report.end) == ("11/20/2024 02:55:10 PM", "11/20/2024 04:30:00 PM")
    assert (len(report.stays), report.waited) == (2, 1)
    assert stays(report)[1] == ("Serik, B", "", "11/20/2024 03:10:00 PM", "11/20/2024 04:29:59 PM")


def test_a_zoom_meeting_with_its_newer_headings():
    report = read_report(samples.ZOOM_MEETING_NEW.encode())
    assert (report.product, report.meeting, report.end) == (
        Product.ZOOM_MEETING,
        "812 3456 7890",
        "11/20/2024 04:30:00 PM",
    )
    assert stays(report) == [("Gulnur A", "gulnur@school.kz", "11/20/2024 03:00:05 PM", "11/20/2024 03:40:00 PM")]


def test_teams_counts_each_coming_and_takes_addresses_from_the_other_table():
    report = read_report(samples.TEAMS.encode("utf-16"))
    assert (report.product, report.topic, report.start) == (
        Product.TEAMS,
        "Assessment descriptors",
        "11/20/24, 2:55:10 PM",
    )
    assert stays(report)[1:] == [
        ("Gulnur A", "gulnur@school.kz", "11/20/24, 3:00:05 PM", "11/20/24, 3:40:00 PM"),
        ("Gulnur A", "gulnur@school.kz", "11/20/24, 3:42:30 PM", "11/20/24, 4:30:00 PM"),
        ("Serik B (Guest)", "", "11/20/24, 3:10:00 PM", "11/20/24, 4:29:59 PM"),
    ]
    assert report.stays[0].is_host


def test_teams_of_2021_and_its_list_of_2020():
    report = read_report(samples.TEAMS_2021.encode("utf-16"))
    assert (report.product, report.end, len(report.stays)) == (Product.TEAMS, "11/20/2024, 4:30:00 PM", 1)
    report = read_report(samples.TEAMS_2020.encode("utf-16"))
    assert stays(report) == [
        ("Gulnur A", "", "11/20/2024, 3:00:05 PM", "11/20/2024, 3:40:00 PM"),
        ("Gulnur A", "", "11/20/2024, 3:42:30 PM", "11/20/2024, 4:30:00 PM"),
        ("Serik B", "", "11/20/2024, 3:10:00 PM", "11/20/2024, 4:29:59 PM"),
    ]


def test_teams_in_russian():
    report = read_report(samples.TEAMS_RUSSIAN.encode("utf-16"))
    assert (report.product, report.topic) == (Product.TEAMS, "Дескрипторы")
    assert stays(report) == [("Гүлнұр Ә", "gulnur@school.kz", "20.11.2024, 15:00:05", "20.11.2024, 15:40:00")]
    assert report.stays[0].length_s == 39 * 60 + 55


def test_first_join_and_last_leave_alone_count_only_for_who_never_left():
    head = "2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\n"
    whole = "A\t11/20/24, 3:00:00 PM\t11/20/24, 4:00:00 PM\t1h 0m 0s\ta@school.kz\n"
    gappy = "B\t11/20/24, 3:00:00 PM\t11/20/24, 4:00:00 PM\t20m 0s\tb@school.kz\n"
    report = read_report((head + whole + gappy).encode())
    assert [stay.name for stay in report.stays] == ["A"]
    assert report.unreadable == [4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_encoding_any_separator_any_ending(encoding, separator, ending):
    text = samples.zoom_meeting(
        ["Әбдірахманова Гүлнұр,gulnur@school.kz,20.11.2024 15:00:05,20.11.2024 15:40:00,40"], separator=separator
    ).decode()
    report = read_report(text.replace("\r\n", ending).encode(encoding))
    assert stays(report) == [("Әбдірахманова Гүлнұр", "gulnur@school.kz", "20.11.2024 15:00:05", "20.11.2024 15:40:00")]


def test_big_endian_with_its_mark():
    report = read_report(codecs.BOM_UTF16_BE + samples.TEAMS.encode("utf-16-be"))
    assert len(report.stays) == 4


def test_what_windows_wrote_before_unicode():
    rows = [f"Иванова Мария {n},maria{n}@school.kz,20.11.2024 15:00:05,20.11.2024 15:40:00,40" for n in range(20)]
    report = read_report(samples.zoom_meeting(rows).decode().encode("cp1251"))
    assert report.stays[0].name == "Иванова Мария 0"


def test_a_workbook_of_the_same_table():
    assert stays(read_report(samples.workbook(samples.TEAMS))) == stays(read_report(samples.TEAMS.encode()))


def test_dates_of_a_workbook_are_not_ambiguous():
    times = [datetime.fromisoformat(text) for text in ("2024-04-03 15:00:05", "2024-04-03 16:00:00")]
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Name", "Email", "Join time", "Leave time"])
    book.active.append(["=A1&B1", "a@school.kz", *times])
    out = io.BytesIO()
    book.save(out)
    (stay,) = read_report(out.getvalue()).stays
    assert (stay.joined, stay.left) == ("2024-04-03 15:00:05", "2024-04-03 16:00:00")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", FileEmpty),
        (b"  \r\n\x00\x00", FileEmpty),
        (codecs.BOM_UTF8, FileEmpty),
        (samples.ZOOM_UNIQUE.encode(), NoTimes),
        (b"Name,Email\nA,a@b.kz\n", NoPeopleFound),
        (b"just some words", NoPeopleFound),
        (b"Name,Email,Join Time,Leave Time\n", NobodyInside),
        (b"Name,Email,Join Time,Leave Time\nA,a@b.kz,soon,later\n", NobodyInside),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), NotATable),
        (b"%PDF-1.7 ...", NotATable),
        (bytes(range(256)) * 20, NotATable),
        (b"\xd0\xcf\x11\xe0" + bytes(500), OldWorkbook),
        (b"PK\x03\x04 not really", NotATable),
        (b"x" * (MOST_BYTES + 1), FileTooLarge),
    ],
)
def test_what_is_no_report_is_refused_in_words(data, error):
    with pytest.raises(error) as refused:
        read_report(data)
    assert str(refused.value)


def test_a_bomb_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(80 * 1000**2))
    with pytest.raises(FileTooLarge):
        read_report(out.getvalue())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("photo.png", b"x")
    with pytest.raises(NotATable):
        read_report(out.getvalue())


def test_thousands_of_rows_are_read_at_once():
    rows = [f"Person {n},p{n}@school.kz,20.11.2024 15:00:05,20.11.2024 15:{n % 60:02}:59,40" for n in range(5000)]
    assert len(read_report(samples.zoom_meeting(rows)).stays) == 5000


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1h 2m 3s", 3723),
        ("44m 3s", 2643),
        ("3s", 3),
        ("1h", 3600),
        ("1 ч 2 мин 3 с", 3723),
        ("1 ч. 2 мин.", 3720),
        ("2 сағ 5 мин", 7500),
        ("1:02:03", 3723),
        ("62", 3720),
        ("0", 0),
        ("1.5", 90),
        ("1,5", 90),
        ("", None),
        ("--", None),
        ("soon", None),
        ("1x", None),
        ("99999999999", None),
        ("1:99", None),
    ],
)
def test_lengths(text, seconds):
    assert read_length(text) == seconds


@given(st.one_of(st.binary(max_size=400), st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail)))
def test_any_bytes_give_a_report_or_a_refusal(data):
    with contextlib.suppress(FileRefused):
        read_report(data)


HEADINGS = [
    "Name",
    "Email",
    "Join Time",
    "Leave Time",
    "Duration",
    "User Action",
    "Timestamp",
    "Attended",
    "First Join",
]
CELLS = st.one_of(
    st.sampled_from(
        [*HEADINGS, "Yes", "No", "--", "Joined", "Left", "03/04/2024 10:00", "1h 2m", "Topic", "Start time"]
    ),
    st.text(max_size=12),
)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=12), st.sampled_from([",", ";", "\t"]))
def test_any_table_gives_a_report_or_a_refusal(rows, separator):
    text = "\n".join(separator.join(row) for row in rows)
    try:
        report = read_report(text.encode("utf-8", "surrogatepass"))
    except FileRefused:
        return
    assert report.stays
