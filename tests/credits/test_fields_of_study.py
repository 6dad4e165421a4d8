"""Fields of study: an organiser names them with the terms, a certificate divides its hours among them."""

from decimal import Decimal
from typing import Any

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from credits.domain.certificates import facts_of, printed_of
from credits.domain.fields import Share, check_shares, divide, divide_evenly
from credits.domain.settle import settle_webinar
from credits.domain.terms import choose_terms, name_fields, terms_of
from credits.errors import FieldNotOffered, FieldTwice, SharesNotWhole, TermsLocked, TooManyFields
from credits.fields_of_study import fields_of_study, load_fields_of_study
from credits.models import Certificate, FieldOfStudy, Policy, TermsField
from tests import factories as make
from tests.credits import rows
from webinars.domain.schedule import copy_webinar
from webinars.models import Webinar


def field(code: str) -> FieldOfStudy:
    return FieldOfStudy.objects.get(code=code)


def share(code: str, percent: int) -> Share:
    return Share(field(code), percent)


def named(webinar: Webinar) -> list[tuple[str, int]]:
    return list(TermsField.objects.filter(terms__webinar=webinar).values_list("field__code", "share_pct"))


def draft(**fields: Any) -> Webinar:
    return make.webinar(state="draft", length_min=90, **fields)


def save(webinar: Webinar, **typed: Any) -> Any:
    data = {"policy": "cpd-60", "signer1_name": "Кепілбаева", "signer1_position": "director", **typed}
    return rows.client(webinar.created_by).post(reverse("credits:terms", args=[webinar.code]), data)


def figures(credits: str, shares: list[int], increment: str) -> list[str]:
    return [str(part) for part in divide(Decimal(credits), shares=shares, increment=Decimal(increment))]


@pytest.mark.parametrize(
    ("credits", "shares", "increment", "parts"),
    [
        ("2", [60, 40], "0.2", ["1.2", "0.8"]),
        ("1.2", [50, 50], "0.2", ["0.6", "0.6"]),
        ("1.2", [34, 33, 33], "0.2", ["0.4", "0.4", "0.4"]),
        ("1", [50, 50], "0.2", ["0.6", "0.4"]),  # of equal remainders the earlier
        ("36", [30, 20, 25, 25], "1", ["11", "7", "9", "9"]),
        ("36", [100], "1", ["36"]),
        ("2", [70, 30], "1", ["1", "1"]),
        ("1", [60, 40], "1", ["0.6", "0.4"]),  # in whole hours one would have none
        ("1", [97, 1, 1, 1], "1", ["0.97", "0.01", "0.01", "0.01"]),
        ("1.25", [60, 40], "0.2", ["0.75", "0.5"]),  # off the grid: in its own last decimal
        ("0.125", [50, 50], "0.25", ["0.063", "0.062"]),
        ("0", [60, 40], "1", ["0", "0"]),
    ],
)
def test_hours_are_divided_exactly(credits: str, shares: list[int], increment: str, parts: list[str]) -> None:
    assert figures(credits, shares, increment) == parts


@st.composite
def any_shares(draw: st.DrawFn) -> list[int]:
    cuts = sorted(draw(st.sets(st.integers(1, 99), max_size=3)))
    return [after - before for before, after in zip([0, *cuts], [*cuts, 100], strict=True)]


@given(
    thousandths=st.integers(1, 999_999),
    shares=any_shares(),
    increment=st.sampled_from([Decimal(text) for text in ("1", "0.5", "0.25", "0.2", "0.1", "0.001")]),
    on_grid=st.booleans(),
)
def test_the_parts_are_the_whole_whatever_is_divided(
    thousandths: int, shares: list[int], increment: Decimal, on_grid: bool
) -> None:
    credits = thousandths * (increment if on_grid else Decimal("0.001"))
    parts = divide(credits, shares=shares, increment=increment)
    assert sum(parts) == credits
    assert all(part > 0 for part in parts)
    step = increment if credits % increment == 0 else Decimal(1).scaleb(int(credits.normalize().as_tuple().exponent))
    assert all(abs(part - credits * percent / 100) < step for part, percent in zip(parts, shares, strict=True))


