"""Hours that change while they are being counted."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from credits.domain import settle
from credits.domain.evidence import facts_of_all
from credits.domain.ledger import balance_of
from credits.domain.settle import settle_person, settle_webinar
from credits.models import Certificate, LedgerEntry
from tests.credits import rows

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(act: Callable[[], Any]) -> None:
    """Somebody else does this meanwhile, and is done."""
    thread = threading.Thread(target=_and_close, args=(act,))
    thread.start()
    thread.join()


def test_a_quiz_passed_while_everyones_hours_are_counted_is_not_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar = rows.ended_webinar(policy="kz-pd-course", nominal="2")
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=90)
    settle_webinar(webinar)
    read = facts_of_all

    def slowly(*args: Any, **kwargs: Any) -> Any:
        found = read(*args, **kwargs)
        elsewhere(lambda: (rows.attempt(webinar, person, pct=90), settle_person(webinar, person)))
        return found

    monkeypatch.setattr(settle, "facts_of_all", slowly)
    settle_webinar(webinar)
    assert balance_of(webinar, person) == 2
    assert (LedgerEntry.objects.count(), Certificate.objects.get().state) == (1, "valid")


def _and_close(act: Callable[[], Any]) -> None:
    try:
        act()
    finally:
        connection.close()
