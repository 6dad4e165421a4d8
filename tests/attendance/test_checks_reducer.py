"""A page that heard of every check shows what a page shows that was just opened."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from attendance.domain.checks import launch_check
from tests.webinars.reducing import ScenarioRoom, check
from webinars.domain.live import end_webinar
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def two_checks(room: ScenarioRoom) -> Iterator[None]:
    Webinar.objects.filter(pk=room.webinar.pk).update(started_at=timezone.now() - timedelta(minutes=10))
    launch_check(room.webinar, by=room.host, now=timezone.now() - timedelta(seconds=200))
    yield
    launch_check(room.webinar, by=room.host)


def a_check_and_the_end(room: ScenarioRoom) -> Iterator[None]:
    launch_check(room.webinar, by=room.host)
    yield
    end_webinar(room.webinar, by=room.host)


@pytest.mark.parametrize("scenario", [two_checks, a_check_and_the_end])
def test_events_lead_where_a_snapshot_leads(scenario) -> None:
    check(scenario, part="checks", module="attendance/checks-state.js")
