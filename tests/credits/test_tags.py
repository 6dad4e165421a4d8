"""What other pages show of credit, the columns of the report, and the words of reasons."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from attendance.domain.columns import registered_columns
from attendance.domain.report import attendance_of
from credits.columns import CreditColumns
from credits.domain.ledger import correct_hours
from credits.domain.policy import Reason, ReasonCode
from credits.domain.settle import settle_webinar
from credits.domain.terms import terms_of
from credits.models import Certificate
from credits.reasons import explain, in_one_line
from quizzes.models import Quiz, QuizState
from tests import factories as make
from tests.credits import rows
from webinars.models import Webinar


def draw(template: str, language: str = "en", **context: Any) -> str:
    with translation.override(language):
        return " ".join(Template("{% load credits %}" + template).render(Context(context)).split())


def said(template: str, language: str = "en", **context: Any) -> str:
    return rows.plain_text(draw(template, language, **context))


@pytest.mark.django_db
def test_cards_say_what_a_webinar_is_worth() -> None:
    webinar = make.webinar(length_min=80)
    assert draw("{% credit_worth webinar %}", webinar=webinar) == "<b>1.25</b> h"
    assert draw("{% credit_worth webinar %}", "kk", webinar=webinar) == "<b>1,25</b> сағат"
    assert said('{% credit_worth webinar "figure" %}', webinar=webinar) == "you can earn 1.25 h"
    assert said('{% credit_needs webinar "slot" %}', webinar=webinar) == "attend 75 min"
    assert draw("{% credit_worth webinar %}", webinar=make.webinar(length_min=10)) == ""


@pytest.mark.django_db
def test_the_page_says_what_is_needed() -> None:
    course = rows.ended_webinar(policy="kz-pd-course", nominal="2")
    text = said("{% credit_needs webinar %}", webinar=course)
    for expected in (
        "What is needed for 2 ac. h",
        "Attend 72 minutes",
        "80 % of the lecture",
        "Score 70 % in the quiz",
        "2 attempts",
        "given whole",
    ):
        assert expected in text, expected
    assert "Less time counts too: each 15 minutes bring 0.25 h." in said(
        "{% credit_needs webinar %}", webinar=make.webinar()
    )


@pytest.mark.django_db
def test_a_list_that_was_prepared_asks_nothing_more() -> None:
    webinars = [make.webinar() for _ in range(3)]
    for webinar in webinars[:2]:
        terms_of(webinar)
    template = "{% prepare_credits webinars %}{% for webinar in webinars %}{% credit_worth webinar %}{% endfor %}"
    fresh = list(Webinar.objects.filter(pk__in=[webinar.pk for webinar in webinars[:2]]))
    with CaptureQueriesContext(connection) as queries:
        draw(template, webinars=fresh)
    assert len(queries) == 1


@pytest.mark.django_db
def test_after_the_end_it_says_what_was_earned_and_leads_on() -> None:
    webinar, person = rows.granted()
    html = draw("{% credit_result webinar person %}", webinar=webinar, person=person)
    text = rows.plain_text(html)
    for expected in ("+1", "Earned: 1 of 1.5 h", "62:00 of 90:00", "Certificate", "How it was counted"):
        assert expected in text, expected
    assert reverse("credits:certificate", args=[Certificate.objects.get().code]) in html


@pytest.mark.django_db
def test_what_waits_for_the_quiz_leads_to_it() -> None:
    webinar = rows.ended_webinar(policy="kz-pd-course", nominal="2")
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=90)
    Quiz.objects.filter(webinar=webinar).update(state=QuizState.OPEN, opened_at=webinar.ended_at)
    settle_webinar(webinar)
    html = draw("{% credit_result webinar person %}", webinar=webinar, person=person)
    assert "Waiting for the quiz: 2 ac. h" in html
    assert "The quiz has not been taken yet. It needs 70 %." in html
    assert reverse("quizzes:take", args=[webinar.code]) in html


@pytest.mark.django_db
def test_absence_is_explained() -> None:
    webinar = rows.ended_webinar()
    person = rows.registered(webinar)
    settle_webinar(webinar)
    text = said("{% credit_result webinar person %}", webinar=webinar, person=person)
    assert "No hours this time" in text
    assert "The least credit needs 15:00 minutes, and 0:00 were attended." in text


@pytest.mark.django_db
def test_until_hours_are_counted_the_page_asks_again() -> None:
    webinar = rows.ended_webinar()
    person = rows.registered(webinar)
    html = draw("{% credit_result webinar person %}", webinar=webinar, person=person)
    assert "Your hours are being counted" in html
    url = reverse("credits:result", args=[webinar.code])
    assert f'hx-get="{url}"' in html
    settle_webinar(webinar)
    assert "No hours this time" in rows.text_of(rows.client(person).get(url))


@pytest.mark.django_db
def test_there_is_nothing_to_say_to_others_or_before_the_end() -> None:
    webinar, _person = rows.granted()
    for visitor in (None, AnonymousUser(), make.person()):
        assert draw("{% credit_result webinar person %}", webinar=webinar, person=visitor) == ""
    coming = make.webinar()
    assert draw("{% credit_result webinar person %}", webinar=coming, person=make.registration(coming).person) == ""
    url = reverse("credits:result", args=[webinar.code])
    assert rows.client().get(url).status_code == 302
    assert rows.text_of(rows.client(make.person()).get(url)) == ""


@pytest.mark.django_db
def test_the_room_has_a_meter_for_those_with_a_place() -> None:
    webinar = make.webinar(state="live")
    person = make.registration(webinar).person
    request = RequestFactory().get("/")
    request.user = person
    html = draw("{% credit_meter webinar has_place %}", webinar=webinar, has_place=True, request=request)
    assert "<credit-meter" in html
    assert " style=" not in html
    assert draw("{% credit_meter webinar has_place %}", webinar=webinar, has_place=False, request=request) == ""


@pytest.mark.django_db
def test_the_report_has_hours_reasons_and_certificates() -> None:
    assert any(isinstance(source, CreditColumns) for source in registered_columns())
    webinar, person = rows.granted()
    idle = rows.registered(webinar)
    settle_webinar(webinar)
    people, source = attendance_of(webinar), CreditColumns()
    with CaptureQueriesContext(connection) as queries, translation.override("en"):
        values = source.values(webinar, people)
        figures = source.figures(webinar, people)
    assert len(queries) == 4
    certificate = Certificate.objects.get()
    assert (values[person.pk]["credits"], values[person.pk]["credits_why"], values[person.pk]["certificate"]) == (
        1,
        "",
        certificate.number,
    )
    assert (values[idle.pk]["credits"], values[idle.pk]["credits_why"]) == (0, "0:00 of 15:00")
    assert [(figure.value, figure.is_earned) for figure in figures] == [("1", False), ("1", True)]


@pytest.mark.django_db
def test_the_report_says_who_changed_hours_by_hand() -> None:
    from decimal import Decimal

    webinar, person = rows.granted()
    correct_hours(webinar, person, credits=Decimal(2), reason="A group sign-in.", by=webinar.created_by)
    values = CreditColumns().values(webinar, attendance_of(webinar))
    assert values[person.pk]["credits"] == 2
    assert str(values[person.pk]["credits_decided"]).endswith("A group sign-in.")


@pytest.mark.django_db
def test_a_webinar_that_was_not_settled_adds_nothing() -> None:
    webinar = rows.ended_webinar()
    rows.registered(webinar)
    assert CreditColumns().values(webinar, attendance_of(webinar)) == {}
    assert CreditColumns().figures(webinar, []) == ()


EXAMPLE: dict[str, int | str] = {
    "attended_s": 2520,
    "content_s": 3600,
    "needed_s": 3000,
    "percent": 80,
    "answered": 2,
    "needed": 3,
    "shown": 3,
    "credits": "0.6",
    "share": 50,
    "questions": 3,
    "cap": "1.5",
    "months": 36,
    "minimum": "0.25",
    "score": "60",
    "days": 365,
}


@pytest.mark.parametrize("code", list(ReasonCode))
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_reason_has_its_words(code: ReasonCode, language: str) -> None:
    with translation.override(language):
        words = explain(Reason(code, EXAMPLE))
    assert words.text
    assert words.sentence.endswith(".")
    assert "%(" not in words.text + words.sentence


def test_reasons_in_one_line() -> None:
    reasons = [
        Reason(ReasonCode.TIME_SHORT, {"attended_s": 2520, "content_s": 3600, "needed_s": 3000}),
        Reason(ReasonCode.CHECKS_CAPPED, {"answered": 2, "needed": 3, "shown": 3, "credits": "0.6"}),
        Reason(ReasonCode.QUIZ_NOT_TAKEN, {"needed": 70}),
    ]
    with translation.override("en"):
        assert in_one_line(reasons) == "42:00 of 50:00, checks: 2 of 3, quiz: not taken"
