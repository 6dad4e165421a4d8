"""Watching the recording earns what was missed of the lecture: once, and no faster than it can be watched."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import User
from attendance.domain.evidence import to_ms
from attendance.domain.report import attendance_for, attendance_of
from attendance.watching.domain.replayed import replayed_of
from attendance.watching.domain.watching import Report, find_sitting, note_watched, open_sitting
from attendance.watching.models import Watched
from tests import factories as make
from tests.attendance import evidence
from tests.attendance.watching import rows
from webinars.models import Webinar

pytestmark = pytest.mark.django_db
MINUTE = 60


@pytest.fixture
def webinar() -> Webinar:
    """90 minutes with a break from 40:00 to 50:00, in a recording of two cameras: 80 minutes."""
    made = make.webinar(state="ended")
    evidence.pause(made, 40 * MINUTE, 50 * MINUTE)
    rows.epoch(made, began_s=0, offset_s=0, length_s=40 * MINUTE)
    rows.epoch(made, began_s=50 * MINUTE, offset_s=40 * MINUTE, length_s=40 * MINUTE)
    return made


@pytest.fixture
def person(webinar: Webinar) -> User:
    return make.registration(webinar).person


def figures(webinar: Webinar, person: User) -> tuple[int, int]:
    """Attended in all, and what of it the recording added."""
    time = attendance_for(webinar, person).time
    assert time.attended_s == time.raw_s + time.bridged_s + time.excused_s + time.replay_s
    return time.attended_s, time.replay_s


def test_20_minutes_missed_live_are_earned_by_watching_those_20_minutes(webinar: Webinar, person: User) -> None:
    evidence.span(webinar, person, 0, 20 * MINUTE)
    evidence.span(webinar, person, 50 * MINUTE, 90 * MINUTE)
    assert figures(webinar, person) == (60 * MINUTE, 0)
    rows.watch(webinar, person, (20 * MINUTE, 40 * MINUTE))
    assert figures(webinar, person) == (80 * MINUTE, 20 * MINUTE)


def test_watching_what_was_attended_live_earns_nothing(webinar: Webinar, person: User) -> None:
    evidence.span(webinar, person, 0, 20 * MINUTE)
    rows.watch(webinar, person, (0, 20 * MINUTE))
    assert figures(webinar, person) == (20 * MINUTE, 0)


def test_watching_twice_counts_once(webinar: Webinar, person: User) -> None:
    rows.watch(webinar, person, (0, 5 * MINUTE), (0, 5 * MINUTE))
    assert figures(webinar, person) == (5 * MINUTE, 5 * MINUTE)


def test_twice_as_fast_counts_the_minutes_of_the_lecture(webinar: Webinar, person: User) -> None:
    rows.watch(webinar, person, (0, 10 * MINUTE), speed=2)
    assert figures(webinar, person) == (10 * MINUTE, 10 * MINUTE)


def test_seeking_past_counts_nothing(webinar: Webinar, person: User) -> None:
    rows.watch(webinar, person, (0, MINUTE), (30 * MINUTE, 31 * MINUTE))
    assert figures(webinar, person) == (2 * MINUTE, 2 * MINUTE)


def test_the_break_lies_between_the_cameras_and_counts_nothing(webinar: Webinar, person: User) -> None:
    rows.watch(webinar, person, (39 * MINUTE, 41 * MINUTE))
    (intervals,) = replayed_of(webinar).values()
    assert webinar.started_at is not None
    begin = to_ms(webinar.started_at)
    assert [((start - begin) // 1000, (end - begin) // 1000) for start, end in intervals] == [
        (39 * MINUTE, 40 * MINUTE),
        (50 * MINUTE, 51 * MINUTE),
    ]
    assert figures(webinar, person) == (2 * MINUTE, 2 * MINUTE)


def test_a_claim_faster_than_time_is_cut_to_what_can_be_true(webinar: Webinar, person: User) -> None:
    assert webinar.ended_at is not None
    sitting = open_sitting(webinar, person, now=webinar.ended_at)
    taken = note_watched(sitting, Report(1, [(0, 80 * MINUTE * 1000)]), now=webinar.ended_at + timedelta(seconds=10))
    assert taken == 21_000
    assert figures(webinar, person) == (21, 21)


def test_waiting_before_claiming_does_not_help(webinar: Webinar, person: User) -> None:
    assert webinar.ended_at is not None
    sitting = open_sitting(webinar, person, now=webinar.ended_at)
    taken = note_watched(sitting, Report(1, [(0, 80 * MINUTE * 1000)]), now=webinar.ended_at + timedelta(hours=2))
    assert taken == 252_000


def test_two_pages_share_one_allowance(webinar: Webinar, person: User) -> None:
    other = make.webinar(state="ended")
    rows.epoch(other, began_s=0, offset_s=0, length_s=90 * MINUTE)
    assert webinar.ended_at is not None
    begin = webinar.ended_at
    one, two = open_sitting(webinar, person, now=begin), open_sitting(other, person, now=begin)
    later = begin + timedelta(seconds=10)
    assert note_watched(one, Report(1, [(0, 20_000)]), now=later) == 20_000
    assert note_watched(two, Report(1, [(0, 20_000)]), now=later) == 0


def test_a_report_that_is_said_again_adds_nothing(webinar: Webinar, person: User) -> None:
    assert webinar.ended_at is not None
    sitting = open_sitting(webinar, person, now=webinar.ended_at)
    later = webinar.ended_at + timedelta(seconds=20)
    assert note_watched(sitting, Report(1, [(0, 15_000)]), now=later) == 15_000
    assert note_watched(sitting, Report(1, [(0, 15_000)]), now=later + timedelta(seconds=20)) == 0
    assert Watched.objects.count() == 1


def test_a_sitting_is_ones_own(webinar: Webinar, person: User) -> None:
    sitting = open_sitting(webinar, person)
    assert find_sitting(webinar, person, sitting.pk) == sitting
    assert find_sitting(webinar, make.person(), sitting.pk) is None
    assert find_sitting(make.webinar(state="ended"), person, sitting.pk) is None


def test_who_only_watched_is_in_the_report_with_their_minutes(webinar: Webinar, person: User) -> None:
    rows.watch(webinar, person, (0, 2 * MINUTE))
    rows.watch(webinar, make.auditor(), (0, MINUTE))
    (line,) = attendance_of(webinar)
    assert (line.person, line.came, line.time.attended_s) == (person, False, 2 * MINUTE)


@pytest.mark.parametrize("table", ["watching_sitting", "watching_watched"])
def test_the_database_refuses_to_change_or_delete_it(webinar: Webinar, person: User, table: str) -> None:
    rows.watch(webinar, person, (0, 15))
    column = "device_label = 'x'" if table == "watching_sitting" else "to_ms = to_ms + 1"
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column}"):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
