"""From evidence to hours: grants, corrections, the quiz, and the lock against double grants."""

import threading
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from credits.domain.ledger import balance_of, correct_hours, revoke_hours
from credits.domain.settle import settle_person, settle_webinar, unsettled
from credits.errors import NothingToRevoke, NotSettledYet, ReasonMissing
from credits.models import Assessment, Certificate, CertificateState, EntryKind, LedgerEntry
from credits.tasks import settle_forgotten
from quizzes.signals import attempt_finished
from tests import factories
from tests.credits import rows
from tests.jobs import RunJobs
from webinars.signals import webinar_created, webinar_ended


@pytest.mark.django_db
def test_time_attended_becomes_hours_with_reasons_and_a_certificate() -> None:
    webinar = rows.ended_webinar()
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=62)
    settle_webinar(webinar)
    entry = LedgerEntry.objects.get()
    assert (entry.kind, entry.person, entry.credits, entry.unit_en) == (EntryKind.GRANT, person, Decimal("1.00"), "h")
    assert entry.assessment is not None
    assert [(reason.code, reason.values) for reason in entry.assessment.reasons] == [
        ("time", {"attended_s": 3720, "content_s": 5400})
    ]
    certificate = Certificate.objects.get()
    assert (certificate.person, certificate.entry, certificate.state) == (person, entry, CertificateState.VALID)


@pytest.mark.django_db
def test_settling_twice_changes_nothing() -> None:
    webinar = rows.ended_webinar()
    rows.present(webinar, rows.registered(webinar), minutes=62)
    settle_webinar(webinar)
    settle_webinar(webinar)
    assert (Assessment.objects.count(), LedgerEntry.objects.count(), Certificate.objects.count()) == (1, 1, 1)


@pytest.mark.django_db
def test_absence_is_assessed_and_grants_nothing() -> None:
    webinar = rows.ended_webinar()
    rows.registered(webinar)
    settle_webinar(webinar)
    assert Assessment.objects.get().credits == 0
    assert not LedgerEntry.objects.exists()
    assert not Certificate.objects.exists()


@pytest.mark.django_db
def test_only_a_confirmed_place_earns() -> None:
    webinar = rows.ended_webinar()
    cancelled = factories.person()
    factories.registration(webinar, cancelled, state="cancelled")
    rows.present(webinar, cancelled, minutes=90)
    settle_webinar(webinar)
    assert settle_person(webinar, cancelled) is None
    assert not LedgerEntry.objects.exists()


@pytest.mark.django_db
def test_a_course_waits_for_its_quiz() -> None:
    webinar = rows.ended_webinar(policy="kz-pd-course", nominal="2")
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=72)  # exactly 80 %
    settle_webinar(webinar)
    assert (Assessment.objects.get().credits, Assessment.objects.get().waiting) == (Decimal(0), Decimal(2))
    rows.attempt(webinar, person, pct=69)
    settle_person(webinar, person)
    assert balance_of(webinar, person) == 0
    rows.attempt(webinar, person, pct=70)
    settle_person(webinar, person)
    assert balance_of(webinar, person) == 2
    assert [row.credits for row in Assessment.objects.order_by("pk")] == [0, 0, 2]


@pytest.mark.django_db
def test_a_second_too_few_is_no_course() -> None:
    webinar = rows.ended_webinar(policy="kz-pd-course", nominal="2")
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=71, seconds=59)
    rows.attempt(webinar, person, pct=100)
    settle_webinar(webinar)
    assert balance_of(webinar, person) == 0


@pytest.mark.django_db
def test_late_evidence_is_a_correction_and_replaces_the_certificate() -> None:
    webinar = rows.ended_webinar()
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=60)
    settle_webinar(webinar)
    rows.present(webinar, person, minutes=90)
    settle_webinar(webinar)
    assert [(entry.kind, entry.credits) for entry in LedgerEntry.objects.all()] == [
        ("grant", 1),
        ("correct", Decimal("0.5")),
    ]
    old, new = Certificate.objects.order_by("pk")
    assert (old.state, old.replaced_by, new.state) == ("replaced", new, "valid")
    assert new.frozen["facts"]["credits"] == "1.5"


@pytest.mark.django_db
def test_a_persons_decision_stands() -> None:
    webinar = rows.ended_webinar()
    person, organiser = rows.registered(webinar), webinar.created_by
    rows.present(webinar, person, minutes=60)
    settle_webinar(webinar)
    correct_hours(webinar, person, credits=Decimal(2), reason="A group sign-in was confirmed.", by=organiser)
    rows.present(webinar, person, minutes=90)
    settle_webinar(webinar)
    assert balance_of(webinar, person) == 2


