"""Grading is exact: whole numbers, all or nothing for a question, rounded down, the mark met without rounding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.grading import grade, passes, percent
from quizzes.kinds import QuestionKind
from quizzes.paper import Paper, from_json, to_json
from tests.quizzes.papers import paper, paper_question

SINGLE, MULTIPLE = QuestionKind.SINGLE, QuestionKind.MULTIPLE


def right(number: int) -> dict[int, frozenset[int]]:
    return {number: frozenset({number * 10 + 2})}


@pytest.mark.parametrize(
    ("chosen", "points"),
    [
        (set(), 0),
        ({11}, 0),
        ({12}, 0),
        ({12, 13}, 3),
        ({11, 12, 13}, 0),
        ({11, 12, 13, 14}, 0),
        ({11, 14}, 0),
    ],
    ids=["nothing", "wrong one", "half of it", "exactly", "one too many", "everything", "only wrong ones"],
)
def test_several_correct_answers_are_all_or_nothing(chosen: set[int], points: int) -> None:
    result = grade(paper(paper_question(1, correct={2, 3}, kind=MULTIPLE, points=3)), {1: frozenset(chosen)})
    assert (result.points, result.max_points) == (points, 3)


@pytest.mark.parametrize(
    ("correct", "of", "pass_pct", "pct", "passed"),
    [
        (7, 10, 70, 70, True),
        (6, 10, 70, 60, False),
        (0, 10, 70, 0, False),
        (10, 10, 100, 100, True),
        (2, 3, 67, 66, False),
        (2, 3, 66, 66, True),
        (1, 3, 34, 33, False),
        (699, 1000, 70, 69, False),
        (700, 1000, 70, 70, True),
        (1, 1, 1, 100, True),
        (0, 1, 1, 0, False),
    ],
)
def test_the_pass_mark(correct: int, of: int, pass_pct: int, pct: int, passed: bool) -> None:
    questions = [paper_question(number, correct={2}, choices=2) for number in range(1, of + 1)]
    answers = {number: frozenset({number * 10 + 2}) for number in range(1, correct + 1)}
    result = grade(paper(*questions, pass_pct=pass_pct), answers)
    assert (result.points, result.max_points, result.pct, result.passed) == (correct, of, pct, passed)
    assert result.correct_count == correct


def test_questions_weigh_by_their_points() -> None:
    result = grade(paper(paper_question(1, correct={2}, points=3), paper_question(2, correct={2}, points=1)), right(1))
    assert (result.points, result.max_points, result.pct, result.passed) == (3, 4, 75, True)


def test_a_missing_answer_has_no_points_and_an_answer_to_another_paper_is_ignored() -> None:
    result = grade(paper(paper_question(1, correct={2}), paper_question(2, correct={2})), right(1) | right(77))
    assert [(each.points, each.answered) for each in result.questions] == [(1, True), (0, False)]


def test_an_empty_paper_is_not_passed() -> None:
    result = grade(paper(pass_pct=1), {})
    assert (result.points, result.max_points, result.pct, result.passed) == (0, 0, 0, False)


def test_a_question_on_two_nodes_counts_in_both() -> None:
    result = grade(
        paper(
            paper_question(1, correct={2}, points=2, nodes=(5, 4)),
            paper_question(2, correct={2}, points=1, nodes=(5,)),
            paper_question(3, correct={2}),
        ),
        right(1),
    )
    assert [(each.node.id, each.points, each.max_points, each.pct) for each in result.nodes] == [
        (4, 2, 2, 100),
        (5, 2, 3, 66),
    ]


def test_true_and_false() -> None:
    statement = paper_question(1, correct={1}, choices=2, kind=QuestionKind.TRUE_FALSE)
    assert grade(paper(statement), {1: frozenset({11})}).points == 1
    assert grade(paper(statement), {1: frozenset({12})}).points == 0


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    questions = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        choices = draw(st.integers(2, 6))
        kind = draw(st.sampled_from([SINGLE, MULTIPLE]))
        most = 1 if kind is SINGLE else choices
        correct = draw(st.sets(st.integers(1, choices), min_size=1, max_size=most))
        questions.append(
            paper_question(
                number,
                correct=correct,
                choices=choices,
                kind=kind,
                points=draw(st.integers(1, 100)),
                nodes=tuple(draw(st.sets(st.integers(1, 4)))),
            )
        )
    return paper(*questions, pass_pct=draw(st.integers(1, 100)))


@given(papers(), st.data())
def test_the_sum_of_the_parts_is_the_score_and_passing_is_what_the_per_cent_says(
    drawn: Paper, data: st.DataObject
) -> None:
    answers = {
        question.id: frozenset(data.draw(st.sets(st.sampled_from(sorted(question.choice_ids)))))
        for question in drawn.questions
    }
    result = grade(drawn, answers)
    assert result.points == sum(each.points for each in result.questions) <= result.max_points
    assert result.passed == (result.points * 100 >= drawn.pass_pct * result.max_points)
    # Rounded down, the whole per cent agrees with the decision: no "70 %, not passed" at a mark of 70.
    assert result.passed == (result.pct >= drawn.pass_pct)
    assert all(node.points <= node.max_points for node in result.nodes)


@given(papers())
def test_the_right_answers_reach_the_maximum_and_everything_ticked_does_not(drawn: Paper) -> None:
    best = grade(drawn, {question.id: question.correct_ids for question in drawn.questions})
    assert (best.points, best.pct, best.passed) == (drawn.max_points, 100, True)
    ticked = grade(drawn, {question.id: question.choice_ids for question in drawn.questions})
    assert ticked.points == sum(
        question.points for question in drawn.questions if question.correct_ids == question.choice_ids
    )


@given(papers())
def test_a_stored_paper_reads_as_it_was(drawn: Paper) -> None:
    assert from_json(to_json(drawn)) == drawn


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(1, 100))
def test_per_cent_never_promises_more_than_there_is(points: int, more: int, mark: int) -> None:
    whole = points + more
    assert percent(points, whole) * whole <= points * 100
    assert passes(points, whole, pass_pct=mark) == (whole > 0 and percent(points, whole) >= mark)
