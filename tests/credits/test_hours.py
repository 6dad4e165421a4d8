"""My hours and the computation behind them."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from accounts.rights import Right
from credits.domain.hours import hours_of
from credits.domain.ledger import correct_hours
from credits.domain.periods import months_before
from credits.domain.settle import settle_webinar
from credits.models import Certificate
from quizzes.models import Quiz, QuizState
from tests import factories as make
from tests.credits import rows

pytestmark = pytest.mark.django_db


def test_it_sums_by_policy_and_says_why() -> None:
    _webinar, person = rows.granted()
    course = rows.ended_webinar(policy="kz-pd-course", nominal="2", title_en="A course")
    make.registration(course, person)
    rows.present(course, person, minutes=90)
    Quiz.objects.filter(webinar=course).update(state=QuizState.OPEN, opened_at=course.ended_at)
    settle_webinar(course)
    mine = hours_of(person)
    assert [
        (account.version.policy.slug, account.earned, account.waiting, account.possible) for account in mine.accounts
    ] == [
        ("cpd-60", Decimal(1), Decimal(0), Decimal("1.5")),
        ("kz-pd-course", Decimal(0), Decimal(2), Decimal(2)),
    ]
    text = rows.text_of(rows.client(person).get(reverse("credits:hours")))
    for expected in (
        "Assessment descriptors",
        "+1",
        "of 1.5",
        "62:00 of 90:00",
        "A course",
        "2 waiting",
        "quiz: not taken",
        "To the quiz",
    ):
        assert expected in text, expected


def test_a_newcomer_hears_what_to_do() -> None:
    response = rows.client(make.person()).get(reverse("credits:hours"))
    text = rows.text_of(response)
    assert "No hours yet" in text
    assert "Find a lecture" in text


def test_each_sees_their_own_hours_only() -> None:
    _webinar, person = rows.granted()
    other = rows.client(make.person())
    assert "Assessment descriptors" not in rows.text_of(other.get(reverse("credits:hours")))
    assert rows.client().get(reverse("credits:hours")).status_code == 302
    assert rows.client(person).get(reverse("credits:hours")).status_code == 200


def test_a_correction_is_a_line_of_its_own() -> None:
    webinar, person = rows.granted()
    correct_hours(
        webinar, person, credits=Decimal("0.5"), reason="Attended from another account.", by=webinar.created_by
    )
    mine = hours_of(person)
    assert [(line.credits, line.is_change) for line in mine.lines] == [(Decimal("-0.5"), True), (1, False)]
    assert mine.accounts[0].earned == Decimal("0.5")
    text = rows.text_of(rows.client(person).get(reverse("credits:hours")))
    assert "−0.5" in text
    assert "Attended from another account." in text


def test_the_page_takes_as_many_queries_for_five_webinars_as_for_one(django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _webinar, person = rows.granted()
    client = rows.client(person)
    client.get(reverse("credits:hours"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("credits:hours"))
    for _ in range(4):
        more = rows.ended_webinar()
        make.registration(more, person)
        rows.present(more, person, minutes=90)
        settle_webinar(more)
    with django_assert_num_queries(len(one)):
        client.get(reverse("credits:hours"))


def test_the_computation_goes_step_by_step_to_the_hash() -> None:
    webinar, person = rows.granted()
    url = reverse("credits:computation", args=[webinar.code])
    text = rows.text_of(rows.client(person).get(url))
    for expected in (
        "Step by step",
        "62:00",
        "of 90:00",
        "cpd-60",
        "version 1",
        "Granted",
        Certificate.objects.get().frozen["facts"]["evidence_hash"][:4],
    ):
        assert expected in text, expected
    assert rows.client(make.person()).get(url).status_code == 404
    assert rows.client().get(url).status_code == 302


def test_the_russian_page_writes_a_comma() -> None:
    _webinar, person = rows.granted(minutes=80)
    assert "+1,25" in rows.text_of(rows.client(person, "ru").get(reverse("credits:hours")))


@pytest.mark.parametrize(
    ("moment", "months", "earlier"),
    [
        ("2026-11-22", 36, "2023-11-22"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-01-31", 2, "2025-11-30"),
        ("2026-12-01", 12, "2025-12-01"),
    ],
)
def test_periods_are_calendar_months(moment: str, months: int, earlier: str) -> None:
    assert months_before(datetime.fromisoformat(moment), months=months) == datetime.fromisoformat(earlier)


def test_who_may_see_a_persons_ledger() -> None:
    person = make.person()
    for allowed in (person, make.auditor(), make.administrator()):
        assert allowed.has_perm(Right.LEDGER_VIEW, person)
    for other in (make.person(), make.lecturer(), make.organiser(), AnonymousUser()):
        assert not other.has_perm(Right.LEDGER_VIEW, person)
