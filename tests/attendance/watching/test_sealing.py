"""What is watched after the seal goes into its chain, and a check of the seal waits for it no longer than an hour."""

from datetime import timedelta

import pytest
from django.utils import timezone

from attendance.domain.seal import MisfitKind, seal_webinar, verify
from attendance.models import SealedRow
from attendance.watching.domain.sealing import seal_watched
from attendance.watching.tasks import seal_all_that_was_watched
from tests import factories as make
from tests.attendance import evidence
from tests.attendance.watching import rows
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


@pytest.fixture
def webinar() -> Webinar:
    begin = timezone.now() - timedelta(hours=5)
    made = make.webinar(state="ended", started_at=begin, ended_at=begin + timedelta(minutes=90))
    rows.epoch(made, began_s=0, offset_s=0, length_s=5400)
    evidence.span(made, make.registration(made).person, 0, 600)
    return made


def test_it_goes_into_the_chain_once(webinar: Webinar) -> None:
    before = seal_webinar(webinar)
    person = make.registration(webinar).person
    rows.watch(webinar, person, (0, 45), at=timezone.now() - timedelta(minutes=5))
    assert verify(webinar).is_intact  # a moment ago: nothing is missed yet
    assert seal_watched() == 4  # the sitting and three reports
    assert seal_watched() == 0
    found = verify(webinar)
    assert found.is_intact
    assert (found.rows, found.head == before.head) == (before.rows + 4, False)
    assert set(SealedRow.objects.filter(number__gt=before.rows).values_list("of_table", flat=True)) == {
        "watching_sitting",
        "watching_watched",
    }


def test_rows_that_nobody_sealed_for_an_hour_are_named(webinar: Webinar) -> None:
    seal_webinar(webinar)
    rows.watch(webinar, make.registration(webinar).person, (0, 15), at=timezone.now() - timedelta(hours=2))
    misfit = verify(webinar).misfit
    assert misfit is not None
    assert (misfit.table, misfit.kind) == ("watching_sitting", MisfitKind.UNCHAINED)
    assert seal_watched() == 2
    assert verify(webinar).is_intact


def test_what_no_worker_sealed_for_days_is_sealed_at_night(webinar: Webinar) -> None:
    seal_webinar(webinar)
    rows.watch(webinar, make.registration(webinar).person, (0, 15), at=timezone.now() - timedelta(days=4))
    assert seal_watched() == 0
    assert seal_all_that_was_watched.func(0) == 2
    assert verify(webinar).is_intact
    assert SealedRow.objects.filter(of_table__startswith="watching_").count() == 2


def test_without_a_seal_they_wait_for_it(webinar: Webinar) -> None:
    rows.watch(webinar, make.registration(webinar).person, (0, 15), at=timezone.now() - timedelta(minutes=5))
    assert seal_watched() == 0
    seal_webinar(webinar)
    assert seal_watched() == 2
    assert verify(webinar).is_intact