def test_equal_shares_make_a_hundred() -> None:
    assert [divide_evenly(count) for count in (1, 2, 3, 4)] == [[100], [50, 50], [34, 33, 33], [25, 25, 25, 25]]


@pytest.mark.django_db
def test_the_fields_come_with_the_product_and_stay_as_operators_left_them() -> None:
    FieldOfStudy.objects.filter(code="pedagogy").update(name_en="Our own words")
    load_fields_of_study()
    assert FieldOfStudy.objects.count() == len(fields_of_study()) == 25
    assert field("pedagogy").name_en == "Our own words"
    assert all((one.name_kk, one.name_ru, one.name_en) > ("", "", "") for one in FieldOfStudy.objects.all())
    assert not FieldOfStudy.objects.filter(code__startswith="nasba", is_offered=True).exists()


@pytest.mark.django_db
def test_the_domain_refuses_what_is_no_whole() -> None:
    half = [share("pedagogy", 50), share("assessment", 50)]
    check_shares(half)
    check_shares([])
    with pytest.raises(SharesNotWhole, match="Now they make 60 %"):
        check_shares([share("pedagogy", 50), share("assessment", 10)])
    with pytest.raises(SharesNotWhole):
        check_shares([share("pedagogy", 100), share("assessment", 0)])
    with pytest.raises(FieldTwice):
        check_shares([half[0], half[0]])
    codes = ("pedagogy", "psychology", "assessment", "curriculum", "upbringing")
    with pytest.raises(TooManyFields):
        check_shares([share(code, 20) for code in codes])
    with pytest.raises(FieldNotOffered):
        check_shares([share("nasba-statistics", 100)])
    check_shares([share("nasba-statistics", 100)], kept=frozenset({field("nasba-statistics").pk}))


@pytest.mark.django_db
def test_an_organiser_names_them_with_the_terms() -> None:
    webinar = draft()
    page = rows.client(webinar.created_by).get(reverse("credits:terms", args=[webinar.code])).content.decode()
    assert "Assessment of learning" in page
    assert "Personnel/Human Resources" not in page
    assert save(webinar, field1="assessment", share1="60", field2="pedagogy", share2="40").status_code == 302
    assert named(webinar) == [("assessment", 60), ("pedagogy", 40)]
    page = rows.client(webinar.created_by).get(reverse("credits:terms", args=[webinar.code])).content.decode()
    assert '<option value="assessment" selected>' in page
    assert save(webinar, field1="pedagogy").status_code == 302
    assert named(webinar) == [("pedagogy", 100)]
    assert save(webinar, field1="pedagogy", field3="assessment", field4="upbringing").status_code == 302
    assert named(webinar) == [("pedagogy", 34), ("assessment", 33), ("upbringing", 33)]
    assert save(webinar).status_code == 302
    assert named(webinar) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "where", "says"),
    [
        (
            {"field1": "assessment", "share1": "60", "field2": "pedagogy", "share2": "30"},
            "share2",
            "Now they make 90 %",
        ),
        ({"field1": "assessment", "share1": "60", "field2": "pedagogy"}, "share2", "Say its share"),
        ({"field1": "assessment", "share1": "50", "field2": "assessment", "share2": "50"}, "field2", "stands once"),
        ({"share1": "50"}, "field1", "Choose the field"),
        ({"field1": "astrology", "share1": "100"}, "field1", "valid choice"),
        ({"field1": "nasba-statistics", "share1": "100"}, "field1", "valid choice"),
        ({"field1": "assessment", "share1": "101"}, "share1", "less than or equal to 100"),
        ({"field1": "assessment", "share1": "0"}, "share1", "greater than or equal to 1"),
        ({"field1": "assessment", "share1": "half"}, "share1", "whole number"),
        ({"field1": "a\x00", "share1": "100"}, "field1", "valid choice"),
    ],
)
def test_mistakes_stand_beside_the_field_and_nothing_typed_is_lost(
    typed: dict[str, str], where: str, says: str
) -> None:
    webinar = draft()
    response = save(webinar, **typed)
    assert response.status_code == 422
    errors = response.context["form"].errors
    assert list(errors) == [where]
    assert says in str(errors[where])
    page = response.content.decode()
    assert "Кепілбаева" in page
    if typed.get("field1") == "assessment":
        assert '<option value="assessment" selected>' in page
    assert named(webinar) == []


