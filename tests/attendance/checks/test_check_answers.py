"""Checks are shown and answered in time, or their time runs out; what that comes to for a person."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from attendance.domain.check_notes import Said, check_evidence, note_expired, write_notes
from attendance.domain.check_outcomes import CheckCounts
from attendance.domain.report import attendance_for, attendance_of
from attendance.models import CheckNote, EndedHow, NoteKind, PresenceCheck, PresenceSpan
from attendance.tasks import look_after_checks
from tests import factories as make
from tests.attendance import evidence
from tests.attendance.checks.rows import launched, notes_of, said
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def test_shown_and_answered_are_noted_once_however_often_it_is_said(webinar, person):
    check = launched(webinar, seconds_ago=60)
    write_notes([said(check, person, seconds=1), said(check, person, seconds=2)])
    write_notes([said(check, person, seconds=3), said(check, person, NoteKind.ANSWERED, seconds=9)])
    found = write_notes([said(check, person, NoteKind.ANSWERED, seconds=12)])
    assert notes_of(check) == [("shown", 1.0), ("answered", 9.0)]
    standing = found[check.pk, person.pk]
    assert standing.until == check.launched_at + timedelta(seconds=91)
    assert standing.answered_at == check.launched_at + timedelta(seconds=9)


def test_an_answer_whose_showing_was_lost_proves_both(webinar, person):
    check = launched(webinar, seconds_ago=60)
    write_notes([said(check, person, NoteKind.ANSWERED, seconds=20)])
    assert notes_of(check) == [("shown", 20.0), ("answered", 20.0)]


def test_everyone_has_the_whole_time_from_when_it_was_shown(webinar, person):
    check = launched(webinar, seconds_ago=200)
    write_notes([said(check, person, seconds=80)])
    write_notes([said(check, person, NoteKind.ANSWERED, seconds=169)])
    assert notes_of(check) == [("shown", 80.0), ("answered", 169.0)]


@pytest.mark.parametrize(
    ("shown", "answered", "noted"), [(1, 95, True), (1, 97, False), (95, 189, True), (96, 97, False)]
)
def test_the_time_is_the_servers(webinar, person, shown, answered, noted):
    """90 s, and 5 for a slow line: to be shown from the launch, to answer from the showing."""
    check = launched(webinar, seconds_ago=200)
    write_notes([said(check, person, seconds=shown), said(check, person, NoteKind.ANSWERED, seconds=answered)])
    assert (
        ("answered", float(answered)) in notes_of(check) if noted else not check.notes.filter(kind="answered").exists()
    )


def test_a_check_of_another_webinar_or_none_at_all_is_not_noted(webinar, person):
    elsewhere = launched(make.webinar(state="live"))
    assert write_notes([said(elsewhere, person, NoteKind.ANSWERED, webinar_id=webinar.pk)]) == {}
    nothing = Said(
        webinar_id=webinar.pk,
        check_id=2**50,
        person_id=person.pk,
        kind=NoteKind.ANSWERED,
        at=timezone.now(),
        connection=uuid4(),
    )
    assert write_notes([nothing]) == {}
    assert write_notes([]) == {}
    assert not CheckNote.objects.exists()


def test_nothing_is_noted_after_the_end(person, webinar):
    check = launched(webinar, seconds_ago=10)
    Webinar.objects.filter(pk=webinar.pk).update(state="ended", ended_at=timezone.now())
    assert write_notes([said(check, person, NoteKind.ANSWERED, seconds=5)]) == {}


def test_one_odd_line_does_not_spoil_a_batch(webinar, person):
    check = launched(webinar, seconds_ago=10)
    stranger = make.person()
    gone = said(check, stranger)
    stranger.delete()
    assert set(write_notes([gone, said(check, person)])) == {(check.pk, person.pk)}


def test_a_batch_of_a_thousand_is_a_few_statements(webinar, django_assert_num_queries):
    check = launched(webinar, seconds_ago=10)
    people = [make.person() for _ in range(20)]
    with django_assert_num_queries(5):  # with SAVEPOINT and RELEASE
        write_notes([said(check, each, NoteKind.ANSWERED, seconds=1) for each in people])
    assert CheckNote.objects.count() == 40


def test_who_let_it_pass_has_that_noted_at_the_end_of_their_time(webinar, person):
    check = launched(webinar, seconds_ago=300)
    other = make.registration(webinar).person
    write_notes([said(check, person, seconds=2), said(check, other, NoteKind.ANSWERED, seconds=4)])
    assert note_expired(now=check.launched_at + timedelta(seconds=106)) == 0
    assert note_expired(now=check.launched_at + timedelta(seconds=108)) == 1
    assert note_expired() == 0
    assert notes_of(check) == [("shown", 2.0), ("shown", 4.0), ("answered", 4.0), ("expired", 92.0)]
    # Nothing is both: what has expired is not answered any more, however the server's clock may jump.
    write_notes([said(check, person, NoteKind.ANSWERED, seconds=50)])
    assert not check.notes.filter(person=person, kind="answered").exists()


def test_the_end_of_the_lecture_lets_nothing_expire(webinar, person):
    check = launched(webinar, seconds_ago=300)
    write_notes([said(check, person, seconds=2)])
    Webinar.objects.filter(pk=webinar.pk).update(state="ended", ended_at=check.launched_at + timedelta(seconds=60))
    assert note_expired() == 0


def test_a_webinar_that_fails_does_not_hold_up_the_others(webinar, person, monkeypatch):
    def fail(webinar_id):
        raise OSError("gone")

    monkeypatch.setattr("attendance.tasks.launch_due", fail)
    check = launched(webinar, seconds_ago=300)
    write_notes([said(check, person, seconds=2)])
    assert look_after_checks(0) == 1


def test_counts_are_in_the_persons_attendance(webinar, person):
    absent = make.registration(webinar).person
    for number, ago in ((1, 1500), (2, 1000), (3, 500)):
        launched(webinar, number=number, seconds_ago=ago)
    first, second, third = PresenceCheck.objects.all()
    write_notes([said(first, person, NoteKind.ANSWERED, seconds=3), said(second, person, seconds=3)])
    write_notes([said(third, person, NoteKind.ANSWERED, seconds=3)])
    PresenceSpan.objects.filter(person=person).update(last_beat_at=timezone.now())
    lines = {line.person: line.checks for line in attendance_of(webinar)}
    assert lines[person] == CheckCounts(launched=3, shown=3, answered=2)
    assert lines[absent] == CheckCounts(launched=3, shown=0, answered=0)
    assert attendance_for(webinar, person).checks == lines[person]
    assert attendance_for(webinar, absent).checks == lines[absent]


def test_a_cut_line_is_not_held_against_anybody(webinar):
    person = make.registration(webinar).person
    check = launched(webinar, seconds_ago=1000)
    begin = (check.launched_at - webinar.started_at).total_seconds()
    evidence.span(webinar, person, 0, int(begin) + 10, how=EndedHow.DROPPED)
    evidence.span(webinar, person, int(begin) + 60, int(begin) + 900)
    write_notes([said(check, person, seconds=2)])
    assert attendance_for(webinar, person).checks == CheckCounts(launched=1, shown=0, answered=0)


def test_reading_is_one_query_without_checks_and_two_with(webinar, person, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert check_evidence(webinar).checks == []
    write_notes([said(launched(webinar, seconds_ago=20), person)])
    with django_assert_num_queries(2):
        assert list(check_evidence(webinar).notes) == [person.pk]
