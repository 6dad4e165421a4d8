"""The author's pages of questions: what was typed is kept, whatever is missing."""

import re
from typing import Any

import pytest

from quizzes.domain.attempts import start_attempt
from quizzes.models import Question
from tests import factories as make
from tests.quizzes import papers
from tests.quizzes.test_take_views import as_, text_of
from tests.quizzes.typed import page, single

pytestmark = pytest.mark.django_db


def test_a_question_is_written() -> None:
    webinar = make.webinar()
    client = as_(webinar.created_by)
    for kind in ("single", "multiple", "true_false", "nonsense"):
        assert client.get(page("add_question", webinar), {"kind": kind}).status_code == 200
    response = client.post(page("add_question", webinar), single())
    question = Question.objects.get()
    assert response.headers["Location"] == f"{page('edit', webinar)}#question-{question.code}"
    assert [(choice.text_en, choice.text_kk, choice.correct) for choice in question.choices.all()] == [
        ("A mark", "", False),
        ("An observable act", "Бақыланатын әрекет", True),
    ]
    text = text_of(client.get(page("edit", webinar)))
    for expected in ("What is a descriptor?", "An observable act", "2 points"):
        assert expected in text
    again = client.post(page("add_question", webinar), single(text_en="Next?", do="next"))
    assert again.headers["Location"] == f"{page('add_question', webinar)}?kind=single"


def test_the_other_kinds_are_written() -> None:
    webinar = make.webinar()
    client = as_(webinar.created_by)
    assert client.post(page("add_question", webinar), single(kind="multiple", correct=["0", "1"])).status_code == 302
    statement = {
        "kind": "true_false",
        "text_kk": "Дескриптор бақыланады",
        "points": "1",
        "truth": "false",
        "do": "save",
    }
    assert client.post(page("add_question", webinar), statement).status_code == 302
    several, truth = Question.objects.order_by("order")
    assert several.choices.filter(correct=True).count() == 2
    assert [(choice.text_ru, choice.correct) for choice in truth.choices.all()] == [("Верно", False), ("Неверно", True)]
    assert "checked" in client.get(page("change_question", webinar, truth.code)).content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"correct": []}, "Mark the correct answer."),
        ({"correct": ["0", "1"]}, "Only one answer can be correct"),
        ({"choice-0-en": ""}, "Write at least two answers."),
        ({"correct": "2"}, "An answer that is marked correct has no text."),
        ({"choice-0-en": "an observable ACT"}, "Two answers have the same text."),
        ({"text_en": " "}, "Write the question in at least one language."),
        ({"points": "0"}, "greater than or equal to 1"),
        ({"points": "1.5"}, "Points are a whole number from 1 to 100."),
        ({"points": ""}, "Say how many points it gives."),
        ({"kind": "essay"}, "Select a valid choice."),
        ({"kind": "true_false"}, "Say whether the statement is true or false."),
        ({"text_en": "x" * 5000}, "This text is too long."),
        ({"nodes": ["999999"]}, "Choose from the list."),
        ({"nodes": ["x"]}, "Choose from the list."),
        ({"nodes": ["9" * 30]}, "Choose from the list."),
    ],
)
def test_an_unfinished_question_is_refused_in_a_sentence_and_kept(fields: dict[str, Any], sentence: str) -> None:
    webinar = make.webinar()
    typed = single(explanation_ru="Пояснение осталось") | fields
    response = as_(webinar.created_by).post(page("add_question", webinar), typed)
    assert response.status_code == 422
    html = response.content.decode()
    assert sentence in text_of(response)
    for kept in ("Пояснение осталось", "Бақыланатын әрекет"):
        assert kept in html
    assert not Question.objects.exists()


