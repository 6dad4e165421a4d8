"""A closed account keeps its name until nothing that is kept has to say it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.closing import close_account
from accounts.models import User
from attendance.domain import retention
from attendance.domain.corrections import correct_presence
from attendance.domain.forgetting import forgettable
from attendance.domain.retention import remove_evidence
from attendance.domain.seal import seal_webinar
from attendance.models import CorrectionKind
from attendance.watching.models import Sitting
from credits.domain.terms import read_terms
from credits.models import LedgerEntry
from tests import factories as make
from tests.attendance import evidence
from webinars.models import Webinar

pytestmark = pytest.mark.django_db
NAME = "Сейітқали Айгүл"
YEARS = 365.25


@pytest.fixture(autouse=True)
def no_policies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_sources", [])


@pytest.fixture
def person() -> User:
    return make.person(name=NAME)


@pytest.fixture
def webinar() -> Webinar:
    """Four and a half years old, to be kept five."""
    end = timezone.now() - timedelta(days=4.5 * YEARS)
    return make.webinar(state="ended", started_at=end - timedelta(minutes=90), ended_at=end)


def imported(webinar: Webinar, person: User, **fields: Any) -> None:
    make.imported_span(make.meeting_import(webinar, by=fields.get("by")), person)


def watched(webinar: Webinar, person: User) -> None:
    Sitting.objects.create(webinar=webinar, person=person, opened_at=timezone.now())


def corrected(webinar: Webinar, person: User, **fields: Any) -> None:
    assert webinar.started_at is not None
    correct_presence(
        webinar,
        person,
        kind=CorrectionKind.PRESENT,
        started_at=webinar.started_at,
        ended_at=webinar.started_at + timedelta(minutes=5),
        reason="Power cut in the village",
        by=fields.get("by") or make.person(),
    )


def credited(webinar: Webinar, person: User) -> None:
    """By hand: without a minute of attendance."""
    LedgerEntry.objects.create(
        kind="grant",
        person=person,
        webinar=webinar,
        policy_version=read_terms(webinar).policy_version,
        credits=Decimal(1),
    )


def lectured(webinar: Webinar, person: User) -> None:
    webinar.lecturers.add(person, through_defaults={"order": 9})


def imported_by_them(webinar: Webinar, person: User) -> None:
    imported(webinar, make.person(), by=person)


def corrected_by_them(webinar: Webinar, person: User) -> None:
    corrected(webinar, make.person(), by=person)


KEPT_FOR = [imported, watched, corrected, credited, lectured, imported_by_them, corrected_by_them]


def run() -> None:
    call_command("remove_expired_evidence", remove=True)


@pytest.mark.parametrize("reason", KEPT_FOR)
def test_the_name_stays_for_what_is_kept_and_goes_with_it(reason: Any, person: User, webinar: Webinar) -> None:
    reason(webinar, person)
    seal_webinar(webinar)
    close_account(person)
    run()
    person.refresh_from_db()
    assert person.name == NAME
    remove_evidence(webinar, years=4)
    run()
    person.refresh_from_db()
    assert (person.name, person.organisation) == ("", None)


def test_one_webinar_that_is_kept_is_enough(person: User, webinar: Webinar) -> None:
    other = make.webinar(state="ended")
    for one in (webinar, other):
        imported(one, person)
    seal_webinar(webinar)
    close_account(person)
    remove_evidence(webinar, years=4)
    assert list(forgettable()) == []


def test_who_took_part_in_nothing_is_forgotten_at_once(person: User) -> None:
    make.registration(make.webinar(), person)
    close_account(person)
    assert list(forgettable()) == [person]


def test_open_accounts_are_nobodys_to_forget(person: User) -> None:
    assert list(forgettable()) == []


def test_asked_in_one_query(person: User, webinar: Webinar, django_assert_num_queries: Any) -> None:
    evidence.span(webinar, person, 0, 60)
    close_account(person)
    with django_assert_num_queries(1):
        assert list(forgettable()) == []
