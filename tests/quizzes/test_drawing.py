"""Which questions a person gets, and that they are frozen."""

import random

import pytest
from django.utils import translation

from quizzes.domain.drawing import draw_paper
from quizzes.kinds import QuestionKind
from quizzes.models import Question, Quiz
from quizzes.paper import Paper, Texts
from tests import factories as make
from tests.quizzes import papers

pytestmark = pytest.mark.django_db


def draw(quiz: Quiz, *, seed: int = 1) -> Paper:
    questions = list(quiz.questions.active().whole().order_by("order"))
    return draw_paper(quiz, questions=questions, rng=random.Random(seed))


def ids(paper: Paper) -> list[int]:
    return [question.id for question in paper.questions]


def test_all_questions_in_the_authors_order() -> None:
    quiz = papers.quiz(make.webinar(), questions=5, pass_pct=60)
    paper = draw(quiz)
    assert ids(paper) == list(Question.objects.order_by("order").values_list("pk", flat=True))
    assert (paper.pass_pct, paper.max_points, paper.version) == (60, 5, 1)
    assert [str(choice.text) for choice in paper.at(1).choices] == [
        "1-жауап",
        "2-жауап",
        "3-жауап",
        "4-жауап",
    ] or translation.get_language() != "kk"


def test_some_of_them_keep_the_authors_order_when_they_are_not_shuffled() -> None:
    quiz = papers.quiz(make.webinar(), questions=20, questions_per_attempt=6)
    everything = list(Question.objects.order_by("order").values_list("pk", flat=True))
    drawn = ids(draw(quiz))
    assert len(drawn) == 6
    assert drawn == [pk for pk in everything if pk in drawn]
    assert drawn != ids(draw(quiz, seed=2))


def test_more_than_there_are_gives_all() -> None:
    assert len(draw(papers.quiz(make.webinar(), questions=3, questions_per_attempt=10)).questions) == 3


def test_shuffled_they_stand_otherwise_and_none_is_lost() -> None:
    quiz = papers.quiz(make.webinar(), questions=12, shuffle=True)
    one, other = draw(quiz, seed=1), draw(quiz, seed=2)
    assert sorted(ids(one)) == sorted(ids(other))
    assert ids(one) != ids(other)
    assert [choice.id for question in one.questions for choice in question.choices] != sorted(
        choice.id for question in one.questions for choice in question.choices
    )


def test_true_stands_before_false_even_when_shuffled() -> None:
    quiz = papers.quiz(make.webinar(), shuffle=True)
    for _ in range(5):
        papers.question(quiz, kind=QuestionKind.TRUE_FALSE, correct=(2,))
    assert {tuple(choice.text.text_en for choice in question.choices) for question in draw(quiz).questions} == {
        ("True", "False")
    }


def test_a_text_reads_in_the_readers_language_and_says_which_it_is() -> None:
    text = Texts(text_kk="Сұрақ", text_ru="Вопрос")
    for language, expected, lang in (("kk", "Сұрақ", "kk"), ("ru", "Вопрос", "ru"), ("en", "Сұрақ", "kk")):
        with translation.override(language):
            assert (str(text), text.lang) == (expected, lang)
    assert not Texts()


def test_a_place_outside_the_paper_is_an_index_error() -> None:
    paper = draw(papers.quiz(make.webinar(), questions=2))
    for position in (0, 3, -1):
        with pytest.raises(IndexError):
            paper.at(position)
