"""Flags: what a person should look at. Each rule at its boundary, and what must not be flagged."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from attendance.domain.attestations import attest_beside
from attendance.domain.evidence import Content
from attendance.domain.flags import Flag, FlagKind, find_flags, flags_of
from attendance.domain.intervals import Interval
from attendance.domain.observed import Observed, Seen
from attendance.domain.report import attendance_for
from attendance.models import CheckNote, PresenceCheck, StateKind
from tests import factories as make
from tests.attendance import evidence
from tests.attendance.evidence import LAPTOP, PHONE

S, MIN = 1000, 60_000
CONTENT = Content(windows=[Interval(0, 90 * MIN)], breaks=[], faults=[])


def flags(*people, content=CONTENT):
    return find_flags(dict(enumerate(people, start=1)), content=content)


def one(*seen, answers=()):
    return flags(Observed(list(seen), list(answers))).get(1, [])


@pytest.mark.parametrize(
    ("start", "end", "is_flagged"),
    [(10 * MIN, 12 * MIN, True), (10 * MIN + 1, 12 * MIN, False), (0, 12 * MIN - 1, False), (0, 90 * MIN, True)],
)
def test_a_page_that_was_connected_and_did_not_show_a_check(start, end, is_flagged):
    observed = Observed([Seen(start, end, "10.0.0.1")], unshown=[Interval(10 * MIN, 12 * MIN)])
    assert flags(observed).get(1, []) == ([Flag(FlagKind.UNSHOWN, 1)] if is_flagged else [])


def test_a_fault_or_a_colleagues_computer_explains_that_a_check_was_not_shown():
    check = Interval(10 * MIN, 12 * MIN)
    fault = Content(windows=CONTENT.windows, breaks=[], faults=[Interval(11 * MIN, 11 * MIN + 1)])
    there = Observed([Seen(0, 90 * MIN, "10.0.0.1")], unshown=[check])
    assert flags(there, content=fault) == {}
    beside = Observed([Seen(0, 90 * MIN, "10.0.0.1", by=7)], unshown=[check])
    assert flags(beside) == {1: [Flag(FlagKind.ATTESTED, 90, (7,))]}


@pytest.mark.parametrize(("overlap", "figure"), [(59_999, None), (60_000, 1), (600_000, 10)])
def test_two_addresses_at_once(overlap, figure):
    found = one(Seen(0, 30 * MIN, "10.0.0.1"), Seen(30 * MIN - overlap, 70 * MIN, "10.0.0.2"))
    assert found == ([] if figure is None else [Flag(FlagKind.TWO_ADDRESSES, figure)])


def test_one_place_is_one_address():
    assert one(Seen(0, 60 * MIN, "10.0.0.1", LAPTOP), Seen(0, 60 * MIN, "10.0.0.1", PHONE)) == []
    assert one(Seen(0, 60 * MIN, "10.0.0.1", LAPTOP), Seen(0, 60 * MIN, "2001:db8::1", LAPTOP)) == []
    assert one(Seen(0, 60 * MIN, "", LAPTOP), Seen(0, 60 * MIN, "10.0.0.1", PHONE)) == []
    assert one(Seen(0, 30 * MIN, "10.0.0.1"), Seen(31 * MIN, 60 * MIN, "10.0.0.2")) == []


def test_many_accounts_at_one_address():
    def at(number):
        return Observed([Seen(number * 5 * MIN, number * 6 * MIN + 7, "10.0.0.1", f"browser {number}")])

    assert flags(at(1), at(2)) == {}
    found = flags(at(1), at(2), at(3))
    assert found[2] == [Flag(FlagKind.SHARED_ADDRESS, 3, (1, 3))]


def test_several_accounts_on_one_device_but_not_those_attested_there():
    first = Observed([Seen(2 * MIN, 30 * MIN, "10.0.0.1", LAPTOP)])
    second = Observed([Seen(40 * MIN, 70 * MIN, "10.0.0.1", LAPTOP)])
    assert flags(first, second)[1] == [Flag(FlagKind.SHARED_DEVICE, 2, (2,))]
    beside = Observed([Seen(2 * MIN, 30 * MIN, "10.0.0.1", LAPTOP, by=1)])
    assert flags(first, beside) == {2: [Flag(FlagKind.ATTESTED, 28, (1,))]}


@pytest.mark.parametrize(("after", "is_flagged"), [(0, True), (1000, True), (1001, False)])
def test_answers_within_a_second(after, is_flagged):
    found = one(Seen(0, 90 * MIN, ""), answers=[after, 5000])
    assert found == ([Flag(FlagKind.QUICK_ANSWER, 1)] if is_flagged else [])


@pytest.mark.parametrize(("hidden", "figure"), [(600_000, None), (600_001, 10), (3_000_000, 50)])
def test_a_tab_hidden_for_more_than_ten_minutes(hidden, figure):
    found = one(Seen(0, 90 * MIN, "", hidden=(Interval(0, hidden),)))
    assert found == ([] if figure is None else [Flag(FlagKind.HIDDEN, figure)])


def test_hidden_is_what_no_device_showed_and_only_of_the_content():
    behind = Seen(0, 90 * MIN, "", PHONE, hidden=(Interval(0, 80 * MIN),))
    assert one(behind, Seen(0, 80 * MIN, "", LAPTOP)) == []
    paused = Content(windows=[Interval(0, 5 * MIN)], breaks=[Interval(5 * MIN, 90 * MIN)], faults=[])
    assert flags(Observed([behind]), content=paused) == {}


@pytest.mark.parametrize(("skew", "figure"), [(5000, None), (5001, 5), (61_000, 61)])
def test_a_clock_that_strays_by_more_than_five_seconds(skew, figure):
    found = one(Seen(0, 90 * MIN, "", skew=skew))
    assert found == ([] if figure is None else [Flag(FlagKind.CLOCK, figure)])


def test_two_people_who_come_and_go_at_the_same_seconds():
    mine = Observed([Seen(5 * MIN, 20 * MIN, "a"), Seen(22 * MIN, 60 * MIN, "a")])
    theirs = Observed([Seen(5 * MIN + S, 20 * MIN, "b"), Seen(22 * MIN - S, 60 * MIN, "b")])
    another = Observed([Seen(5 * MIN, 20 * MIN, "c"), Seen(22 * MIN, 60 * MIN + 2 * S, "c")])
    found = flags(mine, theirs, another)
    assert found == {1: [Flag(FlagKind.SAME_TIMES, 1, (2,))], 2: [Flag(FlagKind.SAME_TIMES, 1, (1,))]}


def test_leaving_at_the_end_or_at_a_fault_is_everyones():
    stayed = [Observed([Seen(5 * MIN, 90 * MIN + 3 * S, str(number))]) for number in range(2)]
    assert flags(*stayed) == {}
    cut = [Observed([Seen(0, 30 * MIN, str(number)), Seen(33 * MIN, 90 * MIN, str(number))]) for number in range(2)]
    fault = Content(windows=CONTENT.windows, breaks=[], faults=[Interval(30 * MIN, 33 * MIN)])
    assert flags(*cut, content=fault) == {}
    assert set(flags(*cut)) == {1, 2}


def test_a_crowd_at_the_same_seconds_has_a_cause_in_common():
    def crowd(size):
        return [Observed([Seen(5 * MIN, 20 * MIN, str(number))]) for number in range(size)]

    assert len(flags(*crowd(50))) == 50
    assert flags(*crowd(51)) == {}


@pytest.mark.django_db
def test_flags_are_read_from_the_evidence_and_change_no_figure(django_assert_num_queries):
    webinar: Any = make.webinar(state="live", started_at=timezone.now() - timedelta(minutes=60))
    person, other = make.registration(webinar).person, make.registration(webinar).person
    span = evidence.span(webinar, person, 0, 3000, max_skew_ms=7000)
    evidence.span(webinar, person, 600, 1200, ip="10.0.0.9", user_agent=PHONE)
    evidence.playing(span, 0, 1300, StateKind.HIDDEN)
    evidence.span(webinar, other, 1000, 2000, ip="10.9.9.9")
    at = webinar.started_at + timedelta(seconds=1500)
    check = PresenceCheck.objects.create(
        webinar=webinar, number=1, source="lecturer", launched_by=webinar.created_by, launched_at=at, window_s=90
    )
    for kind, after_ms in (("shown", 0), ("answered", 400)):
        CheckNote.objects.create(
            presence_check=check,
            person=person,
            kind=kind,
            at=at + timedelta(milliseconds=after_ms),
            connection=span.connection,
        )
    with django_assert_num_queries(7):
        found = flags_of(webinar)
    assert found == {
        person.pk: [
            Flag(FlagKind.TWO_ADDRESSES, 10),
            Flag(FlagKind.QUICK_ANSWER, 1),
            Flag(FlagKind.HIDDEN, 11),
            Flag(FlagKind.CLOCK, 7),
        ],
        other.pk: [Flag(FlagKind.UNSHOWN, 1)],
    }
    assert found[person.pk][2].sentence == "The tab was hidden on all devices, in minutes: 11."
    assert attendance_for(webinar, person).time.attended_s == 3000


@pytest.mark.django_db
def test_an_attested_person_is_visible_as_such():
    school = make.organisation()
    webinar: Any = make.webinar(state="live", started_at=timezone.now() - timedelta(minutes=60))
    facilitator, colleague = (make.registration(webinar, make.person(organisation=school)).person for _ in range(2))
    now = webinar.started_at + timedelta(seconds=600)
    evidence.span(webinar, facilitator, 0, None, last_beat_s=600)
    attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP, now=now)
    assert flags_of(webinar, now=now) == {colleague.pk: [Flag(FlagKind.ATTESTED, 0, (facilitator.pk,))]}
