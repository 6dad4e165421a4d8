"""The database keeps what was noted of checks, once each."""

import pytest
from django.db import IntegrityError, connection, transaction

from attendance.domain.check_notes import write_notes
from attendance.domain.checks import plan_checks
from attendance.models import CheckNote, CheckPlan, CheckSource, PresenceCheck
from tests import factories as make
from tests.attendance.checks.rows import launched, said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE attendance_checkplan SET seed = 'other'",
        "UPDATE attendance_presencecheck SET launched_at = now()",
        "UPDATE attendance_checknote SET kind = 'answered'",
        "UPDATE attendance_checknote SET at = at - interval '1 s'",
        "DELETE FROM attendance_checknote",
        "DELETE FROM attendance_presencecheck",
        "DELETE FROM attendance_checkplan",
    ],
)
def test_the_database_refuses_to_change_or_delete_evidence_of_checks(webinar, person, statement):
    plan_checks(webinar)
    write_notes([said(launched(webinar, seconds_ago=20), person)])
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_lets_a_slot_a_poll_and_an_end_be_once(webinar, person):
    check = launched(webinar, source=CheckSource.SCHEDULED, slot=3, planned_ms=1, launched_by=None)
    launched(webinar, number=2, source=CheckSource.POLL, poll_code="abc", launched_by=None)
    CheckNote.objects.create(presence_check=check, person=person, kind="answered", at=check.launched_at)
    twice = (
        lambda: launched(webinar, number=3, source=CheckSource.SCHEDULED, slot=3, planned_ms=1, launched_by=None),
        lambda: launched(webinar, number=1),
        lambda: launched(webinar, number=3, source=CheckSource.POLL, poll_code="abc", launched_by=None),
        lambda: launched(webinar, number=3, source=CheckSource.SCHEDULED, launched_by=None),
        lambda: CheckNote.objects.create(presence_check=check, person=person, kind="expired", at=check.launched_at),
    )
    for attempt in twice:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_a_rehearsal_takes_its_checks_along(webinar):
    rehearsal = make.webinar(state="live", is_rehearsal=True)
    plan_checks(rehearsal)
    check = launched(rehearsal)
    write_notes([said(check, make.registration(rehearsal).person)])
    CheckNote.objects.filter(presence_check__webinar=rehearsal).delete()
    PresenceCheck.objects.filter(webinar=rehearsal).delete()
    CheckPlan.objects.filter(webinar=rehearsal).delete()
    assert not CheckNote.objects.exists()
