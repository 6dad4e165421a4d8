"""Papers and rows for the tests of quizzes."""

from typing import Any

from django.utils import timezone

from quizzes.kinds import TRUE_FALSE_TEXTS, QuestionKind
from quizzes.models import Choice, Question, Quiz, QuizState
from quizzes.paper import Paper, PaperChoice, PaperNode, PaperQuestion, Texts
from webinars.models import Webinar


def paper_question(
    number: int,
    *,
    correct: set[int],
    choices: int = 4,
    kind: QuestionKind = QuestionKind.SINGLE,
    points: int = 1,
    nodes: tuple[int, ...] = (),
) -> PaperQuestion:
    """Its answers have the ids number * 10 + 1, + 2 ...; `correct` names them by place, from 1."""
    return PaperQuestion(
        id=number,
        kind=kind,
        text=Texts(text_en=f"Question {number}"),
        explanation=Texts(text_en=f"Because {number}"),
        points=points,
        choices=tuple(
            PaperChoice(id=number * 10 + place, text=Texts(text_en=f"Answer {place}"), correct=place in correct)
            for place in range(1, choices + 1)
        ),
        nodes=tuple(PaperNode(id=node, code=f"1.{node}", title=Texts(text_en=f"Node {node}")) for node in nodes),
    )


def paper(*questions: PaperQuestion, pass_pct: int = 70) -> Paper:
    return Paper(pass_pct=pass_pct, questions=questions)


def quiz(webinar: Webinar, *, questions: int = 0, opened: bool = False, **fields: Any) -> Quiz:
    """A quiz with so many single-choice questions, the second answer of each correct. Attendance is not asked for by default."""
    defaults: dict[str, Any] = {"min_attendance_pct": 0, "shuffle": False}
    if opened:
        defaults |= {"state": QuizState.OPEN, "opened_at": timezone.now()}
    made = Quiz.objects.create(webinar=webinar, **defaults | fields)
    for order in range(questions):
        question(made, order=order)
    return made


def question(
    of: Quiz,
    *,
    kind: QuestionKind = QuestionKind.SINGLE,
    correct: tuple[int, ...] = (2,),
    choices: int = 4,
    **fields: Any,
) -> Question:
    """`correct` names the right answers by place, from 1."""
    order = fields.pop("order", of.questions.count())
    texts = {"text_kk": f"{order + 1}-сұрақ", "text_ru": f"Вопрос {order + 1}", "text_en": f"Question {order + 1}"}
    made = Question.objects.create(quiz=of, kind=kind, order=order, **texts | fields)
    if kind is QuestionKind.TRUE_FALSE:
        rows = [{f"text_{code}": text for code, text in row.items()} for row in TRUE_FALSE_TEXTS]
    else:
        rows = [
            {"text_kk": f"{n}-жауап", "text_ru": f"Ответ {n}", "text_en": f"Answer {n}"} for n in range(1, choices + 1)
        ]
    Choice.objects.bulk_create(
        Choice(question=made, order=place, correct=place in correct, **row) for place, row in enumerate(rows, start=1)
    )
    return made


def choice_id(of: Question | PaperQuestion, place: int) -> int:
    """The id of the answer at this place, from 1."""
    if isinstance(of, PaperQuestion):
        return of.choices[place - 1].id
    return list(of.choices.order_by("order"))[place - 1].pk
