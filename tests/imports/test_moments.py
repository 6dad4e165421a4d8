"""Moments of reports: what is one, and when a person must be asked how to read it."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance.imports.reading.moments import DateOrder, orders_of, read_moment

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


def moment(text, order):
    written = read_moment(text)
    assert written is not None
    found = written.at(order)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 15:00:05",
        "2026-11-20T15:00:05",
        "2026/11/20 15:00:05",
        "20.11.2026 15:00:05",
        "20.11.2026, 15:00:05",
        "20.11.26, 15:00:05",
        "20/11/2026 15:00:05",
        "20-11-2026 15:00:05",
        "11/20/2026 03:00:05 PM",
        "11/20/2026, 3:00:05 PM",
        "11/20/26, 3:00:05\u202fPM",
        "\u200e11/20/2026 3:00:05 p.m.",
        "Nov 20, 2026 15:00:05",
        "November 20, 2026 3:00:05 PM",
        "20 Nov 2026 15:00:05",
        "20 нояб. 2026 г., 15:00:05",
        "20 ноября 2026 15:00:05",
        "2026 ж. 20 қар., 15:00:05",
        "2026 ж. 20 қараша 15:00:05",
        "15:00:05 20.11.2026",
    ],
)
def test_all_of_these_are_one_moment(text):
    written = read_moment(text.strip("\u200e"))
    assert written is not None
    (found,) = {found for _, found in written.readings}
    assert found == datetime.fromisoformat("2026-11-20 15:00:05")


@pytest.mark.parametrize("text", ["2026-11-20T15:00:05Z", "2026-11-20 15:00:05 UTC", "2026-11-20T15:00:05+00:00"])
def test_offsets_are_kept(text):
    assert moment(text, DAY).isoformat() == "2026-11-20T15:00:05+00:00"
    assert moment("2026-11-20 15:00:05 (GMT+05:00)", DAY).isoformat() == "2026-11-20T15:00:05+05:00"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "--",
        "soon",
        "15:00",
        "20.11.2026",
        "31/31/2026 10:00",
        "2026-13-01 10:00",
        "20.11.2026 25:00",
        "20.11.2026 10:60",
        "20.11.1926 10:00",
        "20.11.2026 13:00 PM",
        "0/0/2026 10:00",
        "99999999999999999999 10:00",
        "30.02.2026 10:00",
    ],
)
def test_these_are_none(text):
    assert read_moment(text) is None


def test_midnight_and_noon():
    assert moment("11/20/2026 12:00:05 AM", MONTH).hour == 0
    assert moment("11/20/2026 12:00:05 PM", MONTH).hour == 12


def orders(*texts):
    written = [read_moment(text) for text in texts]
    return orders_of(list(zip(written[0::2], written[1::2], strict=True)))


def test_a_day_that_can_be_a_month_is_asked_about():
    assert orders("03/04/2026 10:00", "03/04/2026 11:00") == [DAY, MONTH]
    assert orders("03/04/2026 10:00 AM", "03/04/2026 11:00 AM") == [DAY, MONTH]  # Australians write so too


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("13/04/2026 10:00", "13/04/2026 11:00"), [DAY]),
        (("04/13/2026 10:00", "04/13/2026 11:00"), [MONTH]),
        (("03/04/2026 10:00", "03/04/2026 11:00", "13/04/2026 10:00", "13/04/2026 11:00"), [DAY]),
        (("13/04/2026 10:00", "13/04/2026 11:00", "04/13/2026 10:00", "04/13/2026 11:00"), []),
        # Nobody stays for a month: past midnight says which it is.
        (("03/04/2026 23:00", "04/04/2026 01:00"), [DAY]),
        (("04/03/2026 23:00", "04/04/2026 01:00"), [MONTH]),
        # One strange row decides nothing.
        (("03/04/2026 10:00", "03/04/2026 11:00", "01/02/2026 10:00", "05/06/2026 10:00"), [DAY, MONTH]),
        # The same day either way.
        (("04/04/2026 10:00", "04/04/2026 11:00"), [DAY]),
        (("03.04.2026 10:00", "03.04.2026 11:00"), [DAY]),
        (("2026-04-03 10:00", "2026-04-03 11:00"), [DAY]),
    ],
)
def test_what_can_be_told_is_not_asked(texts, expected):
    assert orders(*texts) == expected


@given(st.text(max_size=40))
def test_any_text_is_a_moment_or_none(text):
    written = read_moment(text)
    assert written is None or written.readings


@given(st.datetimes(min_value=datetime.fromisoformat("2000-01-01"), max_value=datetime.fromisoformat("2099-01-01")))
def test_what_is_written_is_read(when):
    when = when.replace(microsecond=0)
    assert moment(when.strftime("%d.%m.%Y %H:%M:%S"), DAY) == when
    assert moment(when.strftime("%m/%d/%Y %I:%M:%S %p"), MONTH) == when
    assert moment(when.isoformat(sep=" "), MONTH) == when
