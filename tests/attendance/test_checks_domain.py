"""Planning, launching, showing and answering checks, on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from attendance.domain.check_notes import Said, check_evidence, note_expired, write_notes
from attendance.domain.check_outcomes import CheckCounts
from attendance.domain.check_plan import APART_MS, CheckRules
from attendance.domain.checks import as_plan, launch_check, launch_due, plan_checks
from attendance.domain.report import attendance_for, attendance_of
from attendance.errors import CheckTooSoon, NotWhileStandingStill
from attendance.models import CheckNote, CheckPlan, CheckSource, EndedHow, NoteKind, PresenceCheck, PresenceSpan
from attendance.tasks import look_after_checks
from tests import factories as make
from tests.attendance import evidence
from webinars.domain.live import start_webinar
from webinars.errors import NotLive
from webinars.models import Break, RoomEvent, Webinar
from webinars.polls.kinds import PollKind
from webinars.polls.models import Poll, PollState
from webinars.polls.signals import poll_answered

pytestmark = pytest.mark.django_db


@pytest.fixture
def webinar():
    """Live since 40 minutes."""
    began = timezone.now() - timedelta(minutes=40)
    return make.webinar(state="live", starts_at=began, started_at=began)


@pytest.fixture
def person(webinar):
    person = make.registration(webinar).person
    evidence.span(webinar, person, 0, None, last_beat_s=39 * 60 + 55)
    return person


def launched(webinar, *, seconds_ago=0, number=1, **fields):
    values = {"source": CheckSource.LECTURER, "launched_by": webinar.created_by, "window_s": 90} | fields
    at = timezone.now() - timedelta(seconds=seconds_ago)
    return PresenceCheck.objects.create(webinar=webinar, number=number, launched_at=at, **values)


def said(check, person, kind=NoteKind.SHOWN, *, seconds=0, webinar_id=None):
    """So many seconds after the launch."""
    return Said(
        webinar_id=webinar_id or check.webinar_id,
        check_id=check.pk,
        person_id=person.pk,
        kind=kind,
        at=check.launched_at + timedelta(seconds=seconds),
        connection=uuid4(),
    )


def notes_of(check):
    return [(note.kind, (note.at - check.launched_at).total_seconds()) for note in check.notes.order_by("at", "pk")]


# --- the plan ----------------------------------------------------------------------------------------------------------


def test_a_plan_is_drawn_as_the_webinar_starts(django_capture_on_commit_callbacks):
    webinar = make.webinar(length_min=50)
    with django_capture_on_commit_callbacks(execute=True):
        start_webinar(webinar, by=webinar.created_by)
    row = CheckPlan.objects.get(webinar=webinar)
    assert (row.content_s, row.launch, row.per_s, row.window_s, row.edge_s) == (3000, 4, 3000, 90, 180)
    assert len(as_plan(row).moments()) == 4
    assert plan_checks(webinar) == row


def test_every_plan_has_a_seed_of_its_own(webinar):
    other = make.webinar(state="live")
    assert plan_checks(webinar).seed != plan_checks(other).seed
    assert len(plan_checks(webinar).seed) == 32


# --- launching ---------------------------------------------------------------------------------------------------------


def at_moment(webinar, slot, *, more_ms=0):
    """When the check of this slot is due, in a lecture without breaks."""
    moment = as_plan(plan_checks(webinar)).moment(slot)
    return webinar.started_at + timedelta(milliseconds=moment + more_ms)


def test_a_check_is_launched_at_its_moment_and_the_room_is_told(webinar):
    at = at_moment(webinar, 0)
    wait = launch_due(webinar.pk, now=at - timedelta(seconds=7))
    assert wait == pytest.approx(7, abs=0.01)
    assert not PresenceCheck.objects.exists()
    launch_due(webinar.pk, now=at)
    check = PresenceCheck.objects.get()
    assert (check.slot, check.number, check.source, check.launched_at) == (0, 1, CheckSource.SCHEDULED, at)
    assert check.planned_ms == as_plan(plan_checks(webinar)).moment(0)
    event = RoomEvent.objects.get(webinar=webinar)
    assert (event.type, event.audience, event.person) == ("check.launched", "all", None)
    ms = round(at.timestamp() * 1000)
    assert event.payload == {
        "check": check.pk,
        "number": 1,
        "launched_at": pytest.approx(ms, abs=1),
        "until": pytest.approx(ms + 90_000, abs=1),
        "window_ms": 90_000,
    }
    launch_due(webinar.pk, now=at + timedelta(seconds=1))
    assert PresenceCheck.objects.count() == 1


def test_nothing_is_launched_in_a_break_or_while_the_line_is_down_and_a_minute_after(webinar):
    at = at_moment(webinar, 0)
    pause = Break.objects.create(webinar=webinar, started_at=at - timedelta(milliseconds=0))
    assert launch_due(webinar.pk, now=at + timedelta(seconds=5)) == 5.0
    pause.ended_at = at + timedelta(seconds=100)
    pause.save()
    assert launch_due(webinar.pk, now=at + timedelta(seconds=101)) == 20.0
    assert not PresenceCheck.objects.exists()
    launch_due(webinar.pk, now=at + timedelta(seconds=161))
    check = PresenceCheck.objects.get()
    assert check.launched_at == at + timedelta(seconds=161)
    assert check.planned_ms == as_plan(plan_checks(webinar)).moment(0)


def test_time_stands_still_for_the_plan_in_a_break(webinar):
    at = at_moment(webinar, 0)
    evidence.pause(webinar, 60, 120)
    wait = launch_due(webinar.pk, now=at + timedelta(seconds=50))
    assert wait == pytest.approx(10, abs=0.01)


def test_a_fault_puts_it_off_too(webinar):
    offset = (at_moment(webinar, 0) - webinar.started_at).total_seconds()
    evidence.fault(webinar, int(offset) - 30, int(offset) + 30)
    launch_due(webinar.pk, now=at_moment(webinar, 0, more_ms=20_000))
    launch_due(webinar.pk, now=at_moment(webinar, 0, more_ms=60_000))
    assert not PresenceCheck.objects.exists()
    launch_due(webinar.pk, now=at_moment(webinar, 0, more_ms=91_000))
    assert PresenceCheck.objects.count() == 1


def test_a_webinar_that_does_not_run_is_not_checked():
    for state in ("published", "ended"):
        assert launch_due(make.webinar(state=state).pk) is None
    assert launch_due(2**40) is None
    assert not CheckPlan.objects.exists()


def test_the_lecturer_launches_one_but_not_two_in_a_row(webinar):
    check = launch_check(webinar, by=webinar.created_by)
    assert (check.source, check.slot, check.launched_by, check.window_s) == ("lecturer", None, webinar.created_by, 90)
    assert RoomEvent.objects.get().person == webinar.created_by
    with pytest.raises(CheckTooSoon) as refused:
        launch_check(webinar, by=webinar.created_by, now=check.launched_at + timedelta(seconds=30))
    assert refused.value.wait_s == 150
    again = launch_check(webinar, by=webinar.created_by, now=check.launched_at + timedelta(milliseconds=APART_MS))
    assert again.number == 2


def test_the_lecturer_launches_none_in_a_break_a_fault_or_off_air(webinar):
    with pytest.raises(NotLive):
        launch_check(make.webinar(), by=webinar.created_by)
    Break.objects.create(webinar=webinar, started_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotWhileStandingStill):
        launch_check(webinar, by=webinar.created_by)
    assert not PresenceCheck.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_processes_exactly_one_launches():
    began = timezone.now() - timedelta(minutes=40)
    webinar = make.webinar(state="live", starts_at=began, started_at=began)
    at = at_moment(webinar, 1)

    def one(_number):
        try:
            return launch_due(webinar.pk, now=at)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(one, range(12)))  # none of them fails
    assert list(PresenceCheck.objects.values_list("slot", flat=True)) == [1]
    assert RoomEvent.objects.filter(type="check.launched").count() == 1


def test_the_worker_launches_what_nobody_looked_at(webinar, monkeypatch):
    row = plan_checks(webinar)
    assert row is not None
    look_after_checks(0)
    # 40 minutes have passed without a process: the newest due one is launched, the others are left out.
    due = as_plan(row).due(40 * 60 * 1000)
    assert list(PresenceCheck.objects.values_list("slot", flat=True)) == [due]


# --- shown and answered ------------------------------------------------------------------------------------------------


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


# --- the time runs out -------------------------------------------------------------------------------------------------


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


# --- what it comes to --------------------------------------------------------------------------------------------------


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


# --- polls that count as checks ----------------------------------------------------------------------------------------


def a_poll(webinar, *, is_presence_check=True):
    return Poll.objects.create(
        webinar=webinar,
        kind=PollKind.TEXT,
        text="Where do you teach?",
        state=PollState.OPEN,
        opened_at=timezone.now() - timedelta(seconds=30),
        created_by=webinar.created_by,
        is_presence_check=is_presence_check,
    )


def answered(poll, person):
    poll_answered.send_robust(sender=Poll, poll=poll, person=person, at=timezone.now())


def test_an_answer_to_a_poll_that_is_a_check_counts_and_no_answer_harms_nobody(webinar, person):
    other = make.registration(webinar).person
    evidence.span(webinar, other, 0, None, last_beat_s=39 * 60 + 55)
    poll = a_poll(webinar)
    answered(poll, person)
    answered(poll, person)
    check = PresenceCheck.objects.get()
    assert (check.source, check.poll_code, check.launched_at) == (CheckSource.POLL, poll.code, poll.opened_at)
    assert attendance_for(webinar, person).checks == CheckCounts(launched=1, shown=1, answered=1)
    later = timezone.now() + timedelta(minutes=10)
    assert attendance_for(webinar, other, now=later).checks == CheckCounts(launched=1, shown=0, answered=0)
    # It is asked in its own way: nobody is shown it as a check, and the lecturer may still launch one.
    assert write_notes([said(check, other, NoteKind.ANSWERED)]) == {}
    assert launch_check(webinar, by=webinar.created_by).number == 2


def test_other_polls_and_the_teams_answers_are_no_checks(webinar, person):
    answered(a_poll(webinar, is_presence_check=False), person)
    Poll.objects.update(state=PollState.CLOSED, closed_at=timezone.now())
    answered(a_poll(webinar), webinar.lecturers.get())
    assert not PresenceCheck.objects.exists()


# --- append-only -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE attendance_checkplan SET seed = 'other'",
        "UPDATE attendance_presencecheck SET launched_at = now()",
        "UPDATE attendance_checknote SET kind = 'answered'",
        "UPDATE attendance_checknote SET at = at - interval '1 s'",
        "DELETE FROM attendance_checknote",
        "DELETE FROM attendance_presencecheck",
        "DELETE FROM attendance_checkplan",
    ],
)
def test_the_database_refuses_to_change_or_delete_evidence_of_checks(webinar, person, statement):
    plan_checks(webinar)
    write_notes([said(launched(webinar, seconds_ago=20), person)])
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_lets_a_slot_a_poll_and_an_end_be_once(webinar, person):
    check = launched(webinar, source=CheckSource.SCHEDULED, slot=3, planned_ms=1, launched_by=None)
    launched(webinar, number=2, source=CheckSource.POLL, poll_code="abc", launched_by=None)
    CheckNote.objects.create(presence_check=check, person=person, kind="answered", at=check.launched_at)
    twice = (
        lambda: launched(webinar, number=3, source=CheckSource.SCHEDULED, slot=3, planned_ms=1, launched_by=None),
        lambda: launched(webinar, number=1),
        lambda: launched(webinar, number=3, source=CheckSource.POLL, poll_code="abc", launched_by=None),
        lambda: launched(webinar, number=3, source=CheckSource.SCHEDULED, launched_by=None),
        lambda: CheckNote.objects.create(presence_check=check, person=person, kind="expired", at=check.launched_at),
    )
    for attempt in twice:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_a_rehearsal_takes_its_checks_along(webinar):
    rehearsal = make.webinar(state="live", is_rehearsal=True)
    plan_checks(rehearsal)
    check = launched(rehearsal)
    write_notes([said(check, make.registration(rehearsal).person)])
    CheckNote.objects.filter(presence_check__webinar=rehearsal).delete()
    PresenceCheck.objects.filter(webinar=rehearsal).delete()
    CheckPlan.objects.filter(webinar=rehearsal).delete()
    assert not CheckNote.objects.exists()


def test_rules_of_a_policy_make_the_plan(webinar):
    assert plan_checks(webinar).launch == CheckRules().launch


def test_a_webinar_that_fails_does_not_hold_up_the_others(webinar, person, monkeypatch):
    def fail(webinar_id):
        raise OSError("gone")

    monkeypatch.setattr("attendance.tasks.launch_due", fail)
    check = launched(webinar, seconds_ago=300)
    write_notes([said(check, person, seconds=2)])
    assert look_after_checks(0) == 1
