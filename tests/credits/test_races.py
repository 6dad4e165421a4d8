"""Two who decide about the same hours at the same moment."""

import threading
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models import User
from credits.domain.ledger import balance_of, correct_hours, revoke_hours
from credits.domain.policies import copy_policy
from credits.domain.settle import settle_person, settle_webinar
from credits.errors import FigureMoved, NoLongerValid
from credits.models import Certificate, CertificateCounter, LedgerEntry
from tests import factories
from tests.credits import rows

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Runs all of them together, each on a connection of its own; what one raised stands in its place."""
    gate, done = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        try:
            gate.wait()
            done[number] = act()
        except Exception as error:
            done[number] = error  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def test_of_two_who_correct_at_once_the_second_looks_again() -> None:
    webinar, person = rows.granted(minutes=62)
    colleagues = [factories.organiser(organisation=webinar.organisation) for _ in range(4)]
    acts = [
        partial(correct_hours, webinar, person, credits=Decimal(n + 2), reason="Seen.", by=by, seen=Decimal(1))
        for n, by in enumerate(colleagues)
    ]
    done = at_once(*acts)
    written = [each for each in done if isinstance(each, LedgerEntry)]
    assert [type(each) for each in done if each not in written] == [FigureMoved] * 3
    assert balance_of(webinar, person) == 1 + written[0].credits
    assert sorted(Certificate.objects.values_list("state", flat=True)) == ["replaced", "valid"]


def test_of_two_who_take_back_at_once_one_does() -> None:
    webinar, person = rows.granted(minutes=62)
    certificate = Certificate.objects.get()
    colleagues = [factories.organiser(organisation=webinar.organisation) for _ in range(4)]
    done = at_once(
        *[partial(revoke_hours, webinar, person, reason="No.", by=by, seen=certificate) for by in colleagues]
    )
    assert sorted(type(each).__name__ for each in done) == ["LedgerEntry", *["NoLongerValid"] * 3]
    assert balance_of(webinar, person) == 0


def test_the_page_of_a_replaced_certificate_does_not_take_back_the_new_one() -> None:
    webinar, person = rows.granted(minutes=62)
    seen, colleague = Certificate.objects.get(), factories.organiser(organisation=webinar.organisation)
    correct_hours(webinar, person, credits=Decimal("1.5"), reason="The school confirms.", by=webinar.created_by)
    with pytest.raises(NoLongerValid):
        revoke_hours(webinar, person, reason="Not seen.", by=colleague, seen=seen)
    address = reverse("credits:revoke", args=[seen.code])
    response = rows.client(colleague).post(address, {"reason": "Not seen."}, follow=True)
    assert "This certificate was replaced or revoked meanwhile." in rows.text_of(response)
    assert (balance_of(webinar, person), Certificate.objects.current().count()) == (Decimal("1.5"), 1)


def test_nobody_takes_back_their_own() -> None:
    organiser = factories.organiser()
    webinar = rows.ended_webinar(created_by=organiser)
    factories.registration(webinar, organiser)
    rows.present(webinar, organiser, minutes=62)
    settle_webinar(webinar)
    certificate = Certificate.objects.get()
    client = rows.client(organiser)
    page = client.get(reverse("credits:certificate", args=[certificate.code]))
    assert reverse("credits:revoke", args=[certificate.code]) not in page.content.decode()
    assert client.post(reverse("credits:revoke", args=[certificate.code]), {"reason": "x"}).status_code == 403
    assert balance_of(webinar, organiser) == 1


def test_a_reason_without_end_is_refused() -> None:
    webinar, person = rows.granted(minutes=62)
    address = reverse("credits:revoke", args=[Certificate.objects.get().code])
    response = rows.client(webinar.created_by).post(address, {"reason": "No! " * 2000}, follow=True)
    assert "longer than 4000 characters" in rows.text_of(response)
    assert balance_of(webinar, person) == 1


def test_a_policy_that_many_copy_at_once_is_copied_for_each() -> None:
    policy = rows.offered("cpd-60")
    done = at_once(*[partial(copy_policy, policy, by=factories.organiser()) for _ in range(6)])
    assert [each for each in done if isinstance(each, Exception)] == []
    assert {each.slug for each in done} == {f"cpd-60-{number}" for number in range(2, 8)}


def test_numbers_of_certificates_have_neither_gaps_nor_twins() -> None:
    webinar = rows.ended_webinar()
    people: list[User] = [rows.registered(webinar) for _ in range(8)]
    for person in people:
        rows.present(webinar, person, minutes=62)
    done = at_once(*[partial(settle_person, webinar, person) for person in people])
    assert [each for each in done if isinstance(each, Exception)] == []
    assert sorted(Certificate.objects.values_list("sequence", flat=True)) == list(range(1, 9))
    assert CertificateCounter.objects.get().last == 8
