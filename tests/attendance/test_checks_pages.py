"""Presence checks in the report, on a person's page and in the file."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from attendance.domain.checks import as_plan, plan_checks
from attendance.models import CheckNote, CheckSource, NoteKind, PresenceCheck
from tests import factories as make
from tests.attendance import evidence
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def webinar():
    """Ended: 90 minutes, checks by the plan at 20 and 40 minutes, one by the lecturer at 60, a poll at 70."""
    webinar = make.webinar(state="ended")
    assert webinar.started_at
    plan = as_plan(plan_checks(webinar))
    by_plan = {"source": CheckSource.SCHEDULED}
    for number, minute, fields in (
        (1, 20, by_plan | {"slot": 1, "planned_ms": plan.moment(1)}),
        (2, 40, by_plan | {"slot": 2, "planned_ms": plan.moment(2)}),
        (3, 60, {"source": CheckSource.LECTURER, "launched_by": webinar.lecturers.get()}),
        (4, 70, {"source": CheckSource.POLL, "poll_code": "abc"}),
    ):
        at = webinar.started_at + timedelta(minutes=minute)
        PresenceCheck.objects.create(webinar=webinar, number=number, launched_at=at, window_s=90, **fields)
    return webinar


@pytest.fixture
def person(webinar):
    """Answered the first, let the second pass, was away at the third, answered the poll."""
    person = make.registration(webinar).person
    evidence.span(webinar, person, 0, 55 * 60)
    evidence.span(webinar, person, 65 * 60, 90 * 60)
    first, second, _third, poll = PresenceCheck.objects.order_by("number")
    for check, kinds in ((first, "shown answered"), (second, "shown"), (poll, "shown answered")):
        for kind in kinds.split():
            CheckNote.objects.create(presence_check=check, person=person, kind=NoteKind(kind), at=check.launched_at)
    return person


def test_the_report_counts_each_check_and_shows_the_seed_after_the_end(client, webinar, person):
    make.registration(webinar)  # never came
    client.force_login(webinar.created_by)
    response = client.get(reverse("attendance:report", args=[webinar.code]))
    rows = response.context["checks"]
    assert [(row.number, row.shown, row.answered, row.missed) for row in rows] == [
        (1, 1, 1, 0),
        (2, 1, 0, 1),
        (3, 0, 0, 0),
        (4, 1, 1, 0),
    ]
    assert [row.source for row in rows] == [
        "by the plan",
        "by the plan",
        webinar.lecturers.get().short_name,
        "a poll",
    ]
    text = response.content.decode()
    assert plan_checks(webinar).seed in text
    assert "Computed again just now: they are the same." in text
    assert '<td class="r wider">2 / 3</td>' in text


def test_a_launch_that_is_not_where_the_seed_puts_it_is_seen(client, webinar):
    PresenceCheck.objects.create(
        webinar=webinar,
        number=5,
        launched_at=webinar.started_at + timedelta(minutes=80),
        window_s=90,
        source=CheckSource.SCHEDULED,
        slot=3,
        planned_ms=1,
    )
    make.registration(webinar)
    client.force_login(webinar.created_by)
    assert "they differ" in client.get(reverse("attendance:report", args=[webinar.code])).content.decode()


def test_while_the_lecture_runs_nobody_reads_the_seed(client, webinar, person):
    Webinar.objects.filter(pk=webinar.pk).update(state="live", ended_at=None)
    client.force_login(webinar.created_by)
    text = client.get(reverse("attendance:report", args=[webinar.code])).content.decode()
    assert "The seed is shown here after its end" in text
    assert plan_checks(webinar).seed not in text


def test_a_persons_page_says_what_became_of_each(client, webinar, person):
    client.force_login(person)
    response = client.get(reverse("attendance:own", args=[webinar.code]))
    with translation.override("en"):
        said = [str(row.outcome) for row in response.context["checks"]]
    assert said == ["answered", "not answered", "not shown, not counted", "answered"]
    lane = next(lane for lane in response.context["timeline"].lanes if lane.diamonds)
    assert [diamond.is_crossed for diamond in lane.diamonds] == [False, True, False, False]
    client.force_login(make.person())
    assert client.get(reverse("attendance:own", args=[webinar.code])).status_code == 403


def test_the_file_has_the_three_counts(client, webinar, person):
    client.force_login(webinar.created_by)
    text = client.get(reverse("attendance:report_csv", args=[webinar.code])).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ",")
    counts = [row[f"Presence checks {what}"] for what in ("launched", "shown", "answered")]
    assert counts == ["4", "3", "2"]
