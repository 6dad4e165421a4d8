"""The plan of a webinar's checks is drawn as it starts, on PostgreSQL."""

import pytest

from attendance.domain.check_plan import CheckRules
from attendance.domain.checks import as_plan, plan_checks
from attendance.models import CheckPlan
from tests import factories as make
from webinars.domain.live import start_webinar

pytestmark = pytest.mark.django_db


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


def test_rules_of_a_policy_make_the_plan(webinar):
    assert plan_checks(webinar).launch == CheckRules().launch
