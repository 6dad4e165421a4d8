"""A server that was down while a lecture ran excuses: from its last sign of life to its return."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from attendance.domain.attended import AttendanceRules, Basis
from attendance.domain.downtime import note_downtime, sign
from attendance.domain.report import attendance_for
from attendance.domain.seal import seal_webinar
from attendance.live.signs import SignsPart
from attendance.models import EndedHow, ServerSign
from media.models import Segment
from tests import factories as make
from tests.attendance import evidence
from webinars.domain.interruptions import begin_interruption, end_interruption_that_was_forgotten
from webinars.models import Interruption, RoomEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def webinar():
    now = timezone.now()
    return make.webinar(state="live", started_at=now - timedelta(minutes=60))


def at(webinar, seconds):
    return webinar.started_at + timedelta(seconds=seconds)


def live_until(webinar, seconds, *, since=0, process=None):
    process = process or uuid4()
    sign(process, since=at(webinar, since), webinars=[webinar.pk], now=at(webinar, seconds))
    return process


def times(webinar):
    return [
        ((one.started_at - webinar.started_at).seconds, (one.ended_at - webinar.started_at).seconds, one.cause)
        for one in Interruption.objects.filter(webinar=webinar)
    ]


def test_a_process_that_signs_is_no_fault(webinar):
    live_until(webinar, 1000)
    assert note_downtime(now=at(webinar, 1008)) == []
    assert ServerSign.objects.count() == 1


def test_from_the_last_sign_to_the_start_of_the_next_process(webinar):
    live_until(webinar, 1000)
    live_until(webinar, 1100, since=1090)
    note_downtime(now=at(webinar, 1100))
    assert times(webinar) == [(1000, 1090, "server")]
    assert note_downtime(now=at(webinar, 1100)) == []


def test_to_this_moment_when_another_process_lived_all_along(webinar):
    live_until(webinar, 1000)
    live_until(webinar, 1009)
    note_downtime(now=at(webinar, 1009))
    assert times(webinar) == [(1000, 1009, "server")]


def test_a_server_killed_twice_is_down_twice_and_not_between(webinar):
    live_until(webinar, 1000)
    live_until(webinar, 1150, since=1100)
    live_until(webinar, 1310, since=1300)
    note_downtime(now=at(webinar, 1310))
    assert times(webinar) == [(1000, 1100, "server"), (1150, 1300, "server")]


def test_a_process_that_stood_still_itself(webinar):
    process = live_until(webinar, 1000)
    note_downtime(now=at(webinar, 1030), frozen=process)
    assert times(webinar) == [(1000, 1030, "server")]


def test_an_emptied_room_leaves_no_sign(webinar):
    process = live_until(webinar, 1000)
    sign(process, since=at(webinar, 0), webinars=[])
    assert ServerSign.objects.count() == 0
    assert note_downtime(now=at(webinar, 2000)) == []


def test_nothing_before_the_start_or_after_the_end(webinar):
    live_until(webinar, 0)
    ServerSign.objects.update(at=at(webinar, -20))
    live_until(webinar, 40, since=30)
    note_downtime(now=at(webinar, 40))
    assert times(webinar) == [(0, 30, "server")]
    over: Any = make.webinar(state="ended")
    live_until(over, 5395)
    live_until(webinar, 60, since=50)
    note_downtime(now=over.ended_at + timedelta(seconds=20))
    assert times(over) == [(5395, 5400, "server")]
    coming = make.webinar()
    sign(uuid4(), since=coming.starts_at, webinars=[coming.pk], now=coming.starts_at)
    note_downtime(now=coming.starts_at + timedelta(minutes=1))
    assert times(coming) == []
    assert not ServerSign.objects.filter(webinar=coming).exists()


def test_a_sealed_webinar_gets_none(webinar):
    over: Any = make.webinar(state="ended")
    over.started_at, over.ended_at = over.started_at - timedelta(hours=1), over.ended_at - timedelta(hours=1)
    over.save()
    seal_webinar(over)
    live_until(over, 5000)
    assert note_downtime(now=timezone.now()) == []


def test_a_process_writes_what_it_sees(webinar):
    lost = live_until(webinar, 3000)
    part = SignsPart()
    part.write({webinar.pk})
    found = ServerSign.objects.get()
    assert (found.process, found.webinar) == (part.process, webinar)
    assert lost != part.process
    assert times(webinar)[0][0] == 3000


def test_who_was_there_and_came_back_loses_nothing_and_who_went_gets_nothing(webinar):
    """Killed at 1000 s for 120 s: the last beats are of 994 s, the last sign of 999 s."""
    stayed, gone = make.registration(webinar).person, make.registration(webinar).person
    for person in (stayed, gone):
        evidence.span(webinar, person, 0, 994, how=EndedHow.DROPPED)
    evidence.span(webinar, stayed, 1123, 2000)
    live_until(webinar, 999)
    live_until(webinar, 1120, since=1119)
    note_downtime(now=at(webinar, 1122))
    time = attendance_for(webinar, stayed).time
    assert (time.attended_s, time.excused_s, time.raw_s) == (2000, 129, 994 + 877)
    assert attendance_for(webinar, gone).time.attended_s == 994


def test_media_that_began_to_play_just_before_the_kill_played_as_it_came(webinar):
    """At 998 s the page said that it plays; there was no further heartbeat. At 1125 s it plays again."""
    person = make.registration(webinar).person
    evidence.playing(evidence.span(webinar, person, 990, 998, how=EndedHow.DROPPED), 998, 998)
    evidence.playing(evidence.span(webinar, person, 1123, 2000), 1125, 2000)
    live_until(webinar, 999)
    live_until(webinar, 1120, since=1119)
    note_downtime(now=at(webinar, 1122))
    time = attendance_for(webinar, person, rules=AttendanceRules(basis=Basis.WATCHED)).time
    assert (time.attended_s, time.excused_s, time.raw_s) == (1002, 127, 875)


def test_a_broadcast_fault_that_a_killed_process_left_open_ends_with_the_next_media(webinar):
    began = at(webinar, 1000)
    begin_interruption(None, broadcast_id=webinar.broadcast_id, at=began)
    for seconds in (-1, 5):
        end_interruption_that_was_forgotten(
            None,
            broadcast_id=webinar.broadcast_id,
            segment=Segment(first_frame_at=began + timedelta(seconds=seconds)),
        )
        assert Interruption.objects.filter(ended_at=None).exists() is (seconds < 0)
    assert list(RoomEvent.objects.values_list("type", flat=True)) == ["broadcast.interrupted", "broadcast.resumed"]
