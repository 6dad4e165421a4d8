"""Balances: by policy, by the two clocks, by node of a standard."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from credits.domain.balances import Balances, balances_of
from credits.domain.ledger import correct_hours, revoke_hours
from credits.domain.periods import months_before
from credits.domain.settle import settle_webinar
from standards.models import Node, NodeType, Standard, StandardVersion
from tests import factories
from tests.credits import rows
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def attended(person: User, *, ended_at: datetime, minutes: int = 60, nodes: tuple[Node, ...] = ()) -> Webinar:
    webinar = rows.ended_webinar()
    start = ended_at - timedelta(minutes=90)
    Webinar.objects.filter(pk=webinar.pk).update(starts_at=start, started_at=start, ended_at=ended_at)
    webinar.refresh_from_db()
    webinar.nodes.set(nodes)
    factories.registration(webinar, person)
    rows.present(webinar, person, minutes=minutes)
    settle_webinar(webinar)
    return webinar


def sums(balances: Balances) -> list[Any]:
    return [(one.version.policy.slug, one.cells, one.total) for one in balances.policies]


@pytest.mark.parametrize(
    ("months", "seconds", "development", "attestation"),
    [(36, 1, 1, 1), (36, 0, 0, 1), (36, -1, 0, 1), (60, 1, 0, 1), (60, 0, 0, 0), (60, -1, 0, 0)],
)
def test_the_two_clocks_to_the_second(months: int, seconds: int, development: int, attestation: int) -> None:
    now = timezone.now()
    person = factories.person()
    attended(person, ended_at=months_before(now, months=months) + timedelta(seconds=seconds))
    assert sums(balances_of(person, now=now)) == [("cpd-60", [development, attestation], 1)]


def test_a_correction_counts_where_its_webinar_counts() -> None:
    now = timezone.now()
    person = factories.person()
    old = attended(person, ended_at=now - timedelta(days=4 * 365))
    attended(person, ended_at=now - timedelta(days=2))
    correct_hours(old, person, credits=Decimal("1.5"), reason="Found in the archive.", by=old.created_by)
    assert sums(balances_of(person)) == [("cpd-60", [Decimal(1), Decimal("2.5")], Decimal("2.5"))]


def test_what_was_revoked_is_gone_from_every_sum() -> None:
    person = factories.person()
    webinar = attended(person, ended_at=timezone.now() - timedelta(days=2), nodes=(node("1.1"),))
    revoke_hours(webinar, person, reason="Somebody else.", by=webinar.created_by)
    balances = balances_of(person)
    assert (sums(balances), balances.nodes) == ([("cpd-60", [0, 0], 0)], [])


def test_hours_stand_at_each_node_of_their_webinar() -> None:
    person = factories.person()
    two, ten = node("1.2"), node("1.10")
    attended(person, ended_at=timezone.now() - timedelta(days=3), nodes=(two, ten))
    attended(person, ended_at=timezone.now() - timedelta(days=2), minutes=90, nodes=(ten,))
    with translation.override("en"):
        nodes = balances_of(person).nodes
    assert [(one.code, one.title, one.by_unit) for one in nodes] == [
        ("1.2", "Node 1.2", {"h": Decimal(1)}),
        ("1.10", "Node 1.10", {"h": Decimal("2.5")}),
    ]


def test_my_hours_shows_them_and_only_mine() -> None:
    person = factories.person()
    attended(person, ended_at=timezone.now() - timedelta(days=2), minutes=90, nodes=(node("4.7"),))
    attended(factories.person(), ended_at=timezone.now() - timedelta(days=2), nodes=(node("8.8"),))
    text = rows.text_of(rows.client(person).get(reverse("credits:hours")))
    for said in (
        "Professional development, the last 3 years",
        "Attestation, the last 5 years",
        "4.7 Node 4.7",
        "1.5 h",
    ):
        assert said in text, said
    assert "8.8" not in text


def node(code: str) -> Node:
    standard, _ = Standard.objects.get_or_create(slug="test", defaults={"title_en": "Teacher", "title_kk": "Педагог"})
    version, _ = StandardVersion.objects.get_or_create(standard=standard, label="2022")
    kind, _ = NodeType.objects.get_or_create(version=version, slug="task", defaults={"name_kk": "Міндет", "level": 1})
    return Node.objects.create(version=version, type=kind, code=code, title_en=f"Node {code}", title_kk=f"Түйін {code}")
