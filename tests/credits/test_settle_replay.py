"""What is watched of a recording reaches the hours."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from credits.domain.ledger import balance_of
from credits.domain.settle import settle_webinar
from credits.models import Assessment
from media.models import Broadcast
from tests.attendance.watching import rows as recordings
from tests.credits import rows
from tests.credits.test_parameters import policy
from tests.jobs import RunJobs


@pytest.mark.django_db
def test_minutes_of_the_recording_become_hours_once_a_minute(
    run_jobs: RunJobs, django_capture_on_commit_callbacks: Any
) -> None:
    webinar = rows.ended_webinar(broadcast=Broadcast.objects.create())
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=50)
    settle_webinar(webinar)
    assert balance_of(webinar, person) == Decimal("0.75")
    recordings.epoch(webinar, began_s=0, offset_s=0, length_s=5400)
    with django_capture_on_commit_callbacks(execute=True):
        recordings.watch(webinar, person, (40 * 60, 60 * 60))
    assert run_jobs(name="settle_person") == []
    assert run_jobs(name="settle_person", at=timezone.now() + timedelta(seconds=61)) == ["credits.settle_person"]
    assert balance_of(webinar, person) == Decimal("1.00")
    assert Assessment.objects.order_by("pk").last().inputs.attended_s == 3600  # type: ignore[union-attr]


@pytest.mark.parametrize(("counts", "attended_s", "hours"), [(True, 3600, "1"), (False, 3000, "0.75")])
@pytest.mark.django_db
def test_a_policy_says_whether_the_recording_counts(
    counts: bool, attended_s: int, hours: str, run_jobs: RunJobs, django_capture_on_commit_callbacks: Any
) -> None:
    policy("cpd-60", minutes_per_credit=61)  # so that there is a version that says the same of the recording
    policy("cpd-60", minutes_per_credit=60, counts_replay=counts)
    webinar = rows.ended_webinar(broadcast=Broadcast.objects.create())
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=50)
    recordings.epoch(webinar, began_s=0, offset_s=0, length_s=5400)
    with django_capture_on_commit_callbacks(execute=True):
        recordings.watch(webinar, person, (40 * 60, 60 * 60))
    run_jobs(name="settle_person", at=timezone.now() + timedelta(seconds=61))
    settle_webinar(webinar)
    assert balance_of(webinar, person) == Decimal(hours)
    assert Assessment.objects.order_by("pk").last().inputs.attended_s == attended_s  # type: ignore[union-attr]
    page = rows.text_of(rows.client(person).get(f"/webinars/{webinar.code}/replay/"))
    mine = rows.text_of(rows.client(person).get(f"/webinars/{webinar.code}/attendance/"))
    says = "By the rules of this webinar, watching the recording does not count as attended time."
    assert (says in page, says in mine) == (not counts, not counts)
