"""How a paper is graded: a pure function over whole numbers.

A question gives all of its points or none. For several correct answers that means exactly the correct ones, no more and no
fewer: a share for a part would reward ticking everything, would need fractions of a point, and could not be explained in one
sentence on a page. An answer that was not given has no points. The score in per cent is rounded down, so that 69.9 % is
never shown as 70 % beside "not passed"; the pass mark is met by `points * 100 >= pass mark * maximum`, without rounding.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from quizzes.paper import Paper, PaperNode, PaperQuestion


@dataclass(frozen=True, slots=True)
class QuestionGrade:
    question: PaperQuestion
    chosen: frozenset[int]
    correct: bool

    @property
    def points(self) -> int:
        return self.question.points if self.correct else 0

    @property
    def answered(self) -> bool:
        return bool(self.chosen)


@dataclass(frozen=True, slots=True)
class NodeGrade:
    """What the questions on one node of the standard gave. A question on two nodes counts in both."""

    node: PaperNode
    points: int
    max_points: int
    pct: int


@dataclass(frozen=True, slots=True)
class Grade:
    points: int
    max_points: int
    pct: int
    passed: bool
    questions: tuple[QuestionGrade, ...]
    nodes: tuple[NodeGrade, ...]

    @property
    def correct_count(self) -> int:
        return sum(grade.correct for grade in self.questions)


def grade(paper: Paper, answers: Mapping[int, frozenset[int]]) -> Grade:
    """Grades `answers` (question id -> ids of the chosen answers; a question may be missing)."""
    questions = tuple(grade_question(question, answers.get(question.id, frozenset())) for question in paper.questions)
    points = sum(each.points for each in questions)
    return Grade(
        points=points,
        max_points=paper.max_points,
        pct=percent(points, paper.max_points),
        passed=passes(points, paper.max_points, pass_pct=paper.pass_pct),
        questions=questions,
        nodes=_by_node(questions),
    )


def grade_question(question: PaperQuestion, chosen: frozenset[int]) -> QuestionGrade:
    return QuestionGrade(question=question, chosen=chosen, correct=bool(chosen) and chosen == question.correct_ids)


def passes(points: int, max_points: int, *, pass_pct: int) -> bool:
    """Whether the pass mark is met ("score >= pass"). A paper without points cannot be passed."""
    return max_points > 0 and points * 100 >= pass_pct * max_points


def percent(points: int, max_points: int) -> int:
    """Whole per cent, rounded down; 0 of 0 is 0."""
    return points * 100 // max_points if max_points else 0


def _by_node(questions: tuple[QuestionGrade, ...]) -> tuple[NodeGrade, ...]:
    sums: dict[int, tuple[PaperNode, int, int]] = {}
    for each in questions:
        for node in each.question.nodes:
            _node, points, max_points = sums.get(node.id, (node, 0, 0))
            sums[node.id] = (node, points + each.points, max_points + each.question.points)
    ordered = sorted(sums.values(), key=lambda entry: (entry[0].code, entry[0].id))
    return tuple(NodeGrade(node=n, points=p, max_points=m, pct=percent(p, m)) for n, p, m in ordered)
