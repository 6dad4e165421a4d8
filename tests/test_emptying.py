"""Whatever a test committed is gone after it, and what belongs to an empty database is there."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection

from credits.models import Policy
from tests import factories as make
from tests.emptying import Emptier, filled, may_pass_triggers
from webinars.models import Webinar

pytestmark = pytest.mark.django_db(transaction=True)


class Flush:
    """Django's, counted."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1
        call_command("flush", verbosity=0, interactive=False)


def tables() -> set[str]:
    with connection.cursor() as cursor:
        return set(filled(cursor))


@pytest.fixture
def emptier() -> Emptier:
    """That has seen an empty database."""
    with connection.cursor() as cursor:
        if not may_pass_triggers(cursor):
            pytest.skip("The database server was brought by somebody who may not pass triggers: every table is flushed")
    emptier = Emptier()
    emptier.empty(Flush())
    return emptier


def test_rows_go_in_any_order_without_a_flush(emptier: Emptier) -> None:
    empty, flush = tables(), Flush()
    make.registration(make.webinar(state="live"))
    assert tables() > empty
    emptier.empty(flush)
    assert tables() == empty
    assert flush.count == 0
    assert not Webinar.objects.exists()
    assert Permission.objects.exists()


def test_what_belongs_to_an_empty_database_is_made_anew_when_a_test_changed_it(emptier: Emptier) -> None:
    flush, slugs = Flush(), set(Policy.objects.values_list("slug", flat=True))
    assert slugs
    Policy.objects.filter(slug=min(slugs)).update(slug="changed")
    emptier.empty(flush)
    assert flush.count == 1
    assert set(Policy.objects.values_list("slug", flat=True)) == slugs
    emptier.empty(flush)
    assert flush.count == 1


def test_tables_that_held_very_much_are_flushed(emptier: Emptier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.emptying.MOST_ROWS", 1)
    flush = Flush()
    make.person()
    emptier.empty(flush)
    assert flush.count == 1
