"""Attendance of a webinar, person by person, from rows."""

import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from attendance.domain.attended import AttendanceRules, Basis
from attendance.domain.report import attendance_for, attendance_of, is_settled
from attendance.domain.webinar_rules import register_rules
from attendance.models import EndedHow, PresenceSpan
from tests import factories as make
from tests.attendance import evidence
from tests.attendance.evidence import PHONE
from webinars.models import RegistrationState, Webinar

pytestmark = pytest.mark.django_db


@pytest.fixture
def webinar():
    return make.webinar(state="ended")


def only(lines):
    (line,) = lines
    return line


def test_a_person_with_two_devices_and_a_cut_line_is_one_line(webinar):
    person = make.registration(webinar).person
    evidence.span(webinar, person, -60, 600, how=EndedHow.DROPPED)
    evidence.span(webinar, person, 640, 1200)
    evidence.span(webinar, person, 500, 1000, user_agent=PHONE)
    line = only(attendance_of(webinar))
    assert (line.person, line.registration.person) == (person, person)
    assert (line.time.attended_s, line.time.bridged_s, line.time.content_s) == (1200, 0, 5400)
    assert (line.connections, line.devices, line.is_online, line.came) == (3, 2, False, True)
    assert attendance_for(webinar, person).time == line.time


def test_one_who_never_came_is_a_line_of_zeros(webinar):
    registration = make.registration(webinar)
    line = only(attendance_of(webinar))
    assert (line.registration, line.came, line.time.attended_s, line.connections) == (registration, False, 0, 0)
    assert attendance_for(webinar, registration.person) == line


def test_breaks_and_faults_of_the_webinar_are_counted_in(webinar):
    person = make.registration(webinar).person
    evidence.pause(webinar, 1200, 1500)
    evidence.fault(webinar, 3000, 3100)
    evidence.span(webinar, person, 0, 3000, how=EndedHow.DROPPED)
    evidence.span(webinar, person, 3120, 5400)
    time_of = only(attendance_of(webinar)).time
    assert (time_of.content_s, time_of.attended_s, time_of.excused_s) == (5100, 5100, 120)


def test_an_open_span_with_fresh_beats_reaches_to_the_end():
    webinar = make.webinar(state="live")
    person = make.registration(webinar).person
    now = timezone.now()
    assert webinar.started_at is not None
    seconds = (now - webinar.started_at).total_seconds()
    evidence.span(webinar, person, 0, None, last_beat_s=seconds - 9)
    line = only(attendance_of(webinar, now=now))
    assert (line.time.attended_s, line.is_online) == (int(seconds), True)


def test_an_open_span_that_fell_silent_ends_at_its_last_beat():
    webinar = make.webinar(state="live")
    person = make.registration(webinar).person
    now = timezone.now()
    evidence.span(webinar, person, 0, None, last_beat_s=20)
    line = only(attendance_of(webinar, now=now))
    assert (line.time.attended_s, line.is_online) == (20, False)


def test_the_team_counts_only_where_it_is_registered(webinar):
    lecturer = webinar.lecturers.get()
    evidence.span(webinar, lecturer, 0, 5400, as_host=True)
    assert attendance_of(webinar) == []
    make.registration(webinar, lecturer)
    assert only(attendance_of(webinar)).time.attended_s == 5400


def test_one_whose_place_was_cancelled_later_stays_on_the_report(webinar):
    person = make.registration(webinar, state=RegistrationState.CANCELLED).person
    make.registration(webinar, state=RegistrationState.PENDING)
    evidence.span(webinar, person, 0, 100)
    line = only(attendance_of(webinar))
    assert (line.person, line.registration) == (person, None)


def test_other_webinars_are_other_webinars(webinar):
    person = make.registration(webinar).person
    evidence.span(make.webinar(state="ended"), person, 0, 100)
    assert not only(attendance_of(webinar)).came


def test_people_stand_by_name_in_the_order_of_the_alphabet(webinar):
    for name in ("Ярова Анна", "абаева Гүл", "Бекова Ия"):
        make.registration(webinar, make.person(name=name))
    assert [line.person.name for line in attendance_of(webinar)] == ["абаева Гүл", "Бекова Ия", "Ярова Анна"]