def test_rows_are_added_moved_and_removed_without_losing_what_was_typed() -> None:
    webinar = make.webinar()
    client = as_(webinar.created_by)

    def rows(**fields: Any) -> list[tuple[str, bool]]:
        html = client.post(page("add_question", webinar), single(**fields)).content.decode()
        texts = re.findall(r'name="choice-\d+-en" value="([^"]*)"', html)
        marked = re.search(r'name="correct" value="(\d+)" checked', html)
        return [(text, marked is not None and int(marked[1]) == index) for index, text in enumerate(texts)]

    assert rows(do="add") == [("A mark", False), ("An observable act", True), ("", False), ("", False)]
    assert rows(do="up-1") == [("An observable act", True), ("A mark", False), ("", False)]
    assert rows(do="down-0") == [("An observable act", True), ("A mark", False), ("", False)]
    assert rows(do="remove-0") == [("An observable act", True), ("", False)]
    for nothing in ("up-0", "down-2", "remove-9", "nonsense", "up-x", ""):
        assert rows(do=nothing) == [("A mark", False), ("An observable act", True), ("", False)]
    assert not Question.objects.exists()


def test_changing_the_kind_keeps_the_answers() -> None:
    webinar = make.webinar()
    client = as_(webinar.created_by)
    html = client.post(
        page("add_question", webinar), single(kind="true_false", do="refresh", truth="false")
    ).content.decode()
    assert 'name="truth" value="false" checked' in html
    assert 'type="hidden" name="choice-1-en" value="An observable act"' in html
    back = client.post(
        page("add_question", webinar), single(kind="multiple", do="refresh", truth="false")
    ).content.decode()
    assert 'type="checkbox" name="correct" value="1" checked' in back
    assert 'type="hidden" name="truth" value="false"' in back


def test_a_fragment_for_htmx() -> None:
    webinar = make.webinar()
    client = as_(webinar.created_by)
    htmx: dict[str, Any] = {"headers": {"HX-Request": "true"}}
    refused = client.post(page("add_question", webinar), single(correct=[]), **htmx)
    assert (refused.status_code, "<html" in refused.content.decode()) == (200, False)
    saved = client.post(page("add_question", webinar), single(), **htmx)
    assert saved.headers["HX-Redirect"].startswith(page("edit", webinar))
    question = Question.objects.get()
    moved = client.post(page("move_question", webinar, question.code, "up"), **htmx).content.decode()
    assert "<html" not in moved
    assert 'id="questions"' in moved


def test_a_question_that_was_asked_says_so_and_becomes_a_new_version() -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=1, opened=True)
    start_attempt(quiz, by=make.registration(webinar).person)
    old = quiz.questions.get()
    client = as_(webinar.created_by)
    assert "People have already answered this question." in text_of(
        client.get(page("change_question", webinar, old.code))
    )
    client.post(page("change_question", webinar, old.code), single())
    old.refresh_from_db()
    assert (old.active, old.text_en) == (False, "Question 1")
    new = quiz.questions.active().get()
    assert new.text_en == "What is a descriptor?"
    late = client.post(page("change_question", webinar, old.code), single(), follow=True)
    assert "Somebody else changed or removed this question meanwhile." in text_of(late)


def test_order_removal_and_putting_back() -> None:
    webinar = make.webinar()
    quiz = papers.quiz(webinar, questions=3)
    first, second, third = quiz.questions.order_by("order")
    client = as_(webinar.created_by)
    assert client.post(page("move_question", webinar, third.code, "up")).status_code == 302
    assert [question.pk for question in quiz.questions.active().order_by("order")] == [first.pk, third.pk, second.pk]
    client.post(page("remove_question", webinar, first.code))
    assert "1 removed question" in text_of(client.get(page("edit", webinar)))
    client.post(page("restore_question", webinar, first.code))
    assert quiz.questions.active().count() == 3
    for name, args in (
        ("move_question", (third.code, "up")),
        ("remove_question", (third.code,)),
        ("restore_question", (third.code,)),
    ):
        assert client.get(page(name, webinar, *args)).status_code == 405