@pytest.mark.django_db
def test_one_that_is_offered_no_more_may_stay() -> None:
    webinar = draft()
    save(webinar, field1="assessment")
    FieldOfStudy.objects.filter(code="assessment").update(is_offered=False)
    assert save(webinar, field1="assessment").status_code == 302
    assert named(webinar) == [("assessment", 100)]
    assert save(draft(), field1="assessment").status_code == 422


@pytest.mark.django_db
def test_after_the_start_they_stay_and_the_page_shows_them() -> None:
    webinar = draft()
    save(webinar, field1="assessment", share1="70", field2="pedagogy", share2="30")
    Webinar.objects.filter(pk=webinar.pk).update(state="live", started_at=webinar.starts_at)
    webinar.refresh_from_db()
    with pytest.raises(TermsLocked):
        choose_terms(webinar, policy=Policy.objects.get(slug="cpd-60"))
    save(webinar, field1="upbringing")
    assert named(webinar) == [("assessment", 70), ("pedagogy", 30)]
    page = rows.client(webinar.created_by).get(reverse("credits:terms", args=[webinar.code]))
    assert "Fields of study 70 % Assessment of learning 30 % Pedagogy" in rows.text_of(page)


@pytest.mark.django_db
def test_a_copy_has_them_while_all_are_offered(django_capture_on_commit_callbacks: Any) -> None:
    webinar = draft()
    save(webinar, field1="assessment", share1="70", field2="pedagogy", share2="30")
    with django_capture_on_commit_callbacks(execute=True):
        copy = copy_webinar(webinar, by=webinar.created_by)
    assert named(copy) == named(webinar) == [("assessment", 70), ("pedagogy", 30)]
    FieldOfStudy.objects.filter(code="pedagogy").update(is_offered=False)
    with django_capture_on_commit_callbacks(execute=True):
        copy = copy_webinar(webinar, by=webinar.created_by)
    assert named(copy) == []


@pytest.mark.django_db
def test_one_that_webinars_name_cannot_be_deleted() -> None:
    save(draft(), field1="assessment")
    with pytest.raises(ProtectedError):
        field("assessment").delete()
    field("upbringing").delete()


@pytest.mark.django_db
def test_a_certificate_freezes_the_hours_of_each() -> None:
    webinar = rows.ended_webinar()
    name_fields(terms_of(webinar), [share("assessment", 60), share("digital-skills", 40)])
    person = rows.registered(webinar, language="ru")
    rows.present(webinar, person, minutes=90)
    settle_webinar(webinar)
    certificate = Certificate.objects.get()
    FieldOfStudy.objects.filter(code="assessment").update(name_ru="Другое имя")
    facts, printed = facts_of(certificate), printed_of(certificate)
    assert facts["credits"] == "1.5"
    assert facts["fields_of_study"] == [
        {
            "code": "assessment",
            "kk": "Оқу жетістіктерін бағалау",
            "ru": "Оценивание учебных достижений",
            "en": "Assessment of learning",
            "credits": "1",
        },
        {
            "code": "digital-skills",
            "kk": "Цифрлық құзыреттер",
            "ru": "Цифровые компетенции",
            "en": "Digital skills",
            "credits": "0.5",
        },
    ]
    assert [" ".join(plain(text).split()) for text in printed["fields_of_study"]] == [
        "Оценивание учебных достижений – 1 ч",
        "Цифровые компетенции – 0,5 ч",
    ]
    remark = "Области обучения (ч): Оценивание учебных достижений – 1; Цифровые компетенции – 0,5"
    assert remark in [" ".join(plain(text).split()) for text in printed["remarks"]]


@pytest.mark.django_db
def test_one_field_has_all_hours_and_its_unit() -> None:
    webinar = rows.ended_webinar()
    name_fields(terms_of(webinar), [share("assessment", 100)])
    rows.present(webinar, rows.registered(webinar, language="en"), minutes=90)
    settle_webinar(webinar)
    remarks = [" ".join(plain(text).split()) for text in printed_of(Certificate.objects.get())["remarks"]]
    assert "Field of study: Assessment of learning – 1.5 h" in remarks


def plain(text: str) -> str:
    """Without what only keeps lines from ending."""
    return text.replace("\u2060", "")