def test_the_basis_watched_reads_what_played(webinar):
    person = make.registration(webinar).person
    span = evidence.span(webinar, person, 0, 1000)
    evidence.playing(span, 100, 300)
    rules = AttendanceRules(basis=Basis.WATCHED)
    assert only(attendance_of(webinar, rules=rules)).time.attended_s == 200
    assert attendance_for(webinar, person, rules=rules).time.attended_s == 200


def test_the_webinars_own_rules_hold(webinar):
    person = make.registration(webinar).person
    evidence.span(webinar, person, 0, 100)
    evidence.span(webinar, person, 180, 200)
    assert only(attendance_of(webinar)).time.attended_s == 120
    register_rules(lambda asked: AttendanceRules(gap_tolerance_s=80) if asked == webinar else None)
    assert only(attendance_of(webinar)).time.attended_s == 200
    assert attendance_for(webinar, person).time.attended_s == 200
    assert attendance_for(webinar, person, rules=AttendanceRules()).time.attended_s == 120


def test_a_webinar_that_never_began_has_no_content():
    webinar = make.webinar()
    make.registration(webinar)
    assert only(attendance_of(webinar)).time.percent == 0


def test_one_whom_a_crash_took_as_they_came_in_was_there_that_moment(webinar):
    person = make.registration(webinar).person
    evidence.span(webinar, person, 100, 100, how=EndedHow.DROPPED)
    evidence.span(webinar, person, 150, 200)
    # The gap is bridged: a restart of the server loses at most one beat.
    assert attendance_for(webinar, person).time.attended_s == 100


@pytest.mark.parametrize("people", [1, 3])
def test_the_number_of_queries_does_not_grow_with_people(webinar, people, django_assert_num_queries):
    for _ in range(people):
        evidence.span(webinar, make.registration(webinar).person, 0, 60)
        evidence.span(webinar, make.person(), 0, 60)
    fresh = Webinar.objects.get(pk=webinar.pk)
    with django_assert_num_queries(8):
        lines = attendance_of(fresh)
        assert {line.person.organisation for line in lines} == {None}
    assert len(lines) == 2 * people
    with django_assert_num_queries(7):
        attendance_for(fresh, lines[0].person)


def test_it_is_settled_when_nothing_can_change_any_more(webinar):
    end = webinar.ended_at
    person = make.registration(webinar).person
    open_span = evidence.span(webinar, person, 0, None, last_beat_s=5400 - 2)
    assert not is_settled(webinar, now=end + timedelta(seconds=6))
    PresenceSpan.objects.filter(pk=open_span.pk).update(last_beat_at=end + timedelta(milliseconds=200))
    assert not is_settled(webinar, now=end + timedelta(seconds=4))  # another process may hold a batch
    assert is_settled(webinar, now=end + timedelta(seconds=6))
    evidence.span(webinar, person, 0, None, last_beat_s=5400 - 2)
    assert not is_settled(webinar, now=end + timedelta(seconds=20))
    assert is_settled(webinar, now=end + timedelta(seconds=29))  # silent for longer than any that is there
    assert is_settled(webinar, now=end + timedelta(seconds=60))
    assert not is_settled(make.webinar(state="live"))


def test_a_thousand_people_with_ten_thousand_spans_take_under_two_seconds(webinar):
    from accounts.models import User
    from webinars.models import Registration

    people = User.objects.bulk_create(User(email=f"p{n}@example.kz", name=f"П {n}") for n in range(1000))
    Registration.objects.bulk_create(Registration(webinar=webinar, person=person) for person in people)
    begin = webinar.started_at
    PresenceSpan.objects.bulk_create(
        PresenceSpan(
            webinar=webinar,
            person=person,
            connection=uuid4(),
            started_at=begin + timedelta(seconds=500 * n),
            last_beat_at=begin + timedelta(seconds=500 * n + 400),
            ended_at=begin + timedelta(seconds=500 * n + 400),
            ended_how=EndedHow.DROPPED,
        )
        for person in people
        for n in range(10)
    )
    evidence.fault(webinar, 1000, 1100)
    start = time.process_time()  # of this process alone: the machine may be busy
    lines = attendance_of(webinar)
    assert time.process_time() - start < 2
    assert len(lines) == 1000
    assert {line.time.raw_s for line in lines} == {4000}
