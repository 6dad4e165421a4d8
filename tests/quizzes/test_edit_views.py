"""The author's pages: the owner, the colleague, the outsider; what was typed is kept; nothing that is posted breaks them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from quizzes.domain.attempts import start_attempt
from quizzes.domain.demands import demand
from quizzes.models import Question, Quiz
from tests import factories as make
from tests.quizzes import papers
from tests.quizzes.test_take_views import as_, text_of
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def page(name: str, webinar: Webinar, *args: Any) -> str:
    return reverse(f"quizzes:{name}", args=[webinar.code, *args])


def single(*, correct: Any = "1", **fields: Any) -> dict[str, Any]:
    return {
        "kind": "single",
        "text_en": "What is a descriptor?",
        "points": "2",
        "choice-0-en": "A mark",
        "choice-1-en": "An observable act",
        "choice-1-kk": "Бақыланатын әрекет",
        "choice-2-en": "",
        "correct": correct,
        "do": "save",
    } | fields


RULES = {
    "pass_pct": "75",
    "min_attendance_pct": "60",
    "max_attempts": "3",
    "cooloff_hours": "12",
    "questions_per_attempt": "",
    "expiry_days": "30",
    "shuffle": "on",
}


# --- who ---------------------------------------------------------------------------------------------------------------


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


# --- the rules ---------------------------------------------------------------------------------------------------------


def test_looking_writes_nothing() -> None:
    webinar = make.webinar()
    assert "No questions yet" in text_of(as_(webinar.created_by).get(page("edit", webinar)))
    assert not Quiz.objects.exists()


def test_the_rules_are_saved() -> None:
    webinar = make.webinar()
    assert (
        as_(webinar.created_by).post(page("edit", webinar), RULES | {"title_kk": "Қорытынды тест"}).status_code == 302
    )
    quiz = Quiz.objects.get(webinar=webinar)
    assert (quiz.pass_pct, quiz.min_attendance_pct, quiz.max_attempts, quiz.cooloff_hours) == (75, 60, 3, 12)
    assert (quiz.questions_per_attempt, quiz.expiry_days, quiz.shuffle, quiz.title_kk) == (
        None,
        30,
        True,
        "Қорытынды тест",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pass_pct", "0"),
        ("pass_pct", "101"),
        ("pass_pct", "x"),
        ("pass_pct", ""),
        ("max_attempts", "0"),
        ("max_attempts", "-1"),
        ("min_attendance_pct", "101"),
        ("cooloff_hours", "9" * 30),
        ("expiry_days", "0"),
        ("title_kk", "x" * 300),
        ("title_en", "a\x00b"),
    ],
)
def test_rules_that_make_no_sense_are_refused_and_what_was_typed_is_kept(field: str, value: str) -> None:
    webinar = make.webinar()
    response = as_(webinar.created_by).post(
        page("edit", webinar), RULES | {"instructions_en": "Kept as typed", field: value}
    )
    assert response.status_code == 422
    assert "Kept as typed" in response.content.decode()
    assert Quiz.objects.get().pass_pct == 70


def test_what_a_policy_demands_cannot_be_changed() -> None:
    webinar = make.webinar()
    demand(webinar, values={"pass_pct": 70, "max_attempts": 2})
    client = as_(webinar.created_by)
    assert "Set by the credit policy." in text_of(client.get(page("edit", webinar)))
    assert client.post(page("edit", webinar), RULES | {"pass_pct": "10", "max_attempts": "99"}).status_code == 302
    quiz = Quiz.objects.get()
    assert (quiz.pass_pct, quiz.max_attempts, quiz.cooloff_hours) == (70, 2, 12)


# --- questions ---------------------------------------------------------------------------------------------------------


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


def test_opening_and_closing_by_hand() -> None:
    webinar = make.webinar(state="ended")
    client = as_(webinar.created_by)
    assert "Write at least one question first." in text_of(client.post(page("open", webinar), follow=True))
    quiz = papers.quiz(webinar, questions=1)
    client.post(page("open", webinar))
    quiz.refresh_from_db()
    assert quiz.is_open
    client.post(page("close", webinar))
    quiz.refresh_from_db()
    assert quiz.state == "closed"
    coming = make.webinar()
    papers.quiz(coming, questions=1)
    assert "opens when the webinar has ended" in text_of(as_(coming.created_by).post(page("open", coming), follow=True))


def test_advice() -> None:
    webinar = make.webinar()
    demand(webinar, values={"required_questions": 10})
    quiz = Quiz.objects.get()
    quiz.questions_per_attempt = 5
    quiz.save()
    question = papers.question(quiz)
    question.choices.filter(order=1).update(text_ru="")
    text = text_of(as_(webinar.created_by).get(page("edit", webinar)))
    for expected in (
        "Needed: 10, written: 1.",
        "Asked for: 5, written: 1.",
        "One question has answers that are not written in all of its languages.",
    ):
        assert expected in text


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
