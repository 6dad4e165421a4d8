"""Drawing a paper: which questions a person gets in an attempt, in which order."""

import random
from collections.abc import Sequence

from quizzes.kinds import QuestionKind
from quizzes.models import Question, Quiz
from quizzes.paper import Paper, PaperChoice, PaperNode, PaperQuestion, texts_of


def draw_paper(quiz: Quiz, *, questions: Sequence[Question], rng: random.Random) -> Paper:
    """Takes `quiz.questions_per_attempt` of `questions` at random (all when it is None) and freezes them.

    Shuffled when the quiz says so, else in the author's order. True stands before false in every paper.
    """
    drawn = list(questions)
    if quiz.questions_per_attempt is not None and quiz.questions_per_attempt < len(drawn):
        kept = sorted(rng.sample(range(len(drawn)), quiz.questions_per_attempt))
        drawn = [drawn[index] for index in kept]
    if quiz.shuffle:
        rng.shuffle(drawn)
    return Paper(
        pass_pct=quiz.pass_pct,
        questions=tuple(freeze(question, rng=rng if quiz.shuffle else None) for question in drawn),
    )


def freeze(question: Question, *, rng: random.Random | None = None) -> PaperQuestion:
    """`question` as it stands now; its answers shuffled by `rng`, if one is given."""
    choices = [
        PaperChoice(id=choice.pk, text=texts_of(choice, "text"), correct=choice.correct)
        for choice in question.choices.all()
    ]
    if rng is not None and question.question_kind is not QuestionKind.TRUE_FALSE:
        rng.shuffle(choices)
    return PaperQuestion(
        id=question.pk,
        kind=question.question_kind,
        text=texts_of(question, "text"),
        explanation=texts_of(question, "explanation"),
        points=question.points,
        choices=tuple(choices),
        nodes=tuple(
            PaperNode(id=node.pk, code=node.code, title=texts_of(node, "title")) for node in question.nodes.all()
        ),
    )