@pytest.mark.django_db
def test_revoking_takes_hours_and_certificate_back() -> None:
    webinar = rows.ended_webinar()
    person, organiser = rows.registered(webinar), webinar.created_by
    rows.present(webinar, person, minutes=60)
    settle_webinar(webinar)
    with pytest.raises(ReasonMissing):
        revoke_hours(webinar, person, reason=" ", by=organiser)
    revoke_hours(webinar, person, reason="Somebody else sat there.", by=organiser)
    assert balance_of(webinar, person) == 0
    certificate = Certificate.objects.get()
    assert (certificate.state, certificate.state_reason) == ("revoked", "Somebody else sat there.")
    with pytest.raises(NothingToRevoke):
        revoke_hours(webinar, person, reason="Again.", by=organiser)
    settle_webinar(webinar)
    assert balance_of(webinar, person) == 0


@pytest.mark.django_db
def test_nothing_is_settled_before_the_end() -> None:
    with pytest.raises(NotSettledYet):
        settle_webinar(factories.webinar(state="live"))


@pytest.mark.django_db
def test_the_end_of_a_webinar_queues_its_settlement(run_jobs: RunJobs, django_capture_on_commit_callbacks: Any) -> None:
    webinar = rows.ended_webinar()
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=30)
    webinar_ended.send_robust(sender=type(webinar), webinar=webinar)
    assert run_jobs(name="credits.settle_webinar") == []  # not due at once: the last heartbeats are still being written
    assert "credits.settle_webinar" in run_jobs(name="credits.settle_webinar", at=timezone.now().replace(year=2100))
    assert balance_of(webinar, person) == Decimal("0.5")


@pytest.mark.django_db
def test_a_forgotten_webinar_is_settled_later(run_jobs: RunJobs) -> None:
    forgotten, settled, empty = rows.ended_webinar(), rows.ended_webinar(), rows.ended_webinar()
    rows.present(forgotten, rows.registered(forgotten), minutes=30)
    rows.registered(settled)
    settle_webinar(settled)
    assert list(unsettled()) == [forgotten]
    settle_forgotten(0)
    run_jobs(name="credits.settle_webinar")
    assert LedgerEntry.objects.get().webinar == forgotten
    assert empty not in unsettled()
    assert not unsettled().exists()


@pytest.mark.django_db
def test_a_finished_attempt_settles_its_person(run_jobs: RunJobs) -> None:
    webinar = rows.ended_webinar(policy="kz-pd-course", nominal="2")
    person, other = rows.registered(webinar), rows.registered(webinar)
    rows.present(webinar, person, minutes=90)
    rows.present(webinar, other, minutes=90)
    finished = rows.attempt(webinar, person, pct=90)
    attempt_finished.send_robust(sender=type(finished), attempt=finished)
    assert run_jobs(name="credits") == ["credits.settle_person"]
    assert (balance_of(webinar, person), balance_of(webinar, other)) == (Decimal(2), Decimal(0))


@pytest.mark.django_db
def test_a_new_webinar_gets_the_default_terms() -> None:
    webinar = factories.webinar()
    webinar_created.send_robust(sender=type(webinar), webinar=webinar)
    assert webinar.credit_terms.policy_version.policy.slug == "cpd-60"


@pytest.mark.django_db
def test_settling_takes_a_fixed_number_of_queries_to_find_nothing_new(django_assert_max_num_queries: Any) -> None:
    webinar = rows.ended_webinar()
    for _ in range(3):
        rows.present(webinar, rows.registered(webinar), minutes=62)
    settle_webinar(webinar)
    with django_assert_max_num_queries(10 + 3 * 6):
        settle_webinar(webinar)


@pytest.mark.django_db(transaction=True)
def test_two_workers_grant_once() -> None:
    webinar = rows.ended_webinar()
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=62)
    start = threading.Barrier(4)
    errors: list[Exception] = []

    def work() -> None:
        try:
            start.wait()
            settle_webinar(webinar)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert (LedgerEntry.objects.count(), Certificate.objects.count(), Assessment.objects.count()) == (1, 1, 1)


@pytest.mark.django_db
def test_the_database_refuses_to_change_the_ledger() -> None:
    from django.db import InternalError
    from django.db.utils import IntegrityError

    webinar = rows.ended_webinar()
    rows.present(webinar, rows.registered(webinar), minutes=62)
    settle_webinar(webinar)
    certificate, entry, assessment = Certificate.objects.get(), LedgerEntry.objects.get(), Assessment.objects.get()
    attempts = (
        lambda: LedgerEntry.objects.filter(pk=entry.pk).update(credits=5),
        lambda: Assessment.objects.filter(pk=assessment.pk).update(credits=5),
        lambda: Certificate.objects.filter(pk=certificate.pk).update(frozen={}),
        lambda: LedgerEntry.objects.filter(pk=entry.pk)._raw_delete("default"),
        lambda: Certificate.objects.filter(pk=certificate.pk)._raw_delete("default"),
        lambda: type(entry.policy_version).objects.filter(pk=entry.policy_version_id).update(params_json={}),
    )
    for attempt in attempts:
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            attempt()
