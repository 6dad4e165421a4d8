"""Checks are launched by the plan, by the lecturer, or by the worker: each once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from attendance.domain.check_plan import APART_MS
from attendance.domain.checks import as_plan, launch_check, launch_due, plan_checks
from attendance.errors import CheckTooSoon, NotWhileStandingStill
from attendance.models import CheckPlan, CheckSource, PresenceCheck
from attendance.tasks import look_after_checks
from tests import factories as make
from tests.attendance import evidence
from tests.attendance.checks.rows import at_moment
from webinars.errors import NotLive
from webinars.models import Break, RoomEvent

pytestmark = pytest.mark.django_db


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
