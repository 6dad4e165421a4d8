"""What an author does with questions, and that a question that was asked stays as it was."""

from dataclasses import replace

import pytest

from quizzes.domain.attempts import grade_of, save_answer, start_attempt, submit_attempt
from quizzes.domain.drafts import ChoiceDraft, QuestionDraft
from quizzes.domain.questions import draft_of, move_question, quiz_of, remove_question, restore_question, save_question
from quizzes.errors import QuestionInvalid, QuestionReplaced
from quizzes.kinds import QuestionKind
from quizzes.models import Question, Quiz
from standards.models import Node, NodeType, Standard, StandardVersion
from tests import factories as make
from tests.quizzes import papers

pytestmark = pytest.mark.django_db


def draft(text: str = "What is a descriptor?", *, right: str = "An observable act", points: int = 1) -> QuestionDraft:
    return QuestionDraft(
        kind=QuestionKind.SINGLE,
        texts={"en": text},
        choices=(ChoiceDraft({"en": right}, True), ChoiceDraft({"en": "A mark"}), ChoiceDraft({})),
        explanations={"en": "It is seen in the work."},
        points=points,
    )


def texts(quiz: Quiz) -> list[str]:
    return [question.text_en for question in quiz.questions.active().order_by("order")]


def test_questions_are_added_at_the_end() -> None:
    quiz = quiz_of(make.webinar())
    for text in ("First", "Second", "Third"):
        save_question(quiz, draft(text))
    assert texts(quiz) == ["First", "Second", "Third"]
    saved = quiz.questions.order_by("order")[0]
    assert [(choice.text_en, choice.correct) for choice in saved.choices.all()] == [
        ("An observable act", True),
        ("A mark", False),
    ]
    assert quiz_of(quiz.webinar) == quiz


def test_an_unfinished_question_is_refused_with_all_that_is_wrong() -> None:
    quiz = quiz_of(make.webinar())
    with pytest.raises(QuestionInvalid) as caught:
        save_question(quiz, QuestionDraft(kind=QuestionKind.SINGLE, texts={}, choices=()))
    assert len(caught.value.problems) == 3
    assert not Question.objects.exists()


def test_a_question_that_nobody_was_asked_is_changed_in_place() -> None:
    quiz = quiz_of(make.webinar())
    first = save_question(quiz, draft())
    changed = save_question(quiz, draft("Which act is observable?", points=2), question=first)
    assert changed.pk == first.pk
    assert (changed.text_en, changed.points, changed.choices.count()) == ("Which act is observable?", 2, 2)


def test_saving_the_same_again_writes_nothing() -> None:
    quiz = quiz_of(make.webinar())
    first = save_question(quiz, draft())
    before = list(first.choices.values_list("pk", flat=True))
    again = save_question(quiz, draft_of(Question.objects.whole().get(pk=first.pk)), question=first)
    assert list(again.choices.values_list("pk", flat=True)) == before


def test_a_question_that_was_asked_is_replaced_and_old_attempts_keep_it() -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, opened=True, pass_pct=100)
    first = save_question(quiz, draft())
    save_question(quiz, draft("Second"))
    person = make.registration(webinar).person
    attempt = start_attempt(quiz, by=person)
    frozen = attempt.paper.at(1)
    save_answer(attempt, position=1, chosen=frozen.correct_ids)

    first.refresh_from_db()
    assert first.is_locked
    successor = save_question(quiz, draft("Reworded", right="Something else"), question=first)

    first = Question.objects.get(pk=first.pk)
    assert successor.pk != first.pk
    assert (first.active, first.replaced_by, first.text_en) == (False, successor, "What is a descriptor?")
    assert texts(quiz) == ["Reworded", "Second"]
    assert not quiz.questions.removed().exists()
    submitted = submit_attempt(attempt)
    assert (submitted.score_points, submitted.max_points) == (1, 2)
    assert str(submitted.paper.at(1).choices[0].text) == "An observable act"
    assert grade_of(submitted).questions[0].correct

    with pytest.raises(QuestionReplaced):
        save_question(quiz, draft("Too late"), question=first)


def test_a_question_that_was_asked_and_is_saved_unchanged_stays() -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, opened=True, questions=1)
    start_attempt(quiz, by=make.registration(webinar).person)
    question = Question.objects.whole().get()
    assert save_question(quiz, draft_of(question), question=question).pk == question.pk
    assert Question.objects.count() == 1


def test_moving() -> None:
    quiz = quiz_of(make.webinar())
    first, second, third = (save_question(quiz, draft(text)) for text in ("First", "Second", "Third"))
    move_question(third, up=True)
    assert texts(quiz) == ["First", "Third", "Second"]
    move_question(first, up=True)
    move_question(second, up=False)
    assert texts(quiz) == ["First", "Third", "Second"]
    move_question(first, up=False)
    assert texts(quiz) == ["Third", "First", "Second"]


def test_a_removed_question_can_be_put_back() -> None:
    quiz = quiz_of(make.webinar())
    first = save_question(quiz, draft("First"))
    save_question(quiz, draft("Second"))
    remove_question(first)
    assert texts(quiz) == ["Second"]
    assert [question.text_en for question in quiz.questions.removed()] == ["First"]
    move_question(first, up=True)
    restore_question(first)
    assert texts(quiz) == ["First", "Second"]


def test_nodes_are_kept() -> None:
    version = StandardVersion.objects.create(
        standard=Standard.objects.create(slug="t", title_kk="Педагог"), label="2022", act_kk="№ 500"
    )
    kind = NodeType.objects.create(version=version, slug="skill", name_kk="Дағды", level=1)
    node = Node.objects.create(version=version, type=kind, code="1.1", title_kk="Сабақ береді")
    quiz = quiz_of(make.webinar())
    question = save_question(quiz, replace(draft(), node_ids=frozenset({node.pk, 10**12})))
    assert [each.pk for each in question.nodes.all()] == [node.pk]
