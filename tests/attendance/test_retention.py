"""Evidence is kept as long as the rules demand, and then goes with a tombstone."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.closing import close_account
from attendance.domain import retention
from attendance.domain.retention import expired, remove_evidence, retention_years_of
from attendance.domain.seal import head_of, seal_webinar, verify
from attendance.models import CheckNote, EvidenceRemoval, PresenceCheck, PresenceSpan, SealedRow, StateSpan
from attendance.tasks import tell_of_expired_evidence
from tests import factories as make
from tests.attendance import evidence
from webinars.domain.events import append_event
from webinars.domain.life_events import WebinarPaused
from webinars.models import ChatMessage, RoomEvent

pytestmark = pytest.mark.django_db
YEARS = 365.25


@pytest.fixture(autouse=True)
def no_policies(monkeypatch):
    monkeypatch.setattr(retention, "_sources", [])


@pytest.fixture
def person():
    return make.person(name="Сейітқали Айгүл")


def ended(person, *, years_ago, sealed=True):
    end = timezone.now() - timedelta(days=years_ago * YEARS)
    webinar: Any = make.webinar(state="ended", started_at=end - timedelta(minutes=90), ended_at=end)
    span = evidence.span(webinar, person, 0, 5400)
    evidence.playing(span, 0, 5400)
    at = webinar.started_at + timedelta(minutes=5)
    check = PresenceCheck.objects.create(
        webinar=webinar, number=1, source="lecturer", launched_by=webinar.created_by, launched_at=at, window_s=90
    )
    CheckNote.objects.create(presence_check=check, person=person, kind="answered", at=at)
    append_event(webinar, WebinarPaused(paused_at=1), person=person, at=at)
    ChatMessage.objects.create(webinar=webinar, person=person, text="Сәлем", at=at)
    if sealed:
        seal_webinar(webinar)
    return webinar


def test_what_must_be_kept_is_kept(person):
    ended(person, years_ago=4.9)
    assert expired() == []


def test_the_longest_that_a_policy_asks_for(person):
    webinar = ended(person, years_ago=5.5)
    assert expired() == [(webinar, 5)]
    retention.register_retention(lambda asked: 6)
    retention.register_retention(lambda asked: None)
    assert retention_years_of(webinar) == 6
    assert expired() == []


def test_what_was_never_sealed_does_not_go(person):
    ended(person, years_ago=10, sealed=False)
    assert expired() == []


def test_people_go_and_the_chain_holds(person):
    webinar, other = ended(person, years_ago=6), ended(person, years_ago=1)
    head, rows = head_of(webinar), SealedRow.objects.filter(webinar=webinar).count()
    removal = remove_evidence(webinar, years=5)
    assert (removal.head, removal.rows, removal.finding) == (head, rows, "")
    found = verify(webinar)
    assert found.is_intact
    assert (found.head, found.rows, found.removed) == (head, rows, 4)
    for model in (PresenceSpan, RoomEvent, ChatMessage):
        assert not model.objects.filter(webinar=webinar).exists()
        assert model.objects.filter(webinar=other).exists()
    assert CheckNote.objects.count() == StateSpan.objects.count() == PresenceSpan.objects.count() == 1
    assert webinar.presence_checks.count() == 1  # says nothing of anybody
    assert verify(other).is_intact
    assert remove_evidence(webinar, years=5) == removal


def test_what_stays_of_it_is_still_sealed(person):
    webinar = ended(person, years_ago=6)
    remove_evidence(webinar, years=5)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE attendance_presencecheck SET window_s = 91")
        cursor.execute("SET LOCAL session_replication_role = origin")
    misfit: Any = verify(webinar).misfit
    assert misfit.table == "attendance_presencecheck"


def test_the_tombstone_says_when_the_chain_did_not_hold(person):
    webinar = ended(person, years_ago=6)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE attendance_presencespan SET beats = beats + 1")
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert "attendance_presencespan" in remove_evidence(webinar, years=5).finding


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_the_database_lets_nothing_go_before_its_time(person):
    webinar = ended(person, years_ago=4.9)
    refused(lambda: remove_evidence(webinar, years=5))
    refused(lambda: remove_evidence(webinar, years=0))
    refused(
        lambda: EvidenceRemoval.objects.create(
            webinar=webinar, removed_at=timezone.now(), retention_years=1, rows=1, head="0" * 64
        )
    )
    refused(lambda: PresenceSpan.objects.all().delete())
    assert PresenceSpan.objects.count() == 1


def test_a_tombstone_is_for_ever(person):
    removal = remove_evidence(ended(person, years_ago=6), years=5)
    refused(removal.delete)
    refused(lambda: EvidenceRemoval.objects.update(retention_years=9))
    refused(lambda: SealedRow.objects.all().delete())


def test_the_command_only_says_what_it_would_do(person, capsys):
    webinar = ended(person, years_ago=6)
    call_command("remove_expired_evidence")
    said = capsys.readouterr().out
    assert f"{webinar.code}: ended {webinar.ended_at:%Y-%m-%d}, kept 5 years, can be removed" in said
    assert "Nothing was changed." in said
    assert PresenceSpan.objects.count() == 1
    call_command("remove_expired_evidence", remove=True)
    assert "kept 5 years, removed" in capsys.readouterr().out
    assert PresenceSpan.objects.count() == 0


def said_by_us(caplog):
    return [record.getMessage() for record in caplog.records if record.name == "daris.attendance"]


def test_a_job_says_what_is_due_and_removes_nothing(person, caplog, run_jobs):
    closed = make.person(name="Басқа Біреу")
    ended(person, years_ago=4)
    tell_of_expired_evidence.configure().defer(timestamp=0)
    run_jobs(name="attendance.tasks.tell_of_expired_evidence")
    assert said_by_us(caplog) == []
    ended(person, years_ago=6)
    close_account(closed)
    tell_of_expired_evidence.configure().defer(timestamp=0)
    run_jobs(name="attendance.tasks.tell_of_expired_evidence")
    (said,) = said_by_us(caplog)
    assert said.startswith("Evidence of 1 webinars need be kept no longer, and the names of 1 closed accounts:")
    assert PresenceSpan.objects.count() == 2
    assert not EvidenceRemoval.objects.exists()
    closed.refresh_from_db()
    assert closed.name == "Басқа Біреу"


def test_a_closed_account_is_forgotten_when_its_evidence_is(person):
    webinar = ended(person, years_ago=4)
    close_account(person)
    call_command("remove_expired_evidence", remove=True)
    person.refresh_from_db()
    assert person.name == "Сейітқали Айгүл"
    retention.register_retention(lambda asked: 3)
    call_command("remove_expired_evidence", remove=True)
    person.refresh_from_db()
    assert (person.name, person.organisation) == ("", None)
    assert verify(webinar).is_intact
