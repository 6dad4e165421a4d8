"""Means, medians, bars; and what is not shown."""

from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from tests import factories as make
from tests.feedback.given import ended, give
from tests.materials.files import client_of
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.domain.results import Bar, mean_of, median_of, results_of
from webinars.feedback.models import FeedbackForm
from webinars.models import Webinar


@pytest.mark.parametrize(
    ("counts", "mean", "median"),
    [
        ((0, 0, 0, 0, 0), None, None),
        ((1, 0, 0, 0, 0), "1.0", "1"),
        ((0, 0, 0, 0, 7), "5.0", "5"),
        ((1, 0, 0, 0, 1), "3.0", "3"),
        ((0, 1, 1, 0, 0), "2.5", "2.5"),
        ((1, 1, 0, 0, 1), "2.7", "2"),
        ((0, 0, 3, 1, 0), "3.3", "3"),  # 3.25: half up
        ((2, 0, 0, 2, 1), "3.0", "4"),
        ((1, 0, 0, 1, 0), "2.5", "2.5"),
    ],
)
def test_means_and_medians(counts: tuple[int, ...], mean: str | None, median: str | None) -> None:
    assert mean_of(counts) == (Decimal(mean) if mean else None)
    assert median_of(counts) == (Decimal(median) if median else None)


def results_page(webinar: Webinar, person: User | None, name: str = "results") -> tuple[int, str]:
    answer = client_of(person).get(reverse(f"feedback:{name}", args=[webinar.code]))
    return answer.status_code, answer.content.decode()


@pytest.mark.django_db
def test_results_of_several() -> None:
    webinar = ended()
    for number, text in ((5, "бір"), (4, "екі"), (4, "")):
        give(webinar, number, text)
    found = results_of(form_of(webinar))
    assert (found.people, found.is_shown) == (3, True)
    first = found.statements[0]
    assert (first.counts, first.n, first.mean, first.median) == ((0, 0, 0, 2, 1), 3, Decimal("4.3"), Decimal(4))
    assert first.bars == [Bar(5, 1, 33), Bar(4, 2, 67), Bar(3, 0, 0), Bar(2, 0, 0), Bar(1, 0, 0)]
    assert {(said.text, said.by) for said in found.statements[5].texts} == {("бір", ""), ("екі", "")}


@pytest.mark.django_db
def test_of_one_or_two_nothing_is_shown_when_names_are_hidden() -> None:
    webinar = ended()
    lecturer = webinar.lecturers.get()
    for _ in range(2):
        give(webinar, 1, "Құпия сөз")
    for name in ("results", "csv"):
        status, page = results_page(webinar, lecturer, name)
        assert (status, "Құпия сөз" in page) == (200, False)
    give(webinar, 5, "үш")
    for name in ("results", "csv"):
        assert "Құпия сөз" in results_page(webinar, lecturer, name)[1]


@pytest.mark.django_db
def test_with_names_one_is_enough() -> None:
    webinar = ended()
    FeedbackForm.objects.filter(pk=form_of(webinar).pk).update(is_anonymous=False)
    person = give(webinar, 5, "Рахмет")
    for name in ("results", "csv"):
        page = results_page(webinar, webinar.created_by, name)[1]
        assert "Рахмет" in page
        assert person.display_name in page


@pytest.mark.django_db
def test_an_anonymous_form_names_nobody() -> None:
    webinar = ended()
    people = [give(webinar, 5, f"Пікір {number}") for number in range(3)]
    for name in ("results", "csv"):
        page = results_page(webinar, webinar.lecturers.get(), name)[1]
        assert "Пікір 0" in page
        assert not [person for person in people if person.display_name in page or person.email in page]


@pytest.mark.django_db
def test_results_are_the_teams() -> None:
    webinar = ended()
    for _ in range(3):
        person = give(webinar, 5, "Құпия сөз")
    moderator = make.person()
    webinar.moderators.add(moderator)
    for name in ("results", "csv"):
        for other in (person, make.person(), make.lecturer(), moderator, make.auditor(), make.organiser()):
            status, page = results_page(webinar, other, name)
            assert (status, "Құпия сөз" in page) == (403, False)
        assert results_page(webinar, None, name)[0] == 302
        for mine in (webinar.lecturers.get(), webinar.created_by, make.administrator()):
            assert results_page(webinar, mine, name)[0] == 200


@pytest.mark.django_db
def test_the_file_runs_no_formulas() -> None:
    webinar = ended()
    for text in ('=HYPERLINK("http://evil.example")', "-1+1", "@SUM(A1)"):
        give(webinar, 3, text)
    page = results_page(webinar, webinar.created_by, "csv")[1]
    assert page.startswith("\ufeff")
    rows = page.splitlines()
    assert rows[0].lstrip("\ufeff") == "Question;Kind;n;Mean;Median;1;2;3;4;5;Text"
    assert rows[1].split(";")[2:] == ["3", "3.0", "3", "0", "0", "3", "0", "0", ""]
    ends = sorted(row.split(";")[-1] for row in rows if ";;;;;;;" in row)
    assert ends == ['"\'=HYPERLINK(""http://evil.example"")"', "'-1+1", "'@SUM(A1)"]


@pytest.mark.django_db
def test_a_fixed_number_of_questions_to_the_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    webinar = ended()
    for _ in range(3):
        give(webinar, 5, "a")
    form = form_of(webinar)
    with django_assert_num_queries(3):
        results_of(form)
    for _ in range(3):
        give(webinar, 5, "b")
    with django_assert_num_queries(3):
        results_of(form)
