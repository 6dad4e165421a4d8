"""The author's pages: the owner, the colleague, the outsider; nothing that is posted breaks them."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import factories as make
from tests.quizzes import papers
from tests.quizzes.test_take_views import as_
from tests.quizzes.typed import page, single

pytestmark = pytest.mark.django_db


def test_the_team_may_and_nobody_else() -> None:
    webinar = make.webinar()
    quiz = papers.quiz(webinar, questions=2)
    question = quiz.questions.first()
    assert question is not None
    pages = [
        page("edit", webinar),
        page("preview", webinar),
        page("add_question", webinar),
        page("change_question", webinar, question.code),
    ]
    posts = [
        page("edit", webinar),
        page("open", webinar),
        page("close", webinar),
        page("add_question", webinar),
        page("change_question", webinar, question.code),
        page("move_question", webinar, question.code, "up"),
        page("remove_question", webinar, question.code),
        page("restore_question", webinar, question.code),
    ]
    lecturer = webinar.lecturers.get()
    colleague = make.organiser(organisation=webinar.organisation)
    for who in (webinar.created_by, lecturer, colleague, make.administrator()):
        assert [as_(who).get(address).status_code for address in pages] == [200] * 4
    outsiders = [make.registration(webinar).person, make.organiser(), make.lecturer(), make.auditor()]
    for who in outsiders:
        assert [as_(who).get(address).status_code for address in pages] == [403] * 4
        assert [as_(who).post(address, single()).status_code for address in posts] == [403] * 8
    assert [Client().post(address).status_code for address in posts] == [302] * 8
    assert set(quiz.questions.values_list("active", flat=True)) == {True}


def test_a_question_of_another_webinar_is_not_found() -> None:
    mine, other = make.webinar(), make.webinar()
    papers.quiz(mine, questions=1)
    foreign = papers.question(papers.quiz(other))
    client = as_(mine.created_by)
    assert client.get(page("change_question", mine, foreign.code)).status_code == 404
    assert client.post(page("remove_question", mine, foreign.code)).status_code == 404
    foreign.refresh_from_db()
    assert foreign.active


GARBAGE: list[dict[str, Any]] = [
    {},
    {"do": "save"},
    {"do": "\x00", "kind": "\x00"},
    {"kind": "single", "correct": ["x", "-1", "9" * 50], "do": "save"},
    {
        "kind": "multiple",
        "text_kk": "\x00",
        "choice-0-kk": "\x00",
        "choice-1-kk": "\x00\x00",
        "correct": ["0", "1"],
        "points": "1",
        "do": "save",
    },
    {
        "kind": "single",
        "text_kk": "a\x00",
        "points": "1",
        "choice-0-kk": "a\x00",
        "choice-1-kk": "b",
        "correct": "0",
        "do": "save",
    },
    {"do": "remove-99", "nodes": ["\x00", "x", "9" * 60]},
    {"do": "add", "nodes": ["9" * 60], "points": "\x00"},
    {f"choice-{index}-en": f"Answer {index}" for index in range(40)}
    | {"kind": "single", "text_en": "?", "points": "1", "correct": "0"},
    {"kind": ["single", "multiple"], "truth": ["true", "false", ""], "points": "1e400"},
]


@pytest.mark.parametrize("data", GARBAGE)
def test_whatever_is_posted_there_is_an_answer(data: dict[str, Any]) -> None:
    webinar = make.webinar()
    question = papers.question(papers.quiz(webinar))
    client = as_(webinar.created_by)
    for address in (
        page("add_question", webinar),
        page("change_question", webinar, question.code),
        page("edit", webinar),
    ):
        assert client.post(address, data).status_code in (200, 302, 422)


@pytest.mark.parametrize("count", [1, 6])
def test_the_number_of_queries_does_not_grow_with_the_questions(
    count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    webinar = make.webinar()
    papers.quiz(webinar, questions=count)
    client = as_(webinar.created_by)
    with django_assert_max_num_queries(16):  # two of them count slides and polls for the steps
        client.get(page("edit", webinar))
    with django_assert_max_num_queries(8):
        client.get(page("preview", webinar))
