"""The delivery method of a certificate: by which ways the hours of this person really came."""

from decimal import Decimal
from typing import Any

import pytest

from attendance.domain.attended import AttendedTime
from credits.certificates.particulars import facts_of_particulars
from credits.domain.certificates import facts_of, printed_of
from credits.domain.delivery import Delivery, delivery_of
from credits.domain.ledger import correct_hours
from credits.domain.params import Formula
from credits.domain.settle import settle_webinar
from credits.models import Assessment, Certificate, LedgerEntry
from media.models import Broadcast
from tests import factories as make
from tests.attendance.watching import rows as recordings
from tests.credits import rows

LIVE, RECORDING, ELSEWHERE, SELF_STUDY = Delivery


@pytest.mark.parametrize(
    ("time", "formula", "ways"),
    [
        (AttendedTime(attended_s=60, raw_s=60), Formula.TIME, [LIVE]),
        (AttendedTime(attended_s=60, raw_s=50, replay_s=10), Formula.TIME, [LIVE, RECORDING]),
        (AttendedTime(attended_s=60, replay_s=60), Formula.TIME, [RECORDING]),
        (AttendedTime(attended_s=60, raw_s=60, imported_s=60), Formula.TIME, [ELSEWHERE]),
        (
            AttendedTime(attended_s=90, raw_s=60, imported_s=20, replay_s=30),
            Formula.TIME,
            [LIVE, RECORDING, ELSEWHERE],
        ),
        (AttendedTime(), Formula.TIME, []),
        (AttendedTime(attended_s=60, replay_s=60), Formula.SELF_STUDY, [SELF_STUDY]),
        (AttendedTime(attended_s=60, raw_s=60), Formula.SELF_STUDY, [LIVE, SELF_STUDY]),
        (AttendedTime(), Formula.SELF_STUDY, [SELF_STUDY]),
    ],
)
def test_a_way_is_named_when_time_came_by_it(time: AttendedTime, formula: Formula, ways: list[Delivery]) -> None:
    assert delivery_of(time, formula=formula) == ways


@pytest.mark.django_db
def test_each_persons_paper_says_what_is_true_of_them(django_capture_on_commit_callbacks: Any) -> None:
    webinar = rows.ended_webinar(broadcast=Broadcast.objects.create())
    recordings.epoch(webinar, began_s=0, offset_s=0, length_s=5400)
    there, late, both, on_zoom = (rows.registered(webinar, language="en") for _ in range(4))
    rows.present(webinar, there, minutes=90)
    rows.present(webinar, both, minutes=45)
    with django_capture_on_commit_callbacks(execute=True):
        recordings.watch(webinar, late, (0, 5400))
        recordings.watch(webinar, both, (2700, 5400))
    make.imported_span(make.meeting_import(webinar), on_zoom)
    settle_webinar(webinar)
    said = {
        certificate.person: (facts_of(certificate)["delivery"], printed_of(certificate)["delivery"])
        for certificate in Certificate.objects.all()
    }
    assert said == {
        there: (["live"], "Group Internet Based"),
        late: (["recording"], "recording of the webinar"),
        both: (["live", "recording"], "Group Internet Based; recording of the webinar"),
        on_zoom: (["elsewhere"], "Group Internet Based, on another platform"),
    }


@pytest.mark.django_db
def test_self_study_is_called_so() -> None:
    webinar = rows.ended_webinar(policy="nasba-self-study")
    person = rows.registered(webinar)
    make.imported_span(make.meeting_import(webinar), person)
    settle_webinar(webinar)
    assert Assessment.objects.get().delivery == ["elsewhere", "self_study"]


@pytest.mark.django_db
def test_hours_that_a_person_gave_say_nothing_of_it() -> None:
    webinar = rows.ended_webinar()
    person = rows.registered(webinar, language="en")
    rows.present(webinar, person, minutes=5)
    settle_webinar(webinar)
    assert Assessment.objects.get().delivery == ["live"]
    correct_hours(webinar, person, credits=Decimal(1), reason="The line of the village was cut.", by=webinar.created_by)
    certificate = Certificate.objects.get()
    assert facts_of(certificate)["delivery"] == []
    assert not any("Delivery method" in remark for remark in printed_of(certificate)["remarks"])


@pytest.mark.django_db
def test_hours_that_a_person_only_changed_say_how_they_were_earned() -> None:
    webinar, person = rows.granted()
    correct_hours(webinar, person, credits=Decimal("1.5"), reason="Until the end.", by=webinar.created_by)
    assert facts_of(Certificate.objects.current().get())["delivery"] == ["live"]


@pytest.mark.django_db
def test_hours_from_before_it_was_kept_say_nothing_of_it() -> None:
    webinar, _person = rows.granted()
    entry = LedgerEntry.objects.select_related("assessment").get()
    assert entry.assessment is not None
    entry.assessment.delivery = []
    assert facts_of_particulars(entry, terms=rows.terms(webinar), credits=Decimal(1))["delivery"] == []
